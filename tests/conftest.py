"""Fixtures: the repository, its content, the site built from it once a run, and a browser to look at it."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, sync_playwright

from plansite import content
from plansite.content import Content

from . import browser as browsers
from .accessibility.results import Gatherer
from .server import serve

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-accessibility", action="store_true", help="write accessibility/results.json instead of comparing with it")


def pytest_configure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(Gatherer(config))


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site_content() -> Content:
    return content.read(ROOT)


def build(folder: Path, site: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site whose mkdocs.yml is in `folder` into `site`, with warnings as errors, and return the finished process."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), *options]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "LANG": "C.UTF-8", "GITHUB_ACTIONS": "", **environment}
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Site:
    """A built site: its folder, its pages as trees by their path in it, and what the build printed."""

    folder: Path
    pages: dict[str, html.HtmlElement]
    output: str


SITE_URL, REPOSITORY_URL = "https://plan.example/", "https://git.example/fukushima/plan"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the site, once a run: where tests run in parallel, the first worker builds and the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, printed = shared / "site", shared / "site.txt"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            finished = build(ROOT, folder, SITE_URL=SITE_URL, REPOSITORY_URL=REPOSITORY_URL)
            assert finished.returncode == 0, finished.stderr
            printed.write_text(finished.stdout + finished.stderr, encoding="utf-8")
    return read_site(folder, printed.read_text(encoding="utf-8"))


def read_site(folder: Path, output: str) -> Site:
    pages = {path.relative_to(folder).as_posix(): html.parse(str(path)).getroot() for path in sorted(folder.rglob("*.html"))}
    return Site(folder, pages, output)


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Serve the built site on loopback and give its address."""
    with serve(site.folder) as server:
        yield server.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.ARGUMENTS)
        yield opened
        opened.close()
