"""The place that is read is kept when the language changes, and the way back to the top of a page."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.share(8)

EDITIONS = {"": "ja", "ja-easy/": "ja-simple", "en/": "en"}
PATH = "chapter-2/section-1/"
# What the reader did before: anchors to which the page was scrolled, one after the other, and how long each was read, in seconds.
READ = {
    "nothing yet": ([], ""),
    "down to an item": ([("ch2-s1-5", 0)], "#ch2-s1-5"),
    "down to the next item": ([("ch2-s1-5", 0), ("ch2-s1-6", 2)], "#ch2-s1-6"),
    "down, and back to rest": ([("ch2-s1-8", 0), ("ch2-s1-3", 2)], "#ch2-s1-3"),
    "down, and up without a rest": ([("ch2-s1-8", 0), ("ch2-s1-3", 0)], "#ch2-s1-8"),
    "down, and a while at the top": ([("ch2-s1-8", 0), ("top", 60)], "#ch2-s1-8"),
    "the words of the page": ([("page-terms", 0)], "#page-terms"),
}


def read(page: Page, anchor: str, seconds: int) -> None:
    """Scroll as far as an anchor and stay there, by the clock of the page."""
    page.evaluate(
        """(anchor) => new Promise((resolve) => {
          document.addEventListener("scroll", resolve, {once: true});
          document.getElementById(anchor).scrollIntoView();
        })""",
        anchor,
    )
    page.clock.run_for(seconds * 1000)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_language_links_lead_to_what_was_read(browser: Browser, address: str, width: int, name: str) -> None:
    places, expected = READ[name]
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.clock.install(time=0)
    page.goto(address + PATH)
    page.clock.pause_at(3600)  # or it would go on by itself while the reader does the next
    for anchor, seconds in places:
        read(page, anchor, seconds)
    page.locator(".editions a", has_text="English").click()
    page.wait_for_url(f"{address}en/{PATH}{expected}")
    if expected:
        expect(page.locator(expected)).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_place_is_kept_by_keyboard_in_every_edition(browser: Browser, address: str, edition: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    for other in {*EDITIONS} - {edition}:
        page.goto(address + edition + PATH)
        read(page, "ch2-s1-7", 0)
        page.locator(f".editions a[lang={EDITIONS[other]}]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}{other}{PATH}#ch2-s1-7")
    context.close()


def test_the_notice_of_a_translation_leads_to_the_same_place(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}en/{PATH}")
    read(page, "ch2-s1-7", 0)
    page.locator(".same-place").click()
    page.wait_for_url(f"{address}{PATH}#ch2-s1-7")
    page.close()


def test_an_anchor_of_one_edition_does_no_harm(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}glossary/")
    read(page, "index-ta", 0)
    page.locator(".editions a", has_text="English").click()
    page.wait_for_url(f"{address}en/glossary/#index-ta")
    expect(page.locator("h1")).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_way_back_to_the_top(browser: Browser, address: str, edition: str, scripts: bool) -> None:
    """From the end of the text, and where there is room from the contents, which stay in view; the keyboard begins anew there."""
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.goto(f"{address}{edition}{PATH}#ch2-s1-7")
    for part in (".toc", ".footer"):
        link = page.locator(f"{part} a[href='#top']")
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".header")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".toc .toc__top [aria-current]")).to_have_count(0)
    context.close()
