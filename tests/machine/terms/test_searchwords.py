"""Words that only the search knows: each finds one entry, section or page, of those that there are."""

from pathlib import Path

import pytest

from plansite.terms import model, searchwords
from plansite.terms.matcher import matcher_of

from ..told import told

LOCALES = ("ja", "ja-easy", "en")
TERMS = """\
terms:
  - id: pump
    origin: site
    ja: {term: ポンプ, reading: ぽんぷ, aliases: [揚水機], search: [%s]}
    ja-easy: {term: ポンプ, search: [%s]}
    en: {term: pump, search: [%s]}
  - id: well
    origin: site
    ja: {term: 井戸, reading: いど, search: [水くみ場]}
"""
FILE = "words.yaml"


def found(folder: Path, words: str, ja: str = "", easy: str = "", en: str = "") -> list[str]:
    """Return what is wrong with the words of a small glossary and of the places ch1 and about.md."""
    (folder / "terms.yaml").write_text(TERMS % (ja, easy, en), encoding="utf-8")
    (folder / FILE).write_text(words, encoding="utf-8")
    glossary, wrong = model.load(folder / "terms.yaml", folder, LOCALES)
    asked, problems = searchwords.read(folder / FILE, folder, LOCALES)
    return told([*wrong, *problems, *searchwords.wrong(glossary, asked, ("ch1", "about.md"))])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", [f"{FILE}:1 FORM002 FORM003 places"]),
        ("places: {}\n", []),
        ("places:\n  ch1: {ja: [いつまで], en: [how long]}\n  about.md: {ja-easy: [だれ]}\n", []),
        ("places:\n  ch1: {ja: [pump]}\n", []),
        ("places:\n  ch2: {ja: [いつ]}\n", [f"{FILE}:2 WORD090 ch2 (FORM001 ch1)"]),
        ("places:\n  pump: {ja: [いつ]}\n", [f"{FILE}:2 WORD090 pump "]),
        ("places:\n  ch1: {ja: [揚水機]}\n", [f"{FILE}:2 WORD091 揚水機 ポンプ terms.yaml:4"]),
        ("places:\n  ch1: {ja-easy: [水汲み場, 水くみ場]}\n", [f"{FILE}:2 WORD091 水くみ場 井戸 terms.yaml:9"]),
        ("places:\n  ch1: {ja: [オープン・データ, オープンデータ]}\n", [f"{FILE}:2 WORD091 オープンデータ ch1 {FILE}:2"]),
        ("places:\n  ch1:\n    ja: [だれ]\n  about.md:\n    ja-easy: [だれ]\n", [f"{FILE}:5 WORD091 だれ ch1 {FILE}:3"]),
        ("places:\n  ch1:\n    en: [Who, WHO]\n", [f"{FILE}:3 WORD091 WHO ch1 {FILE}:3"]),
        ("places:\n  ch1: {fr: [qui]}\n", [f"{FILE}:2 FORM011 places.ch1.fr  ja, ja-easy, en"]),
        ('places:\n  ch1: {ja: [""]}\n', [f"{FILE}:2 FORM021 places.ch1.ja.1 "]),
        ("places:\n  ch1: {ja: いつまで}\n", [f"{FILE}:2 FORM034 places.ch1.ja ja: [いつまで]"]),
    ],
)
def test_words_of_places(words: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("ja", "easy", "en", "expected"),
    [
        ("水あげ", "みずあげ", "water lifter", []),
        ("ポン・プ", "", "", ["terms.yaml:4 WORD091 ポン・プ ポンプ terms.yaml:4"]),
        ("", "揚水機", "", ["terms.yaml:5 WORD091 揚水機 ポンプ terms.yaml:4"]),
        ("水あげ", "水あげ", "", ["terms.yaml:5 WORD091 水あげ ポンプ terms.yaml:4"]),
        ("井戸", "", "", ["terms.yaml:4 WORD091 井戸 井戸 terms.yaml:9"]),
        ("水くみ場", "", "", ["terms.yaml:9 WORD091 水くみ場 ポンプ terms.yaml:4"]),
        ("", "", "Pumps", ["terms.yaml:6 WORD091 Pumps pump terms.yaml:6"]),
        ('""', "", "", ["terms.yaml:4 TERM003 ポンプ (FORM021 ja.search.1 )"]),
    ],
)
def test_words_of_entries(ja: str, easy: str, en: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, "places: {}\n", ja, easy, en) == expected


def test_they_are_not_linked(tmp_path: Path) -> None:
    found(tmp_path, "", "水あげ")
    glossary, _ = model.load(tmp_path / "terms.yaml", tmp_path, LOCALES)
    assert list(matcher_of(glossary, "ja").cover("水あげのポンプ")) == list(matcher_of(glossary, "ja").cover("＊＊＊のポンプ"))
