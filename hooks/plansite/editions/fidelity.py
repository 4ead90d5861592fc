"""The official text is published word for word: the received text with its corrections is the text of the plan's pages."""

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plansite.editions.corrections import Line
from plansite.files.markdownfile import Page
from plansite.files.message import Slot
from plansite.files.problem import Problem
from plansite.files.reading import Kind


@dataclass(frozen=True)
class Passage:
    """A passage as published, with the file and line where it is written."""

    text: str
    path: str
    line: int


def passages(page: Page) -> Iterator[Passage]:
    """Give what a page of the plan says, block by block; captions of tables are the site's, not the plan's."""
    for block in page.blocks:
        if block.kind is not Kind.CAPTION:
            yield Passage(normal(f"{block.label} {block.text}"), page.path, block.line)


def normal(text: str) -> str:
    """Return `text` with every run of layout white space as one space."""
    return " ".join(text.split())


def compare(received: Iterable[Line], published: Iterable[Passage], source: str, offer: Callable[[Line, str], Slot]) -> list[Problem]:
    """Return a problem for each passage that differs from the corrected text, is missing, or is in no place of it.

    `source` is the path by which messages name the received text; `offer` says what makes a line what is published.
    """
    expected, found = list(received), list(published)
    wanted, written = [normal(line.text) for line in expected], [passage.text for passage in found]
    problems: list[Problem] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, wanted, written, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = min(b - a, d - c)
        problems += [_differs(expected[a + offset], found[c + offset], source, offer) for offset in range(pairs)]
        problems += [_missing(expected[index], found[max(0, min(d, len(found)) - 1)], source) for index in range(a + pairs, b)]
        problems += [Problem.on(extra.path, extra.line, "PLAN013", text=_short(extra.text)) for extra in found[c + pairs : d]]
    return problems


def _differs(line: Line, passage: Passage, source: str, offer: Callable[[Line, str], Slot]) -> Problem:
    wanted, written = normal(line.text), passage.text
    blocks = difflib.SequenceMatcher(None, wanted, written, autojunk=False).get_opcodes()
    first = next(block for block in blocks if block[0] != "equal")
    here, there = _around(wanted, first[1], first[2]), _around(written, first[3], first[4])
    place, made = (passage.path, passage.line), offer(line, written)
    return Problem.on(*place, "PLAN011", source=source, number=line.number, wanted=here, written=there, offer=made)


def _around(text: str, start: int, end: int) -> str:
    before, after = max(0, start - 12), min(len(text), end + 12)
    return f"{'…' if before else ''}{text[before:start]}【{text[start:end]}】{text[end:after]}{'…' if after < len(text) else ''}"


def _missing(line: Line, behind: Passage, source: str) -> Problem:
    return Problem.on(behind.path, behind.line, "PLAN012", source=source, number=line.number, text=_short(normal(line.text)))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
