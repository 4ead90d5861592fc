"""What programs found on the built site: accessibility/results.json, written by the tests of accessibility."""

import datetime
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plansite.files.problem import Problem

Kind = TypeVar("Kind", bound=BaseModel)
Outcome = Literal["passed", "failed", "inapplicable", "untested"]


class Read(BaseModel, extra="forbid", frozen=True):
    """What a program wrote, and nothing besides."""


class Finding(Read):
    """What programs say of one criterion: the outcome, the checks that were run, and the pages that failed one."""

    outcome: Outcome
    checks: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


class Results(Read):
    """The results of one run: the site, its day, the number of pages, the conditions they were shown in, the tools and their versions."""

    site: str = ""
    date: datetime.date
    pages: int
    conditions: tuple[str, ...]
    tools: dict[str, str]
    criteria: dict[str, Finding]

    def finding(self, number: str) -> Finding:
        """Return what programs say of a criterion; one that the file does not name is untested."""
        return self.criteria.get(number, Finding(outcome="untested"))


def read(path: Path, root: Path) -> tuple[Results | None, list[Problem]]:
    """Return the results at `path` and what is wrong with the file; a site that was never tested has none, and no problem."""
    return parsed(path, root, Results, "make accessibility")


def parsed(path: Path, root: Path, kind: type[Kind], command: str) -> tuple[Kind | None, list[Problem]]:
    """Return what `command` wrote to `path` and what is wrong with the file; None, and no problem, where there is none."""
    if not path.exists():
        return None, []
    try:
        return kind.model_validate_json(path.read_bytes()), []
    except ValidationError as error:
        name = path.relative_to(root).as_posix()
        return None, [_problem(name, detail, command) for detail in error.errors()]


def _problem(name: str, detail: ErrorDetails, command: str) -> Problem:
    where = ".".join(map(str, detail["loc"]))
    return Problem.on(name, 1, "TEST004", where=where, kind=detail["type"], reason=detail["msg"], command=command)
