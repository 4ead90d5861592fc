"""The preview of a word: wholly inside the window and beside its word, in small windows too; it stays while its page is scrolled."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.share(8)

EDITIONS = ["", "ja-easy/", "en/"]
# 400 % zoom, a low window, a telephone.
WINDOWS = [(320, 256), (640, 450), (390, 700)]
PATH = "chapter-2/section-1/"

# What is wrong with the card of the word that has the focus: nothing where it has none.
FAULTS = """() => {
  const word = document.activeElement;
  if (!word.matches("article .glossary-term")) return null;
  const card = document.querySelector(".card");
  if (!card.matches(":popover-open")) return [word.textContent, "no card"];
  const {left, top, right, bottom, width, height} = card.getBoundingClientRect();
  const {clientWidth, clientHeight} = document.documentElement;
  const lines = [word, ...word.querySelectorAll("rt")].flatMap((node) => [...node.getClientRects()]);
  const covers = (line) => Math.min(right, line.right) > Math.max(left, line.left) && Math.min(bottom, line.bottom) > Math.max(top, line.top);
  const line = parseFloat(getComputedStyle(card).lineHeight);
  const faults = [
    [left < 0 || top < 0 || right > clientWidth || bottom > clientHeight, "cut by the window"],
    [lines.some(covers), "over its word"],
    [card.scrollWidth > card.clientWidth, "wider than its room"],
    [height < 2 * line || width < 8 * line, "too small to read"],
  ];
  return [word.textContent, ...faults.filter(([found]) => found).map(([, fault]) => fault)];
}"""

# What shows cards comes with the first.
SETTLED = "() => !document.activeElement.matches('article .glossary-term') || document.querySelector('.card:popover-open')"


def walk(page: Page) -> list[list[str]]:
    """Return each word that the keyboard reaches on a page, with what is wrong with its card."""
    words: list[list[str]] = []
    while not page.evaluate("document.activeElement.matches('footer a')"):
        page.keyboard.press("Tab")
        page.wait_for_function(SETTLED)
        word = page.evaluate(FAULTS)
        if word:
            words.append(word)
    return words


@pytest.mark.parametrize(("width", "height"), WINDOWS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_cards_are_whole_and_cover_no_word(browser: Browser, address: str, edition: str, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{address}{edition}{PATH}")
    words = walk(page)
    assert len(words) == page.locator("article .glossary-term").count() > 20
    assert [word for word in words if len(word) > 1] == []
    context.close()


LOW = (320, 256)
# The first word whose card does not fit into a low window, with its card open and in its place.
OVERFLOWING = """async () => {
  await bringCard();
  const card = document.querySelector(".card");
  for (const word of document.querySelectorAll("article p .glossary-term")) {
    word.focus();
    await new Promise(requestAnimationFrame);
    if (card.scrollHeight > card.clientHeight + 60) return word.dataset.term;
  }
}"""


ROLLED = "([from, to]) => document.querySelector('.card').scrollTop >= from && document.querySelector('.card').scrollTop <= to"


def swipe(page: Page, x: float, y: float, distance: int) -> None:
    """Move a finger over the page, up by a distance in pixels."""
    session = page.context.new_cdp_session(page)
    for kind, moved in [("touchStart", 0), *(("touchMove", distance * step / 8) for step in range(1, 9)), ("touchEnd", None)]:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if moved is None else [{"x": x, "y": y - moved}]})


def test_the_rest_of_a_card_is_read_by_wheel_finger_and_arrows(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": LOW[0], "height": LOW[1]}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}en/{PATH}")
    assert page.evaluate(OVERFLOWING)
    card = page.locator(".card")
    place = page.evaluate("scrollY")
    box = card.bounding_box()
    assert box is not None
    page.keyboard.press("ArrowDown")
    page.wait_for_function(ROLLED, arg=[1, 60])
    page.keyboard.press("ArrowUp")
    page.wait_for_function(ROLLED, arg=[0, 0])
    page.mouse.move(box["x"] + 40, box["y"] + 30)
    page.mouse.wheel(0, 30)
    page.wait_for_function(ROLLED, arg=[30, 30])
    swipe(page, box["x"] + 40, box["y"] + box["height"] / 2, 60)
    page.wait_for_function(ROLLED, arg=[40, 120])
    expect(card).to_be_visible()
    assert page.evaluate("scrollY") == place
    context.close()


@pytest.mark.parametrize("finger", [True, False])
def test_a_card_stays_with_its_word_while_the_page_is_scrolled(browser: Browser, address: str, finger: bool) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}en/{PATH}")
    word, card = page.locator("article .glossary-term").nth(12), page.locator(".card")
    word.focus()
    expect(card).to_be_visible()
    for distance in (-80, 160, -80):
        before = page.evaluate("scrollY")
        if finger:
            swipe(page, 5, 350, distance)
        else:
            page.mouse.wheel(0, distance)
        page.wait_for_function("(before) => scrollY !== before", arg=before)
        assert page.evaluate(FAULTS) == [word.text_content()]
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(card).to_be_hidden()
    page.evaluate("(place) => scrollTo(0, place)", before)
    expect(card).to_be_visible()
    assert page.evaluate(FAULTS) == [word.text_content()]
    context.close()


def test_a_mouse_that_passes_over_it_takes_no_card_from_the_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}en/{PATH}")
    word, card = page.locator("article .glossary-term").first, page.locator(".card")
    word.focus()
    card.hover()
    page.mouse.move(0, 0)
    page.clock.run_for(1000)
    expect(card).to_be_visible()
    context.close()
