"""Linking: the table of cases (Markdown → complete HTML) that says what is linked and what is not."""

import re
from pathlib import Path
from typing import Any

import pytest

from plansite.files import reading, table
from plansite.publish.markup import tree
from plansite.terms import links, model
from plansite.terms.matcher import Matcher, matcher_of
from plansite.terms.model import Glossary

DATA = Path(__file__).parents[2] / "data" / "linking"
CASES: list[dict[str, Any]] = table.read(DATA / "cases.yaml")["cases"]
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


def render(text: str, glossary: Glossary, matcher: Matcher, own: str | None = None) -> str:
    """Return the HTML of `text` with links to terms written ⟦text|id⟧, one paragraph without its tags."""
    root = reading.read(text).tree
    links.put(root, glossary, matcher, f"glossary/{own}.md")
    html = _LINK.sub(r"⟦\2|\1⟧", tree.html(root))
    match = re.fullmatch(r"<p>(.*)</p>", html, re.DOTALL)
    return match[1] if match and "<p>" not in match[1] else html


# Ids in ASCII: others are escaped once more each time that mutmut collects them.
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["locale"])
def test_linking(case: dict[str, Any], glossary: Glossary, matchers: dict[str, Matcher]) -> None:
    html = render(case["text"], glossary, matchers[case["locale"]], case.get("own"))
    if "want" in case:
        assert html == case["want"].rstrip("\n")
    for piece in case.get("contains", []):
        assert piece in html
    for piece in case.get("lacks", []):
        assert piece not in html


def test_table_is_large_enough() -> None:
    assert len(CASES) >= 150
    assert {case["locale"] for case in CASES} == {"ja", "ja-easy", "en"}


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        (None, "オープンデータとIoT", "⟦オープンデータ|open-data⟧と⟦IoT|iot⟧"),
        ("open-data", "オープンデータとIoT", "オープンデータと⟦IoT|iot⟧"),
        ("iot", "オープンデータとIoTとIoT", "⟦オープンデータ|open-data⟧とIoTとIoT"),
        ("open-data", "[[オープンデータ]]と[[この情報|open-data]]と[[IoT]]", "オープンデータとこの情報と⟦IoT|iot⟧"),
    ],
)
def test_an_entry_does_not_link_itself(own: str | None, text: str, expected: str, glossary: Glossary, matchers: dict[str, Matcher]) -> None:
    assert render(text, glossary, matchers["ja"], own) == expected


def test_a_name_that_nothing_explains_has_no_page_to_lead_to(glossary: Glossary, matchers: dict[str, Matcher]) -> None:
    assert render("[[みどり町データ条例]]と[[条例|green-town-data-ordinance]]", glossary, matchers["ja"]) == "みどり町データ条例と条例"
