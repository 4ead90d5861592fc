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


READING = "getComputedStyle(document.querySelector('article rt')).display"


def test_furigana_is_switched_and_remembered(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}ja-easy/chapter-3/section-2/")
    switch = page.get_by_role("button", name="ふりがな")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(READING) != "none"
    height = page.evaluate("document.querySelector('article').scrollHeight")
    switch.focus()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(READING) == "none"
    assert page.evaluate("window.find('個人情報')")
    page.goto(f"{address}ja-easy/glossary/open-data/")
    expect(page.get_by_role("button", name="ふりがな")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(READING) == "none"
    page.get_by_role("button", name="ふりがな").click()
    page.goto(f"{address}ja-easy/chapter-3/section-2/")
    assert page.evaluate(READING) != "none"
    assert page.evaluate("document.querySelector('article').scrollHeight") == height
    context.close()


def test_the_choice_stands_before_the_first_paint(browser: Browser, address: str) -> None:
    """The class is set in the head, before there is a body to paint."""
    context = browser.new_context()
    context.add_init_script(
        "localStorage.setItem('furigana', 'off');"
        "new MutationObserver((_, me) => { if (document.body) { window.early = document.documentElement.className; me.disconnect(); } })"
        ".observe(document, {childList: true, subtree: true});"
    )
    page = context.new_page()
    page.goto(f"{address}ja-easy/")
    assert "no-furigana" in page.evaluate("window.early").split()
    context.close()


def test_furigana_without_scripts_and_in_other_editions(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ja-easy/")
    expect(page.locator(".furigana-switch")).to_be_hidden()
    expect(page.locator("article rt").first).to_be_visible()
    for edition in ("", "en/"):
        page.goto(address + edition)
        assert page.locator(".furigana-switch").count() == 0
    context.close()


def test_a_copy_leaves_the_readings_behind(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}ja-easy/chapter-4/section-3/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('article p.point'))")
    copied = page.evaluate("getSelection().toString()")
    assert copied.startswith("ここで 言いたい こと：計画〈これから する ことを 決めた もの〉は、必要な ときに 見直します。")
    context.close()


OVERLAPS = """() => {
  const boxes = (nodes) => [...nodes].flatMap((node) => [...node.getClientRects()].map((box) => [node, box])).filter(([, box]) => box.width);
  const shown = (node) => node.checkVisibility({visibilityProperty: true}) && !node.closest("[data-md-component=sidebar], .md-header, .md-search");
  const readings = boxes([...document.querySelectorAll("rt")].filter(shown));
  const texts = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || node.parentElement.closest("rt, rp, script, style") || !shown(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    for (const box of range.getClientRects()) {
      const middle = (box.top + box.bottom) / 2;
      texts.push([node.data, {left: box.left, right: box.right, top: middle - size / 2, bottom: middle + size / 2}]);
    }
  }
  const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > (b.bottom - b.top) / 6;
  const found = [];
  readings.forEach(([node, box], index) => {
    for (const [text, other] of texts) if (cross(box, other)) found.push([node.textContent, text.trim()]);
    for (const [other, its] of readings.slice(index + 1, index + 40)) if (cross(box, its)) found.push([node.textContent, other.textContent]);
    if (parseFloat(getComputedStyle(node).fontSize) < 9) found.push([node.textContent, "small"]);
  });
  return [readings.length, found];
}"""


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (1280, 1), (1280, 2)])
@pytest.mark.parametrize(
    "name", ["", "chapter-2/section-1/", "chapter-3/section-1/", "glossary/", "glossary/open-data/", "glossary/names/"]
)
def test_readings_overlap_nothing(browser: Browser, address: str, name: str, width: int, zoom: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{address}ja-easy/{name}", wait_until="networkidle")
    if zoom != 1:
        page.add_style_tag(content=f"html {{ font-size: {125 * zoom}% }}")
    count, found = page.evaluate(OVERLAPS)
    assert count > 5
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize(
    ("words", "expected"), [("じょうほう", "情報"), ("情報", "情報"), ("ふくしまけん", "福島県"), ("こじんじょうほう", "個人")]
)
def test_easy_search_finds_readings_as_well(browser: Browser, address: str, words: str, expected: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}ja-easy/chapter-1/section-1/", wait_until="networkidle")
    assert search(page, words)
    shown = page.locator(".md-search-result__list").inner_text()
    assert expected in shown
    expect(page.locator(".md-search-result .md-tags").first).to_be_hidden()
    context.close()
