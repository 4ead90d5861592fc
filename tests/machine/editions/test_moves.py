"""Old addresses of pages and anchors: what is wrong with the list of them, and what a page keeps. Their pages: test_earlier."""

from pathlib import Path

import pytest

from plansite.editions import moves
from plansite.terms import moved

from ..told import told

MOVED = "glossary/moved.yaml"
KNOWN = {
    "water.md": frozenset({"ch1", "ch1-check"}),
    "roads.md": frozenset({"ch2"}),
    "glossary/meter.md": frozenset[str](),
}
RENAMED = {"glossary/smart-meter.md": "glossary/meter.md"}


def found(written: str, folder: Path) -> list[str]:
    """Return what is found for this list of what moved."""
    path = folder / "glossary" / "moved.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(written, encoding="utf-8")
    _, document, problems = moved.read(path, folder)
    wrong = [] if problems else moves.wrong(moves.read(document), KNOWN, RENAMED, document)
    return told([*problems, *wrong])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plan.md: water.md", []),
        ("plan.md: water.md#ch1", []),
        ("glossary/drone.md: glossary/meter.md", []),
        ("water.md#ch1-pumps: water.md#ch1-check", []),
        ("water.md#ch1-pumps: roads.md", []),
        ("water.md: roads.md", ["2 MOVE001 water.md"]),
        ("water.md#ch1: roads.md#ch2", ["2 MOVE001 water.md#ch1"]),
        ("plan.md#ch1: water.md#ch1", ["2 MOVE002 plan.md"]),
        ("glossary/smart-meter.md: water.md", ["2 MOVE003 glossary/smart-meter.md"]),
        ("plan.md: waters.md", ["2 MOVE006 waters.md (FORM001 water.md)"]),
        ("plan.md: water.md#ch1-chek", ["2 MOVE007 water.md ch1-chek (FORM001 ch1-check)"]),
        ("water.md#ch1-pumps: water.md", ["2 MOVE008 water.md"]),
        ("plan.md: glossary/smart-meter.md", ["2 MOVE005 glossary/smart-meter.md plan.md glossary/meter.md"]),
        (
            "plan.md: town.md#a\n  town.md: old.md\n  old.md: water.md",
            ["2 MOVE005 town.md#a plan.md water.md", "3 MOVE005 old.md town.md water.md"],
        ),
        ("plan.md: town.md\n  town.md: plan.md", ["2 MOVE004 plan.md", "3 MOVE004 town.md"]),
        ("plan.md: plan.md", ["2 MOVE004 plan.md"]),
        ("plan: water.md", ["2 FORM044 (FORM041 pages.plan) chapter-1.md#ch1"]),
        ("plan.md: water", ["2 FORM044 (FORM042 pages.plan.md water) chapter-1.md#ch1"]),
    ],
)
def test_the_list(line: str, expected: list[str], tmp_path: Path) -> None:
    assert found(f"pages:\n  {line}\n", tmp_path) == [f"{MOVED}:{text}" for text in expected]


MOVES = {"a.md#old": "a.md#new", "a.md#older": "a.md#new", "a.md#gone": "b.md#here", "gone.md": "a.md#new"}


@pytest.mark.parametrize(
    ("source", "page", "expected"),
    [
        ("a.md", '<h2 id="new">T</h2>', '<h2 id="new"><span id="older"></span><span id="old"></span>T</h2>'),
        ("a.md", '<li class="x" id="new">T</li>', '<li class="x" id="new"><span id="older"></span><span id="old"></span>T</li>'),
        ("a.md", '<a href="#new">T</a><h2 id="news" data-id="new">T</h2>', '<a href="#new">T</a><h2 id="news" data-id="new">T</h2>'),
        ("b.md", '<h2 id="new">T</h2>', '<h2 id="new">T</h2>'),
    ],
)
def test_an_anchor_stays_where_its_text_is(source: str, page: str, expected: str) -> None:
    assert moves.kept(page, source, MOVES) == expected


def test_an_anchor_whose_text_went_elsewhere() -> None:
    assert list(moves.elsewhere("a.md", MOVES)) == [("gone", "b.md#here")]
    assert list(moves.elsewhere("b.md", MOVES)) == []
