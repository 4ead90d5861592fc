"""Links of pages and of definitions lead somewhere, to the anchor they name."""

from collections.abc import Iterable, Iterator, Mapping

from plansite.editions.pages import Editions, targets
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.files.suggestion import suggestion
from plansite.project import Project
from plansite.terms.model import Glossary

Anchors = Mapping[str, frozenset[str]]
_ENTRY = "glossary/entry.md"


def broken(
    editions: Editions, glossary: Glossary, generated: dict[str, frozenset[str]], moved: Mapping[str, str], project: Project
) -> Iterator[Problem]:
    """Give a problem for each link to a page or an anchor that is not there.

    `generated` holds the build's own pages and their anchors, `moved` the new source paths of pages by their old ones.
    """
    for locale, pages in editions.items():
        known = {**generated, **{source: page.anchors for source, page in {**editions[project.default], **pages}.items()}}
        for page in pages.values():
            yield from _broken(page.blocks, page.path, page.source, known, moved)
        for _, blocks in glossary.texts(locale):
            yield from _broken(blocks, glossary.path, _ENTRY, known, moved)


def _broken(blocks: Iterable[Block], path: str, here: str, known: Anchors, moved: Mapping[str, str]) -> Iterator[Problem]:
    """Give the broken links of a text; a definition stands on many pages, and leads on from the site's root."""
    for block in blocks:
        for href in block.links:
            target = targets(here, href)
            if target is None:
                continue
            source, anchor = target
            if here == _ENTRY and not href.startswith("/"):
                yield Problem.on(path, block.line, "LINK004", href=href, source=source)
            elif source not in known:
                near = suggestion(moved.get(source, source), known)
                yield Problem.on(path, block.line, "LINK001", href=href, suggestion=near)
            elif anchor and anchor not in known[source]:
                near = suggestion(anchor, known[source])
                yield Problem.on(path, block.line, "LINK002", source=source, anchor=anchor, suggestion=near)
