"""A card for each page of a built site, to be shown where the page is shared: its title, whose it is, and its figure if it has one.

They are made by `plan build --cards`, when a site is published, and not by each build: one takes a twentieth of a second.
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import noto_cjk_sans_jp_bold
import resvg_py
from jinja2 import Template

from plansite.files import phrases
from plansite.terms import pages
from plansite.theme import tokens

# What is shared by Open Graph and X alike (1.91 : 1), and the title's room and sizes in it, in pixels.
WIDTH, HEIGHT = 1200, 630
_ROOM, _SIZES, _LEADING = 1040, (76, 64, 54, 46), 1.35
_TAG = re.compile(r'<html lang="([^"]*)" dir="([^"]*)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_SHARED = re.compile(r'<meta property="og:(\w+)" content="([^"]*)">')
_ICON = re.compile(r'<link rel="icon"[^>]*type="image/svg\+xml" href="([^"]*)"')
_FIGURE = re.compile(r'<figure class="term-figure">(<svg.*?</svg>)', re.DOTALL)
# The letters that the font has; a page in others has no card.
_SCRIPTS = re.compile("LATIN|CJK|HIRAGANA|KATAKANA|HANGUL|CYRILLIC|GREEK|FULLWIDTH|HALFWIDTH|IDEOGRAPHIC|ROMAN|MASCULINE|FEMININE")


def write(folder: Path) -> None:
    """Write beside each page of the site in `folder` that can be shared its card, and name it in the page."""
    with ThreadPoolExecutor() as workers:
        list(workers.map(_add, sorted(folder.rglob("*.html"))))


def _add(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    shared, tag, canonical = dict(_SHARED.findall(page)), _TAG.search(page), _CANONICAL.search(page)
    if tag is None or canonical is None or 'content="noindex"' in page or not _drawable(shared.get("title", "")):
        return
    figure, icon = _FIGURE.search(page), _ICON.search(page)
    symbol = path.parent.joinpath(icon[1]).read_text(encoding="utf-8") if icon else ""
    drawing = card(html.unescape(shared["title"]), html.unescape(shared["site_name"]), tag[1], tag[2], symbol, figure[1] if figure else "")
    picture = path.with_suffix(".png")
    picture.write_bytes(png(drawing))
    address = urljoin(canonical[1], picture.name)
    metas = [("property", "og:image", address), ("property", "og:image:width", WIDTH), ("property", "og:image:height", HEIGHT)]
    metas += [("name", "twitter:card", "summary_large_image")]
    added = "".join(f'\n    <meta {kind}="{name}" content="{content}">' for kind, name, content in metas)
    path.write_text(page.replace(canonical[0], canonical[0] + added, 1), encoding="utf-8")


def _drawable(text: str) -> bool:
    return text != "" and all(_SCRIPTS.search(unicodedata.name(letter, "")) for letter in text if letter.isalpha())


def card(title: str, name: str, tag: str, direction: str, icon: str, figure: str) -> str:
    """Return the SVG of a card: the title of a page and the name of its site, in the language `tag`, with SVGs of icon and figure."""
    size, lines = _set(title, tag, 1 if figure else 3)
    return _template().render(
        lines=lines,
        size=size,
        leading=round(size * _LEADING),
        name=name,
        direction=direction,
        icon=icon.replace("<svg", '<svg x="80" y="72"', 1).replace('width="24" height="24"', 'width="64" height="64"', 1),
        figure=figure.replace("<svg", '<svg x="80" y="360" width="440" height="220"', 1),
        colours=tokens.read()[tokens.LIGHT],
    )


@cache
def _template() -> Template:
    return pages.environment().get_template("card.svg")


def png(svg: str) -> bytes:
    """Return a card as a picture; it needs no font of the machine."""
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(noto_cjk_sans_jp_bold.FONT_PATH)])


def _set(title: str, tag: str, most: int) -> tuple[int, list[str]]:
    """Return the size of a title and its lines: the largest in which it has few enough."""
    parts = phrases.parted(title) if tag == "ja" else tuple(re.findall(r"\S+\s*", title))
    for size in _SIZES:
        lines = _lines(parts, _ROOM / size)
        if len(lines) <= most:
            break
    return size, lines


def _lines(parts: Iterable[str], room: float) -> list[str]:
    """Return the lines that parts make; what is wider than a line is parted anywhere."""
    lines, width = [""], 0.0
    for part in parts:
        if lines[-1] and width + _width(part.rstrip()) > room:
            lines, width = [*lines, ""], 0.0
        for letter in part:
            if width + _width(letter) > room:
                lines, width = [*lines, ""], 0.0
            lines[-1], width = lines[-1] + letter, width + _width(letter)
    return [line.strip() for line in lines]


def _width(text: str) -> float:
    """Return about how wide a text is in the font, in the size of a letter of Japanese."""
    return sum(1 if unicodedata.east_asian_width(letter) in "WFA" else 0.57 for letter in text)
