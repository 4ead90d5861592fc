"""Fixtures: the repository, its content, the site built from it once a run, and a browser to look at it."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, sync_playwright

import content
from content import Content

from . import browser as browsers

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site_content() -> Content:
    return content.read(ROOT)


def build(folder: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site whose mkdocs.yml is in `folder` into `site`, with warnings as errors, and return the finished process."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
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
    folder = tmp_path_factory.mktemp("built") / "site"
    finished = build(ROOT, folder, SITE_URL=SITE_URL, REPOSITORY_URL=REPOSITORY_URL)
    assert finished.returncode == 0, finished.stderr
    return read_site(folder, finished.stdout + finished.stderr)


def read_site(folder: Path, output: str) -> Site:
    pages = {path.relative_to(folder).as_posix(): html.parse(str(path)).getroot() for path in sorted(folder.rglob("*.html"))}
    return Site(folder, pages, output)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Serve the built site on loopback and give its address."""
    handler = functools.partial(_Quiet, directory=str(site.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.ARGUMENTS)
        yield opened
        opened.close()
