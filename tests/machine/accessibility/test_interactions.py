"""What readers open and choose: menu, search, settings, preview of a word, language. Each is judged by axe-core while it is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ...accessibility import engines, keyboard
from ...accessibility.conditions import LIGHT_NARROW, LIGHT_WIDE, View
from ...accessibility.conftest import Views, fail_with
from ...accessibility.outcome import Outcome
from ...accessibility.results import Results

pytestmark = pytest.mark.share(6)

EDITIONS = ("", "ja-easy/", "en/")
PATH = "chapter-3/section-1/index.html"


@pytest.fixture
def wide(view: Views) -> Iterator[View]:
    """Give the view of a wide screen, and forget afterwards what was chosen there."""
    yield view(LIGHT_WIDE)
    view(LIGHT_WIDE).page.evaluate("localStorage.clear()")


def judge_open(view: View, results: Results, path: str, what: str, **criteria: tuple[str, ...]) -> None:
    """Judge the page as it stands, with something open, and note which criteria the test itself stands for."""
    outcome = engines.axe(view.page)
    outcome.applied |= {name.replace("_", " "): numbers for name, numbers in criteria.items()}
    results.add(path, outcome)
    fail_with({f"{path} ({what})": outcome.findings})


def has_focus(page: Page, selector: str) -> bool:
    return bool(page.evaluate("(selector) => document.activeElement.matches(selector)", selector))


def reach(page: Page, selector: str) -> Locator:
    """Give the focus to an element with Tab, as a reader without a mouse does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if has_focus(page, selector):
            return page.locator(":focus")
    raise AssertionError(f"the keyboard does not reach {selector}")


@pytest.mark.parametrize("name", ["menu", "toc"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_folds(view: Views, results: Results, edition: str, name: str) -> None:
    narrow = view(LIGHT_NARROW)
    page, path = narrow.page, edition + PATH
    narrow.show(path)
    link = page.locator(f"nav.{name} a").first
    expect(link).to_be_hidden()
    reach(page, f"nav.{name} summary")
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    judge_open(narrow, results, path, name)
    page.keyboard.press("Tab")
    assert has_focus(page, f"nav.{name} a")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    assert has_focus(page, f"nav.{name} summary")


@pytest.mark.parametrize(("edition", "words"), [("", "オープンデータ"), ("ja-easy/", "オープンデータ"), ("en/", "open data")])
def test_search(wide: View, results: Results, edition: str, words: str) -> None:
    page, path = wide.page, edition + PATH
    wide.show(path)
    reach(page, "#query")
    page.keyboard.insert_text(words)
    expect(page.locator(".search__results a").first).to_be_visible()
    expect(page.locator(".search [aria-live=polite]")).not_to_be_empty()
    assert has_focus(page, "#query")
    judge_open(wide, results, path, "search", search_is_announced=("4.1.3",), typing_changes_no_place=("3.2.2",))
    page.keyboard.press("Tab")
    assert has_focus(page, ".search__button")
    page.keyboard.press("Tab")
    assert has_focus(page, ".search__results a")
    page.keyboard.press("Escape")
    expect(page.locator(".search__results a")).to_have_count(0)
    assert has_focus(page, "#query")


# A hit, a slip of typing, several words, what another edition has, and nothing.
ASKED = {
    "": ["オープンデータ", "クラウドサーブス", "オープンデータ テレワーク", "convenient", "ラーメン"],
    "ja-easy/": ["じょうほう", "クラウドサーブス", "オープンデータ テレワーク", "convenient", "ラーメン"],
    "en/": ["open data", "smart ctiy", "open data telework", "クラウドって", "ramen"],
}


@pytest.mark.share(24)
def test_answers(view: Views, results: Results, tmp_path: Path) -> None:
    """Judge every kind of answer by axe-core, on a narrow screen, and by the Nu HTML checker."""
    narrow = view(LIGHT_NARROW)
    page = narrow.page
    for edition, asked in ASKED.items():
        narrow.show(edition + PATH)
        for number, words in enumerate(asked):
            page.locator("#query").fill("")
            page.locator("#query").fill(words)
            expect(page.locator(".search__results li").first).to_be_visible()
            expect(page.locator(".search__count")).not_to_be_empty()
            page.wait_for_timeout(500)  # until other editions are asked
            judge_open(narrow, results, edition + PATH, words)
            shown = tmp_path / f"{edition}{number}.html"
            shown.parent.mkdir(exist_ok=True)
            shown.write_text(page.content(), encoding="utf-8")
    found = engines.nu(tmp_path)
    results.add(PATH, Outcome({engines.NU_CHECK: ("4.1.1",)}, [each for findings in found.values() for each in findings]))
    fail_with(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_settings(wide: View, results: Results, edition: str) -> None:
    page, path = wide.page, edition + PATH
    wide.show(path)
    address = page.url
    reach(page, ".settings-button")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert has_focus(page, "#settings *")
    for field in dialog.locator("input").all():
        field.focus()
        page.keyboard.press("Space")
    assert page.url == address
    expect(dialog).to_be_visible()
    judge_open(wide, results, path, "settings", a_choice_changes_no_place=("3.2.2",))
    for _ in range(30):
        page.keyboard.press("Tab")
        assert has_focus(page, ":is(#settings, #settings *, body)")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert has_focus(page, ".settings-button")


@pytest.mark.parametrize("edition", EDITIONS)
def test_preview(wide: View, results: Results, edition: str) -> None:
    """WCAG 2.2, 1.4.13: what appears on hover or focus can be dismissed, can be hovered, and stays."""
    page, path = wide.page, edition + PATH
    wide.show(path)
    card = page.locator(".card")
    reach(page, "article p a.glossary-term")
    expect(card).to_be_visible()
    judge_open(wide, results, path, "preview", preview_on_hover_and_focus=("1.4.13",))
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert has_focus(page, "article p a.glossary-term")
    page.locator("article p a.glossary-term").nth(1).hover()
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(1000)
    expect(card).to_be_visible()
    page.mouse.move(0, 0)
    expect(card).to_be_hidden()


# 400 % zoom of a screen of 1280 px, a low window, a telephone.
WINDOWS = ((320, 256), (640, 450), (390, 700))


@pytest.mark.parametrize(("width", "height"), WINDOWS)
@pytest.mark.parametrize("path", ["chapter-1/section-1/index.html", PATH])
@pytest.mark.parametrize("edition", EDITIONS)
def test_low_windows(wide: View, results: Results, edition: str, path: str, width: int, height: int) -> None:
    """Every stop of the keyboard is in view where little is seen at once, and so is the preview of every word."""
    wide.show(edition + path)
    wide.resize(width, height)
    outcome = keyboard.walk(wide)
    results.add(edition + path, outcome)
    fail_with({f"{edition}{path} ({width} x {height})": outcome.findings})


@pytest.mark.parametrize("edition", EDITIONS)
def test_language(wide: View, results: Results, edition: str) -> None:
    page, path = wide.page, edition + PATH
    for other in {*EDITIONS} - {edition}:
        wide.show(path)
        language = {"": "ja", "ja-easy/": "ja-simple", "en/": "en"}[other]
        page.locator(f".editions a[lang={language}]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{other}{PATH.removesuffix('index.html')}")
        assert page.locator("html").get_attribute("lang") == language
        judge_open(wide, results, other + PATH, "language")
