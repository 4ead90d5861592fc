"""No page of the site is wider than a telephone, in any browser; in a run one browser shows an eighth of the pages, with --all each shows all."""

import datetime
import os

import pytest

from plansite.accessibility import trials
from plansite.accessibility.trials import Fitted
from plansite.content import Content

from ... import share
from ...accessibility.trials import keep
from ...conftest import Site
from ...machine.drivers.window import Window
from ...server import serve

ACCEPT = "ACCEPT" in os.environ
WIDTHS = (320, 390)
BROWSERS = {"Chromium", "Firefox", "WebKitGTK"}
_SHARE = 8


@pytest.fixture(scope="session")
def fitting() -> dict[str, str]:
    """Give the versions of the browsers in which every page fitted, by their names."""
    return {}


@pytest.mark.share(3)
def test_no_page_scrolls_sideways(opened: Window, site: Site, site_content: Content, fitting: dict[str, str], everything: bool) -> None:
    found = []
    folders = tuple(f"{locale}/" for locale in site_content.project.locales[1:])
    with serve(site.folder, "") as server:  # their policy lets no page be taken apart
        opened.open(f"{server.address}404.html")
        for folder in ("", *folders):
            pages = [path for path in site.pages if (path.startswith(folder) if folder else not path.startswith(folders or " "))]
            assert pages
            pages = pages if everything else [*share.take(pages, folder, _SHARE)]
            found += opened.sweep([server.address + path.removesuffix("index.html") for path in pages], WIDTHS)
    assert found == []
    if everything:
        fitting[opened.name] = opened.version


def test_what_the_site_says_of_it(site: Site, site_content: Content, fitting: dict[str, str]) -> None:
    """With ACCEPT=1 and --all a run in which every page fitted is the one that the page on accessibility tells of."""
    path = site_content.project.trials
    if ACCEPT and fitting.keys() == BROWSERS:
        keep(path, Fitted(date=datetime.date.today(), programs=fitting, pages=len(site.pages), widths=WIDTHS))
    told, _ = trials.read(path, path.parent)
    assert told.fitted and (set(told.fitted.programs), told.fitted.widths) == (BROWSERS, WIDTHS)
