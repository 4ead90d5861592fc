"""The forms of the glossary: what each carries of terms.yaml, how it is read again, and the exports of a site without a build."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rdflib import Graph

from plansite.content import Content
from plansite.exports import concepts, datasets, publication, records, sheets, termbase
from plansite.exports.datasets import Exports
from plansite.files import table
from plansite.terms.model import Glossary

Data = dict[str, Any]
LOSSES: dict[str, dict[str, list[str]]] = table.read(Path(publication.__file__).with_name("losses.yaml"))
# How a form is read, given the locales by their language tags.
READERS: dict[str, Callable[[bytes, Mapping[str, str]], list[Data]]] = {
    "glossary.json": lambda text, _: records.read(text),
    "glossary.csv": lambda text, _: sheets.read_glossary(text),
    "glossary.ttl": lambda text, locales: concepts.read(Graph().parse(data=text, format="turtle"), locales),
    "glossary.jsonld": lambda text, locales: concepts.read(Graph().parse(data=text, format="json-ld"), locales),
    "glossary.tbx": termbase.read,
}
DAY = date(2026, 4, 1)


def exports_of(site: Content) -> Exports:
    """Return the exports of a site whose pages have the addresses that MkDocs gives them."""

    def page(source: str, locale: str) -> str:
        folder = "" if locale == site.project.default else f"{locale}/"
        return folder + source.removesuffix("index.md").removesuffix(".md") + ("" if source.endswith("index.md") else "/")

    found = datasets.of(site, page, DAY)
    assert found is not None
    return found


def form_of(exports: Exports, name: str) -> bytes:
    """Return the content of a file of data."""
    return exports.files[publication.FOLDER + name]


def again(exports: Exports, name: str) -> list[Data]:
    """Return the entries of a site's glossary as they are read again from a form."""
    return READERS[name](form_of(exports, name), {tag: locale for locale, tag in exports.publication.site.tags.items()})


def carried(glossary: Glossary, name: str) -> list[Data]:
    """Return the entries that a form carries, by the table of what it leaves out; where values have no order, entries have none."""
    without, order = LOSSES[name]["without"], LOSSES[name]["order"]

    def left(data: Data) -> Data:
        return {
            key: left(value) if isinstance(value, dict) else sorted(value) if key in order else value
            for key, value in data.items()
            if key not in without
        }

    found = [left(publication.entry(term)) for term in glossary.terms]
    return sorted(found, key=lambda entry: str(entry["id"])) if order else found
