"""What the pages say that they did not say before, sentence by sentence."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from plansite.content import Content
from plansite.editions import freshness
from plansite.files.markdownfile import Page
from plansite.files.reading import Block
from plansite.reviews.places import Place, place_of

_END = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+(?=[A-Z“\"(])")


@dataclass(frozen=True)
class Passage:
    """A sentence that differs; without one side it is new, or gone."""

    locale: str
    place: Place
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """Pages, by path, that are gone, or differ in nothing but their marks; and the sentences that differ in those that are not new."""

    removed: tuple[str, ...]
    marks: tuple[str, ...]
    passages: tuple[Passage, ...]


def changes(before: Content, after: Content) -> Changes:
    """Return what happens to the texts of the pages."""
    removed: list[str] = []
    marks: list[str] = []
    passages: list[Passage] = []
    for locale in dict.fromkeys((*after.project.locales, *before.project.locales)):
        earlier, later = before.editions.get(locale, {}), after.editions.get(locale, {})
        removed += [page.path for source, page in earlier.items() if source not in later]
        for source, page in later.items():
            if source in earlier and _content(page) != _content(earlier[source]):
                found = list(_passages(before, after, locale, source))
                passages += found
                marks += [] if found else [page.path]
    return Changes(tuple(removed), tuple(marks), tuple(passages))


def _content(page: Page) -> tuple[object, ...]:
    """Return what a page holds, wherever in its file."""
    headings = [(section.anchor, section.level) for section in page.sections]
    return page.meta, headings, [replace(block, line=0, places=[]) for block in page.blocks]


def _passages(before: Content, after: Content, locale: str, source: str) -> Iterator[Passage]:
    earlier, later = (freshness.sections_of(site.editions[locale][source]) for site in (before, after))
    for anchor in [*later, *(anchor for anchor in earlier if anchor not in later)]:
        old, new = list(_sentences(earlier.get(anchor, []))), list(_sentences(later.get(anchor, [])))
        matcher = difflib.SequenceMatcher(None, [text for text, _ in old], [text for text, _ in new], autojunk=False)
        for kind, start, end, new_start, new_end in matcher.get_opcodes():
            if kind == "equal":
                continue
            for gone, came in zip_longest(old[start:end], new[new_start:new_end]):
                site, block = (after, came[1]) if came else (before, gone[1])
                place = place_of(site, locale, source, anchor, block)
                yield Passage(locale, place, gone[0] if gone else "", came[0] if came else "")


def _sentences(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    """Give each sentence of a section, a heading, an item or a row, with its block."""
    for block in blocks:
        yield from ((text, block) for part in _END.split(block.text) if (text := part.strip()))
