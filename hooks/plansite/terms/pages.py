"""The glossary's pages as Markdown: an index, a page a term, the list of names, the plan's own glossary."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from plansite import theme
from plansite.files.markdownfile import Page
from plansite.files.reading import Section
from plansite.terms import collation, folding
from plansite.terms.collation import Entry, Group
from plansite.terms.model import Glossary, Term, Wording
from plansite.terms.uses import Use

if TYPE_CHECKING:  # no check makes pages
    import jinja2


@dataclass(frozen=True)
class Place:
    """A section of the plan in which a term is used: the page's source, the section's anchor, both titles, and their locale.

    `above` is the page that opens the folder of the page (a chapter), or None where there is none.
    """

    source: str
    anchor: str
    page_title: str
    title: str
    locale: str
    above: "Place | None" = None


@dataclass(frozen=True)
class Setting:
    """What pages of one locale are made with: labels by key, names and language tags of locales, places of use by term.

    `sections` holds each section of the plan by its anchor; `edit_address` is what a file's path is added to, or empty.
    """

    locale: str
    labels: Mapping[str, str]
    languages: Mapping[str, str]
    tags: Mapping[str, str]
    places: Mapping[str, tuple[Place, ...]]
    sections: Mapping[str, Place]
    edit_address: str


def environment() -> "jinja2.Environment":
    """Return the environment of the theme's page templates: an unknown name is an error, and blocks leave no empty lines."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from plansite.terms.romaji import romaji

    loader = FileSystemLoader(theme.FOLDER / "pages")
    found = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters["hiragana"] = folding.hiragana
    found.globals["plain"] = plain
    found.filters["romaji"] = romaji
    found.tests["latin"] = collation.is_latin
    return found


def plain(text: str) -> str:
    """Return a text on one line in which nothing is taken for Markdown or HTML."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|])", r"\\\1", escape(" ".join(text.split()), quote=False))


def term_pages(glossary: Glossary, setting: Setting, templates: "jinja2.Environment") -> Iterator[tuple[str, str]]:
    """Give (source path, Markdown) of the page of every term that is explained."""
    template = templates.get_template("term.md")
    for term, wording in glossary.wordings(setting.locale):
        if wording.definition is None:
            continue
        others = [
            (locale, other) for locale in glossary.locales if locale != setting.locale and (other := term.wording(locale)) is not None
        ]
        related = [(other, glossary.title(other, setting.locale)) for other in map(glossary.by_id.__getitem__, term.related)]
        yield (
            f"glossary/{term.id}.md",
            template.render(
                first=glossary.locales[0],
                term=term,
                wording=wording,
                reading=reading(glossary, term, setting.locale),
                original=original(glossary, term, setting.locale),
                others=others,
                related=related,
                explained=glossary.is_explained,
                places=[(above, list(each)) for above, each in groupby(setting.places.get(term.id, ()), attrgetter("above"))],
                section=setting.sections.get(term.explained or ""),
                figure=wording.figure and term.figure,
                source=f"{glossary.path}:{glossary.line(term)}",
                edit_address=setting.edit_address and f"{setting.edit_address}{glossary.path}#L{glossary.line(term)}",
                **_words(setting),
            ),
        )


def index_page(glossary: Glossary, setting: Setting, templates: "jinja2.Environment", *, changes: bool) -> tuple[str, str]:
    """Return (source path, Markdown) of the index of all explained terms; it leads to the page of `changes` where there is one."""
    entries = [
        Entry(term, wording, reading(glossary, term, setting.locale))
        for term, wording in glossary.wordings(setting.locale)
        if wording.definition is not None
    ]
    groups: list[Group] = collation.groups(entries, setting.locale, setting.labels["latin_group"])
    return "glossary/index.md", templates.get_template("index.md").render(
        groups=groups,
        count=len(entries),
        names=any(term.origin == "name" for term in glossary.terms),
        changes=changes,
        **_words(setting),
    )


def names_page(glossary: Glossary, setting: Setting, templates: "jinja2.Environment") -> tuple[str, str]:
    """Return (source path, Markdown) of the list of names in all languages, in the order of the page's own."""
    first = glossary.locales[0]
    headed = first if glossary.is_original(setting.locale) else setting.locale
    entries = [
        Entry(term, term.wording(headed) or wording, reading(glossary, term, headed) or wording.term)
        for term, wording in glossary.wordings(first)
        if term.origin == "name"
    ]
    return "glossary/names.md", templates.get_template("names.md").render(
        groups=collation.groups(entries, headed, setting.labels["latin_group"]),
        first=first,
        headed=headed,
        others=[locale for locale in glossary.locales if locale not in (first, headed)],
        explained=glossary.is_explained,
        **_words(setting),
    )


def reading(glossary: Glossary, term: Term, locale: str) -> str:
    """Return the reading of a headword: its own, that of the same word in another locale of the language, or the headword itself."""
    wording = term.wording(locale)
    if wording is None:
        return ""
    near = (other for other in (locale, *glossary.locales) if folding.language_of(other) == folding.language_of(locale))
    same = (other for other in map(term.wording, near) if other and other.term == wording.term and other.reading)
    return next((other.reading for other in same if other.reading), wording.term)


def original(glossary: Glossary, term: Term, locale: str) -> Wording | None:
    """Return what a term is called in the first language, or None where the locale is in that language."""
    return None if glossary.is_original(locale) else term.wording(glossary.locales[0])


def place_of(page: Page, anchor: str, locale: str) -> Place:
    """Return the section of `page` with `anchor`, or the page itself where the anchor is that of no section (a note)."""
    section: Section | None = next((section for section in page.sections if section.anchor == anchor), None)
    title = section.title if section else page.title
    return Place(page.source, anchor, page.title, title, locale)


def places(uses: list[Use], pages: Mapping[str, Page], locale: str) -> dict[str, tuple[Place, ...]]:
    """Return for each term's id the sections in which it is used, each once, in the order of the pages."""
    found: dict[str, dict[Place, None]] = {}
    for use in uses:
        found.setdefault(use.term, {})[place_of(pages[use.source], use.anchor, locale)] = None
    return {term: tuple(each) for term, each in found.items()}


def _words(setting: Setting) -> dict[str, object]:
    return {"locale": setting.locale, "labels": setting.labels, "languages": setting.languages, "tags": setting.tags}
