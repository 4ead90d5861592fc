"""Proposals for words without a reviewed reading, for a person to review.

SudachiPy with sudachidict_core reads the texts: a development dependency, which no build needs.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plansite import content
from plansite.content import Content
from plansite.easy import shown, tokens
from plansite.easy.tokens import Token
from plansite.files import problem
from plansite.files.message import said_in_all
from plansite.files.reading import Block
from plansite.furigana import coverage
from plansite.furigana.readings import KANJI, Readings, align

_KANJI = re.compile(f"[{KANJI}]")


@dataclass(frozen=True)
class Proposal:
    """A word and its likely reading, and the first text in which it stands."""

    word: str
    reading: str
    text: str


def proposals(blocks: Iterable[Block], readings: Readings) -> list[Proposal]:
    """Return a proposal for each word that has kanji without a reading, each word once, in the order of the texts."""
    found: dict[str, Proposal] = {}
    for block in blocks:
        missing = {offset for start, kanji in coverage.gaps(block, readings) for offset in range(start, start + len(kanji))}
        if missing:
            for token in _joined(tokens.analyse(block.text, "B")):
                if missing.intersection(range(token.start, token.start + len(token.surface))):
                    found.setdefault(token.surface, Proposal(token.surface, token.kana, block.text))
    return list(found.values())


def _joined(words: Iterable[Token]) -> Iterator[Token]:
    """Give the tokens with kanji; one kanji that touches another is joined to its neighbour, for a word of one kanji stands alone."""
    found: list[Token] = []
    for token in words:
        last = found[-1] if found else None
        if last and _touch(last.surface, token.surface):
            found[-1] = replace(last, surface=last.surface + token.surface, end=token.end, reading=last.reading + token.reading)
        else:
            found.append(token)
    return (token for token in found if _KANJI.search(token.surface))


def _touch(before: str, after: str) -> bool:
    if not (_KANJI.match(before[-1]) and _KANJI.match(after[0])):
        return False
    return not _KANJI.match(before[-2:-1]) or not _KANJI.match(after[1:2])


def append(path: Path, found: Iterable[Proposal]) -> int:
    """Write proposals at the end of the file of readings, marked for review, and return how many; what stands there stays as it is.

    A reading that does not fit the word is left for the person to write.
    """
    lines = []
    for proposal in found:
        reading = proposal.reading if align(proposal.word, proposal.reading) else "？"
        text = re.sub(r"\s+", " ", proposal.text)
        lines.append(f"  # {text}\n  {proposal.word}: {{reading: {reading}, review: true}}\n")
    if lines:
        text = path.read_text(encoding="utf-8") if path.exists() else "words:\n"
        path.write_text(text.rstrip("\n") + "\n" + "".join(lines), encoding="utf-8")
    return len(lines)


def propose(site: Content) -> int:
    """Append proposals for all that a site shows with furigana, and return how many."""
    blocks = [block for locale in site.project.ruby for block in shown.blocks(site, locale)]
    return append(site.project.readings, proposals(blocks, site.readings))


def main() -> int:
    """Append proposals for the site in the current folder and say how many."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    path = site.project.readings.relative_to(site.project.root).as_posix()
    print(said_in_all("READ022", between="\n", path=path, count=propose(site)))
    return 0
