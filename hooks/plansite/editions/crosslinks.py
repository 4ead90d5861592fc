"""Links between pages lead somewhere, to the anchor they name."""

from collections.abc import Iterator, Mapping

from plansite.editions.pages import Editions, targets
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.project import Project


def broken(editions: Editions, generated: dict[str, frozenset[str]], moved: Mapping[str, str], project: Project) -> Iterator[Problem]:
    """Give a problem for each link to a page or an anchor that is not there.

    `generated` holds the build's own pages and their anchors, `moved` the new source paths of pages by their old ones.
    """
    for pages in editions.values():
        known = {**generated, **{source: page.anchors for source, page in {**editions[project.default], **pages}.items()}}
        for page in pages.values():
            yield from _broken_on(page, known, moved)


def _broken_on(page: Page, known: dict[str, frozenset[str]], moved: Mapping[str, str]) -> Iterator[Problem]:
    for block in page.blocks:
        for href in block.links:
            target = targets(page.source, href)
            if target is None:
                continue
            source, anchor = target
            if source not in known:
                near = suggestion(moved.get(source, source), known)
                yield Problem.on(page.path, block.line, "LINK001", href=href, suggestion=near)
            elif anchor and anchor not in known[source]:
                near = suggestion(anchor, known[source])
                yield Problem.on(page.path, block.line, "LINK002", source=source, anchor=anchor, suggestion=near)
