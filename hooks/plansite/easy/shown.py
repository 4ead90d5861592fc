"""All Japanese text that the pages of a language show: what furigana must cover."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plansite.content import Content
from plansite.files import reading, yamlfile
from plansite.files.reading import Block
from plansite.terms import folding


class Shown(NamedTuple):
    """Text that pages show, with the file it stands in."""

    path: str
    blocks: list[Block]


def blocks(site: Content, locale: str) -> Iterator[Block]:
    """Give all Japanese text of the pages of `locale`.

    What is not written in the locale, and shown from the first, carries no furigana.
    """
    yield from (block for page in site.editions[locale].values() for block in page.blocks)
    yield from (block for term, _ in site.glossary.wordings(locale) for block in site.glossary.blocks(term, locale))
    yield from (block for text in scraps(site, locale) for block in text.blocks)


def scraps(site: Content, locale: str) -> Iterator[Shown]:
    """Give what the pages of `locale` show beside texts of Markdown, into which no reading may be written: labels, titles and names."""
    project, glossary = site.project, site.glossary
    for title in project.titles.get(locale, ()):
        yield Shown("mkdocs.yml", reading.read(title.text, title.line, title.column).blocks)
    for other in (each for each in project.locales if folding.language_of(each) == "ja"):
        for term, wording in glossary.wordings(other):
            if other == locale and wording.since and wording.since.source.title:
                yield _scalar(glossary.document, glossary.location(term, other, "since", "source", "title"))
            if term.wording(locale) or term.origin == "name":
                yield from (
                    _scalar(glossary.document, glossary.location(term, other, key)) for key in ("term", "number") if getattr(wording, key)
                )
    for term, _ in glossary.wordings(locale):
        for index, reference in enumerate(term.references if glossary.is_explained(term) else ()):
            if reference.title:
                yield _scalar(glossary.document, glossary.location(term, "references", index, "title"))
    yield from (label(document, (key,)) for key, document in site.labels[locale].documents.items())
    yield from beside(site, locale)


def beside(site: Content, locale: str, filler: str = "0") -> Iterator[Shown]:
    """Give what the data say in `locale` of repairs, dates and indicators, with a filler as of labels."""
    for document in (site.corrections_file, site.facts.document, site.indicators.document):
        for location in document.starts:
            if locale in location and (document is not site.facts.document or "event" in location):
                yield label(document, location, filler)


def names(site: Content, locale: str) -> Iterator[tuple[str, Block]]:
    """Give each headword, title and word of the screen that the site has written itself, with its file."""
    for term, wording in site.glossary.wordings(locale):
        yield site.glossary.path, _name(wording.term, site.glossary.line(term, locale, "term"), 0)
    for title in site.project.titles.get(locale, ()) if locale != site.project.default else ():
        yield "mkdocs.yml", _name(title.text, title.line, title.column)
    labels = site.labels[locale]
    for key, text in labels.words.items():
        path, line = labels.place(key)
        # A word of the machine, or one of another language within others, is meant to be there.
        if path == labels.path and not re.search("[A-Za-z]", text):
            yield path, _name(text, line, 0)


def _name(text: str, line: int, column: int) -> Block:
    return Block(text=text, places=[(line, column)] * len(text))


def label(document: yamlfile.Document, location: yamlfile.Location, filler: str = "0") -> Shown:
    """Return a label; a filler stands for each placeholder, at first a number, with which a counter behind it is read."""
    text = re.sub(r"\{[^{}|]+\}", lambda match: filler * len(match[0]), document.value(location))
    return Shown(document.path, reading.read(text, *document.starts[location]).blocks)


def _scalar(document: yamlfile.Document, location: yamlfile.Location) -> Shown:
    return Shown(document.path, reading.read(document.value(location), *document.starts[location]).blocks)
