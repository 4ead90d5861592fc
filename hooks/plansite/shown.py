"""All Japanese text that the pages of a language show: what furigana must cover."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.content import Content
from plansite.files import reading, yamlfile
from plansite.files.reading import Block
from plansite.terms import folding


@dataclass(frozen=True)
class Shown:
    """Text that pages show, with the file it stands in; `inline` says whether a reading may be written into it, `{漢字|かんじ}`."""

    path: str
    blocks: list[Block]
    inline: bool


def shown_texts(site: Content, locale: str) -> Iterator[Shown]:
    """Give all Japanese text of the pages of `locale`: its pages, entries, labels, titles, and names.

    What is not written in the locale, and shown from the first, carries no furigana.
    """
    project, glossary = site.project, site.glossary
    yield from (Shown(page.path, page.blocks, True) for page in site.editions[locale].values())
    for title in project.titles.get(locale, ()):
        yield Shown("mkdocs.yml", reading.read(title.text, title.line, title.column).blocks, False)
    for other in (each for each in project.locales if folding.language_of(each) == "ja"):
        for term, wording in glossary.wordings(other):
            if other == locale:
                yield Shown(glossary.path, glossary.definition_blocks(term, other), True)
            if term.wording(locale) or term.origin == "name":
                yield from (
                    scalar(glossary.document, glossary.location(term, other, key)) for key in ("term", "number") if getattr(wording, key)
                )
    for term, _ in glossary.wordings(locale):
        for index, reference in enumerate(term.references if glossary.is_explained(term) else ()):
            if reference.title:
                yield scalar(glossary.document, glossary.location(term, "references", index, "title"))
    yield from (label(document, (key,)) for key, document in site.labels[locale].documents.items())
    for location in site.corrections_file.starts:
        if locale in location:
            yield scalar(site.corrections_file, location)


def label(document: yamlfile.Document, location: yamlfile.Location, filler: str = "0") -> Shown:
    """Return a label; a filler stands for each placeholder, at first a number, with which a counter behind it is read."""
    text = re.sub(r"\{[^{}|]+\}", lambda match: filler * len(match[0]), document.value(location))
    return Shown(document.path, reading.read(text, *document.starts[location]).blocks, False)


def scalar(document: yamlfile.Document, location: yamlfile.Location) -> Shown:
    """Return what a file says at a location."""
    return Shown(document.path, reading.read(document.value(location), *document.starts[location]).blocks, False)
