"""The pages and anchors of a site: those that are written, those that the build makes, and those that were published."""

from collections.abc import Iterator, Mapping

from plansite.content import Content
from plansite.easy import editors
from plansite.editions import earlier, lasting
from plansite.editions.figures import page as figures
from plansite.exchange.exports import publication
from plansite.files.problem import Problem


def generated(site: Content) -> dict[str, frozenset[str]]:
    """Return the pages that the build writes itself in every language, by source path, with their anchors."""
    explained = [term.id for term in site.glossary.terms if site.glossary.is_explained(term)]
    names = frozenset(term.id for term in site.glossary.terms if term.origin == "name")
    pages = {
        **{f"glossary/{term}.md": (True, frozenset[str]()) for term in explained},
        "glossary/index.md": (explained, frozenset()),
        "appendix.md": (any(term.origin == "plan" for term in site.glossary.terms), frozenset()),
        editors.SOURCE: (explained and site.easy_locales, frozenset()),
        "glossary/names.md": (names, names),
        publication.PAGE: (explained, frozenset()),
        earlier.SOURCE: (site.before, frozenset()),
        figures.SOURCE: (site.figures.anchors, site.figures.anchors),
        "corrections.md": (site.corrections.corrections, frozenset(each.id for each in site.corrections.corrections)),
    }
    return {source: anchors for source, (is_made, anchors) in pages.items() if is_made}


def present(site: Content) -> dict[str, frozenset[str]]:
    """Return every page by its source path, with its anchors: the same in every language."""
    written = {source: frozenset(page.anchors) for source, page in site.editions[site.project.default].items()}
    return {**generated(site), **written}


def renamed(site: Content) -> dict[str, str]:
    """Return the new pages of terms whose id was changed, by their old ones."""
    return {f"glossary/{old}.md": f"glossary/{new}.md" for old, new in site.glossary.moved.items()}


def moved(site: Content) -> dict[str, str]:
    """Return the new addresses of pages and anchors by their old ones."""
    return {**renamed(site), **site.moves}


def lost(site: Content, here: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Give each address that was published and is no more, `here` being the pages and anchors that there are."""
    path = site.project.addresses
    name = path.relative_to(site.project.root).as_posix()
    return lasting.lost(lasting.read(path), here, moved(site), name)
