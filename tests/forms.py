"""The forms of the glossary: what each carries of terms.yaml, how it is read again, and the exports of a site without a build."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from plansite.content import Content
from plansite.exchange.exports import datasets, publication
from plansite.exchange.exports.datasets import Exports
from plansite.exchange.imports import files
from plansite.files import table
from plansite.terms.model import Glossary

Data = dict[str, Any]
LOSSES: dict[str, dict[str, list[str]]] = table.read(Path(publication.__file__).with_name("losses.yaml"))
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
    """Return the entries of a site's glossary as they are read again from a form; nothing of it is told to be lost."""
    drafts, told = files.read(name, form_of(exports, name), exports.publication.site)
    assert told == []
    return compared([{**draft.data, "id": draft.name} for draft in drafts], name)


def carried(glossary: Glossary, name: str) -> list[Data]:
    """Return the entries that a form carries, by the table of what it leaves out."""
    return compared([publication.entry(term) for term in glossary.terms], name)


def compared(entries: Iterable[Data], name: str) -> list[Data]:
    """Return entries without what a form leaves out; where values have no order in it, entries have none."""
    without, order = LOSSES[name]["without"], LOSSES[name]["order"]

    def left(data: Data) -> Data:
        return {key: sorted(value) if key in order else kept(value) for key, value in data.items() if key not in without}

    def kept(value: Any) -> Any:
        return left(value) if isinstance(value, dict) else [kept(each) for each in value] if isinstance(value, list) else value

    found = [*map(left, entries)]
    return sorted(found, key=lambda entry: str(entry["id"])) if order else found
