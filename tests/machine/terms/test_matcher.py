"""The automaton of many spellings finds what one spelling after another finds; folding keeps the offsets of the text as written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.terms import folding
from plansite.terms.folding import Span
from plansite.terms.matcher import Matcher, Spelling

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
    "en": [
        *(
            "open data",
            "AI",
            "drone",
            "smart city",
            "business",
            "database",
            "My Number",
            "e-Tax",
            "cloud services",
            "open data sharing of cities",
        ),
        *(f"guideline on the organisation of training {rest}" for rest in ("", "programmes", "programmes for cities")),
    ],
}
PIECES = {
    "ja": [*TERMS["ja"], "ベース", "化", "ー", "・", "不", "は", "A", "1", "サーバ", "ﾃﾞｰﾀ", "ＡＩ", "（じん）", " ", "ルーム"],
    "en": [
        *TERMS["en"],
        "opens data sharing of city",
        "guidelines on the organization of training program",
        " for city",
        "s",
        "'s",
        "es",
        "-",
        " ",
        "base",
        "ai",
        "cities",
        "Databases",
        "x",
        "DATA",
    ],
}


def matcher_of(terms: list[str], locale: str, common: list[str] | None = None) -> Matcher:
    return Matcher([Spelling(term, term) for term in terms], locale, common or ())


def slow_find(matchers: list[Matcher], text: str) -> list[Span]:
    """Return what `Matcher.find` must: from left to right the longest of all that the spellings find alone."""
    found: list[Span] = []
    for span in sorted((span for matcher in matchers for span in matcher.find(text)), key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_one_automaton_finds_what_many_find(locale: str) -> None:
    matcher = matcher_of(TERMS[locale], locale)
    matchers = [matcher_of([term], locale, TERMS[locale]) for term in TERMS[locale]]

    @settings(max_examples=400, deadline=None)
    @given(st.lists(st.sampled_from(PIECES[locale]), max_size=6).map("".join))
    def agree(text: str) -> None:
        assert list(matcher.find(text)) == slow_find(matchers, text)

    agree()


TEXTS = st.text(st.sampled_from("データｻｰﾊﾞﾞー―−・ 　\n\xa0-（しん）(新型国⺠⻑葛\U000e0100\u3099ヴァィＡｉ1éA's×:/.@不"), max_size=30)


@pytest.mark.parametrize("locale", ["ja", "en", "fr"])
def test_every_offset_leads_back_to_the_text(locale: str) -> None:
    @settings(max_examples=400, deadline=None)
    @given(TEXTS)
    def agree(text: str) -> None:
        folded = folding.fold(text, locale)
        letters = [(start, start + 1, "") for start in range(len(folded.text))]
        places = [place[:2] for place in folded.spans(letters)]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert places == sorted(places)
        assert folding.fold(folded.text, locale).text == folded.text or locale == "ja"

    agree()


def test_offsets_are_those_of_the_text_as_written() -> None:
    matcher = matcher_of(TERMS["ja"], "ja")
    text = "ﾃﾞｰﾀとＡＩ、強靱（じん）な風評（ふうひょう）被害とｵｰﾌﾟﾝﾃﾞｰﾀ"
    assert [(text[span.start : span.end], span.term) for span in matcher.find(text)] == [
        ("ﾃﾞｰﾀ", "データ"),
        ("ＡＩ", "AI"),
        ("風評", "風評"),
        ("ｵｰﾌﾟﾝﾃﾞｰﾀ", "オープンデータ"),
    ]


@pytest.mark.parametrize("text", ["ﾊﾞ  ﾊﾞ サーバー、{}", "ｶﾞ高  い・デー・タ、{}", "Ａ\u3000\u3000Ｂ－Ｃ、{}。", "ﾃﾞｰﾀ  ５ Ｇ  {}"])
def test_offsets_lead_back_through_all_that_folds_before(text: str) -> None:
    written = text.format("ﾃﾞｰﾀ")
    assert written[slice(*matcher_of(["データ"], "ja").find(written)[-1][:2])] == "ﾃﾞｰﾀ"


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
    ("digitalisation", "digitalization", "en"),
    ("取り組み", "取組", "ja"),
    ("インターフェイス", "インターフェース", "ja"),
    ("国⺠", "国民", "ja"),
    ("café", "cafe", "fr"),
]
DIFFERENT = [("サーバー", "サバ", "ja"), ("ビール", "ビル", "ja"), ("データ", "デタ", "ja"), ("AI", "ai", "en"), ("bus", "bu", "en")]


@pytest.mark.parametrize(("one", "other", "locale"), SAME)
def test_same_spelling(one: str, other: str, locale: str) -> None:
    assert folding.canonical(one, locale) == folding.canonical(other, locale)
    for written, found in ((one, other), (other, one)):
        assert matcher_of([written], locale).find(found) == (Span(0, len(found), written),)


@pytest.mark.parametrize(("one", "other", "locale"), DIFFERENT)
def test_other_spelling(one: str, other: str, locale: str) -> None:
    assert matcher_of([one], locale).find(other) == ()


LOOKUPS = [
    ("smart cities", "smart city"),
    ("guidelines on the organization of training programs", "guideline on the organisation of training programmes"),
    ("Guideline on the organisation of training", "guideline on the organisation of training"),
    ("e-tax", "e-Tax"),
    ("eTax", "e-Tax"),
    ("AI", "AI"),
    ("ai", None),
    ("open", None),
    ("open data sharing", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "term"), LOOKUPS)
def test_a_spelling_is_looked_up_in_all_its_forms(written: str, term: str | None) -> None:
    assert matcher_of([each.strip() for each in TERMS["en"]], "en").lookup(written) == term


def test_no_terms_find_nothing() -> None:
    assert Matcher([], "ja").find("オープンデータ") == ()


@pytest.mark.share(4)
@pytest.mark.parametrize("letters", ["手続", "データ", "カー・", "AI", "open ", "あ", "取り組み"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_spelling_of_ten_thousand_letters_is_found(letters: str, locale: str) -> None:
    long = (letters * 10_000)[:10_000].strip(" ・")
    assert matcher_of([long], locale).find(f"、{long}。") == (Span(1, len(long) + 1, long),)
