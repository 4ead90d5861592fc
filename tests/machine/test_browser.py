"""The site in a browser: nothing from elsewhere, nothing cut off at 320 px, the place kept between languages, search by language."""

from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.share(12)

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
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    hosts: set[str] = set()
    failed: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    for name in PAGES:
        page.goto(address + edition + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.wait_for_load_state("networkidle")
    assert hosts == {urlsplit(address).netloc}
    assert failed == []
    context.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_titles_are_seen_at_once_on_a_telephone(browser: Browser, address: str, edition: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    tops = {}
    for name in [*PAGES, "chapter-3/section-2/"]:
        page.goto(address + edition + name)
        tops[name] = page.evaluate("document.querySelector('h1').getBoundingClientRect().top")
    assert {name: top for name, top in tops.items() if not 0 < top < 400} == {}
    context.close()


def search(page: Page, words: str) -> list[str]:
    """Search as a reader does and return the addresses of the results."""
    page.get_by_role("searchbox").click()
    page.keyboard.insert_text(words)
    expect(page.locator(".search__count")).not_to_be_empty()
    return [urljoin(page.url, str(link.get_attribute("href"))) for link in page.locator(".search__results a").all()]


# What is typed, and which page comes first: any width, case and kana; every word; spaces in Japanese do not matter.
@pytest.mark.parametrize(
    ("edition", "words", "expected"),
    [
        ("", "オープンデータ", "glossary/open-data/"),
        ("", "ｵｰﾌﾟﾝﾃﾞｰﾀ", "glossary/open-data/"),
        ("", "オープン・データ", "glossary/open-data/"),
        ("", "オープンデーター", "glossary/open-data/"),
        ("", "進行管\ufe00理", "glossary/progress-management/"),
        ("", "進⾏管理", "glossary/progress-management/"),
        ("", "進行管理", "glossary/progress-management/"),
        ("", "しんこうかんり", "glossary/progress-management/"),
        ("", "不動産物件", "chapter-2/section-1/#ch2-s1-5"),
        ("", "令和7年度", "#goal-1"),
        ("", "移住　テレワーク", "#directions"),
        ("ja-easy/", "オープンデータ", "ja-easy/glossary/open-data/"),
        ("ja-easy/", "じょうほうリテラシー", "ja-easy/glossary/information-literacy/"),
        ("en/", "open data", "en/glossary/open-data/"),
        ("en/", "OPEN", "en/glossary/open-data/"),
    ],
)
def test_search_finds_pages_of_the_language(browser: Browser, address: str, edition: str, words: str, expected: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}{edition}chapter-4/section-2/")
    found = search(page, words)
    assert found[0] == address + expected
    assert all(link.startswith(address + edition) for link in found)
    if not edition:
        assert not [link for link in found if link.startswith((f"{address}en/", f"{address}ja-easy/"))]
    page.keyboard.press("Enter")
    expect(page.locator(".search__results a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(address + expected)
    context.close()


@pytest.mark.parametrize(
    ("edition", "words", "said"),
    [
        ("", "しんこうかんり", "7件見つかりました。"),
        ("", "未来永劫", "見つかりませんでした。"),
        ("ja-easy/", "みらい", "ありませんでした。"),
        ("en/", "zebra", "Nothing was found."),
        ("", "クッキー", "1件見つかりました。"),
    ],
)
def test_search_says_how_much_it_found(browser: Browser, address: str, edition: str, words: str, said: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}{edition}chapter-4/section-2/")
    search(page, words)
    assert page.evaluate("document.querySelector('[aria-live=polite]').textContent") == said
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".search__results")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    ("edition", "button", "words", "empty"),
    [
        ("", "検索", "オープンデータ", "検索する言葉を入れてください。"),
        ("ja-easy/", "さがす", "オープンデータ", "さがす ことばを 書（か）いて ください。"),
        ("en/", "Search", "open data", "Type the words to search for."),
    ],
)
def test_the_button_of_the_search(browser: Browser, address: str, edition: str, button: str, words: str, empty: str) -> None:
    """It is seen at 320 px, leads to what was found, and says what it needs when nothing is asked."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}{edition}chapter-4/section-2/")
    press = page.get_by_role("search").get_by_role("button", name=button, exact=True)
    expect(press).to_be_in_viewport(ratio=1)
    press.click()
    expect(page.locator(".search__count")).to_have_text(empty)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.insert_text(words)
    expect(page.locator(".search__results a").first).to_be_visible()
    press.click()
    expect(page.locator(".search__results a").first).to_be_focused()
    context.close()


def test_an_input_method_keeps_its_keys(browser: Browser, address: str) -> None:
    """Esc and Enter end a conversion, which is none of the search's business; after it they are the search's again."""
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.goto(f"{address}chapter-4/section-2/")
    field, results = page.get_by_role("searchbox"), page.locator(".search__results a")
    field.click()
    session = context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "しんこう", "selectionStart": 4, "selectionEnd": 4})
    expect(results.first).to_be_visible()
    page.keyboard.press("Enter")
    # What Macs send for Esc: its name with the code of an input method. For the Enter that ends a conversion Safari sends the code alone.
    for key, composing in (("Escape", True), ("Escape", False), ("Enter", True), ("Enter", False)):
        event = {"key": key, "isComposing": composing, "keyCode": 229, "bubbles": True, "cancelable": True}
        field.evaluate("(field, event) => field.dispatchEvent(new KeyboardEvent('keydown', event))", event)
        expect(field).to_have_value("しんこう")
        expect(field).to_be_focused()
        expect(results.first).to_be_visible()
    session.send("Input.insertText", {"text": "進行"})
    page.keyboard.press("Enter")
    expect(results.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    context.close()


@pytest.mark.parametrize("way", ["click", "tap", "Tab", "Shift+Tab", "Enter"])
@pytest.mark.parametrize("width", [320, 1280])
def test_what_was_found_goes_when_the_reader_goes_elsewhere(browser: Browser, address: str, width: int, way: str) -> None:
    """And nothing moves with it, so that a click or tap meets what it was meant for; a click into the field brings it back."""
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}en/chapter-2/section-1/")
    heading, results = page.locator("h1"), page.locator(".search__results")
    before = heading.bounding_box()
    search(page, "IoT")
    expect(results).to_be_visible()
    assert heading.bounding_box() == before
    if way == "click":
        page.mouse.click(5, 690)
    elif way == "tap":
        page.touchscreen.tap(5, 690)
    elif way == "Tab":
        results.locator("a").last.focus()
        page.keyboard.press("Tab")
        expect(page.locator(".editions a").first).to_be_focused()
    elif way == "Shift+Tab":
        page.keyboard.press("Shift+Tab")
        expect(page.locator(".settings-button")).to_be_focused()
    else:
        results.locator("a[href*='chapter-2/section-1/#']").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/chapter-2/section-1/#*")
    expect(results).to_be_hidden()
    expect(page.locator(".search__count")).to_be_empty()
    expect(page.get_by_role("searchbox")).to_have_value("IoT")
    assert way == "Enter" or heading.bounding_box() == before
    expect(results).to_be_hidden()
    expect(page.locator(".search__count")).to_be_empty()
    page.get_by_role("searchbox").click()
    expect(results).to_be_visible()
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_language_links_lead_to_the_same_page(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}chapter-2/section-1/#ch2-s1-3")
    page.locator(".editions a", has_text="English").click()
    anchor = "#ch2-s1-3" if scripts else ""
    expect(page).to_have_url(f"{address}en/chapter-2/section-1/{anchor}")
    page.locator(".editions a", has_text="やさしい日本語").click()
    expect(page).to_have_url(f"{address}ja-easy/chapter-2/section-1/{anchor}")
    context.close()


def test_without_scripts_words_and_index_lead_to_entries(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/chapter-2/section-1/")
    page.locator("a.glossary-term[data-term=iot]").first.click()
    expect(page).to_have_url(f"{address}en/glossary/iot/")
    expect(page.locator("h1")).to_have_text("IoT")
    page.goto(f"{address}glossary/")
    page.locator(".index-jump a", has_text="た").click()
    expect(page).to_have_url(f"{address}glossary/#index-ta")
    page.locator("article a", has_text="デジタル技術").click()
    expect(page).to_have_url(f"{address}glossary/digital-technology/")
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
# Laid out anew: while a page arrives, Chromium breaks some lines with ruby in one of two ways.
HEIGHT = """() => {
  document.body.style.display = "none";
  document.body.getBoundingClientRect();
  document.body.style.display = "";
  return document.querySelector("article").scrollHeight;
}"""


def choose(page: Page, name: str, value: str | None = None) -> None:
    """Open the settings, turn a box over or take a choice, and close them; the button has the focus again."""
    page.locator(".settings-button").click()
    field = page.locator(f"#settings input[name={name}]" + (f"[value='{value}']" if value is not None else ""))
    field.click()
    page.keyboard.press("Escape")
    expect(page.locator("#settings")).to_be_hidden()
    expect(page.locator(".settings-button")).to_be_focused()


def test_furigana_is_switched_and_remembered(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}ja-easy/chapter-2/section-1/")
    assert page.evaluate(READING) != "none"
    height = page.evaluate(HEIGHT)
    choose(page, "furigana")
    assert page.evaluate(READING) == "none"
    assert page.evaluate("window.find('個人情報')")
    page.goto(f"{address}ja-easy/glossary/open-data/")
    expect(page.locator("#settings input[name=furigana]")).not_to_be_checked()
    assert page.evaluate(READING) == "none"
    choose(page, "furigana")
    page.goto(f"{address}ja-easy/chapter-2/section-1/")
    assert page.evaluate(READING) != "none"
    assert page.evaluate(HEIGHT) == height
    context.close()


def test_hidden_term_links_are_no_links(browser: Browser, address: str) -> None:
    """They look like the text, the keyboard passes them, they are not announced, and they come back."""
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.goto(f"{address}chapter-2/section-1/")
    term = page.locator("article .glossary-term").first
    state = "term => [getComputedStyle(term).textDecorationLine, term.getAttribute('href'), term.getAttribute('role')]"
    assert term.evaluate(state) == ["underline", "../../glossary/digital-technology/", "doc-glossref"]
    choose(page, "terms")
    assert term.evaluate(state) == ["none", None, None]
    page.goto(f"{address}en/chapter-2/section-1/")
    assert page.locator("article .glossary-term[href]").count() == 0
    choose(page, "terms")
    assert page.locator("article .glossary-term:not([href])").count() == 0
    context.close()


@pytest.mark.parametrize(
    ("name", "value", "asked", "expected"),
    [
        ("size", "normal", "getComputedStyle(document.documentElement).fontSize", "20px"),
        ("size", "large", "getComputedStyle(document.documentElement).fontSize", "25px"),
        ("size", "larger", "getComputedStyle(document.documentElement).fontSize", "30px"),
        ("colours", "", "getComputedStyle(document.documentElement).colorScheme", "light"),
        ("colours", "light", "getComputedStyle(document.documentElement).colorScheme", "light"),
        ("colours", "dark", "getComputedStyle(document.documentElement).colorScheme", "dark"),
    ],
)
def test_choices_hold_on_every_page(browser: Browser, address: str, name: str, value: str, asked: str, expected: str) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    page.goto(f"{address}en/")
    choose(page, name, value)
    assert page.evaluate(asked) == expected
    page.goto(f"{address}ja-easy/glossary/")
    assert page.evaluate(asked) == expected
    expect(page.locator(f"#settings input[name={name}][value='{value}']")).to_be_checked()
    context.close()


def test_the_card_shows_what_a_word_means(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}chapter-2/section-1/")
    term, card = page.locator("article .glossary-term[data-term=iot]").first, page.locator(".card")
    definition = "「Internet of Things」の略で、「モノのインターネット」と訳され、あらゆるモノをインターネット又はネットワークに接続し、相互に情報交換をする仕組みのこと。"
    shown = f"IoTあいおーてぃー\n{definition}\nくわしく見る"
    term.hover()
    expect(card).to_be_visible()
    assert "\n".join(line.replace(" ", "") for line in card.inner_text().splitlines() if line) == shown.replace(" ", "")
    card.hover()
    page.clock.run_for(500)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.term") == "iot":
            break
    expect(card).to_be_visible()
    assert card.get_attribute("aria-hidden") == "true"
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}glossary/iot/")
    context.close()


def test_what_a_finger_is_quicker_than_is_shown_all_the_same(browser: Browser, address: str) -> None:
    """What shows cards comes with the first, and never before; the finger leads nowhere meanwhile, and follows with its second tap."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True)
    page = context.new_page()
    held: list[Route] = []
    page.route("**/assets/card.js", lambda route: held.append(route))
    page.goto(f"{address}en/chapter-2/section-1/")
    assert held == []
    term, card = page.locator("article .glossary-term[data-term=iot]").first, page.locator(".card")
    with page.expect_request("**/assets/card.js"):
        term.tap()
    expect(card).to_be_hidden()
    assert page.url == f"{address}en/chapter-2/section-1/"
    held[0].continue_()
    expect(card).to_be_visible()
    term.tap()
    page.wait_for_url(f"{address}en/glossary/iot/")
    context.close()


def test_settings_come_when_they_are_asked_for_or_were_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    page = context.new_page()
    held: list[Route] = []
    page.route("**/assets/settings.js", lambda route: held.append(route))
    page.goto(f"{address}en/chapter-2/section-1/")
    assert held == []
    button, dialog = page.locator(".settings-button"), page.locator("#settings")
    with page.expect_request("**/assets/settings.js"):
        button.press("Enter")
    expect(button).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    expect(dialog).to_be_visible()
    assert button.get_attribute("aria-busy") is None
    page.locator("#settings input[name=terms]").uncheck()
    page.unroute("**/assets/settings.js")
    page.goto(f"{address}en/chapter-2/section-1/")
    expect(page.locator("article .glossary-term[href]")).to_have_count(0)
    context.close()


def test_a_finger_sees_the_card_first(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}en/chapter-2/section-1/")
    term = page.locator("article .glossary-term[data-term=iot]").first
    term.tap()
    expect(page.locator(".card")).to_be_visible()
    box = page.locator(".card").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.locator("h1").tap()
    expect(page.locator(".card")).to_be_hidden()
    term.tap()
    page.locator(".card a").tap()
    page.wait_for_url(f"{address}en/glossary/iot/")
    page.go_back()
    term.tap()
    term.tap()
    page.wait_for_url(f"{address}en/glossary/iot/")
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_works_by_keyboard(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}en/chapter-2/section-1/")
    menu, name = page.locator(".menu"), page.locator(".menu summary")
    expect(menu.get_by_role("link").first).to_be_hidden()
    name.focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link").first).to_be_visible()
    expect(menu.locator("[aria-current=page]")).to_have_text("Section 1: Progress of Digitalization")
    if scripts:
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(menu.get_by_role("link").first).to_be_hidden()
        expect(name).to_be_focused()
        page.keyboard.press("Enter")
    menu.get_by_role("link", name="Glossary", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}en/glossary/")
    context.close()


def test_the_choice_stands_before_the_first_paint(browser: Browser, address: str) -> None:
    """The class is set in the head, before there is a body to paint."""
    context = browser.new_context()
    context.add_init_script(
        "localStorage.setItem('settings', JSON.stringify({furigana: 'off'}));"
        "new MutationObserver((_, me) => { if (document.body) { window.early = document.documentElement.className; me.disconnect(); } })"
        ".observe(document, {childList: true, subtree: true});"
    )
    page = context.new_page()
    page.goto(f"{address}ja-easy/")
    assert "no-furigana" in page.evaluate("window.early").split()
    context.close()


def test_without_scripts_furigana_stand_and_no_control_is_dead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ja-easy/")
    expect(page.locator("article rt").first).to_be_visible()
    assert page.get_by_role("button").all_inner_texts() == ["さがす"]
    for press in ("Enter", "click"):
        page.goto(f"{address}en/about/")
        expect(page.locator(".search__scripts")).to_have_text("Searching needs JavaScript. You can also look in the glossary.")
        page.get_by_role("searchbox").fill("iot")
        if press == "click":
            page.get_by_role("button", name="Search").click()
        else:
            page.keyboard.press(press)
        page.wait_for_url(f"{address}en/glossary/?q=iot")
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
  const shown = (node) => node.checkVisibility({visibilityProperty: true}) && !node.closest(".skip");
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
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
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
    ("words", "expected"), [("じょうほう", "情報"), ("情報", "情報"), ("ふくしまけん", "福島県"), ("こじんじょうほう", "個人情報")]
)
def test_easy_search_finds_readings_as_well(browser: Browser, address: str, words: str, expected: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}ja-easy/chapter-4/section-2/")
    assert search(page, words)
    expect(page.locator(".search__results")).to_contain_text(expected)
    context.close()
