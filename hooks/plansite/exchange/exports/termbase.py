"""The glossary for terminology tools: TBX-Basic.

Source: ISO 30042:2019 (TermBase eXchange), style DCA, namespace of its second edition; the dialect TBX-Basic.
"""

from collections.abc import Mapping

from lxml import etree
from lxml.builder import ElementMaker

from plansite.exchange.exports.publication import Publication
from plansite.terms.model import Term, Wording

_SPACE = "urn:iso:std:iso:30042:ed-2"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_E = ElementMaker(namespace=_SPACE, nsmap={None: _SPACE})
_SOURCES = ("externalCrossReference", "source")
_STATUS = {"term": "preferredTerm-admn-sts", "aliases": "admittedTerm-admn-sts"}
# An id of XML begins with a letter, one of a term perhaps with a digit.
ID = "term."
Tree = etree._Element


def termbase(publication: Publication) -> bytes:
    """Return the glossary as TBX: a concept a term, whose headword is the preferred term and its other spellings admitted ones."""
    site = publication.site
    first = site.project.default
    source = (f"{publication.address} {publication.version} {publication.modified.isoformat()}", publication.rights(first))
    header = _E.tbxHeader(
        _E.fileDesc(_E.titleStmt(_E.title(publication.titles[first])), _E.sourceDesc(*(_E.p(text) for text in source))),
    )
    concepts = [_concept(term, site.tags) for term in site.glossary.terms]
    tree = _E.tbx(header, _E.text(_E.body(*concepts)), {"type": "TBX-Basic", "style": "dca", LANGUAGE: site.tags[first]})
    return as_text(tree)


def as_text(tree: Tree) -> bytes:
    """Return XML as text, an element a line."""
    etree.indent(tree, space=" ")
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"


def _concept(term: Term, tags: Mapping[str, str]) -> Tree:
    concept: Tree = _E.conceptEntry(_E.admin(term.origin, type="projectSubset"), id=ID + term.id)
    concept.extend(_E.ref(other, type="crossReference", target=ID + other) for other in term.related)
    for reference in term.references:
        text = reference.title or ""
        outside, named = _SOURCES
        concept.append(_E.xref(text, type=outside, target=reference.url) if reference.url else _E.admin(text, type=named))
    concept.extend(_section(wording, tag) for locale, tag in tags.items() if (wording := term.wording(locale)))
    return concept


def _section(wording: Wording, tag: str) -> Tree:
    section: Tree = _E.langSec({LANGUAGE: tag})
    if wording.definition:
        section.append(_E.descrip(wording.definition, type="definition"))
    if wording.number:
        section.append(_E.note(wording.number))
    spellings = [(_STATUS["term"], wording.term), *((_STATUS["aliases"], alias) for alias in wording.aliases)]
    section.extend(_E.termSec(_E.term(text), _E.termNote(status, type="administrativeStatus")) for status, text in spellings)
    return section
