"""Problems are values: where, what is wrong, and what to write instead; one printer reports them all."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TextIO

from plansite.files.message import Message, Slot, language_of

_Location = tuple[str | int, ...]


class _Document(Protocol):
    """A file that knows the lines of what stands in it."""

    @property
    def path(self) -> str: ...

    def line(self, location: _Location) -> int: ...


@dataclass(frozen=True)
class Problem:
    """One finding: path from the repository's root, 1-based line and column (0: the whole line), and the message.

    A `warning` is reported and stops nothing. Others may only follow from a `blocking` one; they are looked for when it is mended.
    """

    path: str
    line: int
    column: int
    message: Message
    warning: bool = False
    blocking: bool = False

    @classmethod
    def at(
        cls, document: _Document, location: _Location, id: str, /, *, warning: bool = False, blocking: bool = False, **slots: Slot
    ) -> "Problem":
        """Return the problem `id` of what stands at a location of a document."""
        return cls(document.path, document.line(location), 0, Message.of(id, **slots), warning, blocking)

    @classmethod
    def on(
        cls, path: str, place: int | tuple[int, int], id: str, /, *, warning: bool = False, blocking: bool = False, **slots: Slot
    ) -> "Problem":
        """Return the problem `id` on a line of a file, or at a line and column of it."""
        line, column = (place, 0) if isinstance(place, int) else place
        return cls(path, line, column, Message.of(id, **slots), warning, blocking)

    def __lt__(self, other: "Problem") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, int, str]:
        return self.path, self.line, self.column, repr(self.message)

    @property
    def place(self) -> str:
        """Return `path:line` or `path:line:column`."""
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")

    def text(self, language: str) -> str:
        """Return the message in a language."""
        return self.message.text(language)


def lines(problems: Iterable[Problem], language: str) -> list[str]:
    """Return one line a problem, sorted by place, without repeats."""
    return [f"{problem.place}: {problem.text(language)}" for problem in sorted(set(problems))]


def annotations(problems: Iterable[Problem], language: str) -> list[str]:
    """Return GitHub workflow commands that put each problem on its line of a pull request.

    Source: GitHub Docs, Workflow commands for GitHub Actions (`::error file=…`); %, CR, LF and in properties : and , are escaped.
    """
    found = []
    for problem in sorted(set(problems)):
        properties = {"file": problem.path, "line": str(problem.line), "col": str(problem.column or 1)}
        written = ",".join(f"{key}={_escape(value, ':,')}" for key, value in properties.items())
        found.append(f"::{'warning' if problem.warning else 'error'} {written}::{_escape(problem.text(language))}")
    return found


def _escape(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def report(problems: Iterable[Problem], stream: TextIO, environment: Mapping[str, str] = os.environ) -> int:
    """Write all problems, on GitHub also as annotations, and return the exit status: 0 without a problem but warnings, else 1."""
    found, language = set(problems), language_of(environment)
    written = lines(found, language)
    if environment.get("GITHUB_ACTIONS") == "true":
        written += annotations(found, language)
    stream.writelines(f"{line}\n" for line in written)
    return 1 if any(not problem.warning for problem in found) else 0
