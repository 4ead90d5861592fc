"""The ways that readers take through the site, in every browser: what comes of a key or a press, not how."""

import pytest

from ...server import Server
from .window import ENTER, ESCAPE, TAB, Window

pytestmark = pytest.mark.share(16)

SEEN = "(selector) => Boolean(document.querySelector(selector)?.checkVisibility({visibilityProperty: true}))"
UNSEEN = "(selector) => !document.querySelector(selector)?.checkVisibility({visibilityProperty: true})"
FOCUSED = "(selector) => document.activeElement.matches(selector)"
STYLE = "(selector, name) => getComputedStyle(document.querySelector(selector))[name]"
RESULT = ".search__results a"


def search(window: Window, words: str) -> None:
    window.click("[type=search]")
    window.press(words)
    window.wait("() => document.querySelector('.search__count').textContent.trim()")


@pytest.mark.parametrize(
    ("edition", "words", "expected"),
    [
        ("", "オープンデータ", "glossary/open-data/"),
        ("ja-easy/", "じょうほうリテラシー", "ja-easy/glossary/information-literacy/"),
        ("en/", "open data", "en/glossary/open-data/"),
    ],
)
def test_search_by_keyboard(window: Window, server: Server, edition: str, words: str, expected: str) -> None:
    """Enter goes to the first result, and into it; Esc takes everything back."""
    window.open(f"{server.address}{edition}chapter-4/section-2/")
    search(window, words)
    window.wait(SEEN, RESULT)
    window.press(ESCAPE)
    window.wait(UNSEEN, RESULT)
    assert window.ask("() => [document.activeElement.type, document.activeElement.value]") == ["search", ""]
    search(window, words)
    window.press(ENTER)
    window.wait(FOCUSED, RESULT)
    window.press(ENTER)
    window.arrive(server.address + expected)


def reach(window: Window, selector: str) -> None:
    """Come to the first element that a selector finds by the key Tab, from the stop before it."""
    window.ask(
        """(selector) => {
          const stops = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter((each) => each.checkVisibility());
          stops[stops.indexOf(document.querySelector(selector)) - 1].focus();
        }""",
        selector,
    )
    window.press(TAB)
    window.wait(FOCUSED, selector)


# In the next frame, for a card goes where its word is scrolled.
CARD = """async () => {
  await new Promise(requestAnimationFrame);
  const [card, term] = [document.querySelector(".card"), document.activeElement].map((each) => each.getBoundingClientRect());
  const inside = card.left >= 0 && card.top >= 0 && card.right <= innerWidth && card.bottom <= innerHeight;
  return {inside, covers: card.top < term.bottom && term.top < card.bottom, said: document.querySelector(".card").innerText.length > 20};
}"""


@pytest.mark.parametrize("edition", ["", "ja-easy/", "en/"])
def test_a_word_explains_itself(window: Window, server: Server, edition: str) -> None:
    """Its card is wholly in the window and not on the word; Esc closes it, and Enter leads to the entry."""
    window.open(f"{server.address}{edition}chapter-2/section-1/")
    term = "article a[data-term=iot]"
    reach(window, term)
    window.wait(SEEN, ".card")
    assert window.ask(CARD) == {"inside": True, "covers": False, "said": True}
    window.press(ESCAPE)
    window.wait(UNSEEN, ".card")
    assert window.ask(FOCUSED, term)
    window.press(ENTER)
    window.arrive(f"{server.address}{edition}glossary/iot/")


def choose(window: Window, *fields: str) -> None:
    """Press fields of the settings, and close them by keyboard."""
    window.click(".settings-button")
    for field in fields:
        window.click(f"#settings label:has({field})")
    window.press(ESCAPE)
    window.wait(UNSEEN, "#settings")


def test_settings_hold_on_the_next_page(window: Window, server: Server) -> None:
    window.open(f"{server.address}en/chapter-4/section-2/")
    size = float(window.ask(STYLE, "html", "fontSize").removesuffix("px"))
    choose(window, "[name=size][value=larger]", "[name=colours][value=dark]")
    window.click(".neighbours [rel=next]")
    window.arrive(f"{server.address}en/chapter-4/section-3/")
    assert float(window.ask(STYLE, "html", "fontSize").removesuffix("px")) == 1.5 * size
    assert window.ask(STYLE, "html", "colorScheme") == "dark"
    checked = "() => [...document.querySelectorAll('#settings :is([name=size], [name=colours]):checked')].map(({value}) => value)"
    assert window.ask(checked) == ["larger", "dark"]


NEAR_THE_TOP = """(selector) => {
  const {top} = document.querySelector(selector).getBoundingClientRect();
  return top >= -1 && top < 299;
}"""


def test_the_language_changes_and_the_place_stays(window: Window, server: Server) -> None:
    window.open(f"{server.address}chapter-2/section-1/#ch2-s1-3")
    for edition in ("en/", "ja-easy/", ""):
        tag = {"en/": "en", "ja-easy/": "ja-simple", "": "ja"}[edition]
        window.click(f".editions a[lang={tag}]")
        window.arrive(f"{server.address}{edition}chapter-2/section-1/#ch2-s1-3")
        window.wait(NEAR_THE_TOP, "#ch2-s1-3")


def test_furigana_go_and_stay_away(window: Window, server: Server) -> None:
    window.open(f"{server.address}ja-easy/chapter-4/section-2/")
    assert window.ask(SEEN, "article rt")
    choose(window, "[name=furigana]")
    window.wait(UNSEEN, "article rt")
    window.click(".neighbours [rel=next]")
    window.arrive(f"{server.address}ja-easy/chapter-4/section-3/")
    assert window.ask(UNSEEN, "article rt")
    choose(window, "[name=furigana]")
    window.wait(SEEN, "article rt")


@pytest.mark.parametrize("edition", ["", "ja-easy/", "en/"])
def test_a_missing_page_leads_on(window: Window, server: Server, edition: str) -> None:
    window.open(f"{server.address}{edition}404.html")
    search(window, "IoT")
    window.wait(SEEN, RESULT)
    for tag, home in (("ja", ""), ("ja-simple", "ja-easy/"), ("en", "en/")):
        window.open(f"{server.address}{edition}404.html")
        window.click(f"article [lang={tag}] a")
        window.arrive(server.address + home)


NAMES = """() => {
  const plain = (element) => {
    const copy = element.cloneNode(true);
    for (const reading of copy.querySelectorAll("rt, rp, [aria-hidden=true]")) reading.remove();
    return copy.textContent.trim().replace(/\\s+/g, " ");
  };
  const roles = {A: "link", BUTTON: "button", H1: "heading"};
  return [...document.querySelectorAll("a[href], button, h1")]
    .filter((each) => each.querySelector("rt") && each.checkVisibility() && !each.ariaLabel)
    .map((each) => [roles[each.tagName], plain(each)]);
}"""


def test_names_hold_no_readings(window: Window, server: Server) -> None:
    window.open(f"{server.address}ja-easy/404.html")
    expected: list[tuple[str, str]] = window.ask(NAMES)
    assert len(expected) > 9
    assert [(role, name) for role, name in expected if not window.named(role, name)] == []
