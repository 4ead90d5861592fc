"""The order of the index."""

import pytest

from plansite.terms.collation import Entry, groups, kana_key, latin_key
from plansite.terms.model import Wording, entry_model


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        (["はひ", "ばひ", "ぱひ", "はふ"], ["はひ", "ばひ", "ぱひ", "はふ"]),
        (["がばめんと", "かんみん", "きゃっしゅ", "きやく"], ["がばめんと", "かんみん", "きやく", "きゃっしゅ"]),
        (["おーぷん", "おうとう", "おんらいん"], ["おうとう", "おーぷん", "おんらいん"]),
        (["でじたる・がばめんと", "でじたるついん", "でじたるか"], ["でじたるか", "でじたる・がばめんと", "でじたるついん"]),
        (["さーば", "さあば", "さいばー"], ["さあば", "さーば", "さいばー"]),
        (["かたー", "かたあ", "ーあ", "い", "あ"], ["あ", "ーあ", "い", "かたあ", "かたー"]),
    ],
)
def test_gojuon(readings: list[str], expected: list[str]) -> None:
    assert sorted(readings, key=kana_key) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Zoo", "Apple", "app", "Ämter", "App store", "5G"], ["5G", "Ämter", "app", "App store", "Apple", "Zoo"]),
        (["e-Tax", "ethics", "E-mail"], ["E-mail", "e-Tax", "ethics"]),
    ],
)
def test_alphabet(words: list[str], expected: list[str]) -> None:
    assert sorted(words, key=latin_key) == expected


def entry(term: str, reading: str) -> Entry:
    written = entry_model(("ja",)).model_validate({"id": "x", "origin": "site", "ja": {"term": term}})
    wording = written.wording("ja")
    assert isinstance(wording, Wording)
    return Entry(written, wording, reading)


def test_japanese_groups_have_latin_headwords_last() -> None:
    entries = [
        entry("VR", "ぶいあーる"),
        entry("風評", "ふうひょう"),
        entry("AI", "えーあい"),
        entry("アプリ", "あぷり"),
        entry("行政", "ぎょうせい"),
        entry("ガバメント", "がばめんと"),
        entry("5G", "ふぁいぶじー"),
    ]
    found = [(group.label, group.anchor, [each.wording.term for each in group.entries]) for group in groups(entries, "ja-easy", "英字")]
    assert found == [
        ("あ", "index-a", ["アプリ"]),
        ("か", "index-ka", ["ガバメント", "行政"]),
        ("は", "index-ha", ["風評"]),
        ("英字", "index-latin", ["5G", "AI", "VR"]),
    ]


def test_other_languages_have_letters() -> None:
    entries = [entry("VR", ""), entry("app", ""), entry("AI", ""), entry("5G", ""), entry("Ämter", "")]
    found = [(group.label, group.anchor, [each.wording.term for each in group.entries]) for group in groups(entries, "en", "")]
    assert found == [("0–9", "index-0", ["5G"]), ("A", "index-a", ["AI", "Ämter", "app"]), ("V", "index-v", ["VR"])]
