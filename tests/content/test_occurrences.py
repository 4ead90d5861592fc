"""A hundred links and forty places without one, chosen and judged by a reader; held to the built pages, where their sentence stands."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from plansite.commands.testing.sites import Site
from plansite.commands.testing.test_site import file_of
from plansite.files import table

DATA: dict[str, list[dict[str, str]]] = table.read(Path(__file__).parent / "occurrences.yaml")
Section = tuple[str, list[tuple[int, int, str]]]


def sections(page: html.HtmlElement) -> dict[str, Section]:
    """Return for each anchor the text of its section, a line a block, and the (start, end, term) of its links."""
    found: dict[str, Section] = {}
    (article,) = page.xpath("//article")
    text, anchor = "", ""
    links: list[tuple[int, int, str]] = []
    for block in article.iter("h1", "h2", "h3", "p", "td", "th", "li", "caption"):
        if block.tag in ("h1", "h2", "h3"):
            text, links, anchor = "", [], block.get("id")
        if block.tag == "li" and str(block.get("id", "")).startswith("fn:"):
            text, links, anchor = "", [], block.get("id")
        if block.tag != "li" or not block.xpath("./p"):
            text = _add(block, f"{text}\n", links)
        found[anchor] = (text, links)
    return found


def _add(element: Any, text: str, links: list[tuple[int, int, str]]) -> str:
    start = len(text)
    text += element.text or ""
    for child in element:
        text = _add(child, text, links) + (child.tail or "")
    if element.get("class") == "glossary-term":
        links.append((start, len(text), element.get("data-term")))
    return text


@pytest.fixture(scope="module")
def read(site: Site) -> dict[tuple[str, str], Section]:
    pages = {page: file_of(page) for page in (entry["page"] for entry in [*DATA["occurrences"], *DATA["absent"]])}
    built = {page: site.pages[file] for page, file in pages.items() if file in site.pages}
    return {(page, anchor): section for page, html in built.items() for anchor, section in sections(html).items()}


def label(entry: dict[str, str]) -> str:
    return f"{entry['anchor']}-{entry['term']}"


@pytest.mark.parametrize("entry", DATA["occurrences"], ids=label)
def test_linked(entry: dict[str, str], read: dict[tuple[str, str], Section]) -> None:
    text, links = read.get((entry["page"], entry["anchor"]), ("", []))
    before = entry["before"] if len(entry["before"]) == 8 else f"\n{entry['before']}"
    around = before + entry["text"] + entry["after"] + ("" if len(entry["after"]) == 8 else "\n")
    if around not in f"\n{text}\n":
        pytest.skip("the sentence has changed")
    assert f"\n{text}\n".count(around) == 1
    start = f"\n{text}\n".index(around) + len(before) - 1
    assert (start, start + len(entry["text"]), entry["term"]) in links


@pytest.mark.parametrize("entry", DATA["absent"], ids=label)
def test_not_linked(entry: dict[str, str], read: dict[tuple[str, str], Section]) -> None:
    text, links = read.get((entry["page"], entry["anchor"]), ("", []))
    if entry["text"] not in text:
        pytest.skip("the sentence has changed")
    assert text.count(entry["text"]) == 1
    start = text.index(entry["text"])
    end = start + len(entry["text"])
    assert [link for link in links if link[2] == entry["term"] and link[0] < end and link[1] > start] == []


def test_sample_is_large_enough() -> None:
    assert len(DATA["occurrences"]) == 100
    assert len({entry["page"] for entry in DATA["occurrences"]}) == 11
