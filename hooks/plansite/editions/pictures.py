"""The files beside the pages: pictures that open on a phone, have a text, and are what their name says."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat

from plansite.editions import published
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.project import Project
from plansite.terms import rules
from plansite.terms.model import Glossary

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
FIGURES = "assets/figures"
_SVG = ' xmlns="http://www.w3.org/2000/svg"'
# What a figure is drawn with, so that it can stand in a page and takes the colours of the page.
_DRAWN = frozenset({"svg", "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect"})
_BY = frozenset({"xmlns", "viewBox", "class", "color", "d", "points", "transform", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "x2"})
_BY |= {"y1", "y2", "width", "height", "fill", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-width"}
# What runs in an SVG, or has another host send something.
_ACTIVE = re.compile(
    rb"""(?i)<script|<foreignObject|\son\w+\s*=|javascript:|@import|(?:<(?:image|use|feImage)\b[^>]*href\s*=\s*["']|url\(["']?)(?:https?:)?//"""
)
# What stands in place of a text: nothing, the name of the file, or what GitHub writes when a picture is dropped into its editor.
_NO_TEXT = re.compile(r"(?i)(?:[^\s.]+\.(?:png|jpe?g|gif|webp|svg)|(?:image|画像|写真|図|グラフ|IMG_)[\s\d-]*|スクリーンショット.*|)")


def files(project: Project) -> Iterator[Problem]:
    """Give a problem for each picture of docs/ that is too large, or not what its name says."""
    for path in published.paths(project):
        kind, name = path.suffix.lower(), path.relative_to(project.root).as_posix()
        if kind not in _SIGNATURES or path.is_symlink():
            continue
        size = path.stat().st_size
        if size > LARGEST:
            yield Problem.on(name, 1, "PICT002", size=size // 1000, most=LARGEST // 1000)
        with path.open("rb") as file:
            start = file.read(64)
        if not start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_SIGNATURES[kind]) and not start.startswith(_SIGNATURES[kind]):
            yield Problem.on(name, 1, "PICT003", kind=kind)
        elif kind == ".svg" and (match := _ACTIVE.search(path.read_bytes())):
            yield Problem.on(name, 1, "PICT004", sign=match[0].decode(errors="replace").strip())


def shown(page: Page, project: Project) -> Iterator[Problem]:
    """Give a problem for each picture on a page without a text that says what it shows, or whose file is not there.

    Source: WCAG 2.2, 1.1.1 (non-text content).
    """
    for picture in page.pictures:
        if "://" in picture.source or picture.source.startswith("//"):
            yield Problem.on(page.path, picture.place, "PICT012", blocking=True, source=picture.source)
        elif not picture.source.startswith("data:") and not _is_shown(picture.source, page.path, project):
            near = suggestion(picture.source, names(project))
            yield Problem.on(page.path, picture.place, "PICT013", blocking=True, source=picture.source, suggestion=near)
        elif _NO_TEXT.fullmatch(picture.text.strip()):
            yield Problem.on(page.path, picture.place, "PICT011", blocking=True, source=picture.source)


def figures(glossary: Glossary, project: Project) -> Iterator[Problem]:
    """Give a problem for each figure that an entry names and that is not there, that none names, or that holds more than lines."""
    drawn, named = {path.name: path for path in published.paths(project) if path.parent == project.docs / FIGURES}, set()
    for term in glossary.terms:
        if term.figure and term.figure not in drawn:
            near = suggestion(term.figure, drawn)
            yield from rules.problem_of(glossary, term, ("figure",), "PICT840", figure=term.figure, folder=FIGURES, suggestion=near)
        named.add(term.figure)
    for name, path in drawn.items():
        place = path.relative_to(project.root).as_posix()
        if name not in named:
            yield Problem.on(place, 1, "PICT841", figure=name)
        yield from (Problem.on(place, line, "PICT842", sign=sign) for line, sign in _strange(path.read_bytes()))


def _strange(svg: bytes) -> Iterator[tuple[int, str]]:
    """Give line and name of the first thing in a figure that is no line, no shape, or has a colour of its own."""
    found: list[tuple[int, str]] = []

    def look(name: str, attributes: dict[str, str]) -> None:
        coloured = {key for key in ("fill", "stroke") if attributes.get(key, "none") not in ("none", "currentColor")}
        strange = [name] if name not in _DRAWN else sorted(coloured | (attributes.keys() - _BY))
        found.extend((parser.CurrentLineNumber, sign) for sign in strange)

    parser = expat.ParserCreate()
    parser.StartElementHandler = look
    parser.StartDoctypeDeclHandler = lambda *_: found.append((parser.CurrentLineNumber, "DOCTYPE"))
    parser.CharacterDataHandler = lambda text: found.append((parser.CurrentLineNumber, text.strip())) if text.strip() else None
    try:
        parser.Parse(svg, True)
    except expat.ExpatError as error:
        found.append((error.lineno, expat.ErrorString(error.code) or ""))
    yield from found[:1]


def drawings(project: Project) -> dict[str, Element]:
    """Return the SVG of each figure by its name, as it stands in pages: beside words that say the same."""
    return {path.name: _drawing(path.read_text(encoding="utf-8")) for path in sorted((project.docs / FIGURES).glob("*.svg"))}


def _drawing(text: str) -> Element:
    svg = fromstring(" ".join(text.split()).replace(_SVG, ""))
    svg.attrib.update({"aria-hidden": "true", "xmlns": _SVG.split('"')[1]})
    return svg


def fill(tree: Element, drawn: Mapping[str, Element]) -> None:
    """Put the figures that a page asks for where it has room for them."""
    for figure in tree.iter("figure"):
        if (svg := drawn.get(figure.attrib.pop("data-figure", ""))) is not None:
            figure.insert(0, svg)


def _is_shown(source: str, path: str, project: Project) -> bool:
    return source.lower().endswith(published.PICTURES) and is_there(source, path, project)


def is_there(source: str, path: str, project: Project) -> bool:
    """Say whether a file stands beside the page at `path`, or beside it where the folder of its language is the site's."""
    name, here, docs = unquote(source), Path(project.root, path).parent, project.docs
    if not here.is_relative_to(docs):
        return (docs / name.removeprefix("/")).is_file()  # a definition stands on many pages, and leads on from the site's root
    return any((folder / name).is_file() for folder in (here, docs / Path(*here.relative_to(docs).parts[1:])))


def names(project: Project) -> list[str]:
    """Return the files of docs/assets/ as pages name them."""
    assets = (path for path in published.paths(project) if "assets" in path.parts)
    return [f"../{path.relative_to(project.docs).as_posix()}" for path in assets]
