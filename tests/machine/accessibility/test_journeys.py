"""Back, another language, a click elsewhere: the place is kept, and what was open closes. Each defect in a copy of a page is seen."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from ... import browser as browsers
from ...accessibility import journeys
from ...accessibility.conditions import LIGHT_WIDE
from ...accessibility.conftest import Views
from ...conftest import Site
from ...server import Server

pytestmark = pytest.mark.share(5)

EDITIONS = {"": "ja", "ja-easy/": "ja-simple", "en/": "en"}
PATH = "chapter-3/section-1/"
ANCHOR = "ch3-s1-2"
WORDS = {"": "オープンデータ", "ja-easy/": "オープンデータ", "en/": "open data"}


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Page]:
    """Give a page of a browser that keeps pages as they were left, as those of readers do; Playwright's own starts them anew."""
    opened = browser.browser_type.launch(
        executable_path=browsers.find(), args=browsers.ARGUMENTS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield opened.new_page(viewport={"width": 1280, "height": 800})
    opened.close()


@pytest.fixture
def plant(site: Site, server: Server) -> Iterator[Callable[[str, str], None]]:
    """Give a function that adds markup to the end of a page's head."""
    before = dict(server.planted)

    def add(path: str, markup: str) -> None:
        text = (site.folder / path / "index.html").read_text(encoding="utf-8")
        server.planted[path] = text.replace("</head>", f"{markup}</head>", 1)

    yield add
    server.planted.clear()
    server.planted.update(before)


@pytest.mark.parametrize("edition", EDITIONS)
def test_back(remembering: Page, server: Server, edition: str) -> None:
    remembering.goto(server.address + edition + PATH)
    assert journeys.back(remembering) == []


@pytest.mark.parametrize(
    ("defect", "lost"),
    [
        ("<script>addEventListener('pageshow', ({persisted}) => persisted && scrollTo(0, 0))</script>", ["seen", "scrolled"]),
        ("<script>addEventListener('pageshow', ({persisted}) => persisted && document.activeElement.blur())</script>", ["focus", "seen"]),
        ("<script>addEventListener('unload', () => {})</script>", ["focus", "seen"]),
    ],
)
def test_what_back_loses_is_seen(
    remembering: Page, server: Server, plant: Callable[[str, str], None], defect: str, lost: list[str]
) -> None:
    plant(PATH, defect)
    remembering.goto(server.address + PATH)
    assert [fault.partition(":")[0] for fault in journeys.back(remembering)] == lost


@pytest.mark.parametrize("edition", EDITIONS)
def test_language_keeps_the_place(view: Views, edition: str) -> None:
    wide = view(LIGHT_WIDE)
    lost = {}
    for other in EDITIONS.keys() - {edition}:
        wide.show(edition + PATH)
        lost[other] = journeys.language(wide.page, EDITIONS[other], ANCHOR)
    assert not any(lost.values()), lost


def test_what_another_language_loses_is_seen(view: Views, plant: Callable[[str, str], None]) -> None:
    wide = view(LIGHT_WIDE)
    plant(PATH, "<script>addEventListener('click', ({target}) => { target.hash = ''; })</script>")
    wide.show(PATH)
    assert journeys.language(wide.page, "en", ANCHOR) == ["place"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_click_elsewhere(view: Views, edition: str) -> None:
    wide = view(LIGHT_WIDE)
    wide.show(edition + PATH)
    assert journeys.elsewhere(wide.page, WORDS[edition]) == []


def test_what_stays_open_is_seen(view: Views, plant: Callable[[str, str], None]) -> None:
    wide = view(LIGHT_WIDE)
    stop = "for (const kind of ['pointerdown', 'pointerup', 'click', 'mousedown', 'focusout', 'blur']) addEventListener(kind, (event) => event.stopImmediatePropagation(), true);"
    plant(PATH, f"<script>{stop}</script>")
    wide.show(PATH)
    assert journeys.elsewhere(wide.page, WORDS[""]) == [".search__results", ".card"]
