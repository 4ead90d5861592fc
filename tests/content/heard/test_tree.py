"""What Chromium hands to screen readers: no reading beside its kanji, and every definition of a page's words."""

from collections.abc import Iterator
from typing import Any

import pytest
from lxml.html import document_fromstring
from playwright.sync_api import Browser, Page

from ...conftest import Site
from ...machine.accessibility.test_transcripts import EDITIONS, PAGES
from ...server import Server
from .spoken import doubles, unheard

pytestmark = pytest.mark.share(6)

_NAMED = frozenset({"heading", "link", "button", "columnheader", "rowheader", "region", "navigation", "DisclosureTriangle"})


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def tree(page: Page, address: str) -> list[str]:
    """Return the text that a page hands to screen readers, and after it each name.

    Chromium makes furigana a description of their kanji; here they are text behind them, as in other browsers.
    """
    page.goto(address)
    nodes = {node["nodeId"]: node for node in page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]}
    found = list(_inside(next(iter(nodes)), nodes))
    return ["".join(name for role, name in found if role == "StaticText"), *(name for role, name in found if role in _NAMED)]


def _inside(number: str, nodes: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the role and name of a node and of all inside it, in the order of the page."""
    node = nodes[number]
    role, name, description = (node.get(key, {}).get("value", "") for key in ("role", "name", "description"))
    if not node["ignored"]:
        yield role, name
    for child in node.get("childIds", []):
        yield from _inside(child, nodes)
    if role == "Ruby":
        yield "StaticText", description


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("locale", EDITIONS)
def test_what_the_tree_holds(server: Server, site: Site, page: Page, locale: str, kind: str) -> None:
    address = EDITIONS[locale] + PAGES[kind]
    text, *names = tree(page, server.address + address)
    root = site.pages[address + "index.html"]
    assert len(names) > 10
    assert [*doubles([text, *names], root), *unheard([text], root)] == []


HELD = {
    '<h2><ruby>計画<rt aria-hidden="true">けいかく</rt></ruby>を 読む</h2>': [],
    "<p><ruby>計画<rp>（</rp><rt>けいかく</rt><rp>）</rp></ruby>を 読む</p>": ["twice"],
    '<p><a href="#" aria-label="計画けいかくを 読む"><ruby>計画<rt aria-hidden="true">けいかく</rt></ruby>を 読む</a></p>': ["twice"],
    '<div class="page-terms"><dl><dt>語<dd>一つ。<ul><li>二つ。</ul></dl></div>': [],
    '<div class="page-terms"><dl><dt>語<dd>一つ。<p aria-hidden="true">二つ。</p></dl></div>': ["unheard"],
}


def test_what_is_at_fault_in_a_tree(server: Server, page: Page) -> None:
    found = {}
    for body in HELD:
        server.planted["planted"] = f'<!doctype html><html lang="ja"><title>Page</title><body>{body}</body></html>'
        texts = tree(page, server.address + "planted")
        root = document_fromstring(server.planted["planted"])
        found[body] = [fault.partition(":")[0] for fault in [*doubles(texts, root), *unheard(texts[:1], root)]]
    assert found == HELD
