"""Every data set of a site, in every form: made before the pages, which say how large each file is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plansite.content import Content
from plansite.exports import catalogue, concepts, corpus, feeds, history, records, sheets, termbase
from plansite.exports.catalogue import Dataset, Form
from plansite.exports.history import Changes
from plansite.exports.publication import Publication
from plansite.exports.sheets import Sheet


@dataclass(frozen=True)
class Exports:
    """What is published as data: the data sets with their catalogue last, a file a term, and when terms changed."""

    publication: Publication
    datasets: tuple[Dataset, ...]
    terms: dict[str, bytes]
    changes: Changes

    @property
    def files(self) -> dict[str, bytes]:
        """Return the content of every file by its path in the site."""
        forms = [form for dataset in self.datasets for form in dataset.forms]
        forms += [Form(name, content) for name, content in self.terms.items()]
        return {form.path: form.content for form in forms}


def of(site: Content, page: Callable[[str, str], str], today: date) -> Exports | None:
    """Return what a site publishes as data, or None where it explains no term.

    `page` gives the address of a page's source in a locale, from the site's root.
    """
    if not any(map(site.glossary.is_explained, site.glossary.terms)):
        return None
    project = site.project
    root = project.root

    def day(*paths: Path) -> date:
        return history.modified(root, [path.relative_to(root).as_posix() for path in paths if path.exists()], today)

    publication = Publication(site, page, day(project.glossary))
    changes = history.changes(site.glossary, root, today)
    found = [
        Dataset("glossary", (*_glossary(publication, changes),), publication.modified),
        Dataset("plan", (*_plan(publication),), day(project.docs, project.glossary)),
    ]
    if project.ruby:
        found.append(_tabular("readings", sheets.readings(site.readings.words), publication, day(project.readings), own=True))
    if site.facts.facts:
        found.append(_tabular("facts", sheets.facts(site), publication, day(project.facts)))
    if site.easy_locales:
        found.append(_tabular("easy_japanese", sheets.easy_japanese(), publication, own=True))
    graph = catalogue.catalogue(publication, found)
    forms = (Form("catalogue.ttl", concepts.turtle(graph)), Form("catalogue.jsonld", concepts.json_ld(graph)))
    return Exports(publication, (*found, Dataset("catalogue", forms, own=True)), records.term_files(publication), changes)


def _glossary(publication: Publication, changes: Changes) -> Iterator[Form]:
    scheme = concepts.scheme(publication)
    yield Form("glossary.json", records.glossary(publication))
    yield Form(records.SCHEMA, records.schema(publication))
    yield from _table(sheets.glossary(publication.site.glossary), publication)
    yield Form("glossary.ttl", concepts.turtle(scheme, publication.version))
    yield Form("glossary.jsonld", concepts.json_ld(scheme, publication.version))
    yield Form("glossary.tbx", termbase.termbase(publication))
    for locale in publication.site.project.locales if changes else ():
        yield Form(feeds.name(locale), feeds.feed(publication, changes, locale))


def _plan(publication: Publication) -> Iterator[Form]:
    yield Form("plan.json", corpus.plan(publication))
    yield Form("plan.tmx", corpus.memory(publication))


def _tabular(name: str, sheet: Sheet, publication: Publication, modified: date | None = None, *, own: bool = False) -> Dataset:
    data = Form(f"{sheet.name.removesuffix('.csv')}.json", sheet.json(publication))
    return Dataset(name, (*_table(sheet, publication, own=own), data), modified, own)


def _table(sheet: Sheet, publication: Publication, *, own: bool = False) -> Iterator[Form]:
    yield Form(sheet.name, sheet.csv())
    yield Form(f"{sheet.name}-metadata.json", sheet.metadata(publication, own=own))
