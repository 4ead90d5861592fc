"""The English edition read by prose linters: `python hooks/english.py` prints what they find, file and line, and readability.

proselint (repeated words, sexist and vague wording) and codespell (spelling) read the pages and definitions of every language in
English; a sentence of more than 35 words is a warning. They are development dependencies: `make english`.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite import content
from plansite.content import Content
from plansite.files import problem
from plansite.files.message import Message, said
from plansite.files.problem import Problem
from plansite.files.reading import Block, Kind
from plansite.terms.spelling import language_of

LONGEST = 35


@dataclass(frozen=True)
class Passage:
    """A block of English text and its place."""

    text: str
    path: str
    line: int


def passages(site: Content) -> Iterator[Passage]:
    """Give every English block of the pages and the definitions, words of other languages left out."""
    for locale in _locales(site):
        for page in site.editions[locale].values():
            yield from (_passage(block, page.path) for block in page.blocks)
        for term, _ in site.glossary.wordings(locale):
            yield from (_passage(block, site.glossary.path) for block in site.glossary.definition_blocks(term, locale))


def _locales(site: Content) -> list[str]:
    return [locale for locale in site.project.locales if language_of(locale) == "en"]


def _passage(block: Block, path: str) -> Passage:
    silent = "".join(" " if offset in block.silent and letter != "\t" else letter for offset, letter in enumerate(block.text))
    return Passage(silent.replace("\t", " * "), path, block.line)


def sentences(text: str) -> list[str]:
    """Return the sentences of an English text: up to . ! or ? before a space and a capital, a quotation mark or a bracket."""
    return [sentence.strip() for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z(\"“])", text) if sentence.strip()]


def words(text: str) -> list[str]:
    """Return the words of an English text."""
    return re.findall(r"[A-Za-z][A-Za-z'’-]*|\d[\d.,]*", text)


def long_sentences(found: Iterable[Passage]) -> Iterator[Problem]:
    """Give a warning for each sentence of more than 35 words (plain-language guides ask for 25 or fewer on average)."""
    for passage in found:
        for sentence in sentences(passage.text):
            if (count := len(words(sentence))) > LONGEST:
                start = f"{sentence[:60]}…"
                yield Problem.on(passage.path, passage.line, "ENGL001", warning=True, words=count, most=LONGEST, start=start)


def readability(texts: Iterable[str]) -> tuple[float, float]:
    """Return the mean number of words in a sentence, and LIX: that number and the share in percent of words over six letters.

    Source: C. H. Björnsson, Läsbarhet (1968); under 40 is plain, over 50 difficult.
    """
    each = [sentence for text in texts for sentence in sentences(text)]
    found = [word for sentence in each for word in words(sentence)]
    if not found:
        return 0.0, 0.0
    mean = len(found) / len(each)
    return mean, mean + 100 * sum(len(word) > 6 for word in found) / len(found)


def figures(site: Content) -> list[tuple[str, float, float]]:
    """Return the source, the mean number of words in a sentence and LIX of each English page of the plan that has sentences."""
    found = []
    for locale in _locales(site):
        for original in site.plan_pages():
            if page := site.editions[locale].get(original.source):
                blocks = [block for block in page.blocks if block.kind is Kind.TEXT]
                if blocks:
                    found.append((page.source, *readability(_passage(block, page.path).text for block in blocks)))
    return found


def linted(found: list[Passage], root: Path) -> Iterator[Problem]:
    """Give what proselint and codespell find."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "english.txt"
        # A line of its own between two blocks, or a word at the end of one and the beginning of the next counts as repeated.
        path.write_text("".join(f"{passage.text}\n*\n" for passage in found), encoding="utf-8")
        for line, message in [*_proselint(path, root), *_codespell(path)]:
            passage = found[(line - 1) // 2]
            yield Problem(passage.path, passage.line, 0, message)


def _run(*arguments: str) -> str:
    return subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=False).stdout


def _proselint(path: Path, root: Path) -> Iterator[tuple[int, Message]]:
    for line in _run("proselint", "check", "--config", str(root / ".proselintrc.json"), str(path)).splitlines():
        if match := re.fullmatch(r".*?:(\d+):\d+: ([\w.]+): (.*)", line):
            yield int(match[1]), Message.of("ENGL002", said=match[3], rule=match[2])


def _codespell(path: Path) -> Iterator[tuple[int, Message]]:
    for line in _run("codespell_lib", str(path)).splitlines():
        if match := re.fullmatch(r".*?:(\d+): (.*?) ==> (.*)", line):
            yield int(match[1]), Message.of("ENGL003", written=match[2], right=match[3])


def main(only_mistakes: bool) -> int:
    """Print what is found in the site in the current folder, and each page's readability; return 1 for more than warnings.

    With `only_mistakes`, print nothing but what makes it fail.
    """
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    found = list(passages(site))
    mistakes = list(linted(found, site.project.root))
    if only_mistakes:
        return problem.report(mistakes, sys.stdout, os.environ)
    status = problem.report([*mistakes, *long_sentences(found)], sys.stdout, os.environ)
    for path in dict.fromkeys(passage.path for passage in found):
        mean, lix = readability(passage.text for passage in found if passage.path == path)
        print(said("ENGL004", path=path, mean=f"{mean:.1f}", lix=f"{lix:.0f}"))
    return status
