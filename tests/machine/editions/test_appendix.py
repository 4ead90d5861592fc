"""The plan's own glossary: its order, its letters, and what each entry says."""

from pathlib import Path

import pytest

from plansite.editions import appendix
from plansite.editions.fidelity import Passage
from plansite.terms import model
from plansite.terms.model import Glossary

TERMS = """terms:
  - {id: etax, origin: plan, ja: {term: e-Tax, reading: いーたっくす, definition: 申告。}, en: {term: tax online}}
  - id: gov
    origin: plan
    references: [{title: 基本指針, url: 'https://a.example/1'}, {title: 方針}, {url: 'https://a.example/2'}]
    ja:
      term: ガバメント
      reading: がばめんと
      definition: |
        役所の  仕事。

        1. 例
    en: {term: government}
  - {id: own, origin: site, ja: {term: サイト, reading: さいと}, en: {term: site}}
  - {id: way, origin: plan, ja: {term: 方法}, en: {term: way}}
  - {id: new, origin: plan, ja-easy: {term: 新しい 物}}
  - {id: cut, origin: plan, ja: {term: 5G, reading: ふぁいぶじー}, ja-easy: {term: 5G, reading: ふぁいぶじー}, en: {term: 5G}}
  - {id: fee, origin: plan, ja: {term: ひ, reading: ひ}, ja-easy: {term: お金, reading: おかね}, en: {term: toll}}
  - {id: fix, origin: plan, ja: {term: ビッグ, reading: びっぐ}, ja-easy: {term: 大きい, reading: おおきい}, en: {term: Big}}
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    (tmp_path / "t.yaml").write_text(TERMS, encoding="utf-8")
    return model.load(tmp_path / "t.yaml", tmp_path, ("ja", "ja-easy", "en"))[0]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ja", ["E e-Tax", "か ガバメント", "方 方法", "ふ 5G", "ひ ひ", " ビッグ"]),
        ("ja-easy", [" 新しい 物", "ふ 5G", "ひ お金", " 大きい"]),
        ("en", ["0–9 5G", "B Big", "G government", "T tax online", " toll", "W way"]),
    ],
)
def test_the_letters_of_a_language(locale: str, expected: list[str], glossary: Glossary) -> None:
    found = list(appendix.lettered(glossary, locale))
    assert [f"{letter} {wording.term}" for letter, _, wording in found] == expected
    assert all(term.wording(locale) is wording for _, term, wording in found)


def test_what_an_entry_says(glossary: Glossary) -> None:
    assert list(appendix.passages(glossary, "出典"))[:3] == [
        Passage("E e-Tax 申告。", "t.yaml", 2),
        Passage("か ガバメント 役所の 仕事。 1 例 出典 基本指針 https://a.example/1 方針 https://a.example/2", "t.yaml", 10),
        Passage("方 方法", "t.yaml", 15),
    ]
