"""The text of a book: the plan, its glossary and its names, taken from the built pages of one language in a single walk.

A book is what the site says without the screen: ids and links are made anew for one document, menus and notices of pages go.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, tostring

from tinyhtml5 import parse

from plansite.content import Content

# What is made from data and belongs to the plan; the plan's own pages say so themselves.
_MADE = ("appendix.md", "glossary/index.md", "glossary/names.md", "corrections.md")
# What only a page needs, by class and by id: words explained beside it, ways to other pages, and notices that a book gives once.
_OF_SCREENS = frozenset({"words", "figures", "contents", "index-jump", "term-source", "cite", "#period", "#notice", "#related"})
_IDS = ("id", "aria-labelledby", "aria-describedby", "headers")
_SVG = "{http://www.w3.org/2000/svg}"
_HEADING = re.compile("h([1-6])")


@dataclass(frozen=True)
class Heading:
    """A page of a book in its contents: its anchor, its title without furigana, and the pages under it."""

    anchor: str
    words: str
    pages: tuple["Heading", ...]


@dataclass(frozen=True)
class Book:
    """The parts of a book in a language: each an element whose links to places of the book are `#anchor`; images from the site's root.

    `notices` are what the pages of the plan say of its period, as HTML.
    """

    parts: tuple[Element, ...]
    notices: tuple[str, ...]

    def contents(self) -> Iterator[Heading]:
        """Give the parts and the pages in each of them."""
        return map(_heading, self.parts)


def _heading(page: Element) -> Heading:
    title = next(each for each in page.iter() if isinstance(each.tag, str) and _HEADING.fullmatch(each.tag))
    return Heading(page.get("id", ""), said(title), tuple(_heading(each) for each in page if each.get("class") == "page"))


def said(element: Element) -> str:
    """Return the words of an element without furigana."""
    text = element.text or ""
    for child in element:
        text += ("" if child.tag in ("rt", "rp") else said(child)) + (child.tail or "")
    return " ".join(text.split())


def read(content: Content, site: Path, locale: str) -> Book:
    """Return the book of a locale from the pages of a finished site."""
    return _Reader(content, site, locale).book()


class _Reader:
    def __init__(self, content: Content, site: Path, locale: str) -> None:
        self.content, self.site = content, site
        self.folder = "" if locale == content.project.default else f"{locale}/"
        self.notices: list[str] = []
        own = [page.source for page in content.plan_pages()]
        sources = dict.fromkeys(entry.page for entry in content.project.nav if entry.page in (*own, *_MADE))
        self.addresses = [address for source in sources if source and self._file(address := _address(source)).exists()]

    def _file(self, address: str) -> Path:
        return self.site / self.folder / address / "index.html"

    def book(self) -> Book:
        parts: list[Element] = []
        for address in self.addresses:
            depth, body = self._page(address)
            if address == "glossary/":
                self._entries(body)
            if depth == 1 or not parts:
                parts.append(body)
            else:
                parts[-1].append(body)
        anchors = {element.get("id") for element in chain.from_iterable(part.iter() for part in parts)}
        for part in parts:
            for link in part.iter():
                self._lead(link, anchors)
        return Book(tuple(parts), tuple(self.notices))

    def _page(self, address: str, level: int = 0) -> tuple[int, Element]:
        """Return how deep a page stands and what it says, with headings from its depth, or from `level`."""
        page = parse(self._file(address).read_text(encoding="utf-8"), namespace_html_elements=False)
        path, article = (page.find(f".//{place}") for place in ("nav[@class='path']", "article"))
        depth = len(path.findall(".//li"))
        if not self.notices:
            self.notices += (tostring(each, "unicode", method="html") for each in article.iterfind("aside[@id='period']/p"))
        _clear(article, keeps_notice=article.find("div[@lang]") is not None)
        name = _name(address)
        body = Element("section", {"class": "page", "id": name})
        body.extend(article)
        for element in body.iter():
            if not isinstance(element.tag, str):
                continue
            if match := _HEADING.fullmatch(element.tag):
                element.tag = f"h{min(int(match[1]) + (level or depth) - 1, 6)}"
            if element.tag.startswith(_SVG):
                element.tag = element.tag.removeprefix(_SVG)
                if element.tag == "svg":
                    element.attrib.pop("{http://www.w3.org/2000/xmlns/}xmlns", None)
                    element.set("xmlns", _SVG.strip("{}"))
            if element.get("class", "").startswith("table-region"):
                element.attrib.clear()  # its name says that it scrolls
            for key in [key for key in element.attrib if key.startswith("data-")]:
                del element.attrib[key]
            for key in _IDS:
                if element is not body and (ids := element.get(key)):
                    element.set(key, " ".join(f"{name}--{each.replace(':', '-')}" for each in ids.split()))
            for key in ("href", "src"):
                if (target := element.get(key)) and not urlsplit(target).scheme:
                    element.set(key, _resolved(self.folder + address, target))
        return depth, body

    def _entries(self, index: Element) -> None:
        """Put in the place of each link of the glossary's index what its page says."""
        for group in index.iterfind("div[@class='index-group']"):
            terms = [link.get("href", "").removeprefix(self.folder) for link in group.iterfind("ul/li/a")]
            group.clear()
            group.set("class", "entries")
            for address in terms:
                if address.startswith("glossary/") and address.endswith("/"):
                    group.append(self._page(address, 3)[1])

    def _lead(self, element: Element, anchors: set[str | None]) -> None:
        """Make a link of pages one of the book, or one to the site where what it leads to is not in the book."""
        target = element.get("href")
        if element.tag != "a" or target is None or urlsplit(target).scheme:
            return
        address, _, anchor = target.partition("#")
        name = _name(address.removeprefix(self.folder)) if address.startswith(self.folder) else ""
        found = next((each for each in (f"{name}--{anchor.replace(':', '-')}", name) if each in anchors), "")
        if found:
            element.set("href", f"#{found}")
        elif self.content.project.address:
            element.set("href", join(self.content.project.address, target))
        else:
            del element.attrib["href"]


def _clear(parent: Element, *, keeps_notice: bool) -> None:
    """Take out of an element what only a page of the site needs; the notice stays where it says that the page is not translated."""
    for child in [*parent]:
        marks = {f"#{child.get('id')}", *child.get("class", "").split()} - ({"#notice"} if keeps_notice else set())
        # A paragraph that is nothing but a way to the page above.
        leads_up = child.tag == "p" and [each.get("href") for each in child] == ["../"] and said(child) == said(child[0])
        if _OF_SCREENS & marks or leads_up or child.tag in ("template", "script"):
            parent.remove(child)
        else:
            _clear(child, keeps_notice=keeps_notice)


def _address(source: str) -> str:
    """Return the address of a page from its language's folder."""
    return source.removesuffix("index.md") if source.endswith("index.md") else f"{source.removesuffix('.md')}/"


def _name(address: str) -> str:
    return address.strip("/").replace("/", "-") or "top"


def _resolved(page: str, target: str) -> str:
    """Return from the site's root what a page calls `target`."""
    path, _, anchor = target.partition("#")
    found = normpath(join(page, path)).removeprefix(".") + ("/" if path.endswith("/") or not path else "")
    return found + (f"#{anchor}" if anchor else "")
