"""Markdown as its reader reads it, with the place of every character."""

from pathlib import Path

import pytest

from plansite.files import markdownfile, reading
from plansite.files.reading import Kind


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("本文です。", [("", "本文です。", 1, 1)]),
        ("**オープン**データ", [("", "オープンデータ", 1, 3)]),
        ("- [x](y.md) と `code`", [("", "x と code", 1, 4)]),
        ("1. 一\n2. 二", [("1", "一", 1, 4), ("2", "二", 2, 4)]),
        ("[^4]: 注です", [("⁴", "注です", 1, 7)]),
        ("文[^12]です。", [("", "文¹²です。", 1, 1)]),
        ("[[データ|open-data]]と[[!AI]]", [("", "データとAI", 1, 3)]),
        ("文<ruby>漢字<rt>かんじ</rt></ruby>", [("", "文漢字", 1, 1)]),
        ("文\n{.note #x}", [("", "文", 1, 1)]),
        ("```\ncode\n```\n文", [("", "文", 4, 1)]),
        ("> 引用\n\n!!! note 題", [("", "引用", 1, 3), ("", "!!! note 題", 3, 1)]),
        (r"\*星\*", [("", "*星*", 1, 2)]),
        ("<https://a.jp/x_y>、", [("", "https://a.jp/x_y、", 1, 2)]),
        ("| a | b |\n| --- | --- |\n| `x` | y |", [("", "a\tb", 1, 3), ("", "x\ty", 3, 4)]),
        ("snake_case _強調_", [("", "snake_case 強調", 1, 1)]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str, int, int]]) -> None:
    blocks = reading.read(source).blocks
    assert [(block.label, block.text, *block.places[0]) for block in blocks] == expected


def test_page(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "ja"
    folder.mkdir(parents=True)
    path = folder / "a.md"
    path.write_text(
        '---\norigin: plan\n---\n\n# 題 {#top}\n\n文[x](b.md#c)\n\n## 2 節 {#s2}\n\nTable: 表題\n\n| a |\n| - |\n\n[^1]: 注\n\n<div id="box"></div>\n',
        encoding="utf-8",
    )
    page, _ = markdownfile.read(path, tmp_path, folder)
    assert page is not None
    assert (page.path, page.source, page.meta, page.title) == ("docs/ja/a.md", "a.md", {"origin": "plan"}, "題")
    assert [(section.anchor, section.level, section.title, section.line) for section in page.sections] == [
        ("top", 1, "題", 5),
        ("s2", 2, "2 節", 9),
    ]
    assert [(block.kind, block.text, block.anchor) for block in page.blocks] == [
        (Kind.HEADING, "題", "top"),
        (Kind.TEXT, "文x", "top"),
        (Kind.HEADING, "2 節", "s2"),
        (Kind.CAPTION, "表題", "s2"),
        (Kind.ROW, "a", "s2"),
        (Kind.NOTE, "注", "fn:1"),
    ]
    assert page.anchors == {"top", "s2", "box"}
    assert [link for block in page.blocks for link in block.links] == ["b.md#c"]
