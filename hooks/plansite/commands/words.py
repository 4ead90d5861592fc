"""Propose the list of words that need no entry: those without a decision, ranked, for a person to review.

terms/everyday.txt says which words everybody is taken to know. A compound of such words may still need an explanation (オープンデータ).
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plansite import check, content
from plansite.files import problem
from plansite.files.message import said, said_in_all
from plansite.terms import folding, vocabulary
from plansite.terms.vocabulary import Word

_LIST = Path(vocabulary.__file__).with_name("everyday.txt")


@dataclass(frozen=True)
class Proposal:
    """A word without a decision: how often it stands in the texts, where first, and whether everybody is taken to know it."""

    word: str
    count: int
    place: str
    known: bool


@cache
def _everyday() -> frozenset[str]:
    lines = (line for line in _LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(folding.canonical(word, "ja") for line in lines for word in line.split())


def proposals(words: Iterable[Word]) -> list[Proposal]:
    """Return a proposal for each word, its spellings as one: first what everybody knows, then the others, the most frequent first."""
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(folding.canonical(word.text, "ja"), []).append(word)
    ranked = []
    for plain, uses in found.items():
        ((written, _),) = Counter(each.text for each in uses).most_common(1)
        ranked.append(Proposal(written, len(uses), f"{uses[0].path}:{uses[0].line}", plain in _everyday()))
    return sorted(ranked, key=lambda each: (not each.known, -each.count, each.word))


def listed(found: Iterable[Proposal]) -> str:
    """Return proposals as lines of glossary/common-words.yaml."""
    return "".join(f"  - {each.word}  # {each.count}回、{each.place}\n" for each in found)


def append(path: Path, found: list[Proposal]) -> None:
    """Write what everybody knows at the end of the list of common words; what stands there stays as it is."""
    text = path.read_text(encoding="utf-8") if path.exists() else "# 説明のいらない言葉。plan words が案を出します\nwords:\n"
    text = re.sub(r"^words: *\[(.*)\]$", _one_a_line, text, flags=re.MULTILINE)
    path.write_text(text.rstrip("\n") + "\n" + listed(found), encoding="utf-8")


def _one_a_line(match: re.Match[str]) -> str:
    return "\n  - ".join(["words:", *(word.strip() for word in match[1].split(",") if word.strip())])


def main(write: bool) -> int:
    """Print the proposals for the site in the current folder; `write` adds what everybody knows to its list."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    found = proposals(vocabulary.undecided(check.words_without_entry(site), site.common_words))
    known, others = [each for each in found if each.known], [each for each in found if not each.known]
    path = site.project.common_words.relative_to(site.project.root).as_posix()
    if write and known:
        append(site.project.common_words, known)
        print(said("WORD011", file=path, count=len(known)))
    print(said_in_all("WORD012", file=path, count=len(known)))
    print(listed(known), end="")
    print(said_in_all("WORD013", count=len(others)))
    print(listed(others), end="")
    return 0
