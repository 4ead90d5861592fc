"""The glossary as linked data: a concept scheme of SKOS, in Turtle and JSON-LD.

A reading is a label whose language tag names the script: `ja-Hira`. Sources: W3C, SKOS Reference; RFC 5646 (BCP 47), 2.2.3.
"""

import json
from collections.abc import Iterator, Mapping

from rdflib import DCTERMS, FOAF, RDF, SDO, SKOS, XSD, Graph, Literal, URIRef

from plansite.exports.publication import Data, Publication, written
from plansite.terms import model
from plansite.terms.model import Term, Wording

CONTEXT = {"dcat": "http://www.w3.org/ns/dcat#", "dcterms": str(DCTERMS), "foaf": str(FOAF), "schema": str(SDO), "skos": str(SKOS)}
_SCRIPT = "Hira"
# What is the origin of a term, as the name of a collection: no id of a term has a dot.
_COLLECTION = "origin."
_REFERENCE = ".reference-"
_OF_REFERENCE = {"title": DCTERMS.title, "url": SDO.url}
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
        concept, origin = (URIRef(publication.concept(name)) for name in (term.id, _COLLECTION + term.origin))
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
            if reference.url:
                graph.add((source, SDO.url, Literal(reference.url, datatype=XSD.anyURI)))
    return graph


def _said(term: Term, publication: Publication) -> Iterator[tuple[URIRef, URIRef | Literal]]:
    """Give what is said of a term: predicate and object."""
    yield RDF.type, SKOS.Concept
    yield SKOS.notation, Literal(term.id)
    for other in term.related:
        yield SKOS.related, URIRef(publication.concept(other))
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
    return graph.serialize(format="turtle", encoding="utf-8")


def json_ld(graph: Graph) -> bytes:
    """Return linked data as JSON-LD, always in the same order."""
    return written(_sorted(json.loads(graph.serialize(format="json-ld", context=CONTEXT))))


def _sorted(data: object) -> object:
    """Return JSON whose lists, which are sets in linked data, have one order."""
    if isinstance(data, dict):
        return {key: _sorted(value) for key, value in data.items()}
    if isinstance(data, list):
        return sorted(map(_sorted, data), key=lambda each: json.dumps(each, sort_keys=True))
    return data


def read(graph: Graph, locales: Mapping[str, str]) -> list[Data]:
    """Return the entries of a concept scheme that `scheme` made; `locales` gives the locale of each language tag.

    Their order is that of their ids, and that of several labels or related terms is alphabetical: linked data have none.
    """
    tags = {tag.lower(): locale for tag, locale in locales.items()}
    spoken = {in_hiragana(tag).lower(): locale for tag, locale in locales.items()}
    names = {concept: str(notation) for concept, notation in graph.subject_objects(SKOS.notation)}
    origins = {
        concept: str(collection).partition(f"#{_COLLECTION}")[2]
        for collection in graph.subjects(RDF.type, SKOS.Collection)
        for concept in graph.objects(collection, SKOS.member)
    }
    found = []
    for concept, name in sorted(names.items(), key=lambda named: named[1]):
        term: Data = {"id": name, "origin": origins[concept]}
        if related := sorted(names[other] for other in graph.objects(concept, SKOS.related)):
            term["related"] = related
        sources = sorted(graph.objects(concept, DCTERMS.source), key=lambda source: int(str(source).rpartition("-")[2]))
        if references := [
            {key: str(value) for key, predicate in _OF_REFERENCE.items() if (value := graph.value(source, predicate))} for source in sources
        ]:
            term["references"] = references
        for spelling in graph.objects(concept, SKOS.altLabel):
            if isinstance(spelling, Literal) and (locale := spoken.get((spelling.language or "").lower())):
                term.setdefault(model.key(locale), {})["reading"] = str(spelling)
        for key, predicate in {**_LABELS, **_LISTS}.items():
            for label in graph.objects(concept, predicate):
                if isinstance(label, Literal) and (locale := tags.get((label.language or "").lower())):
                    wording = term.setdefault(model.key(locale), {})
                    if key in _LISTS:
                        wording[key] = sorted([*wording.get(key, ()), str(label)])
                    else:
                        wording[key] = str(label)
        found.append(term)
    return found
