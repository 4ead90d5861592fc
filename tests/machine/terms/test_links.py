"""Linking: the table of cases (Markdown → complete HTML) that says what is linked and what is not."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.files import reading
from plansite.markup import tree
from plansite.terms import links, model
from plansite.terms.matcher import Matcher, matcher_of
from plansite.terms.model import Glossary

DATA = Path(__file__).parents[2] / "data" / "linking"
CASES: list[dict[str, Any]] = yaml.safe_load((DATA / "cases.yaml").read_text(encoding="utf-8"))["cases"]
_LINK = re.compile(r'<a class="glossary-term" data-term="([^"]+)" href="/glossary/\1\.md" role="doc-glossref">(.*?)</a>', re.DOTALL)


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    locales = ("ja", "ja-easy", "en")
    glossary, problems = model.load(DATA / "terms.yaml", DATA, locales)
    assert problems == []
    return glossary


@pytest.fixture(scope="module")
def matchers(glossary: Glossary) -> dict[str, Matcher]:
    return {locale: matcher_of(glossary, locale) for locale in glossary.locales}


def render(text: str, glossary: Glossary, matcher: Matcher) -> str:
    """Return the HTML of `text` with links to terms written ⟦text|id⟧, one paragraph without its tags."""
    root = reading.read(text).tree
    links.put(root, glossary, matcher)
    html = _LINK.sub(r"⟦\2|\1⟧", tree.html(root))
    match = re.fullmatch(r"<p>(.*)</p>", html, re.DOTALL)
    return match[1] if match and "<p>" not in match[1] else html


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case['locale']}-{case['rule']}" for number, case in enumerate(CASES, 1)])
def test_linking(case: dict[str, Any], glossary: Glossary, matchers: dict[str, Matcher]) -> None:
    html = render(case["text"], glossary, matchers[case["locale"]])
    if "want" in case:
        assert html == case["want"].rstrip("\n")
    for piece in case.get("contains", []):
        assert piece in html
    for piece in case.get("lacks", []):
        assert piece not in html


def test_table_is_large_enough() -> None:
    assert len(CASES) >= 150
    assert {case["locale"] for case in CASES} == {"ja", "ja-easy", "en"}
