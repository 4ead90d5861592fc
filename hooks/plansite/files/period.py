"""A plan in time: when it began and ends, which plan came after it, and which earlier ones stay readable. mkdocs.yml says it."""

import datetime
from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

Text = Annotated[str, Field(min_length=1)]


def day(advice: str) -> BeforeValidator:
    """Return what reads a day that is written, 2027-01-15; where none is, it raises PydanticCustomError with the message `advice`."""

    def read(value: object) -> datetime.date:
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            raise PydanticCustomError("message", advice) from None

    return BeforeValidator(read)


_Day = Annotated[datetime.date, day("SITE006")]


class _Written(BaseModel, extra="forbid", frozen=True, populate_by_name=True):
    """What people write, and nothing besides."""


class Period(_Written):
    """The first and the last day of a plan."""

    start: _Day = Field(alias="from")
    end: _Day = Field(alias="to")

    @model_validator(mode="after")
    def _runs_forward(self) -> "Period":
        if self.end < self.start:
            raise PydanticCustomError("message", "SITE007")
        return self

    def is_over(self, today: datetime.date) -> bool:
        """Say whether the last day has passed."""
        return today > self.end


class Successor(_Written):
    """The plan that came after this one: its title in each language, and its address."""

    title: dict[str, Text]
    address: Annotated[str, Field(pattern=r'^https?://[^\s"<>]+$', examples=["https://…"])]


class Earlier(_Written):
    """An earlier plan: the folder of the site in which it stays, the git tag that holds it, and its title in each language."""

    address: Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*/$", examples=["7/"])]
    tag: Annotated[str, Field(pattern=r"^\w[\w./-]*$", examples=["v7"])]
    title: dict[str, Text]


class Times(BaseModel, extra="ignore", frozen=True):
    """What mkdocs.yml says of a plan in time; `issued` is the day, the month or the year in which it was published."""

    issued: Annotated[str, Field(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?$", examples=["2022-03"])] | None = None
    period: Period | None = None
    successor: Successor | None = None
    earlier: tuple[Earlier, ...] = ()

    def titles(self) -> Iterator[tuple[tuple[str | int, ...], dict[str, str]]]:
        """Give the titles of other plans by language, each with the place in which it stands."""
        if self.successor:
            yield ("successor", "title"), self.successor.title
        yield from ((("earlier", index, "title"), each.title) for index, each in enumerate(self.earlier))
