"""The glossary as linked data: a concept scheme of SKOS, in Turtle and JSON-LD.

A reading is a label whose language tag names the script: `ja-Hira`. Sources: W3C, SKOS Reference; RFC 5646 (BCP 47), 2.2.3.
"""

import json
from collections.abc import Iterator
from functools import cache
from io import BytesIO

from rdflib import DCTERMS, FOAF, RDF, SDO, SKOS, XSD, Graph, Literal, URIRef
from rdflib.plugins.serializers.jsonld import from_rdf
from rdflib.plugins.serializers.turtle import TurtleSerializer

from plansite.exchange.exports.publication import Publication, written
from plansite.terms.model import Term, Wording

CONTEXT = {"dcat": "http://www.w3.org/ns/dcat#", "dcterms": str(DCTERMS), "foaf": str(FOAF), "schema": str(SDO), "skos": str(SKOS)}
_SCRIPT = "Hira"
# What is the origin of a term, as the name of a collection: no id of a term has a dot.
COLLECTION = "origin."
_REFERENCE = ".reference-"
OF_REFERENCE = {"title": DCTERMS.title, "url": SDO.url, "archived": SDO.archivedAt}
_LABELS = {"term": SKOS.prefLabel, "number": DCTERMS.identifier, "definition": SKOS.definition}
_LISTS = {"aliases": SKOS.altLabel, "search": SKOS.hiddenLabel}


def scheme(publication: Publication) -> Graph:
    """Return the glossary as a concept scheme: a concept a term, in which terms of one origin are a collection."""
    site, graph = publication.site, Graph()
    for prefix, namespace in CONTEXT.items():
        graph.bind(prefix, namespace)
    whole = URIRef(publication.file("glossary.ttl"))
    graph.add((whole, RDF.type, SKOS.ConceptScheme))
    graph.add((whole, DCTERMS.modified, Literal(publication.modified)))
    graph.add((whole, SDO.version, Literal(publication.version)))
    for locale, tag in site.tags.items():
        graph.add((whole, DCTERMS.title, Literal(publication.titles[locale], tag)))
        graph.add((whole, DCTERMS.rights, Literal(publication.rights(locale), tag)))
    for term in site.glossary.terms:
        concept, origin = (URIRef(publication.concept(name)) for name in (term.id, COLLECTION + term.origin))
        for predicate, value in _said(term, publication):
            graph.add((concept, predicate, value))
        graph.add((concept, SKOS.inScheme, whole))
        graph.add((origin, RDF.type, SKOS.Collection))
        graph.add((origin, SKOS.member, concept))
        for number, reference in enumerate(term.references, 1):
            source = URIRef(publication.concept(f"{term.id}{_REFERENCE}{number}"))
            graph.add((concept, DCTERMS.source, source))
            graph.add((source, RDF.type, FOAF.Document))
            if reference.title:
                graph.add((source, DCTERMS.title, Literal(reference.title, site.tags[site.project.default])))
            for key in ("url", "archived"):
                if address := getattr(reference, key):
                    graph.add((source, OF_REFERENCE[key], Literal(address, datatype=XSD.anyURI)))
    return graph


def _said(term: Term, publication: Publication) -> Iterator[tuple[URIRef, URIRef | Literal]]:
    """Give what is said of a term: predicate and object."""
    yield RDF.type, SKOS.Concept
    yield SKOS.notation, Literal(term.id)
    for other in term.related:
        yield SKOS.related, URIRef(publication.concept(other))
    yield from ((SKOS.exactMatch, URIRef(address)) for address in term.exact_match)
    for locale, tag in publication.site.tags.items():
        if wording := term.wording(locale):
            yield FOAF.page, URIRef(publication.term_page(term, locale))
            yield from _labels(wording, tag)


def _labels(wording: Wording, tag: str) -> Iterator[tuple[URIRef, Literal]]:
    for name, predicate in _LABELS.items():
        if text := getattr(wording, name):
            yield predicate, Literal(text, tag)
    for name, predicate in _LISTS.items():
        yield from ((predicate, Literal(text, tag)) for text in getattr(wording, name))
    if wording.reading:
        yield SKOS.altLabel, Literal(wording.reading, in_hiragana(tag))


def in_hiragana(tag: str) -> str:
    """Return the tag of a language that is written in hiragana."""
    language, *rest = tag.split("-")
    return "-".join([language, _SCRIPT, *(part for part in rest if len(part) != len(_SCRIPT))])


def turtle(graph: Graph) -> bytes:
    """Return linked data as Turtle, always in the same order."""
    serializer, data = TurtleSerializer(graph), BytesIO()
    serializer.get_pname = cache(serializer.get_pname)  # type: ignore[method-assign]  # asked many times for each name
    serializer.serialize(data)
    return data.getvalue()


def json_ld(graph: Graph) -> bytes:
    """Return linked data as JSON-LD, always in the same order."""
    return written(_sorted(from_rdf(graph, CONTEXT, use_native_types=True)))  # type: ignore[no-untyped-call]  # of rdflib


def _sorted(data: object) -> object:
    """Return JSON in one order: by names, and in lists, which are sets in linked data, by what they hold."""
    if isinstance(data, dict):
        return {key: _sorted(value) for key, value in sorted(data.items())}
    if isinstance(data, list):
        return sorted(map(_sorted, data), key=lambda each: json.dumps(each, sort_keys=True))
    return data
