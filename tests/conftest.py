"""Fixtures: the repository, its content, the site built from it once a run, and a browser to look at it."""

import fcntl
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from plansite import content
from plansite.commands.testing.sites import Site, build, read_site
from plansite.content import Content

from . import browser as browsers
from . import share
from .accessibility.results import Gatherer
from .server import serve

__all__ = ["REPOSITORY_URL", "ROOT", "SITE_URL", "Site", "build", "built_once", "read_site"]
ROOT = Path(__file__).parents[1]
# Where many work on one machine, a page that does the right thing may do it late.
expect.set_options(timeout=20_000)
# What mkdocs.yml may take from the environment; any other site has its own.
SITE_URL, REPOSITORY_URL = "https://plan.example/", "https://git.example/fukushima/plan"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-accessibility", action="store_true", help="write accessibility/results.json instead of comparing with it")
    parser.addoption(
        "--all",
        action="store_true",
        help="do all of the work of which a run does a share: every page, every condition, every test marked with share",
    )


def pytest_configure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(Gatherer(config))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that other commits draw, but where all are asked for."""
    if config.getoption("all"):
        return
    shared: dict[tuple[str, int], list[pytest.Item]] = defaultdict(list)
    for item in items:
        if mark := item.get_closest_marker("share"):
            shared[item.nodeid.partition("::")[0], mark.args[0]].append(item)
    taken = {item for (file, count), each in shared.items() for item in share.take(each, file, count)}
    left_out = {item for each in shared.values() for item in each} - taken
    config.hook.pytest_deselected(items=[*left_out])
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def everything(pytestconfig: pytest.Config) -> bool:
    """Say whether all is asked for, or the share that the commit draws."""
    return bool(pytestconfig.getoption("all"))


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site_content() -> Content:
    return content.read(ROOT)


def built_once(name: str, folder: Path, tmp_path_factory: pytest.TempPathFactory, **environment: str) -> Site:
    """Build the site of `folder`, once a run: where tests run in parallel, the first worker builds and the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site, printed = shared / name, shared / f"{name}.txt"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            finished = build(folder, site, **environment)
            assert finished.returncode == 0, finished.stderr
            printed.write_text(finished.stdout + finished.stderr, encoding="utf-8")
    return read_site(site, printed.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_once("site", ROOT, tmp_path_factory, SITE_URL=SITE_URL, REPOSITORY_URL=REPOSITORY_URL)


def served(site: Site) -> Iterator[str]:
    """Serve a built site on loopback and give its address."""
    with serve(site.folder) as server:
        yield server.address


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    yield from served(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.ARGUMENTS)
        yield opened
        opened.close()
