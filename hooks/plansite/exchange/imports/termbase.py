"""Termbases of translators: TBX in its second and third edition, in either style.

Sources: ISO 30042:2008 (martif, termEntry, langSet, tig or ntig), ISO 30042:2019 (conceptEntry, langSec, termSec); in style DCA the
attribute `type` says what an element holds, in style DCT its name.
"""

import re
from collections.abc import Iterator

from lxml import etree

from plansite.exchange.exports.termbase import ID, LANGUAGE, Tree
from plansite.exchange.imports.drafts import Draft, Source

_GENERAL = frozenset(["admin", "adminNote", "date", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref"])
_ENTRIES, _SECTIONS, _TERMS = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
_GROUPS = frozenset(["descripGrp", "adminGrp", "termGrp", "transacGrp", "termNoteGrp"])
_FORMER = re.compile("deprecated|superseded|obsolete")
_SOURCES = ("source", "externalCrossReference", "xSource")
# What concerns the work on the termbase, or says of a term what our order of spellings says.
_SILENT = frozenset(
    ["administrativeStatus", "normativeAuthorization", "partOfSpeech", "termType", "projectSubset", "crossReference", "date"]
    + ["transactionType", "responsibility", "grammaticalNumber", "grammaticalGender", "termLocation"]
)


def _kind(element: Tree) -> str:
    """Return what an element holds: its type, or its name."""
    name = etree.QName(element).localname
    return element.get("type", name) if name in _GENERAL else name


def _children(element: Tree, *names: str) -> Iterator[Tree]:
    yield from (each for each in element.iterchildren("{*}*") if etree.QName(each).localname in names)


def _parts(element: Tree) -> Iterator[tuple[str, Tree]]:
    """Give what is said of an entry, a language or a term itself, with its kind."""
    for each in element.iterchildren("{*}*"):
        local = etree.QName(each).localname
        if local in _GROUPS:
            yield from _parts(each)
        elif local not in (*_SECTIONS, *_TERMS):
            yield _kind(each), each


def read(tree: Tree, source: Source) -> list[Draft]:
    """Return the entries of a termbase as drafts."""
    language = tree.get(LANGUAGE)
    return [_draft(entry, language, source) for name in _ENTRIES for entry in tree.iter(f"{{*}}{name}")]


def _text(element: Tree) -> str:
    return "".join(map(str, element.itertext())).strip()


def _line(element: Tree) -> int:
    return int(str(element.sourceline or 1))


def _draft(entry: Tree, language: str | None, source: Source) -> Draft:
    draft = Draft(_line(entry), entry.get("id", "").removeprefix(ID))
    for kind, element in _parts(entry):
        if kind == "projectSubset" and _text(element) in ("plan", "site", "name"):
            draft.data["origin"] = _text(element)
        elif kind == "crossReference":
            draft.data.setdefault("related", []).append(element.get("target", "").removeprefix(ID) or _text(element))
        else:
            _say(draft, kind, element, language, source)
    for section in _children(entry, *_SECTIONS):
        _section(draft, section, source)
    return draft


def _section(draft: Draft, section: Tree, source: Source) -> None:
    tag = section.get(LANGUAGE)
    for kind, element in _parts(section):
        _say(draft, kind, element, tag, source)
    headed = False
    # The preferred one first, what is no longer said last.
    for parts in sorted(([*_parts(term)] for term in _children(section, *_TERMS)), key=_rank):
        for kind, element in parts:
            if kind == "term":
                name = "search" if _rank(parts) > 1 else "aliases" if headed else "term"
                headed = headed or name == "term"
                source.say(draft, tag, name, _text(element), _line(element))
            else:
                _say(draft, kind, element, tag, source)


def _rank(parts: list[tuple[str, Tree]]) -> int:
    status = " ".join(_text(element) for kind, element in parts if kind in ("administrativeStatus", "normativeAuthorization"))
    return 2 if _FORMER.search(status) else 0 if "preferred" in status else 1


def _say(draft: Draft, kind: str, element: Tree, tag: str | None, source: Source) -> None:
    text, line = _text(element), _line(element)
    if kind in _SOURCES:
        source.refer(draft, text, element.get("target", ""), line)
    elif kind == "definition":
        source.say(draft, tag, "definition", text, line)
    elif kind == "note" and "origin" in draft.data:  # what this machine writes: the number of a law
        source.say(draft, tag, "number", text, line)
    elif kind not in _SILENT:
        source.lose_key(line, kind, text)
