"""Where terms are used: on pages, and in the definitions of other terms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plansite.files.markdownfile import Page
from plansite.files.reading import Block, Kind
from plansite.terms.matcher import Matcher, resolve
from plansite.terms.model import Glossary


@dataclass(frozen=True)
class Use:
    """A term in a text: the spelling as written and the locale; the page's source and section, or the entry whose text it is."""

    term: str
    written: str
    locale: str
    source: str = ""
    anchor: str = ""
    entry: str = ""


def on_page(page: Page, matcher: Matcher, locale: str) -> Iterator[Use]:
    """Give every use of a term on a page written in `locale`, headings and tables included."""
    for block in page.blocks:
        for term, written in _in_block(block, matcher):
            yield Use(term, written, locale, page.source, block.anchor)


def in_entries(glossary: Glossary, matcher: Matcher, locale: str) -> Iterator[Use]:
    """Give every use of a term in the definitions and references of the glossary in `locale`."""
    for entry, blocks in glossary.texts(locale):
        for block in blocks:
            for term, written in _in_block(block, matcher):
                yield Use(term, written, locale, entry=entry.id)


def of_headwords(glossary: Glossary, matcher: Matcher, locale: str) -> Iterator[Use]:
    """Give the terms that the headwords of the plan's own glossary are."""
    headwords = (wording.term for term, wording in glossary.wordings(locale) if term.origin == "plan")
    yield from (Use(term, written, locale) for written in headwords if (term := matcher.lookup(written)))


def _in_block(block: Block, matcher: Matcher) -> Iterator[tuple[str, str]]:
    """Give (term, spelling) of each term in a block, except in code and addresses."""
    for span in matcher.find(block.text):
        if not block.silent.intersection(range(span.start, span.end)):
            yield span.term, block.text[span.start : span.end]


@dataclass(frozen=True)
class Link:
    """A term that a section links, at its first place there: the block, and the offsets in the block's text."""

    term: str
    block: Block
    start: int
    end: int

    @property
    def written(self) -> str:
        """Return the words that are linked, as written."""
        return self.block.text[self.start : self.end]


def on_sections(page: Page, matcher: Matcher, glossary: Glossary, *, names: bool) -> dict[str, dict[str, int]]:
    """Return for each section of a page, by anchor, the terms that it links with the line of the first; with `names` also names.

    What a translation tells in short, before it tells the whole, is left out.
    """
    found = links((block for block in page.blocks if not block.summary), matcher, glossary, names=names)
    return {anchor: {term: link.block.line for term, link in here.items()} for anchor, here in found.items()}


def links(blocks: Iterable[Block], matcher: Matcher, glossary: Glossary, *, names: bool = False) -> dict[str, dict[str, Link]]:
    """Return for each section of a text, by anchor, the terms that it links; with `names` also names."""
    found: dict[str, dict[str, Link]] = {}
    for block in blocks:
        if block.kind in (Kind.HEADING, Kind.CAPTION):
            continue
        here = found.setdefault(block.anchor, {})
        for span in matcher.find(block.text):
            entry = glossary.by_id[span.term]
            wanted = entry.linking != "never" or (names and entry.origin == "name")
            if wanted and not block.closed.intersection(range(span.start, span.end)):
                here.setdefault(span.term, Link(span.term, block, span.start, span.end))
        for call in block.calls:
            if not call.forbidden and (target := resolve(call.target, glossary, matcher)) is not None:
                here.setdefault(target, Link(target, block, call.start, call.end))
    return found
