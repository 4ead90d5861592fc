"""What programs found on the built site: accessibility/results.json, written by the tests of accessibility."""

import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from plansite.files.problem import Problem

Outcome = Literal["passed", "failed", "inapplicable", "untested"]


class _Read(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Finding(_Read):
    """What programs say of one criterion: the outcome, the checks that were run, and the pages that failed one."""

    outcome: Outcome
    checks: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


class Results(_Read):
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
    if not path.exists():
        return None, []
    try:
        return Results.model_validate_json(path.read_bytes()), []
    except ValidationError as error:
        name = path.relative_to(root).as_posix()
        return None, [_problem(name, detail) for detail in error.errors()]


def _problem(name: str, detail: ErrorDetails) -> Problem:
    where = ".".join(map(str, detail["loc"]))
    return Problem.on(name, 1, "TEST004", where=where, kind=detail["type"], reason=detail["msg"])
