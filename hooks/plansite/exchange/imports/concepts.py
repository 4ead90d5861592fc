"""Vocabularies of linked data: SKOS and SKOS-XL, in Turtle, RDF/XML or JSON-LD."""

import re
from collections.abc import Iterator

from rdflib import DC, DCTERMS, FOAF, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from plansite.exchange.exports import concepts
from plansite.exchange.imports.drafts import Draft, Source

_XL = Namespace("http://www.w3.org/2008/05/skos-xl#")
_LABELS = {
    SKOS.prefLabel: "term",
    _XL.prefLabel: "term",
    SKOS.altLabel: "aliases",
    _XL.altLabel: "aliases",
    SKOS.hiddenLabel: "search",
    _XL.hiddenLabel: "search",
    SKOS.definition: "definition",
    DCTERMS.identifier: "number",
}
_SOURCES = (DCTERMS.source, DC.source, RDFS.seeAlso)
# What is said elsewhere, or of the vocabulary and not of the word.
_SILENT = {RDF.type, SKOS.inScheme, SKOS.topConceptOf, SKOS.notation, FOAF.page, SKOS.prefLabel, RDFS.label}
_SILENT |= {DCTERMS.created, DCTERMS.modified, DCTERMS.creator, DCTERMS.publisher, DCTERMS.issued, RDFS.isDefinedBy}


def read(graph: Graph, text: str, source: Source) -> list[Draft]:
    """Return the concepts of a vocabulary as drafts, in the order in which `text`, that of the file, names them."""
    found = {
        subject for predicate in (SKOS.prefLabel, _XL.prefLabel) for subject in graph.subjects(predicate) if _is_concept(graph, subject)
    }
    lines = {subject: _line(text, subject) for subject in found}
    return [_draft(graph, subject, lines[subject], source) for subject in sorted(found, key=lambda each: (lines[each], str(each)))]


def _is_concept(graph: Graph, subject: Node) -> bool:
    return not {SKOS.ConceptScheme, SKOS.Collection, SKOS.OrderedCollection} & {*graph.objects(subject, RDF.type)}


def _line(text: str, subject: Node) -> int:
    """Return the line on which a file first names a subject: by its address, or by the end of that as in `ex:name`."""
    end = re.split("[/#]", str(subject))[-1]
    for pattern in (rf"(?m)^\s*(?:<{re.escape(str(subject))}>|[\w.-]*:{re.escape(end)})(?=\s)", re.escape(str(subject)), re.escape(end)):
        if end and (match := re.search(pattern, text)):
            return text.count("\n", 0, match.end()) + 1
    return 1


def name(graph: Graph, subject: Node) -> str:
    """Return the name of a concept: its notation, where that is a name and no number, or the end of its address."""
    notation = str(graph.value(subject, SKOS.notation) or "")
    return notation if re.search("[A-Za-z]{2}", notation) else re.split("[/#]", str(subject))[-1]


def _draft(graph: Graph, subject: Node, line: int, source: Source) -> Draft:
    draft = Draft(line, name(graph, subject))
    statements = sorted(graph.predicate_objects(subject), key=lambda each: [_counted(str(part)) for part in each])
    for key, text in sorted(_texts(graph, statements), key=lambda each: [*_LABELS.values()].index(each[0])):
        source.say(draft, text.language, key, str(text), line)
    notes = []
    for predicate, value in statements:
        match predicate:
            case SKOS.related:
                draft.data.setdefault("related", []).append(name(graph, value))
            case SKOS.exactMatch:
                draft.data.setdefault("exact_match", []).append(str(value))
            case SKOS.scopeNote if isinstance(value, Literal):
                notes.append(value)
            case each if each in _SOURCES:
                title = str(graph.value(value, DCTERMS.title) or "") if not isinstance(value, Literal) else str(value)
                found = {key: graph.value(value, of) for key, of in concepts.OF_REFERENCE.items() if not isinstance(value, Literal)}
                url, archived = (str(found.get(key) or "") for key in ("url", "archived"))
                source.refer(draft, title, url or ("" if title else str(value)), line, archived)
            case each if each not in _SILENT and each not in _LABELS:
                shown = value if isinstance(value, Literal) else graph.value(value, SKOS.prefLabel) or value
                source.lose_key(line, re.split("[/#]", str(predicate))[-1], str(shown))
    # A note on the use of a word explains it where nothing else does.
    for note in notes:
        source.say(draft, note.language, "definition", str(note), line)
    for collection in graph.subjects(SKOS.member, subject):
        if (origin := str(collection).partition(f"#{concepts.COLLECTION}")[2]) in ("plan", "site", "name"):
            draft.data["origin"] = origin
    return draft


def _counted(text: str) -> str:
    """Return a text by which others are in order when numbers in them are."""
    return re.sub("[0-9]+", lambda number: number[0].zfill(9), text)


def _texts(graph: Graph, statements: list[tuple[Node, Node]]) -> Iterator[tuple[str, Literal]]:
    for predicate, value in statements:
        if key := _LABELS.get(predicate):  # type: ignore[call-overload]
            text = graph.value(value, _XL.literalForm) if isinstance(value, URIRef | BNode) else value
            if isinstance(text, Literal) and (key != "number" or text.language):
                yield key, text
