"""Linking: the table of cases (Markdown → complete HTML) that says what is linked and what is not."""

import re
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from plansite.files import reading
from plansite.markup.tree import Tree
from plansite.terms import model
from plansite.terms.links import TermLinks
from plansite.terms.matcher import matcher_of

DATA = Path(__file__).parents[2] / "data" / "linking"
CASES: list[dict[str, Any]] = yaml.safe_load((DATA / "cases.yaml").read_text(encoding="utf-8"))["cases"]
_LINK = re.compile(r'<a class="glossary-term" data-term="([^"]+)" href="/glossary/\1\.md" role="doc-glossref">(.*?)</a>', re.DOTALL)


@pytest.fixture(scope="module")
def links() -> dict[str, TermLinks]:
    locales = ("ja", "ja-easy", "en")
    glossary, problems = model.load(DATA / "terms.yaml", DATA, locales)
    assert problems == []
    return {locale: TermLinks(glossary, matcher_of(glossary, locale)) for locale in locales}


def render(text: str, links: TermLinks) -> str:
    """Return the HTML of `text` with links to terms written ⟦text|id⟧, one paragraph without its tags."""
    extensions: list[Any] = [Tree(reading.read(text).tree, furigana=True), links]
    html = _LINK.sub(r"⟦\2|\1⟧", markdown.markdown(text, extensions=extensions))
    match = re.fullmatch(r"<p>(.*)</p>", html, re.DOTALL)
    return match[1] if match and "<p>" not in match[1] else html


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case['locale']}-{case['rule']}" for number, case in enumerate(CASES, 1)])
def test_linking(case: dict[str, Any], links: dict[str, TermLinks]) -> None:
    html = render(case["text"], links[case["locale"]])
    if "want" in case:
        assert html == case["want"].rstrip("\n")
    for piece in case.get("contains", []):
        assert piece in html
    for piece in case.get("lacks", []):
        assert piece not in html


def test_table_is_large_enough() -> None:
    assert len(CASES) >= 150
    assert {case["locale"] for case in CASES} == {"ja", "ja-easy", "en"}
