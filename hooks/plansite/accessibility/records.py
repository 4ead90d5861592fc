"""What people found: accessibility/manual.yaml, a dated record for each test by hand."""

import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from plansite.accessibility.criteria import NUMBERS
from plansite.files import form
from plansite.files.form import Form
from plansite.files.period import Text, day
from plansite.files.problem import Problem


def _number(value: str) -> str:
    if value not in NUMBERS:
        raise PydanticCustomError("message", "TEST002")
    return value


_Number = Annotated[str, AfterValidator(_number)]


class Record(Form):
    """A test by hand: when, by whom, with which assistive technology, of which criteria on which pages, what came of it, and how."""

    date: Annotated[datetime.date, day("TEST001")]
    tester: Text
    technology: Text
    criteria: tuple[_Number, ...] = Field(min_length=1)
    outcome: Literal["passed", "failed", "inapplicable"]
    pages: tuple[Text, ...] = Field(min_length=1)
    note: Text


class File(Form):
    """What people write in manual.yaml."""

    records: tuple[Record, ...]


def is_recent(tested: datetime.date, day: datetime.date) -> bool:
    """Say whether what was tested on a day is less than twelve months old on another."""
    return (tested.year + 1, tested.month, tested.day) > (day.year, day.month, day.day)


def today() -> datetime.date:
    """Return the day that it is where the day begins first, so that nobody's today is in the future."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()


def read(path: Path, root: Path, today: datetime.date) -> tuple[tuple[Record, ...], list[Problem]]:
    """Return the records at `path` and what is wrong with the file; without a file there are no records.

    A record of a day after `today` is wrong. Where a record has not the right form, none is read.
    """
    written, document, problems = form.load(path, root, File, optional=True)
    records = written.records if written else ()
    for index, record in enumerate(records):
        if record.date > today:
            problems.append(Problem.at(document, ("records", index, "date"), "TEST003", date=record.date.isoformat()))
    return records, problems
