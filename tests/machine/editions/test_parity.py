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
        (
            "\n[^4]: Note\n",
            "\n## 2 More {#s2}\n\n[^4]: Note\n",
            ["docs/en/a.md:17 TRAN011 3 (TRAN021) docs/ja/a.md – ## s2 2"],
        ),
    ],
)
def test_shapes(editions_of: Callable[[dict[str, str]], Editions], before: str, after: str, expected: list[str]) -> None:
    assert not before or EN.count(before) == 1
    editions = editions_of({"ja/a.md": JA, "en/a.md": EN.replace(before, after) if before else EN})
    assert told(parity.differing_shapes(editions)) == expected


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        ("- 1.2と3\n- 二", "- 1.2 and 3\n- 2", []),
        ("- 二\n- 1.2と3", "- two\n- 1.2 and 4", ["docs/en/a.md:7 TRAN013 docs/ja/a.md:7 1.2、3 1.2、4"]),
        ("- 二\n- 1", "- two\n- one", ["docs/en/a.md:7 TRAN013 docs/ja/a.md:7 1 –"]),
        ("- 1", "- 2\n- 3", []),
        ("- 一", "One.", ["docs/en/a.md:4 TRAN012 s1 0 docs/ja/a.md:6 1"]),
    ],
)
def test_items_of_lists(editions_of: Callable[[dict[str, str]], Editions], original: str, translation: str, expected: list[str]) -> None:
    editions = editions_of({"ja/a.md": f"# 題 {{#s1}}\n\n{original}\n", "en/a.md": f"# Title {{#s1}}\n\n{translation}\n"})
    assert told(parity.differing_shapes(editions)) == expected


def test_what_all_translations_have_is_not_what_is_wrong(editions_of: Callable[[dict[str, str]], Editions]) -> None:
    translated = EN.replace("## 1 Item", "## 2 Item").replace("- two\n", "")
    found = list(parity.differing_shapes(editions_of({"ja/a.md": JA, "en/a.md": translated, "de/a.md": translated})))
    assert told(found) == ["docs/ja/a.md:8 TRAN011 2 (TRAN021) docs/en/a.md:8 ## s1-1 2 ## s1-1 1"]
    assert all(each.blocking for each in found)


TERMS = """terms:
  - {id: ai, origin: site, ja: {term: AI, reading: えーあい, definition: 説明。}, en: {term: AI, definition: Text.}}
  - id: iot
    origin: site
    ja: {term: IoT, reading: あいおーてぃー, definition: 説明。}
    en: {term: things, definition: Text.}
    de: {term: Dinge, definition: Text.}
  - {id: map, origin: site, ja: {term: 地図, reading: ちず, definition: 説明。}}
"""


def test_terms(editions_of: Callable[[dict[str, str]], Editions], tmp_path: Path) -> None:
    editions = editions_of({"ja/a.md": JA, "en/a.md": EN})
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "exceptions.yaml").write_text(
        "exceptions:\n  - {locale: en, section: s1, term: iot, why: 理由}\n  - {locale: en, section: s9, term: ai, why: 理由}\n"
        "  - {locale: en, section: s1, term: iott, why: 理由}\n",
        encoding="utf-8",
    )
    glossary, problems = model.load(tmp_path / "terms.yaml", tmp_path, ("ja", "en", "de"), ("ja",))
    exceptions, more = parity.load_exceptions(tmp_path / "exceptions.yaml", tmp_path)
    assert [*problems, *more] == []
    wanted = {"s1": {"ai": 6, "iot": 6, "map": 6}, "s1-1": {}, "s8": {"ai": 6}}
    linked = {"en": {"a.md": (wanted, {"s1": {}, "s1-1": {"iot": 10}})}}
    assert told(parity.differing_terms(editions, linked, glossary, exceptions)) == [
        "docs/en/a.md:1 TRAN016 s8 AI AI ai",
        "docs/en/a.md:4 TRAN016 s1 AI AI ai",
        "docs/en/a.md:10 TRAN017 s1-1 things IoT iot",
        "exceptions.yaml:3 TRAN014 s9 en ai",
        "exceptions.yaml:4 TRAN015 iott (FORM001 iot)",
    ]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"en": 4}, [f"docs/en/a.md:{line} TRAN017 s{line} things IoT iot" for line in range(1, 5)]),
        ({"en": 5}, ["terms.yaml:6 TERM076 IoT en 5 docs/en/a.md:1"]),
        ({"en": 3, "de": 2}, ["terms.yaml:3 TERM076 IoT en, de 5 docs/en/a.md:1"]),
    ],
)
def test_a_term_that_differs_in_many_sections(
    editions_of: Callable[[dict[str, str]], Editions], sections: dict[str, int], expected: list[str], tmp_path: Path
) -> None:
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    glossary, _ = model.load(tmp_path / "terms.yaml", tmp_path, ("ja", "en", "de"), ("ja",))
    none, problems = parity.load_exceptions(tmp_path / "none.yaml", tmp_path)
    linked: parity.Linked = {
        locale: {"a.md": ({}, {f"s{line}": {"iot": line} for line in range(1, count + 1)})} for locale, count in sections.items()
    }
    found = parity.differing_terms(editions_of({"ja/a.md": JA, "en/a.md": EN, "de/a.md": EN}), linked, glossary, none)
    assert (told([*problems, *found]), none.entries) == (expected, ())
