"""Editions agree in shape, and in the terms that their sections link."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plansite.editions import parity
from plansite.editions.pages import Editions
from plansite.terms import model

from ..told import told

JA = "# 題 {#s1}\n\n文。[^4]\n\n## 1 項 {#s1-1}\n\n- 一\n- 二\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^4]: 注\n"
EN = "# Title {#s1}\n\nText.[^4]\n\n## 1 Item {#s1-1}\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^4]: Note\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        (
            "## 1 Item {#s1-1}",
            "## 1 Item {#s1-2}",
            ["docs/en/a.md:8 TRAN011 2 (TRAN021) docs/ja/a.md:8 ## s1-1 1 ## s1-2 1"],
        ),
        (
            "## 1 Item",
            "### 1 Item",
            ["docs/en/a.md:8 TRAN011 2 (TRAN021) docs/ja/a.md:8 ## s1-1 1 ### s1-1 1"],
        ),
        (
            "| 1 | 2 |",
            "| 1 |",
            ["docs/en/a.md:15 TRAN011 2 (TRAN022) docs/ja/a.md:15 2 (s1-1) 1 (s1-1)"],
        ),
        (
            "\n[^4]: Note\n",
            "\n",
            ["docs/en/a.md:15 TRAN011 1 (TRAN024) docs/ja/a.md:17 4 –"],
        ),
        (
            "- two\n",
            "",
            ["docs/en/a.md:10 TRAN012 s1-1 1 docs/ja/a.md:10 2"],
        ),
        ("Text.", "- Text.\n- More.", []),
        (
            "## 1 Item",
            "## 2 Item",
            ["docs/en/a.md:8 TRAN011 2 (TRAN021) docs/ja/a.md:8 ## s1-1 1 ## s1-1 2"],
        ),
        (
            "Text.[^4]",
            "Text.",
            ["docs/en/a.md:17 TRAN011 1 (TRAN023) docs/ja/a.md:6 4 –"],
        ),
    ],
)
def test_shapes(editions_of: Callable[[dict[str, str]], Editions], before: str, after: str, expected: list[str]) -> None:
    assert not before or EN.count(before) == 1
    editions = editions_of({"ja/a.md": JA, "en/a.md": EN.replace(before, after) if before else EN})
    assert told(parity.differing_shapes(editions)) == expected


TERMS = """terms:
  - {id: ai, origin: site, ja: {term: AI, reading: えーあい, definition: 説明。}, en: {term: AI, definition: Text.}}
  - {id: iot, origin: site, ja: {term: IoT, reading: あいおーてぃー, definition: 説明。}, en: {term: IoT, definition: Text.}}
"""


def test_terms(editions_of: Callable[[dict[str, str]], Editions], tmp_path: Path) -> None:
    editions = editions_of({"ja/a.md": JA, "en/a.md": EN})
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "exceptions.yaml").write_text(
        "exceptions:\n  - {locale: en, section: s1, term: iot, why: 理由}\n  - {locale: en, section: s9, term: ai, why: 理由}\n",
        encoding="utf-8",
    )
    glossary, problems = model.load(tmp_path / "terms.yaml", tmp_path, ("ja", "en"))
    exceptions, more = parity.load_exceptions(tmp_path / "exceptions.yaml", tmp_path)
    assert [*problems, *more] == []
    linked = {"en": {"a.md": ({"s1": {"ai": 6, "iot": 6}, "s1-1": {}}, {"s1": {}, "s1-1": {"iot": 10}})}}
    assert told(parity.differing_terms(editions, linked, glossary, exceptions)) == [
        "docs/en/a.md:4 TRAN016 s1 AI AI ai",
        "docs/en/a.md:10 TRAN017 s1-1 IoT IoT iot",
        "exceptions.yaml:3 TRAN014 s9 en ai",
    ]
