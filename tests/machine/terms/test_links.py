"""Linking: the table of cases (Markdown → complete HTML) that says what is linked and what is not."""

import re
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from plansite.terms import model
from plansite.terms.links import TermLinks
from plansite.terms.matcher import matcher_of

DATA = Path(__file__).parents[2] / "data" / "linking"
CASES: list[dict[str, Any]] = yaml.safe_load((DATA / "cases.yaml").read_text(encoding="utf-8"))["cases"]
_LINK = re.compile(r'<a class="glossary-term" data-term="([^"]+)" href="/glossary/\1\.md" role="doc-glossref">(.*?)</a>', re.DOTALL)


@pytest.fixture(scope="module")
def links() -> TermLinks:
    locales = ("ja", "ja-easy", "en")
    glossary, problems = model.load(DATA / "terms.yaml", DATA, locales)
    assert problems == []
    return TermLinks(glossary, {locale: matcher_of(glossary, locale) for locale in locales})


def render(text: str, links: TermLinks) -> str:
    """Return the HTML of `text` with links to terms written ⟦text|id⟧, one paragraph without its tags."""
    extensions: list[Any] = ["tables", "footnotes", "attr_list", "md_in_html", "pymdownx.superfences", links]
    html = _LINK.sub(r"⟦\2|\1⟧", markdown.markdown(text, extensions=extensions))
    match = re.fullmatch(r"<p>(.*)</p>", html, re.DOTALL)
    return match[1] if match and "<p>" not in match[1] else html


# Ids in ASCII: others are escaped once more each time that mutmut collects them.
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["locale"])
def test_linking(case: dict[str, Any], links: TermLinks) -> None:
    links.turn_to(case["locale"], case.get("own"))
    html = render(case["text"], links)
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
def test_an_entry_does_not_link_itself(own: str | None, text: str, expected: str, links: TermLinks) -> None:
    links.turn_to("ja", own)
    assert render(text, links) == expected
