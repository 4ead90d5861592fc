"""What the search finds for the queries, in a browser: how often the right thing is first, among the first three, or nothing is."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser

from plansite.content import Content

from . import mechanical
from .queries import NOTHING, WRITTEN, Query

FIND = """async (asked) => {
  begin();
  const machine = await here.whole;
  const found = [];
  for (const text of asked) found.push((await machine.find(text)).hits.slice(0, 3).map(({ section }) => section.address));
  return found;
}"""


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


def shares(found: list[tuple[Query, list[str]]]) -> tuple[float, float, float]:
    """Return the share of queries whose answer is among the first three, is the first, and for which nothing is found; print all by kind."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for query, addresses in found:
        ways = {"asked": True, "three": bool({*addresses} & {*query.wanted}), "first": addresses[:1] and addresses[0] in query.wanted, "none": not addresses}
        for kind in (query.kind, "all"):
            counts[kind].update(way for way, holds in ways.items() if holds)
        if not ways["three"]:
            print(query.edition, query.kind, query.text, query.wanted, addresses)
    for kind, count in counts.items():
        print(f"{kind:10} {count['asked']:5} {count['three'] / count['asked']:7.1%} {count['first'] / count['asked']:7.1%} {count['none'] / count['asked']:7.1%}")
    whole = counts["all"]
    return whole["three"] / whole["asked"], whole["first"] / whole["asked"], whole["none"] / whole["asked"]


def test_what_people_type(browser: Browser, address: str, site_content: Content) -> None:
    three, first, none = shares(answers(browser, address, WRITTEN, site_content.project.default))
    assert (three >= 0.95, first >= 0.8, none <= 0.02) == (True, True, True)


def test_what_has_no_answer_finds_nothing(browser: Browser, address: str, site_content: Content) -> None:
    assert [(query, found) for query, found in answers(browser, address, NOTHING, site_content.project.default) if found] == []


@pytest.mark.share(3)
def test_names_in_all_their_forms(browser: Browser, address: str, site_content: Content) -> None:
    three, _, none = shares(answers(browser, address, mechanical.queries(site_content.glossary), site_content.project.default))
    assert (three >= 0.97, none <= 0.02) == (True, True)
