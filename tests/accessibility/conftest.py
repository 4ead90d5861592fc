"""Fixtures: views of the site in the nine conditions, and a way to hand what was found to the results."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser

from .. import browser as browsers
from ..conftest import Site
from ..server import Server, serve
from .alfa import Alfa, running
from .conditions import BLOCKING, Condition, View, views
from .engines import versions
from .outcome import Finding, told
from .results import PROPERTY, Results

Views = Callable[[Condition], View]


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[Server]:
    with serve(site.folder, "") as running:  # engines put their own scripts into the pages
        yield running


@pytest.fixture(scope="session")
def view(site: Site, browser: Browser, server: Server) -> Iterator[Views]:
    """Give a function that returns the view of a condition."""
    large = browser.browser_type.launch(executable_path=browsers.find(), args=[*browsers.ARGUMENTS, "--blink-settings=defaultFontSize=32"])
    with serve(site.folder, BLOCKING) as blocking, views(browser, large, server, blocking) as opened:
        yield opened
    large.close()


@pytest.fixture(scope="session")
def alfa() -> Iterator[Alfa]:
    with running() as process:
        yield process


@pytest.fixture
def results(record_property: Callable[[str, object], None], browser: Browser) -> Iterator[Results]:
    """Give what a test adds its findings to; they are handed to the results of the run."""
    found = Results(versions=versions(browser.version))
    yield found
    record_property(PROPERTY, found.encode())


def fail_with(findings: Mapping[str, Iterable[Finding]]) -> None:
    """Fail where something was found, with all of it."""
    if lines := told(findings):
        pytest.fail(lines, pytrace=False)
