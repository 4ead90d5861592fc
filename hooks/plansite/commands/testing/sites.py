"""A built site: its folder, its pages, and how it is built for tests."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

from plansite.publish import deadlinks

_FALLBACK_URL = "http://127.0.0.1:8000/"


def build(folder: Path, site: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site whose mkdocs.yml is in `folder` into `site`, warnings being errors, and return the finished process."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), *options]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "LANG": "C.UTF-8", "GITHUB_ACTIONS": "", **environment}
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Site:
    """A built site: its folder, its pages as trees by their path in it, and what the build printed."""

    folder: Path
    pages: dict[str, html.HtmlElement]
    output: str

    @cached_property
    def url(self) -> str:
        """Return the address of the site, as its front page says it."""
        said = self.pages["index.html"].xpath("//link[@rel='canonical']/@href")
        return str(said[0]) if said else _FALLBACK_URL

    @cached_property
    def redirects(self) -> set[str]:
        """Return the pages at old addresses."""
        return {path for path, page in self.pages.items() if page.xpath("//meta[@http-equiv='refresh']")}

    @cached_property
    def whole(self) -> dict[str, html.HtmlElement]:
        """Return the pages that readers read: neither those at old addresses nor those for missing ones."""
        return {path: page for path, page in self.pages.items() if path not in self.redirects and not path.endswith("404.html")}

    @cached_property
    def indexed(self) -> dict[str, html.HtmlElement]:
        """Return the pages that are in their own language, which search engines may list."""
        return {path: page for path, page in self.whole.items() if not page.xpath("//meta[@name='robots']")}

    def links(self, path: str) -> Iterator[tuple[str, str]]:
        """Give file and anchor of each link of a page within the site."""
        for href in self.pages[path].xpath("//body//a/@href"):
            if (file := deadlinks.target(href, path, self.url)) is not None:
                yield file, unquote(urlsplit(href).fragment)

    def search_index(self, folder: str) -> list[list[str]]:
        """Return what is searched in the language of a folder: address, title, text and other names of each section."""
        scripts = self.folder / folder / "search"
        groups = range(script_data(scripts / "index.js")["groups"])
        names, texts = ([each for group in groups for each in script_data(scripts / f"{kind}-{group}.js")] for kind in ("names", "texts"))
        return [[address, title, text, *others] for (address, title, *others), text in zip(names, texts, strict=True)]


def script_data(path: Path) -> Any:
    """Return what a script of data says."""
    match = re.fullmatch(r"document\.currentScript\.data = (.*);\n", path.read_text(encoding="utf-8"))
    assert match is not None
    return json.loads(match[1])


def read_site(folder: Path, output: str) -> Site:
    """Return the site that was built into a folder."""
    pages = {path.relative_to(folder).as_posix(): html.parse(str(path)).getroot() for path in sorted(folder.rglob("*.html"))}
    return Site(folder, pages, output)


def address_of(path: str) -> str:
    """Return the address of a page of the site, from its root."""
    return path.removesuffix("index.html")


def without_readings(element: html.HtmlElement) -> str:
    """Return the text of an element without furigana."""
    return "".join(element.xpath(".//text()[not(ancestor::rt or ancestor::rp)]"))
