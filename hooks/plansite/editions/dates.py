"""Dates as each language writes them; eras and Western years are computed, never typed twice.

A value is `2012`, `2016-12`, `2020-12-25` (ISO 8601), or `FY2021` for a Japanese fiscal year (April 2021 to March 2022).
Source of the eras: the edicts that named 明治 (reckoned from the new year of 1868) and 大正 (30 July 1912), 元号法 (Act No. 43 of 1979) and
the Cabinet orders that named 平成 (8 January 1989) and 令和 (1 May 2019). A year or a month in which an era began may be written in both; a
fiscal year has the name of the calendar year in which it begins, from April.
"""

import calendar
import datetime
import re
from collections.abc import Mapping

_STARTS = {"令和": "2019-05-01", "平成": "1989-01-08", "昭和": "1926-12-25", "大正": "1912-07-30", "明治": "1868-01-25"}
_ERAS = tuple((name, datetime.date.fromisoformat(day)) for name, day in _STARTS.items())
# A year, and more that lack the name of its era: 令和3～5年度, 平成29年7月から30年3月, 令和4、5、6年度, H30.4.
_ERA_YEAR = re.compile(
    f"({'|'.join(_STARTS)}|(?:[{''.join(name[0] for name in _STARTS)}]|(?<![a-z])[rhstm])(?=\\.?[0-9元]))\\.?([0-9]+|元)"
    "(?:年度?)?(?:[0-9]+月(?:[0-9]+日)?)?((?:(?:から|及び|と|[~〜、・‐-―-])[0-9]+(?:年度?)?)*(?<=[年度]))?"
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
# The form of a value: FY, year, month, day.
FORM = r"(FY)?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_VALUE = re.compile(FORM)


def is_date(value: str) -> bool:
    """Say whether `value` is a date of the calendar or a fiscal year."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return False
    fiscal, year, month, day = match.groups()
    if fiscal and month:
        return False
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def era_years(start: datetime.date, end: datetime.date) -> tuple[str, ...]:
    """Return the Japanese era years of one Western year in which a time lies, the last first: 令和元 and 平成31 for all of 2019.

    There are none before the eras of the table.
    """
    return tuple(
        f"{name}{'元' if start.year == first.year else start.year - first.year + 1}"
        for (name, first), after in zip(_ERAS, (datetime.date.max, *(first for _, first in _ERAS)), strict=False)
        if first <= end and start < after
    )


def forms(value: str, language: str) -> tuple[str, ...]:
    """Return the ways in which `language` may write a date, the usual one first.

    Of languages other than Japanese and English only the year is expected. Raises ValueError for what is no date.
    """
    match = _VALUE.fullmatch(value)
    if match is None or not is_date(value):
        raise ValueError(f"{value} is not a date")
    fiscal, year, month, day = match.groups()
    if language == "ja":
        rest = (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
        unit = "年度" if fiscal else "年"
        eras = era_years(*_span(int(year), int(month or 0), int(day or 0), fiscal=bool(fiscal)))
        return (*(form for era in eras for form in (f"{era}({year}){unit}{rest}", f"{era}{unit}{rest}")), f"{year}{unit}{rest}")
    if language != "en":
        return (year,)
    if fiscal:
        return (f"fiscal {year}", f"fiscal year {year}")
    if day:
        name = _MONTHS[int(month) - 1]
        return (f"{int(day)} {name} {year}", f"{name} {int(day)}, {year}")
    return (f"{_MONTHS[int(month) - 1]} {year}",) if month else (year,)


def usual(value: str, tag: str) -> str:
    """Return a date as pages in the language of a tag write it: 令和4（2022）年3月, in easy Japanese 2022年3月, March 2022."""
    ways = forms(value, tag.partition("-")[0])
    return ways[0 if tag == "ja" else -1].replace("(", "（").replace(")", "）") if tag.startswith("ja") else ways[0]


def _span(year: int, month: int, day: int, *, fiscal: bool = False) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a day, a month, a year, or of what gives a fiscal year its name."""
    last = day or calendar.monthrange(year, month or 12)[1]
    return datetime.date(year, month or (4 if fiscal else 1), day or 1), datetime.date(year, month or 12, last)


def shown(day: datetime.date, labels: Mapping[str, str]) -> str:
    """Return a day as a page shows it: 令和8年（2026年）3月31日 in Japanese, else as the page's words have it."""
    if labels["language_tag"] == "ja":
        return f"{era_years(day, day)[0]}年（{day.year}年）{day.month}月{day.day}日"
    return labels["statement_day"].format(year=day.year, month=labels["months"].split()[day.month - 1], day=day.day)


def years(year: str, language: str) -> tuple[str, ...]:
    """Return the ways in which `language` writes a year inside a longer text, the usual one first."""
    if language != "ja":
        return (year,)
    return (*(form for era in era_years(*_span(int(year), 0, 0)) for form in (era, f"{era}({year})")), year)


def western_years(text: str) -> list[str]:
    """Return the Western years of all era years in a Japanese text of one width and case: 2022 for 令和4年."""
    starts = {key: first.year for letter, (name, first) in zip("rhstm", _ERAS, strict=True) for key in (letter, name[0], name)}
    found = ((match[1], year) for match in _ERA_YEAR.finditer(text) for year in (match[2], *re.findall("[0-9]+", match[3] or "")))
    return [str(starts[era] + (0 if year == "元" else int(year) - 1)) for era, year in found]
