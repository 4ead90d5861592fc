"""Dates as each language writes them; eras and Western years are computed, never typed twice.

A value is `2012`, `2016-12`, `2020-12-25` (ISO 8601), or `FY2021` for a Japanese fiscal year (April 2021 to March 2022).
Source of the eras: 元号法 (Act No. 43 of 1979) and the Cabinet orders that named 平成 (8 January 1989) and 令和 (1 May 2019).
"""

import datetime
import re
from collections.abc import Mapping

_ERAS = (("令和", 2019), ("平成", 1989), ("昭和", 1926))
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


def era_year(year: int) -> str | None:
    """Return a Western year in the Japanese era in which it ends, 令和4 for 2022, 令和元 for 2019; None before the eras of the table."""
    for name, first in _ERAS:
        if year >= first:
            return f"{name}{'元' if year == first else year - first + 1}"
    return None


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
        era = era_year(int(year))
        return (*((f"{era}({year}){unit}{rest}", f"{era}{unit}{rest}") if era else ()), f"{year}{unit}{rest}")
    if language != "en":
        return (year,)
    if fiscal:
        return (f"fiscal {year}", f"fiscal year {year}")
    if day:
        name = _MONTHS[int(month) - 1]
        return (f"{int(day)} {name} {year}", f"{name} {int(day)}, {year}")
    return (f"{_MONTHS[int(month) - 1]} {year}",) if month else (year,)


def shown(day: datetime.date, labels: Mapping[str, str]) -> str:
    """Return a day as a page shows it: 令和8年（2026年）3月31日 in Japanese, else as the page's words have it."""
    if labels["language_tag"] == "ja":
        return f"{era_year(day.year)}年（{day.year}年）{day.month}月{day.day}日"
    return labels["statement_day"].format(year=day.year, month=labels["months"].split()[day.month - 1], day=day.day)


def years(year: str, language: str) -> tuple[str, ...]:
    """Return the ways in which `language` writes a year inside a longer text, the usual one first."""
    if language != "ja":
        return (year,)
    era = era_year(int(year))
    return (*((era, f"{era}({year})") if era else ()), year)


def western_years(text: str) -> list[str]:
    """Return the Western years of all era years in a Japanese text: 2022 for 令和4年."""
    starts = dict(_ERAS)
    found = re.findall(rf"({'|'.join(starts)})(\d+|元)年", text)
    return [str(starts[era] + (0 if year == "元" else int(year) - 1)) for era, year in found]
