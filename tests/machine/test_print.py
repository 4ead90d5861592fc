"""The site on paper: no heading, caption or name alone at the foot of a sheet, and nothing that only a screen can use."""

import io
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.share(8)

# On each sheet other lines come to stand at the foot.
SHEETS = [("210mm", "297mm"), ("148mm", "210mm")]
EDITIONS = ["", "ja-easy/", "en/"]
PATHS = ["chapter-2/section-1/", "chapter-3/section-1/", "glossary/", "glossary/names/"]
# What leads to other text is set in sizes that end in .37 px, to know it again on paper; readings are no lines of their own.
MARK = """() => {
  for (const part of document.querySelectorAll("article :is(h1, h2, h3, h4, caption, dt)")) {
    const all = [part, ...part.querySelectorAll(":not(rt, rp)")].map((each) => [each, parseInt(getComputedStyle(each).fontSize)]);
    for (const [each, size] of all) each.style.fontSize = `${size + 0.37}px`;
  }
}"""
ON_SCREEN = [".skip", ".settings-button", ".search", ".editions", ".menu", ".toc", ".path", ".to-top", ".neighbours", ".settings", ".card"]
ON_PAPER = [".header__home", "h1", "article p", ".words", ".standing"]
_LARGEST_READING = 10.0
_POINTS = 0.75


def sheets(page: Page, width: str, height: str) -> Iterator[list[list[tuple[float, str]]]]:
    """Give for each sheet that a page is printed on its lines, from the top: texts with their sizes in pixels, without readings."""
    for sheet in PdfReader(io.BytesIO(page.pdf(width=width, height=height))).pages:
        lines: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)

        def collect(text: str, outer: list[float], inner: list[float], _: Any, size: float, lines: Any = lines) -> None:
            pixels = size * abs(outer[3] * inner[3]) / _POINTS
            if text.strip() and pixels > _LARGEST_READING:
                lines[round(outer[5] + inner[5] * outer[3])].append((pixels, text.strip()))

        sheet.extract_text(visitor_text=collect)
        yield [lines[height] for height in sorted(lines, reverse=True)]


def leads(size: float) -> bool:
    return abs(size % 1 - 0.37) < 0.02


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_that_leads_stands_alone_at_the_foot(browser: Browser, address: str, edition: str, path: str) -> None:
    page = browser.new_page()
    page.goto(address + edition + path)
    page.evaluate(MARK)
    for width, height in SHEETS:
        printed = [lines for lines in sheets(page, width, height) if lines]
        assert any(leads(size) for size, _ in chain(*printed[0])), "marks are found again"
        feet = [lines[-1] for lines in printed]
        assert [[text for _, text in foot] for foot in feet if all(leads(size) for size, _ in foot)] == [], (width, height)
    page.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_only_a_screen_can_use_is_not_printed(browser: Browser, address: str, edition: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{edition}chapter-3/section-1/")
    page.locator("article .glossary-term").first.focus()
    expect(page.locator(".card")).to_be_visible()
    page.emulate_media(media="print")
    shown = page.evaluate("(parts) => parts.filter((part) => document.querySelector(part).checkVisibility())", [*ON_SCREEN, *ON_PAPER])
    assert shown == ON_PAPER
    page.close()


def test_the_words_can_be_left_out(browser: Browser, address: str) -> None:
    """The reader's choice is kept for the next page, spares paper, and leaves the cards as they are."""
    page = browser.new_page()
    page.goto(f"{address}en/chapter-2/section-1/")
    whole = len(list(sheets(page, *SHEETS[0])))
    page.locator(".settings-button").click()
    page.locator("#settings [name=words]").uncheck()
    page.goto(f"{address}en/chapter-2/section-1/")
    expect(page.locator(".words")).to_be_hidden()
    expect(page.locator('.toc [href="#page-terms"]')).to_be_hidden()
    assert len(list(sheets(page, *SHEETS[0]))) < whole
    page.locator("article .glossary-term").first.focus()
    expect(page.locator(".card")).to_be_visible()
    page.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_short_page_takes_one_sheet(browser: Browser, address: str, edition: str) -> None:
    """A page of one screen, its words and whose text it is take one sheet."""
    page = browser.new_page()
    page.goto(f"{address}{edition}chapter-4/section-3/")
    assert len(list(sheets(page, *SHEETS[0]))) == 1
    page.close()
