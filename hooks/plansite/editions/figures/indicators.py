"""The numbers by which a plan is measured: source/indicators.yaml, which may not say other numbers than the plan's own text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field, create_model
from pydantic_core import PydanticCustomError

from plansite.editions import dates, facts
from plansite.editions.facts import Line
from plansite.files import form
from plansite.files.form import Form
from plansite.files.period import Period
from plansite.files.problem import Problem
from plansite.files.yamlfile import Document
from plansite.terms import model

_Text = Annotated[str, Field(min_length=1)]


def _number(written: str) -> str:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", written):
        raise PydanticCustomError("message", "FACT820")
    return written


def _year(written: str) -> str:
    if not re.fullmatch("(FY)?[0-9]{4}", written) or not dates.is_date(written):
        raise PydanticCustomError("message", "FACT821")
    return written


_Way = Annotated[str, Field(pattern=r"^[^{}]*\{value\}[^{}]*$")]
# What editors say of a number that is no text of YAML.
_NUMBER = {"type": ["string", "number"], "errorMessage": "数字を半角で書いてください。"}


class Value(Form):
    """A number as it is written, with the year that it is of: `2021`, or `FY2021` for a fiscal year."""

    year: Annotated[str, AfterValidator(_year)]
    value: Annotated[str, AfterValidator(_number), Field(json_schema_extra=_NUMBER)]

    @property
    def order(self) -> int:
        """Return the year as a number."""
        return int(self.year[-4:])


class Source(Form):
    """The document that states a number, and its address."""

    title: _Text
    url: Annotated[str, Field(pattern=r"^https?://[!-~]+$", examples=["https://…"])]


class Actual(Value):
    """A number that was reached, and who says so."""

    source: Source


class Wording(Form):
    """An indicator in one language: its name, and how its numbers are written; where a language counts, by the forms of its plural.

    Source of the forms: Unicode CLDR, Language Plural Rules.
    """

    name: _Text
    value: _Way | Annotated[dict[str, _Way], Field(min_length=1)]


class Indicator(Form):
    """An indicator of the section in which the plan states it; a subclass made by `load` adds its words in each locale."""

    id: Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", examples=["online-use"])]
    section: _Text
    baseline: Value
    target: Value
    actuals: tuple[Actual, ...] = ()

    def wording(self, locale: str) -> Wording | None:
        """Return the words of the indicator in a locale, or None where it has none."""
        found: Wording | None = getattr(self, model.key(locale).replace("-", "_"))
        return found

    @property
    def values(self) -> tuple[Value, ...]:
        """Return all its numbers in the order of their years, the target behind what was reached in its year."""
        return (*sorted((self.baseline, *self.actuals), key=lambda each: each.order), self.target)


@dataclass(frozen=True)
class Indicators:
    """The indicators of source/indicators.yaml and the file they stand in."""

    indicators: tuple[Indicator, ...]
    document: Document


class _File(Form):
    indicators: tuple[Indicator, ...]


def load(path: Path, root: Path, locales: tuple[str, ...]) -> tuple[Indicators, list[Problem]]:
    """Return the indicators at `path` and what is wrong with the form of the file; a plan may have none."""
    written, document, problems = form.load(path, root, file_model(locales), numbers=True, decimals=True, optional=True)
    return Indicators(written.indicators if written else (), document), problems


@cache
def file_model(locales: tuple[str, ...]) -> type[_File]:
    """Return the model of source/indicators.yaml of a site in these languages; the first of them every indicator must have."""
    first = locales[:1]
    fields: dict[str, Any] = {
        model.key(locale).replace("-", "_"): (
            Wording if locale in first else Wording | None,
            Field(
                ... if locale in first else None,
                alias=model.key(locale),
                title=f"言葉（{locale}）",
                description=f"「{locale}」での指標の名前と、数字の書き方",
            ),
        )
        for locale in locales
    }
    indicator = create_model("LocalIndicator", __base__=Indicator, **fields)
    return create_model("IndicatorsFile", __base__=_File, indicators=tuple[indicator, ...])


def parted(value: Value, wording: Wording, tag: str) -> tuple[str, str]:
    """Return what stands before and behind a number in the language of a tag: ("", "%"), ("", " municipalities")."""
    way = wording.value
    if not isinstance(way, str):
        way = way.get(_plural(value, tag)) or way.get("other") or next(iter(way.values()))
    before, _, behind = way.partition("{value}")
    return before, behind


def _plural(value: Value, tag: str) -> str:
    try:
        return Locale.parse(tag.partition("-")[0]).plural_form(Decimal(value.value))
    except (UnknownLocaleError, ValueError):
        return "other"


def wrong(
    found: Indicators,
    period: Period | None,
    complete: tuple[str, ...],
    texts: Mapping[str, Mapping[str, list[Line]]],
    tags: Mapping[str, str],
) -> Iterator[Problem]:
    """Give a problem for each year that cannot be, each word that a `complete` locale lacks, and each number that the plan does not state.

    `texts` holds the lines of each section by locale, `tags` the language tags.
    """
    for index, each in enumerate(found.indicators):
        place = ("indicators", index)
        yield from (Problem.at(found.document, (*place, *at), id, year=year) for at, id, year in _strange_years(each, period))
        for locale in complete:
            if each.wording(locale) is None:
                yield Problem.at(found.document, (*place, "id"), "FACT825", id=each.id, locale=locale)
        for locale, sections in texts.items():
            if (wording := each.wording(locale)) and each.section in sections:
                yield from _unstated(found.document, place, each, locale, wording, tags[locale], sections[each.section])


def _strange_years(indicator: Indicator, period: Period | None) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Give place, id and year of each number of a year that has one already, or that does not lie where it should."""
    first, seen = indicator.baseline.order, set[int]()
    for index, value in enumerate((*indicator.actuals, indicator.target)):
        place = ("target", "year") if value is indicator.target else ("actuals", index, "year")
        if value is not indicator.target and value.order in seen:
            yield place, "FACT822", value.year
        elif value.order <= first:
            yield place, "FACT823", value.year
        elif period and not period.start.year <= value.order <= _last_year(period, value):
            yield place, "FACT824", value.year
        seen.add(value.order)


def _last_year(period: Period, value: Value) -> int:
    """Return the last year of a period; a fiscal year has the name of the year in which it begins, in April."""
    return period.end.year - (value.year.startswith("FY") and period.end.month < 4)


def _unstated(
    document: Document, place: tuple[str | int, ...], indicator: Indicator, locale: str, wording: Wording, tag: str, lines: list[Line]
) -> Iterator[Problem]:
    """Give a problem for the name, each number and each year of a plan's own that its section does not have."""
    text, key = "\n".join(line.text for line in lines), model.key(locale)
    wanted: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((key, "name"), (wording.name,))]
    for name, value in (("baseline", indicator.baseline), ("target", indicator.target)):
        wanted.append(((name, "value"), (value.value.join(parted(value, wording, tag)),)))
        wanted.append(((name, "year"), dates.forms(value.year, locale.partition("-")[0])))
    for at, ways in wanted:
        if not any(facts.pattern(facts.fold(way)).search(text) for way in ways):
            yield Problem.at(document, (*place, *at), "FACT826", section=indicator.section, locale=locale, text=ways[0])
