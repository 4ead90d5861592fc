"""The text as received and its repairs: what the plan's pages must say."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plansite.files import form, yamlfile
from plansite.files.form import Form
from plansite.files.problem import Problem

SEAM = "⏎"
# What stands in an entry for what a person has yet to write.
OPEN = "？"
_Line = Annotated[int, Field(ge=1)]


class Kind(Form):
    """A kind of repair in one language: a short label and a sentence."""

    label: str
    text: str


class Change(Form):
    """One change: of a line's text, of two lines joined, of a line moved behind another, or every line of a pattern deleted.

    Lines are those of the received text, from 1. `before` stands exactly once in its line; for a join it is the end of the
    first line, the seam and the beginning of the second, as they are after the changes of those lines.
    """

    line: _Line | None = None
    join: tuple[_Line, _Line] | None = None
    move: _Line | None = None
    behind: _Line | None = None
    delete: str | None = None
    before: str = ""
    after: str = ""

    @model_validator(mode="after")
    def _is_one_change(self) -> "Change":
        places = (self.line, self.join, self.move, self.delete)
        if sum(place is not None for place in places) != 1 or (self.move is None) != (self.behind is None):
            raise PydanticCustomError("message", "PLAN001")
        if self.delete is None and not {"before", "after"} <= self.model_fields_set:
            raise PydanticCustomError("message", "PLAN005")
        try:
            re.compile(self.delete or "")
        except re.error as error:
            raise PydanticCustomError("message", "PLAN006", {"reason": str(error)}) from error
        return self

    @property
    def place(self) -> int:
        """Return the first line concerned."""
        return self.line or (self.join[0] if self.join else 0) or self.move or 0


class Correction(Form):
    """One repair of the received text: its row in the list of errata, its kind, how certain it is, and why it was made."""

    id: str
    kind: str
    certainty: Literal["certain", "likely"]
    why: dict[str, str]
    changes: tuple[Change, ...]


class Corrections(Form):
    """All repairs, and the kinds of them by name and locale."""

    kinds: dict[str, dict[str, Kind]]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class Line:
    """A line of the corrected text and the line of the received text where it begins."""

    number: int
    text: str


def load(path: Path, root: Path) -> tuple[Corrections, yamlfile.Document, list[Problem]]:
    """Return the corrections at `path`, the document they stand in, and what is wrong with its form; without a received text beside
    them there need be none.
    """
    needed = (path.parent / "plan.txt").exists()
    written, document, problems = form.load(path, root, Corrections, numbers=True, optional=not needed)
    found = written or Corrections(kinds={}, corrections=())
    return found, document, problems or [*_undecided(found, document)]


def _undecided(found: Corrections, document: yamlfile.Document) -> Iterator[Problem]:
    """Give a problem for each repair whose kind is not among the kinds, or whose reason is not written yet."""
    for index, correction in enumerate(found.corrections):
        place = ("corrections", index)
        if correction.kind not in found.kinds:
            yield Problem.at(document, (*place, "kind"), "PLAN081", kind=correction.kind, known=tuple(found.kinds))
        if OPEN in correction.why.values():
            yield Problem.at(document, (*place, "why"), "PLAN082")


def altered(received: Path, record: Path, root: Path) -> Problem | None:
    """Return the problem of a received text that is another than its hash at `record` says; where there is no record, None."""
    found = f"{hashlib.sha256(received.read_bytes()).hexdigest()}  {received.name}"
    if not record.exists() or record.read_text(encoding="utf-8", errors="replace").strip() == found:
        return None
    return Problem.on(received.relative_to(root).as_posix(), 1, "PLAN080", hash=found, file=record.relative_to(root).as_posix())


def correct(received: str, corrections: Corrections, document: yamlfile.Document) -> tuple[list[Line], list[Problem]]:
    """Return the corrected text, line by line without empty ones, and a problem for each change that does not fit.

    The lines are deleted, then changed, then joined, then moved.
    """
    texts = dict(enumerate(received.split("\n"), 1))
    placed = [
        (change, document.line(("corrections", index, "changes", place)))
        for index, correction in enumerate(corrections.corrections)
        for place, change in enumerate(correction.changes)
    ]
    problems = [found for step in (_delete_lines, _change_lines, _join_lines) for found in step(texts, placed, document.path)]
    order = list(texts)
    problems += _move_lines(order, placed, document.path)
    return [Line(number, texts[number]) for number in order if texts[number].strip()], problems


def _delete_lines(texts: dict[int, str], changes: list[tuple[Change, int]], path: str) -> Iterator[Problem]:
    for change, at in changes:
        if change.delete is not None:
            found = [number for number, text in texts.items() if re.fullmatch(change.delete, text.strip())]
            if not found:
                yield Problem.on(path, at, "PLAN008", pattern=change.delete)
            for number in found:
                del texts[number]


def _change_lines(texts: dict[int, str], changes: list[tuple[Change, int]], path: str) -> Iterator[Problem]:
    edits: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for change, at in changes:
        if change.line is None:
            continue
        text = texts.get(change.line, "")
        count = text.count(change.before)
        if count != 1:
            yield Problem.on(path, at, "PLAN003", before=change.before, line=change.line, count=count)
            continue
        start = text.index(change.before)
        edits[change.line].append((start, start + len(change.before), change.after))
    for number, found in edits.items():
        for start, end, after in sorted(found, reverse=True):
            texts[number] = texts[number][:start] + after + texts[number][end:]


def _join_lines(texts: dict[int, str], changes: list[tuple[Change, int]], path: str) -> Iterator[Problem]:
    joined: dict[int, int] = {}
    for change, at in changes:
        if change.join is None:
            continue
        first, second = change.join
        while first in joined:
            first = joined[first]
        head, _, tail = change.before.partition(SEAM)
        if not texts.get(first, "").endswith(head) or not texts.get(second, "").startswith(tail) or change.after != head + tail:
            yield Problem.on(path, at, "PLAN004", first=change.join[0], second=change.join[1], before=change.before)
            continue
        texts[first] += texts.pop(second)
        joined[second] = first


def _move_lines(order: list[int], changes: list[tuple[Change, int]], path: str) -> Iterator[Problem]:
    placed: dict[int, int] = defaultdict(int)
    for change, at in changes:
        if change.move is None or change.behind is None:
            continue
        if lost := {change.move, change.behind} - {*order} or {change.move} & {change.behind}:
            yield Problem.on(path, at, "PLAN002", line=min(lost))
            continue
        order.remove(change.move)
        placed[change.behind] += 1
        order.insert(order.index(change.behind) + placed[change.behind], change.move)
