"""Dates in each language; eras and Western years computed."""

import datetime

import pytest

from plansite.editions import dates


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("2012", "ja", ("平成24(2012)年", "平成24年", "2012年")),
        ("2018", "ja", ("平成30(2018)年", "平成30年", "2018年")),
        ("2019", "ja", ("令和元(2019)年", "令和元年", "平成31(2019)年", "平成31年", "2019年")),
        ("2019-04", "ja", ("平成31(2019)年4月", "平成31年4月", "2019年4月")),
        ("2019-04-30", "ja", ("平成31(2019)年4月30日", "平成31年4月30日", "2019年4月30日")),
        ("2019-05-01", "ja", ("令和元(2019)年5月1日", "令和元年5月1日", "2019年5月1日")),
        ("2020", "ja", ("令和2(2020)年", "令和2年", "2020年")),
        ("1989", "ja", ("平成元(1989)年", "平成元年", "昭和64(1989)年", "昭和64年", "1989年")),
        ("1989-01", "ja", ("平成元(1989)年1月", "平成元年1月", "昭和64(1989)年1月", "昭和64年1月", "1989年1月")),
        ("1989-01-07", "ja", ("昭和64(1989)年1月7日", "昭和64年1月7日", "1989年1月7日")),
        ("1989-01-08", "ja", ("平成元(1989)年1月8日", "平成元年1月8日", "1989年1月8日")),
        ("1926", "ja", ("昭和元(1926)年", "昭和元年", "大正15(1926)年", "大正15年", "1926年")),
        ("1926-12-24", "ja", ("大正15(1926)年12月24日", "大正15年12月24日", "1926年12月24日")),
        ("1912-07-29", "ja", ("明治45(1912)年7月29日", "明治45年7月29日", "1912年7月29日")),
        ("1867", "ja", ("1867年",)),
        ("2024-02", "ja", ("令和6(2024)年2月", "令和6年2月", "2024年2月")),
        ("FY2018", "ja", ("平成30(2018)年度", "平成30年度", "2018年度")),
        ("FY2019", "ja", ("令和元(2019)年度", "令和元年度", "平成31(2019)年度", "平成31年度", "2019年度")),
        ("FY1988", "ja", ("昭和63(1988)年度", "昭和63年度", "1988年度")),
        ("FY1989", "ja", ("平成元(1989)年度", "平成元年度", "1989年度")),
        ("2016-12", "ja", ("平成28(2016)年12月", "平成28年12月", "2016年12月")),
        ("2020-12-25", "ja", ("令和2(2020)年12月25日", "令和2年12月25日", "2020年12月25日")),
        ("FY2021", "ja", ("令和3(2021)年度", "令和3年度", "2021年度")),
        ("2012", "en", ("2012",)),
        ("2016-12", "en", ("December 2016",)),
        ("2020-12-05", "en", ("5 December 2020", "December 5, 2020")),
        ("FY2021", "en", ("fiscal 2021", "fiscal year 2021")),
    ],
)
def test_forms(value: str, language: str, expected: tuple[str, ...]) -> None:
    assert dates.forms(value, language) == expected


@pytest.mark.parametrize("value", ["", "21", "2012-1", "FY21", "2012/12"])
def test_what_is_no_date(value: str) -> None:
    assert not dates.is_date(value)
    with pytest.raises(ValueError, match="is not a date"):
        dates.forms(value, "ja")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和4年度末", ["2022"]),
        ("平成元年と昭和64年", ["1989", "1989"]),
        ("平成30年版", ["2018"]),
        ("平成31年と令和元年度", ["2019", "2019"]),
        ("2022年", []),
    ],
)
def test_western_years(text: str, expected: list[str]) -> None:
    assert dates.western_years(text) == expected


@pytest.mark.parametrize(
    ("year", "language", "expected"),
    [
        ("1900", "ja", ("明治33", "明治33(1900)", "1900")),
        ("2016", "ja", ("平成28", "平成28(2016)", "2016")),
        ("2019", "ja", ("令和元", "令和元(2019)", "平成31", "平成31(2019)", "2019")),
        ("2019", "en", ("2019",)),
    ],
)
def test_years_within_a_text(year: str, language: str, expected: tuple[str, ...]) -> None:
    assert dates.years(year, language) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1989-01-07", "昭和64年（1989年）1月7日"),
        ("2019-04-30", "平成31年（2019年）4月30日"),
        ("2019-05-01", "令和元年（2019年）5月1日"),
        ("2026-03-31", "令和8年（2026年）3月31日"),
    ],
)
def test_shown(day: str, expected: str) -> None:
    assert dates.shown(datetime.date.fromisoformat(day), {"language_tag": "ja"}) == expected


@pytest.mark.parametrize(("day", "expected"), [("2019-01-30", "30 Jan 2019"), ("2026-03-01", "1 Mar 2026")])
def test_shown_elsewhere(day: str, expected: str) -> None:
    words = {"language_tag": "en", "statement_day": "{day} {month} {year}", "months": "Jan Feb Mar"}
    assert dates.shown(datetime.date.fromisoformat(day), words) == expected
