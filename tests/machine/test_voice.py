"""What a voice says of words with furigana: the kanji, or the reading if the reader wants it; each word once, in texts and in names."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .test_browser import HEIGHT, choose

pytestmark = pytest.mark.share(6)

_KANJI = re.compile("[一-龠々〆]")
# In names that an attribute gives there is no ruby, and the title of the window is plain text.
_PLAIN = {"RootWebArea", "navigation", "dialog", "group"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def said(page: Page) -> list[tuple[str, str]]:
    """Return role and name of all that Chromium gives to a voice, in the order of the page; and what describes a ruby."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = ((node["role"]["value"], node.get(kind, {}).get("value", "")) for node in nodes for kind in ("name", "description"))
    return [(role, words) for role, words in told if words and role not in _PLAIN | {"InlineTextBox"}]


HEARD = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll("rp, [aria-hidden=true]")) hidden.remove();
  return copy.textContent.trim();
})"""


def words(page: Page, selector: str) -> list[str]:
    """Return what is said of each of some elements: their text without what is hidden from a voice."""
    return [re.sub(r"\s+", " ", text) for text in page.evaluate(HEARD, selector)]


@pytest.mark.parametrize("path", ["", "chapter-3/section-1/", "glossary/", "glossary/open-data/"])
def test_readings_are_said_in_place_of_kanji(page: Page, address: str, path: str) -> None:
    """In texts, headings, links, buttons and menus, on the next page as well; and nothing moves."""
    page.goto(f"{address}ja-easy/{path}")
    height = page.evaluate(HEIGHT)
    assert [each for each in said(page) if _KANJI.search(each[1])]
    choose(page, "voice", "kana")
    page.goto(f"{address}ja-easy/{path}")
    assert page.evaluate(HEIGHT) == height
    told = said(page)
    assert [each for each in told if _KANJI.search(each[1])] == []
    assert ("button", "みえかた") in told
    page.locator(".settings-button").click()
    assert [each for each in said(page) if _KANJI.search(each[1])] == []


def test_each_choice_says_a_word_once(page: Page, address: str) -> None:
    page.goto(f"{address}ja-easy/chapter-3/section-1/")
    parts = "h1, .settings-button, .toc a[href='#notes']"
    choose(page, "voice", "kana")
    kana = words(page, parts)
    choose(page, "furigana")
    hidden = words(page, parts)
    choose(page, "furigana")
    again = words(page, parts)
    choose(page, "voice", "kanji")
    kanji = words(page, parts)
    assert kana == again == ["みえかた", "メモ〈みじかい せつめい〉", "だい1せつ けいかくの もくひょう"]
    assert kanji == hidden == ["見え方", "メモ〈短い 説明〉", "第1節 計画の 目標"]
    assert page.evaluate("document.querySelectorAll('ruby span').length") == 0


def test_what_is_made_later_follows(page: Page, address: str) -> None:
    page.goto(f"{address}ja-easy/chapter-3/section-1/")
    choose(page, "voice", "kana")
    page.locator(".search__button").click()
    expect(page.locator(".search__count")).not_to_be_empty()
    assert words(page, ".search__count") == ["さがす ことばを かいて ください。"]
    page.keyboard.press("Escape")
    page.locator("article .glossary-term[data-term=digital-technology]").first.focus()
    expect(page.locator(".card")).to_be_visible()
    assert words(page, ".card__title, .card a") == ["デジタルぎじゅつ", "くわしく よむ"]


@pytest.mark.parametrize("edition", ["", "en/"])
def test_editions_without_furigana_offer_no_such_choice(page: Page, address: str, edition: str) -> None:
    page.goto(f"{address}{edition}")
    expect(page.locator("#settings input[name=voice]")).to_have_count(0)
    page.goto(f"{address}ja-easy/")
    expect(page.locator("#settings input[name=voice][value=kanji]")).to_be_checked()
