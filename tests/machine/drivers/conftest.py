"""Fixtures: a window of each make of browser, and the site to look at in it."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from ... import browser as browsers
from ...conftest import Site
from ...server import Server, serve
from . import launch
from .window import Chromium, Window


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[Server]:
    with serve(site.folder) as running:
        yield running


@pytest.fixture(scope="session", params=[browsers.CHROMIUM, browsers.FIREFOX, browsers.WEBKIT], ids=lambda make: make.name)
def opened(request: pytest.FixtureRequest) -> Iterator[Window]:
    """Give a window of each make; one that cannot be had on this machine is skipped, and said to be."""
    make: browsers.Make = request.param
    if make.find() is None:
        pytest.skip(f"{make.name} がありません / no {make.name} on this machine")
    with ExitStack() as stack:
        if make is browsers.CHROMIUM:
            browser: Browser = request.getfixturevalue("browser")
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            stack.callback(context.close)
            yield Chromium(context.new_page())
        else:
            yield stack.enter_context(launch.firefox() if make is browsers.FIREFOX else launch.webkit())


@pytest.fixture
def window(opened: Window, server: Server) -> Window:
    """Give the window, with nothing chosen in the settings."""
    opened.open(f"{server.address}404.html")
    opened.ask("() => localStorage.clear()")
    return opened
