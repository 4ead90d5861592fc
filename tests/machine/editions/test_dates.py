"""Dates in each language; eras and Western years computed."""

import pytest

from plansite.editions import dates


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("2012", "ja", ("平成24(2012)年", "平成24年", "2012年")),
        ("2019", "ja", ("令和元(2019)年", "令和元年", "2019年")),
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
    [("令和4年度末", ["2022"]), ("平成元年と昭和64年", ["1989", "1989"]), ("平成30年版", ["2018"]), ("2022年", [])],
)
def test_western_years(text: str, expected: list[str]) -> None:
    assert dates.western_years(text) == expected


def test_years_before_the_table() -> None:
    assert dates.era_year(1900) is None
