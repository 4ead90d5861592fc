"""The compiled matcher finds what a search of one spelling after another finds."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.terms import spelling
from plansite.terms.matcher import Matcher, Span

TERMS = {
    "ja": [
        "データ",
        "オープンデータ",
        "サーバー",
        "AI",
        "5G",
        "AIネットワーク化",
        "風評",
        "ふくしま",
        "同意",
        "コンピュータ",
        "e-Tax",
        "ユーザーインターフェース",
    ],
    "en": ["open data", "AI", "drone", "smart city", "business", "database", "My Number", "e-Tax", "cloud services"],
}
PIECES = {
    "ja": [*TERMS["ja"], "ベース", "化", "ー", "・", "不", "は", "A", "1", "サーバ", "ﾃﾞｰﾀ", "ＡＩ", "（じん）", " ", "ルーム"],
    "en": [*TERMS["en"], "s", "'s", "es", "-", " ", "base", "ai", "cities", "Databases", "x", "DATA"],
}


def slow_find(terms: list[str], text: str, locale: str) -> list[Span]:
    """Return what `Matcher.find` must: at each place the longest piece of text that is a spelling and stands between boundaries."""
    reduced = spelling.reduce(text)
    matchers = {term: Matcher([(term, term)], locale) for term in terms}
    found, position = [], 0
    while position < len(reduced.text):
        lengths = [
            (match.end() - position, term)
            for term, matcher in matchers.items()
            if matcher._pattern and (match := matcher._pattern.match(reduced.text, position)) and matcher.lookup(match[0])
        ]
        if lengths:
            length, term = max(lengths, key=lambda pair: pair[0])
            found.append(Span(*reduced.span(position, position + length), term))
            position += length
        else:
            position += 1
    return found


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_one_expression_finds_what_many_find(locale: str) -> None:
    matcher = Matcher([(term, term) for term in TERMS[locale]], locale)

    @settings(max_examples=400, deadline=None)
    @given(st.lists(st.sampled_from(PIECES[locale]), max_size=6).map("".join))
    def agree(text: str) -> None:
        assert list(matcher.find(text)) == slow_find(TERMS[locale], text, locale)

    agree()


def test_offsets_are_those_of_the_text_as_written() -> None:
    matcher = Matcher([(term, term) for term in TERMS["ja"]], "ja")
    text = "ﾃﾞｰﾀとＡＩ、強靱（じん）な風評（ふうひょう）被害とｵｰﾌﾟﾝﾃﾞｰﾀ"
    assert [(text[span.start : span.end], span.term) for span in matcher.find(text)] == [
        ("ﾃﾞｰﾀ", "データ"),
        ("ＡＩ", "AI"),
        ("風評", "風評"),
        ("ｵｰﾌﾟﾝﾃﾞｰﾀ", "オープンデータ"),
    ]


SAME = [
    ("サーバー", "サーバ", "ja"),
    ("ユーザーインターフェース", "ユーザインタフェース", "ja"),
    ("デジタル・ガバメント", "デジタルガバメント", "ja"),
    ("ＤＸ", "DX", "ja"),
    ("ﾃﾞｰﾀ", "データ", "ja"),
    ("smart cities", "smart city", "en"),
    ("businesses", "business", "en"),
    ("databases", "database", "en"),
    ("open-data", "open data", "en"),
    ("DX (digital)", "DX（digital）", "en"),
]
DIFFERENT = [("サーバー", "サバ", "ja"), ("ビール", "ビル", "ja"), ("データ", "デタ", "ja"), ("AI", "ai", "en"), ("bus", "bu", "en")]


@pytest.mark.parametrize(("one", "other", "locale"), SAME)
def test_same_spelling(one: str, other: str, locale: str) -> None:
    assert spelling.canonical(one, locale) == spelling.canonical(other, locale)


@pytest.mark.parametrize(("one", "other", "locale"), DIFFERENT)
def test_other_spelling(one: str, other: str, locale: str) -> None:
    assert spelling.canonical(one, locale) != spelling.canonical(other, locale)


def test_a_pattern_takes_exactly_the_spellings_of_its_canonical_form() -> None:
    for long, dot in product(["ー", ""], ["・", ""]):
        text = f"サーバ{long}{dot}ルーム"
        same = spelling.canonical(text, "ja") == spelling.canonical("サーバールーム", "ja")
        assert bool(Matcher([("サーバールーム", "x")], "ja").find(text)) == same, text


def test_no_terms_find_nothing() -> None:
    assert Matcher([], "ja").find("オープンデータ") == ()
