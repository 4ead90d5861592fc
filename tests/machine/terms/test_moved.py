"""Changed ids: what is wrong with moved.yaml, and what a place that still has the old id is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from plansite.files import reading
from plansite.terms import calls, model, moved, rules
from plansite.terms.matcher import matcher_of

from ..told import told

TERMS = """\
terms:
  - id: open-data
    origin: site
    related: [big-dater, knowledge]
    ja: {term: オープンデータ, reading: おーぷんでーた, definition: 文。}
  - id: big-data
    origin: site
    ja: {term: ビッグデータ, reading: びっぐでーた, definition: 文。}
"""
MOVED = "glossary/moved.yaml"


def found(folder: Path, written: str) -> list[str]:
    """Return what is found for these moved ids in a small glossary and a page that calls one of them."""
    for name, text in (("terms.yaml", TERMS), ("moved.yaml", written)):
        (folder / "glossary").mkdir(exist_ok=True)
        (folder / "glossary" / name).write_text(text, encoding="utf-8")
    (folder / "page.md").write_text("# 題\n\n[[ビッグデータ]]と[[この情報|knowledge]]と[[ビッグデーター集]]\n", encoding="utf-8")
    glossary, problems = model.load(folder / "glossary" / "terms.yaml", folder, ("ja",))
    ids, document, wrong = moved.read(folder / "glossary" / "moved.yaml", folder)
    glossary = replace(glossary, moved=ids)
    blocks = reading.read((folder / "page.md").read_text(encoding="utf-8")).blocks
    matcher = matcher_of(glossary, "ja")
    problems += [*wrong, *moved.wrong(glossary, document), *rules.related_terms_exist(glossary)]
    return told([*problems, *calls.unresolved(blocks, "page.md", glossary, matcher, "ja")])


OLD_ID = [
    "glossary/terms.yaml:4 TERM023 オープンデータ big-dater (TERM005 big-data)",
    "glossary/terms.yaml:4 TERM023 オープンデータ knowledge (TERM005 open-data)",
    "page.md:3:14 TERM051 knowledge (TERM005 open-data)",
    "page.md:3:33 TERM051 ビッグデーター集 (FORM001 ビッグデータ)",
]
GOOD = "moved:\n  big-dater: big-data\n  knowledge: open-data\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("moved:\n", [f"{MOVED}:1 YAML026 moved"]),
        ("other: {a: b}\n", [f"{MOVED}:1 FORM011 other  moved, pages"]),
        ("moved:\n  Old: big-data\n", [f"{MOVED}:2 FORM043 (FORM041 moved.Old) old"]),
        ("moved:\n  古い id: big-data\n", [f"{MOVED}:2 FORM043 (FORM041 moved.古い id) open-data"]),
        ("moved:\n  old: Big-Data\n", [f"{MOVED}:2 FORM043 (FORM042 moved.old Big-Data) big-data"]),
        ("", []),
        ("# 用語の id を変えたら、ここに書きます。\n", []),
        ("moved: {}\n", []),
        ("moved: [a]\n", [f"{MOVED}:1 FORM035 moved "]),
        (
            "moved:\n  open-data: big-data\n",
            [f"{MOVED}:2 TERM041 open-data glossary/terms.yaml:2"],
        ),
        (
            "moved:\n  a: big-date\n",
            [f"{MOVED}:2 TERM044 big-date (FORM001 big-data)"],
        ),
        (
            "moved:\n  a: b\n  b: c\n  c: big-data\n",
            [
                f"{MOVED}:2 TERM042 a b big-data",
                f"{MOVED}:3 TERM042 b c big-data",
            ],
        ),
        (
            "moved:\n  a: b\n  b: a\n",
            [
                f"{MOVED}:2 TERM043 a b",
                f"{MOVED}:3 TERM043 b a",
            ],
        ),
    ],
)
def test_wrong(written: str, expected: list[str], tmp_path: Path) -> None:
    assert [line for line in found(tmp_path, written) if line.startswith(MOVED)] == expected


def test_old_ids_are_told_the_new_ones(tmp_path: Path) -> None:
    assert found(tmp_path, GOOD) == OLD_ID
