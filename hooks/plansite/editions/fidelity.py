"""The official text is published word for word: the received text with its corrections is the text of the plan's pages."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plansite.editions.corrections import Line
from plansite.files.markdownfile import Kind, Page
from plansite.files.problem import Problem


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


def compare(received: Iterable[Line], published: Iterable[Passage], source: str) -> list[Problem]:
    """Return a problem for each passage that differs from the corrected text, is missing, or is in no place of it.

    `source` is the path by which messages name the received text.
    """
    expected, found = list(received), list(published)
    wanted, written = [normal(line.text) for line in expected], [passage.text for passage in found]
    problems: list[Problem] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, wanted, written, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = min(b - a, d - c)
        problems += [_differs(expected[a + offset], found[c + offset], source) for offset in range(pairs)]
        problems += [_missing(expected[index], found[max(0, min(d, len(found)) - 1)], source) for index in range(a + pairs, b)]
        problems += [_extra(found[index]) for index in range(c + pairs, d)]
    return problems


def _differs(line: Line, passage: Passage, source: str) -> Problem:
    wanted, written = normal(line.text), passage.text
    blocks = difflib.SequenceMatcher(None, wanted, written, autojunk=False).get_opcodes()
    first = next(block for block in blocks if block[0] != "equal")
    here, there = _around(wanted, first[1], first[2]), _around(written, first[3], first[4])
    return Problem(
        passage.path,
        passage.line,
        0,
        f"公式の文と違います。原文（{source} の{line.number}行目）:「{here}」 このページ:「{there}」 "
        "公式の文に戻すか、根拠のある修正なら source/corrections.yaml に書いてください。",
        f"differs from the official text. Received (line {line.number} of {source}): '{here}'. Here: '{there}'. "
        "Restore it, or write the repair and its reason in source/corrections.yaml.",
    )


def _around(text: str, start: int, end: int) -> str:
    before, after = max(0, start - 12), min(len(text), end + 12)
    return f"{'…' if before else ''}{text[before:start]}【{text[start:end]}】{text[end:after]}{'…' if after < len(text) else ''}"


def _missing(line: Line, behind: Passage, source: str) -> Problem:
    text = _short(normal(line.text))
    return Problem(
        behind.path,
        behind.line,
        0,
        f"公式の文が抜けています。原文（{source} の{line.number}行目）:「{text}」 この行の近くに書いてください。",
        f"the official text has a passage that is missing near this line. Received (line {line.number} of {source}): '{text}'.",
    )


def _extra(passage: Passage) -> Problem:
    text = _short(passage.text)
    return Problem(
        passage.path,
        passage.line,
        0,
        f"公式の文にない文です:「{text}」 消すか、このサイトの文なら計画のページの外に書いてください。",
        f"the official text does not have this: '{text}'. Delete it, or write it outside the plan's pages.",
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
