"""The terms that a section links: headings aside, and what is told in short before the whole is told."""

from pathlib import Path

import pytest

from plansite.files import reading
from plansite.files.markdownfile import Page
from plansite.terms import matcher, model, uses

TERMS = """terms:
  - {id: ai, origin: site, ja: {term: AI, reading: えーあい, definition: 説明。}}
  - {id: iot, origin: site, ja: {term: IoT, reading: あいおーてぃー, definition: 説明。}}
"""


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
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    glossary, problems = model.load(tmp_path / "terms.yaml", tmp_path, ("ja",))
    assert problems == []
    page = Page(**vars(reading.read(text)), path="a.md", source="a.md", meta={})
    assert uses.on_sections(page, matcher.matcher_of(glossary, "ja"), glossary, names=False) == expected
