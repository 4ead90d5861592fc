"""Every data set of a site, in every form: made before the pages, which say how large each file is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from plansite.content import Content
from plansite.exchange.exports import catalogue, concepts, corpus, feeds, history, records, sheets, termbase
from plansite.exchange.exports.catalogue import Dataset, Form
from plansite.exchange.exports.history import Changes
from plansite.exchange.exports.publication import Publication, version_of
from plansite.exchange.exports.sheets import Sheet
from plansite.files import store

# Stands for the version of the data, which changes with every text: what is written but for it is kept. No text has this sign (TEXT029).
_VERSION = "\ue000version\ue000"


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

    version = store.kept("version", lambda: (site.glossary.digest, site.texts), lambda: version_of(site))
    publication = Publication(site, page, day(project.glossary), version)
    made, changes = replace(publication, version=_VERSION), history.changes(site.glossary, root, today)
    days = [day(*paths) for paths in ((project.docs, project.glossary), (project.readings,), (project.facts,))]

    def told() -> object:
        addresses = [page(source, locale) for source in ("index.md", "page.md") for locale in project.locales]
        return site.settings, addresses, publication.modified.isoformat()

    terms, glossary = store.kept(
        "the glossary as data",
        lambda: (told(), sorted((*place, time.isoformat()) for place, time in changes.items())),
        lambda: (records.term_files(made), Dataset("glossary", (*_glossary(made, changes),), made.modified)),
    )
    plan = store.kept(
        "the plan as data",
        lambda: (told(), site.texts, site.linking, days[0].isoformat()),
        lambda: Dataset("plan", (*_plan(made),), days[0]),
    )
    others = store.kept(
        "other data",
        lambda: (told(), site.readings.digest, site.facts.document.digest, list(map(date.isoformat, days))),
        lambda: (*_others(made, *days[1:]),),
    )
    found = [replace(each, forms=tuple(_versioned(form, version) for form in each.forms)) for each in (glossary, plan, *others)]
    graph = catalogue.catalogue(publication, found)
    forms = (Form("catalogue.ttl", concepts.turtle(graph)), Form("catalogue.jsonld", concepts.json_ld(graph)))
    files = {name: _versioned(Form(name, content), version).content for name, content in terms.items()}
    return Exports(publication, (*found, Dataset("catalogue", forms, own=True)), files, changes)


def _versioned(form: Form, version: str) -> Form:
    return Form(form.name, form.content.replace(_VERSION.encode(), version.encode()))


def _others(publication: Publication, read: date, found: date) -> Iterator[Dataset]:
    """Give the data sets beside glossary and plan; `read` is the day of the readings, `found` that of the facts."""
    site = publication.site
    if site.project.ruby:
        yield _tabular("readings", sheets.readings(site.readings.words), publication, read, own=True)
    if site.facts.facts:
        yield _tabular("facts", sheets.facts(site), publication, found)
    if site.easy_locales:
        yield _tabular("easy_japanese", sheets.easy_japanese(), publication, own=True)


def _glossary(publication: Publication, changes: Changes) -> Iterator[Form]:
    scheme = concepts.scheme(publication)
    yield Form("glossary.json", records.glossary(publication))
    yield Form(records.SCHEMA, records.schema(publication))
    yield from _table(sheets.glossary(publication.site.glossary), publication)
    yield Form("glossary.ttl", concepts.turtle(scheme))
    yield Form("glossary.jsonld", concepts.json_ld(scheme))
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
