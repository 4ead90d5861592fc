"""Pages at old addresses that lead to new ones.

A browser follows at once; the page says so in words and has a plain link. Source: WCAG technique H76 (a refresh after zero seconds).
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from plansite.content import Content
from plansite.editions import moves
from plansite.files import reading
from plansite.terms import pages


def moved_pages(site: Content) -> Iterator[tuple[str, str, str]]:
    """Give the source path of each page that went, that of the page that took it over, and the anchor there."""
    glossary = site.glossary
    for old, new in glossary.moved.items():
        explained = glossary.is_explained(glossary.by_id[new])
        yield f"glossary/{old}.md", *((f"glossary/{new}.md", "") if explained else ("glossary/names.md", new))
    for old, new in site.moves.items():
        if not moves.parted(old)[1]:
            yield old, *moves.parted(new)


def title(site: Content, made: Mapping[str, Mapping[str, str]], source: str, anchor: str, locale: str) -> tuple[str, str]:
    """Return what readers of `locale` find at an address, and the locale it is written in; `made` holds the generated pages of each."""
    glossary, first = site.glossary, site.project.default
    term = glossary.by_id.get(anchor or PurePosixPath(source).stem) if source.startswith("glossary/") else None
    if term is not None:
        wording = term.wording(locale)
        return (wording.term, locale) if wording else (glossary.title(term), first)
    if source in site.editions[first]:
        page, written = site.page(locale, source)
        return pages.place_of(page, anchor, written).title, written
    written = locale if source in made[locale] else first
    return reading.read(made[written][source]).sections[0].title, written
