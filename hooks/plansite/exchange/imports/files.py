"""Reading a file of another glossary, whatever its form."""

import csv
import json
from collections.abc import Mapping
from pathlib import PurePath

from babel import Locale, UnknownLocaleError
from lxml import etree
from rdflib import Graph

from plansite.content import Content
from plansite.exchange.exports import records
from plansite.exchange.imports import concepts, lists, sheet, termbase
from plansite.exchange.imports.drafts import Draft, Source
from plansite.files.problem import Problem

_TABLES, _LISTS, _TURTLE, _JSON = (".csv", ".tsv", ".txt"), (".yaml", ".yml"), (".ttl", ".nt", ".n3"), (".json", ".jsonld")
_XML = (".tbx", ".rdf", ".xml", ".owl", ".skos")


def read(name: str, data: bytes, site: Content) -> tuple[list[Draft], list[Problem]]:
    """Return the entries of a file as drafts, and what of it cannot be carried; a problem that is no warning means that it was not read.

    The end of the file's name says its form.
    """
    source = Source(name, {tag: locale for locale, tag in site.tags.items()})
    text = sheet.decoded(data)
    if text is None:
        return [], [Problem.on(name, 1, "TEXT007")]
    try:
        drafts = _drafts(PurePath(name).suffix.lower(), data, text, source, site)
    except (ValueError, csv.Error, etree.XMLSyntaxError) as error:
        return [], [Problem.on(name, 1, "IMPT026", reason=" ".join(str(error).split())[:200])]
    return drafts, source.problems()


def _drafts(ending: str, data: bytes, text: str, source: Source, site: Content) -> list[Draft]:
    if ending in _TABLES:
        return sheet.read(text, source, _languages(site))
    if ending in _LISTS:
        return lists.read(text.replace("\r\n", "\n"), source)
    if ending in _XML:
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        if etree.QName(tree).localname != "RDF":
            return termbase.read(tree, source)
    if ending in _JSON:
        written = json.loads(text)
        if isinstance(written, dict) and isinstance(written.get("languages"), dict):
            return _own(text, source)
        if not isinstance(written, dict | list):
            source.lose(1, "IMPT024")
            return []
        if _is_elsewhere(written):
            source.lose(1, "IMPT027")
            return []
    form = "turtle" if ending in _TURTLE else "json-ld" if ending in _JSON else "xml"
    return concepts.read(_graph(data if ending in _XML else text, form), text, source)


def _graph(data: bytes | str, form: str) -> Graph:
    """Return linked data. Raises ValueError where they are none: the parsers of rdflib raise anything."""
    try:
        return Graph().parse(data=data, format=form)
    except Exception as error:
        raise ValueError(error) from error


def _is_elsewhere(data: object) -> bool:
    """Say whether the context of JSON-LD would have to be fetched."""
    if isinstance(data, list):
        return any(map(_is_elsewhere, data))
    contexts = data.get("@context", ()) if isinstance(data, dict) else ()
    return any(isinstance(each, str) for each in (contexts if isinstance(contexts, list) else [contexts]))


def _own(text: str, source: Source) -> list[Draft]:
    entries = records.read(text.encode())
    return [source.own(text.count("\n", 0, text.find(f'"id": "{data["id"]}"')) + 1, data) for data in entries]


def _languages(site: Content) -> Mapping[str, str]:
    """Return the language tags of a site by the names that heads of columns give them, the longest names first."""
    found: dict[str, str] = {}
    for locale, tag in site.tags.items():
        names = [locale, tag, site.project.names[locale]]
        for other in (*(tag.partition("-")[0] for tag in site.tags.values()), "ja", "en"):
            # The name of a variant of a language is that of the language.
            if "-" not in tag:
                try:
                    names.append(Locale.parse(tag).get_display_name(other) or tag)
                except (UnknownLocaleError, ValueError):
                    continue
        found |= {sheet.plain(name): tag for name in names if sheet.plain(name) not in found}
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))
