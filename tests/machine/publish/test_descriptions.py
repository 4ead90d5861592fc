"""The line that search engines show of a page: whole sentences, as many as fit, never a heading, a list or the number of a note."""

import pytest

from plansite.files import reading
from plansite.publish.descriptions import description

LONG = "計画の目標と、その目標を達成するための施策の方向を定め、" * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("# 題\n\n- 項目です。\n\n表紙\n", ""),
        ("# 題\n\n一つ目の文です。二つ目の文です。\n\n次の段落です。\n", "一つ目の文です。二つ目の文です。"),
        ("注[^1]のある文です。\n\n[^1]: 注です。\n", "注のある文です。"),
        ("{漢字|かんじ}と[リンク](a.md)と*強い*文です。\n", "漢字とリンクと強い文です。"),
        (f"短い文です。{LONG}です。\n", "短い文です。"),
        (f"{LONG}です。\n", "計画の目標と、その目標を達成するための施策の方向を定め、" * 3 + "計画の目標と…"),
        ("福島県の 計画です。だれでも 読めます。\n", "福島県の 計画です。だれでも 読めます。"),
        ("It ends (really!). Version 1.5 is out. Yes\n", "It ends (really!). Version 1.5 is out."),
        ("A word after a word " * 12 + "ends.\n", "A word after a word " * 8 + "A word after a word…"),
    ],
)
def test_description(text: str, expected: str) -> None:
    assert description(reading.read(text).blocks) == expected
