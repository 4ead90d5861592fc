"""What the search finds for the queries, in a browser: how often the right thing is first, among the first three, or nothing is."""

from collections import defaultdict
from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser

from plansite.content import Content

from . import mechanical
from .queries import FIND, NOTHING, WRITTEN, Query

_PARTS = 3


def answers(browser: Browser, address: str, queries: Iterable[Query], default: str) -> list[tuple[Query, list[str]]]:
    """Return the addresses of the first three results of each query, asked in its edition."""
    asked = defaultdict(list)
    for query in queries:
        asked[query.edition].append(query)
    found: list[tuple[Query, list[str]]] = []
    page = browser.new_page()
    for edition, own in asked.items():
        page.goto(address if edition == default else f"{address}{edition}/")
        found += zip(own, page.evaluate(FIND, [query.text for query in own]), strict=True)
    page.close()
    return found


def shares(found: list[tuple[Query, list[str]]]) -> dict[str, float]:
    """Return the share of queries whose answer is among the first three, is the first, and for which nothing is found."""
    judged = zip(*(query.judge(addresses) for query, addresses in found), strict=True)
    return {way: sum(held) / len(found) for way, held in zip(("first", "three", "none"), judged, strict=True)}


def test_what_people_type(browser: Browser, address: str, site_content: Content) -> None:
    found = shares(answers(browser, address, WRITTEN, site_content.project.default))
    assert found["three"] >= 0.95 and found["first"] >= 0.8 and found["none"] <= 0.02, found


@pytest.mark.share(2)
def test_what_has_no_answer_finds_nothing(browser: Browser, address: str, site_content: Content) -> None:
    assert [(query, found) for query, found in answers(browser, address, NOTHING, site_content.project.default) if found] == []


@pytest.mark.share(_PARTS)
@pytest.mark.parametrize("part", range(_PARTS))
def test_names_in_all_their_forms(browser: Browser, address: str, site_content: Content, part: int) -> None:
    queries = list(mechanical.queries(site_content.glossary))[part::_PARTS]
    found = shares(answers(browser, address, queries, site_content.project.default))
    assert found["three"] >= 0.97 and found["none"] <= 0.02, found
