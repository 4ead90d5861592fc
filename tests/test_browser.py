"""The site in a browser: nothing from elsewhere, nothing cut off at 320 px, the place kept between languages, search by language."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "",
    "contents/",
    "chapter-2/",
    "chapter-2/section-1/",
    "chapter-3/section-1/",
    "appendix/",
    "glossary/",
    "glossary/open-data/",
    "glossary/names/",
    "corrections/",
    "about/",
    "404.html",
]
EDITIONS = ["", "ja-easy/", "en/"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("edition", EDITIONS)
def test_pages_fit_and_load_nothing_from_elsewhere(browser: Browser, address: str, edition: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    hosts: set[str] = set()
    failed: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    for name in PAGES:
        page.goto(address + edition + name, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert hosts == {urlsplit(address).netloc}
    assert failed == []
    context.close()


def search(page: Page, words: str) -> list[str]:
    """Search as a reader does and return the addresses of the results."""
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type(words, delay=20)
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)
    return [str(link.get_attribute("href")) for link in page.locator(".md-search-result__link").all()]


@pytest.mark.parametrize(
    ("edition", "words", "expected"),
    [
        ("", "オープンデータ", "glossary/open-data/"),
        ("", "関係人口", "glossary/related-population/"),
        ("ja-easy/", "オープンデータ", "ja-easy/glossary/open-data/"),
        ("en/", "open data", "en/glossary/open-data/"),
    ],
)
def test_search_finds_pages_of_the_language(browser: Browser, address: str, edition: str, words: str, expected: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}{edition}chapter-1/section-1/", wait_until="networkidle")
    found = search(page, words)
    assert all(link.startswith(address + edition) for link in found)
    if not edition:
        assert not [link for link in found if link.startswith((f"{address}en/", f"{address}ja-easy/"))]
    assert any(link.startswith(address + expected) for link in found)
    first = found[0]
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(first.partition("?")[0] + "*")
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_language_links_lead_to_the_same_page(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}chapter-2/section-1/#ch2-s1-3")
    page.locator(".editions a", has_text="English").click()
    anchor = "#ch2-s1-3" if scripts else ""
    assert page.url == f"{address}en/chapter-2/section-1/{anchor}"
    page.locator(".editions a", has_text="やさしい日本語").click()
    assert page.url == f"{address}ja-easy/chapter-2/section-1/{anchor}"
    context.close()


def test_without_scripts_words_and_index_lead_to_entries(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/chapter-2/section-1/")
    page.locator("a.glossary-term[data-term=iot]").first.click()
    assert page.url == f"{address}en/glossary/iot/"
    expect(page.locator("h1")).to_have_text("IoT")
    page.goto(f"{address}glossary/")
    page.locator(".index-jump a", has_text="た").click()
    assert page.url == f"{address}glossary/#index-ta"
    page.locator("article a", has_text="デジタルツイン").click()
    assert page.url == f"{address}glossary/digital-twin/"
    context.close()


def test_term_links_are_reached_and_followed_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}chapter-4/section-2/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.term") == "kpi":
            break
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}glossary/kpi/")
    context.close()
