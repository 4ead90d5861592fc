"""The files beside the pages: pictures that open on a phone, have a text, and are what their name says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from plansite.editions import published
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.project import Project

# A slow phone line (Lighthouse's "slow 4G": 1.6 Mbit/s) needs 2.5 s for this; a page's largest content should be there in 2.5 s
# (web.dev, Largest Contentful Paint).
LARGEST = 500_000
# The first bytes of each kind of picture that every browser shows.
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".svg": (b"<svg", b"<?xml", b"<!--"),
}
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*(?P<source>[^)\s]*)[^)]*\)")


@dataclass(frozen=True)
class Picture:
    """A picture on a page: its line and column, where its file is from there, and the text for those who do not see it."""

    line: int
    column: int
    source: str
    text: str


def of(page: Page) -> Iterator[Picture]:
    """Give the pictures of a page in their order."""
    for number, line in page.lines:
        yield from (Picture(number, match.start() + 1, match["source"], match["alt"].strip()) for match in _IMAGE.finditer(line))


def files(project: Project) -> Iterator[Problem]:
    """Give a problem for each picture of docs/ that is too large, or not what its name says."""
    for path in published.paths(project):
        kind, name = path.suffix.lower(), path.relative_to(project.root).as_posix()
        if kind not in _SIGNATURES:
            continue
        size = path.stat().st_size
        if size > LARGEST:
            yield Problem.on(name, 1, "PICT002", size=size // 1000, most=LARGEST // 1000)
        with path.open("rb") as file:
            start = file.read(64)
        if not start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_SIGNATURES[kind]) and not start.startswith(_SIGNATURES[kind]):
            yield Problem.on(name, 1, "PICT003", kind=kind)
        elif kind == ".svg" and (match := re.search(rb"<script|<foreignObject|\son\w+\s*=|javascript:", path.read_bytes(), re.IGNORECASE)):
            yield Problem.on(name, 1, "PICT004", sign=match[0].decode().strip())


def shown(page: Page, project: Project) -> Iterator[Problem]:
    """Give a problem for each picture on a page without a text that says what it shows, or whose file is not there.

    Source: WCAG 2.2, 1.1.1 (non-text content).
    """
    for picture in of(page):
        source, place = picture.source, (picture.line, picture.column)
        if not picture.text:
            yield Problem.on(page.path, place, "PICT011", blocking=True, source=source)
        if "://" in source or source.startswith("//"):
            yield Problem.on(page.path, place, "PICT012", blocking=True, source=source)
        elif not _is_there(source, page, project):
            yield Problem.on(page.path, place, "PICT013", blocking=True, source=source)


def _is_there(source: str, page: Page, project: Project) -> bool:
    """Say whether a picture stands beside the page, or beside it where the folder of its language is the site's."""
    source, here = unquote(source), Path(project.root, page.path).parent
    return Path(here, source).is_file() or Path(project.docs, PurePosixPath(page.source).parent, source).is_file()
