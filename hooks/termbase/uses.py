"""Where terms are used on pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markdownfile import Block, Page
from termbase.matcher import Matcher, Span


@dataclass(frozen=True)
class Use:
    """A term in a text: the spelling as written, the path and 1-based place, and the page's source and section where it is on a page."""

    term: str
    written: str
    path: str
    line: int
    column: int
    source: str = ""
    anchor: str = ""


def on_pages(pages: Iterable[Page], matchers: Mapping[str, Matcher], locale: str) -> Iterator[Use]:
    """Give every use of a term on pages written in `locale`, in the order of the pages, headings and tables included."""
    for page in pages:
        for block, span in in_blocks(page.blocks, matchers[locale]):
            place = (page.path, block.line, block.columns[span.start])
            yield Use(span.term, block.text[span.start : span.end], *place, page.source, block.anchor)


def in_blocks(blocks: Iterable[Block], matcher: Matcher) -> Iterator[tuple[Block, Span]]:
    """Give every term in `blocks`, except in code and addresses, with the block it stands in."""
    for block in blocks:
        for span in matcher.find(block.text):
            if not block.silent.intersection(range(span.start, span.end)):
                yield block, span
