"""The passages of a page that a search finds, each with its heading, from the tree that the page is written from."""

import math
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plansite.files.reading import ATOMS, HEADINGS

# What parts words; beside other elements words are parted by the spaces that are written there.
_PARTING = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_UNREAD = frozenset({"object", "script", "style"})
_EXCLUDED = "data-search-exclude"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Passage:
    """What a heading heads: where it stands (`#anchor`, nothing for the first of a page), the heading, which may be empty, and the text."""

    place: str
    title: str
    text: str


def passages(root: Element) -> list[Passage]:
    """Return the passages of a page; those whose heading is marked with `data-search-exclude` are left out, and elements that are.

    A heading within a part of the page heads no more than that part.
    """
    walk = _Walk()
    walk.visit(root, 0)
    return [Passage(each.place, _joined(each.title), _joined(each.text)) for each in walk.found if not each.excluded]


@dataclass
class _Part:
    """A passage as far as it was read, and how deep its heading stands."""

    depth: float = 0
    place: str = ""
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass
class _Walk:
    found: list[_Part] = field(default_factory=list)
    here: _Part = field(default_factory=_Part)

    def visit(self, element: Element, depth: int, *, heading: bool = False) -> None:
        """Read what stands in an element that is as deep in the page, in a `heading` or not."""
        self._say(element.text, heading=heading)
        for child in element:
            if child.tag not in ATOMS:
                self._enter(child, depth + 1, heading=heading)
            self._say(child.tail, heading=heading)

    def _enter(self, element: Element, depth: int, *, heading: bool) -> None:
        begins = element.tag in HEADINGS and "id" in element.attrib
        if not self.found and not (begins and element.tag == "h1"):
            self._open(_Part())
        if begins:
            place = f"#{element.attrib['id']}" if self.found else ""
            self._open(_Part(depth, place, _EXCLUDED in element.attrib))
        space = " " if element.tag in _PARTING else None
        self._say(space, heading=heading)
        if element.tag not in _UNREAD and _EXCLUDED not in element.attrib:
            self.visit(element, depth, heading=heading or begins)
        self._say(space, heading=heading)
        if self.here.depth > depth and (outer := next((each for each in reversed(self.found) if each.depth <= depth), None)):
            self.here.depth, self.here = math.inf, outer

    def _open(self, part: _Part) -> None:
        self.found.append(part)
        self.here = part

    def _say(self, text: str | None, *, heading: bool) -> None:
        if text and (self.found or text.strip()):
            if not self.found:
                self._open(self.here)
            (self.here.title if heading else self.here.text).append(text)


def _joined(texts: list[str]) -> str:
    return _SPACE.sub(" ", "".join(texts)).strip()
