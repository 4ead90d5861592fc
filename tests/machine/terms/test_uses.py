"""The terms that a section links: headings aside, and what is told in short before the whole is told."""

from pathlib import Path

import pytest

from plansite.files import reading
from plansite.files.markdownfile import Page
from plansite.terms import matcher, model, uses

TERMS = """terms:
  - {id: ai, origin: site, ja: {term: AI, reading: えーあい, definition: 説明。}}
  - {id: iot, origin: site, ja: {term: IoT, reading: あいおーてぃー, definition: "AIと`AI`の説明。"}}
  - {id: law, origin: name, link: never, ja: {term: 水の法, reading: みずのほう}}
"""


def site_of(text: str, folder: Path) -> tuple[Page, model.Glossary, matcher.Matcher]:
    """Return a page that says a text, the glossary beside it and the matcher of that."""
    (folder / "terms.yaml").write_text(TERMS, encoding="utf-8")
    glossary, problems = model.load(folder / "terms.yaml", folder, ("ja",))
    assert problems == []
    return Page(**vars(reading.read(text)), path="a.md", source="a.md", meta={}), glossary, matcher.matcher_of(glossary, "ja")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# IoT {#s1}\n\nAIとAIです。", {"s1": {"ai": 3}}),
        ("# 題 {#s1}\n\nIoTです。\n{.point}\n\nAIです。", {"s1": {"ai": 6}}),
        ("# 題 {#s1}\n\nAIです。\n{.point}\n\nAIです。", {"s1": {"ai": 6}}),
        ("# 題 {#s1}\n\nAIです。\n\n## 節 {#s1-1}\n\nIoTです。", {"s1": {"ai": 3}, "s1-1": {"iot": 7}}),
    ],
)
def test_terms_of_sections(text: str, expected: dict[str, dict[str, int]], tmp_path: Path) -> None:
    page, glossary, found = site_of(text, tmp_path)
    assert uses.on_sections(page, found, glossary, names=False) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("# 題 {#s1}\n\nその[[AI]]と水の法。", False, {"s1": {"ai": "AI"}}),
        ("# 題 {#s1}\n\n水の法とAI。", True, {"s1": {"law": "水の法", "ai": "AI"}}),
        ("# 題 {#s1}\n\n[[この技術|ai]]と[[!IoT]]と[[知らない言葉]]。", False, {"s1": {"ai": "この技術"}}),
        ("# 題 {#s1}\n\nTable: IoT\n\n| AI |\n| -- |\n| `IoT` |", False, {"s1": {"ai": "AI"}}),
        ("# 題 {#s1}\n\n[AI](a.md)とIoTとIoT。", False, {"s1": {"iot": "IoT"}}),
    ],
)
def test_links(text: str, names: bool, expected: dict[str, dict[str, str]], tmp_path: Path) -> None:
    page, glossary, found = site_of(text, tmp_path)
    linked = uses.links(page.blocks, found, glossary, names=names)
    assert {anchor: {term: link.written for term, link in here.items()} for anchor, here in linked.items()} == expected


def test_uses_on_pages_and_in_entries(tmp_path: Path) -> None:
    page, glossary, found = site_of("# IoT {#s1}\n\n水の法と`AI`とAI。", tmp_path)
    assert [*uses.on_page(page, found, "ja")] == [
        uses.Use("iot", "IoT", "ja", "a.md", "s1"),
        uses.Use("law", "水の法", "ja", "a.md", "s1"),
        uses.Use("ai", "AI", "ja", "a.md", "s1"),
    ]
    assert [*uses.in_entries(glossary, found, "ja")] == [uses.Use("ai", "AI", "ja", entry="iot")]
