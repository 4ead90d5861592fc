"""Old addresses of pages and anchors: what is wrong with the list of them, and what a page keeps. Their pages: test_earlier."""

from pathlib import Path

import pytest

from plansite.editions import moves
from plansite.files import problem
from plansite.terms import moved

MOVED = "glossary/moved.yaml"
KNOWN = {
    "water.md": frozenset({"ch1", "ch1-check"}),
    "roads.md": frozenset({"ch2"}),
    "glossary/meter.md": frozenset[str](),
}
RENAMED = {"glossary/smart-meter.md": "glossary/meter.md"}


def found(written: str, language: str, folder: Path) -> list[str]:
    """Return what is printed for this list of what moved."""
    path = folder / "glossary" / "moved.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(written, encoding="utf-8")
    _, document, problems = moved.read(path, folder)
    wrong = [] if problems else moves.wrong(moves.read(document), KNOWN, RENAMED, document)
    return problem.lines([*problems, *wrong], language)


@pytest.mark.parametrize(
    ("line", "ja", "en"),
    [
        ("plan.md: water.md", [], []),
        ("plan.md: water.md#ch1", [], []),
        ("glossary/drone.md: glossary/meter.md", [], []),
        ("water.md#ch1-pumps: water.md#ch1-check", [], []),
        ("water.md#ch1-pumps: roads.md", [], []),
        (
            "water.md: roads.md",
            ["「water.md」は、いまもあります。移していないなら、この行を消してください。"],
            ["'water.md' is still there; delete this line if it did not move."],
        ),
        (
            "water.md#ch1: roads.md#ch2",
            ["「water.md#ch1」は、いまもあります。移していないなら、この行を消してください。"],
            ["'water.md#ch1' is still there; delete this line if it did not move."],
        ),
        (
            "plan.md#ch1: water.md#ch1",
            ["「plan.md」というページはありません。ページごと移したのなら、「plan.md: 新しいページ」と書いてください。"],
            ["there is no page 'plan.md'; if all of it moved, write 'plan.md: …'."],
        ),
        (
            "glossary/smart-meter.md: water.md",
            ["「glossary/smart-meter.md」は moved にもあります。この行を消してください。"],
            ["'glossary/smart-meter.md' stands under 'moved' too; delete this line."],
        ),
        (
            "plan.md: waters.md",
            ["移った先のページ「waters.md」がありません。「water.md」ではありませんか。"],
            ["there is no page 'waters.md'. Did you mean 'water.md'?"],
        ),
        (
            "plan.md: water.md#ch1-chek",
            ["移った先「water.md」に「#ch1-chek」という場所がありません。「ch1-check」ではありませんか。"],
            ["'water.md' has no anchor '#ch1-chek'. Did you mean 'ch1-check'?"],
        ),
        (
            "water.md#ch1-pumps: water.md",
            ["移った先の場所を「water.md#…」のように書いてください。"],
            ["write the place on the page, 'water.md#…'."],
        ),
        (
            "plan.md: glossary/smart-meter.md",
            ["「glossary/smart-meter.md」も移りました。「plan.md: glossary/meter.md」と書いてください。"],
            ["'glossary/smart-meter.md' has moved too; write 'plan.md: glossary/meter.md'."],
        ),
        (
            "plan.md: town.md#a\n  town.md: old.md\n  old.md: water.md",
            [
                "「town.md#a」も移りました。「plan.md: water.md」と書いてください。",
                "「old.md」も移りました。「town.md: water.md」と書いてください。",
            ],
            ["'town.md#a' has moved too; write 'plan.md: water.md'.", "'old.md' has moved too; write 'town.md: water.md'."],
        ),
        (
            "plan.md: town.md\n  town.md: plan.md",
            [
                "「plan.md」の移った先をたどると、元に戻ります。いまの場所を書いてください。",
                "「town.md」の移った先をたどると、元に戻ります。いまの場所を書いてください。",
            ],
            ["'plan.md' leads round in a circle; write where it is now.", "'town.md' leads round in a circle; write where it is now."],
        ),
        (
            "plan.md: plan.md",
            ["「plan.md」の移った先をたどると、元に戻ります。いまの場所を書いてください。"],
            ["'plan.md' leads round in a circle; write where it is now."],
        ),
        (
            "plan: water.md",
            ["キー「pages.plan」は使えません。例: chapter-1.md#ch1"],
            ["the key 'pages.plan' is not right; write one such as chapter-1.md#ch1."],
        ),
        (
            "plan.md: water",
            ["「pages.plan.md」の値「water」は使えません。例: chapter-1.md#ch1"],
            ["'water' in 'pages.plan.md' is not right; write one such as chapter-1.md#ch1."],
        ),
    ],
)
def test_the_list(line: str, ja: list[str], en: list[str], tmp_path: Path) -> None:
    for language, expected in (("ja", ja), ("en", en)):
        assert found(f"pages:\n  {line}\n", language, tmp_path) == [f"{MOVED}:{index}: {text}" for index, text in enumerate(expected, 2)]


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
