"""Where a change is, in words that people know: the page, the section, the file and the line."""

from dataclasses import dataclass

from plansite.content import Content
from plansite.files.reading import Block
from plansite.terms import pages


@dataclass(frozen=True)
class Place:
    """A section: the title of the page and its own (empty where it is that of the page), the file and the line."""

    page: str
    section: str
    path: str
    line: int


def place_of(site: Content, locale: str, source: str, anchor: str, block: Block) -> Place:
    """Return the place of a block of a page, or of the entry whose page it is."""
    page = site.editions[locale].get(source)
    if page is None:
        term = site.glossary.by_id[source.removeprefix("glossary/").removesuffix(".md")]
        wording = term.wording(locale)
        return Place(wording.term if wording else term.id, "", site.glossary.path, block.line)
    place = pages.place_of(page, anchor, locale)
    return Place(place.page_title, place.title if place.title != place.page_title else "", page.path, block.line)
