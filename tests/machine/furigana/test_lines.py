"""Where a line may end besides the spaces: at signs, and between the words of what is too long for a line."""

import re

import pytest

from plansite.furigana import lines

WORDS = (
    "平成",
    "年",
    "法律",
    "第",
    "号",
    "個人",
    "情報",
    "情報化",
    "保護",
    "関",
    "福島県",
    "推進",
    "計画",
    "官民",
    "活用",
    "月",
    "期",
    "基本法",
    "取",
    "組",
)
FIND = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))


# Written with | where a line may end.
@pytest.mark.parametrize(
    "expected",
    [
        # Signs: after stops and before opening brackets; a closing one keeps the grammar that follows it.
        "です。|たとえば、|県",
        "県は|「計画」と いいます。",
        "「計画」|「法律」を",
        "計画|〈これから",
        "「です。」|（県）",
        "（「計画」）を",
        "こと：|計画",
        "県！？|国",
        "です。 たとえば、\n県",
        "です。",
        "、ーっ",
        # What is short stays whole.
        "福島県推進計画を",
        "ABCDEF推進計画",
        "官民データ活用",
        "デジタル・データ",
        # What is long is parted between words, never before a counter or within a word.
        "第7期|福島県|情報化|推進|計画",
        "官民|データ|活用|推進|基本法",
        "個人|情報の|保護に|関する|法律",
        "（平成15年|法律|第57号）",
        "です。|官民|データ|活用|推進|基本法",
        "官民|データ|活用|推進|基本法 個人|情報の|保護に|関する|法律",
        "4月から|2025年3月まで",
        "取り組みですよねえええ",
        "デジタル化されましたよ",
        "デジタル・|トランスフォーメーション",
        "トランスフォーメーション",
        "トランスフォーメーション年です",
        "トランスフォーメーションお計画です",
        "官民|データ|活用|推進基本年",
        "福島県です、|個人情報です、|計画",
    ],
)
def test_ends(expected: str) -> None:
    text = expected.replace("|", "")
    words = tuple((match.start(), len(match[0])) for match in FIND.finditer(text))
    found = lines.ends(text, words)
    assert "|".join(text[start:end] for start, end in zip((0, *found), (*found, None), strict=True)) == expected
