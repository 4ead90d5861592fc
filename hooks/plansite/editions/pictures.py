"""The files beside the pages: pictures that open on a phone, have a text, and are what their name says."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

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
_FOREIGN = (".ai", ".avif", ".bmp", ".docx", ".eps", ".heic", ".jxl", ".pptx", ".psd", ".tif", ".tiff", ".wmf", ".xlsx")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*(?P<source>[^)\s]*)[^)]*\)")


def files(project: Project) -> Iterator[Problem]:
    """Give a problem for each picture of docs/ that is too large, of a kind that browsers do not show, or not what its name says."""
    known = "PNG、JPEG、WebP、SVG"
    for path in sorted(project.docs.rglob("*")):
        kind, name = path.suffix.lower(), path.relative_to(project.root).as_posix()
        if kind in _FOREIGN:
            ja = f"{kind} の画像や文書は、ブラウザーで見られません。{known} のどれかで保存してください。"
            yield Problem(name, 1, 0, ja, f"browsers do not show {kind}; save as PNG, JPEG, WebP or SVG.")
        if kind not in _SIGNATURES or not path.is_file():
            continue
        size = path.stat().st_size
        if size > LARGEST:
            ja = f"画像が {size // 1000} kB あります。電話の回線でも待たずに見られるように、{LARGEST // 1000} kB までにしてください。"
            yield Problem(name, 1, 0, ja, f"the picture has {size // 1000} kB; {LARGEST // 1000} kB at most, for slow phone lines.")
        with path.open("rb") as file:
            start = file.read(64)
        if not start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_SIGNATURES[kind]) and not start.startswith(_SIGNATURES[kind]):
            ja = f"ファイルの中身が、名前の {kind} と違います。{known} のどれかで保存し直してください。"
            yield Problem(name, 1, 0, ja, f"the file is no {kind}; save it again as PNG, JPEG, WebP or SVG.")
        elif kind == ".svg" and (match := re.search(rb"<script|<foreignObject|\son\w+\s*=|javascript:", path.read_bytes(), re.IGNORECASE)):
            sign = match[0].decode().strip()
            ja = f"SVG の中に、動く仕組み「{sign}」があります。消してください。"
            yield Problem(name, 1, 0, ja, f"the SVG holds '{sign}', which runs; delete it.")


def shown(page: Page, project: Project) -> Iterator[Problem]:
    """Give a problem for each picture on a page without a text that says what it shows, or whose file is not there.

    Source: WCAG 2.2, 1.1.1 (non-text content).
    """
    for number, line in page.lines:
        for match in _IMAGE.finditer(line):
            source = match["source"]
            if not match["alt"].strip():
                ja = f"画像「{source}」に、見えない人のための説明がありません。![何の画像か]({source}) と書いてください。"
                en = f"the picture '{source}' has no text for people who cannot see it; write ![what it shows]({source})."
                yield Problem(page.path, number, match.start() + 1, ja, en, blocking=True)
            if "://" in source or source.startswith("//"):
                ja = f"ほかのサイトの画像「{source}」は使えません。docs/assets/ に置いてください。"
                en = f"the picture '{source}' is on another site; put it into docs/assets/."
                yield Problem(page.path, number, match.start() + 1, ja, en, blocking=True)
            elif not _is_there(source, page, project):
                ja = f"画像「{source}」のファイルがありません。名前と場所を確かめてください。"
                yield Problem(page.path, number, match.start() + 1, ja, f"there is no picture '{source}'; check its name.", blocking=True)


def _is_there(source: str, page: Page, project: Project) -> bool:
    """Say whether a picture stands beside the page, or beside it where the folder of its language is the site's."""
    here = Path(project.root, page.path).parent
    return Path(here, source).is_file() or Path(project.docs, PurePosixPath(page.source).parent, source).is_file()
