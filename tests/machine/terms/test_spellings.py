"""Words that are spelt in one way: what is found in a text, and on which pages it is looked for."""

from pathlib import Path

import pytest

from plansite import check, content
from plansite.files import reading
from plansite.terms import spellings
from plansite.terms.matcher import Matcher, Spelling

from ..plan import copy

MATCHER = Matcher([Spelling("仕組み法", "仕組み法")], "ja")
PREFERRED = {"仕組み": "しくみ", "目指": "目ざ", "towards": "toward"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("この 仕組みです。", [(4, "仕組み", "しくみ")]),
        ("目指します。目指した 仕組み", [(1, "目指", "目ざ"), (7, "目指", "目ざ"), (12, "仕組み", "しくみ")]),
        ("仕組み法の 仕組み", [(7, "仕組み", "しくみ")]),
        ("`仕組み`と https://example.jp/目指", []),
        ("towards it, heretowards, towardsit", [(1, "towards", "toward")]),
        ("しくみを 目ざします。", []),
    ],
)
def test_unlike(text: str, expected: list[tuple[int, str, str]]) -> None:
    found = spellings.unlike(reading.read(text).blocks, "page.md", PREFERRED, MATCHER)
    assert [(each.place, each.text("ja")) for each in found] == [
        (f"page.md:1:{column}", f"「{written}」は「{right}」と書きます（glossary/spellings.yaml）。") for column, written, right in expected
    ]


def test_no_spellings_nothing_found() -> None:
    assert list(spellings.unlike(reading.read("仕組み").blocks, "page.md", {}, MATCHER)) == []


def test_the_plan_is_spelt_as_it_is(root: Path, tmp_path: Path) -> None:
    """Of the language of the plan, only what the site wrote itself is looked at; a language that there is not is named."""
    copy(root, tmp_path)
    path = tmp_path / "glossary" / "spellings.yaml"
    path.write_text("spellings:\n  ja: {県: 本県}\n  ja-easy: {もくじ: 目次}\n  jaa: {a: b}\n", encoding="utf-8")
    found = [each for each in check.problems_of(content.read(tmp_path)) if "spellings.yaml" in f"{each.path}{each.text('ja')}"]
    pages = {each.path for each in found if each.path.startswith("docs/ja/")}
    assert pages
    assert not any(page.startswith("docs/ja/chapter") for page in pages)
    assert [each.place for each in found if "もくじ" in each.text("ja")] != []
    assert [(each.place, each.text("ja")[:9]) for each in found if each.path == "glossary/spellings.yaml"] == [
        ("glossary/spellings.yaml:4", "「jaa」は、この")
    ]


ENTRY = """
  - id: method
    origin: site
    ja: {term: 方法, reading: ほうほう, definition: 無償 flagged}
    ja-easy:
      term: 方法
      brief: 目指 flagged
      definition: 目指 flagged
      figure: 目指 flagged
      example: 目指 flagged
      since: {date: "2024-12-31", text: 目指 flagged, source: {title: 目指}}
    en: {term: way, standing: good, definition: How it is done.}
"""


def test_every_text_of_an_entry_that_the_site_wrote_is_looked_at(root: Path, tmp_path: Path) -> None:
    """All but the plan's own definition of open data, in which 無償 stands too."""
    copy(root, tmp_path)
    terms = tmp_path / "glossary" / "terms.yaml"
    reading = "      reading: おーぷんでーた\n"
    text = terms.read_text(encoding="utf-8").replace(reading, f"{reading}      figure: 無償 flagged\n") + ENTRY
    terms.write_text(text, encoding="utf-8")
    path = tmp_path / "glossary" / "spellings.yaml"
    path.write_text("spellings:\n  ja: {無償: 無料}\n  ja-easy: {目指: 目ざ}\n", encoding="utf-8")
    found = [each for each in check.problems_of(content.read(tmp_path)) if "spellings.yaml" in each.text("ja")]
    lines = [number for number, line in enumerate(text.splitlines(), 1) if "flagged" in line]
    assert [each.line for each in found if each.path == "glossary/terms.yaml"] == lines
