"""The words that a page links, with what they mean: for the list at its end, from which the preview cards are taken."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plansite.terms import pages
from plansite.terms.links import unlinked
from plansite.terms.model import Glossary

_LINKED = re.compile(r'<a class="glossary-term" data-term="([^"]+)"')
_FIRST = re.compile(r"\A<p>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True)
class Explanation:
    """A term in the language in which it is explained: its id, headword, reading (the headword itself where none is needed), HTML.

    The HTML is what the entry says in brief, or else its definition. It begins with text, not with the paragraph around it: Orca, reading
    on, leaves out the element that a <dd> begins with.
    """

    id: str
    locale: str
    title: str
    reading: str
    definition: str


def explanations(glossary: Glossary, locale: str, html: Callable[[Element], str]) -> dict[str, Explanation]:
    """Return the explained terms by id, in `locale` or else in the first language; `html` writes a tree. Links become their words."""
    found: dict[str, Explanation] = {}
    for written in (glossary.locales[0], locale):
        for term, wording in glossary.wordings(written):
            read = glossary.readings(term, written)
            if "definition" in read:
                definition = _FIRST.sub(r"\1", html(unlinked(read.get("brief", read["definition"]).tree, wholly=True)))
                found[term.id] = Explanation(term.id, written, wording.term, pages.reading(glossary, term, written), definition)
    return found


def linked(html: str, known: Mapping[str, Explanation]) -> Iterator[Explanation]:
    """Give what the terms that a page links mean, each once, in the order of the page."""
    for term in dict.fromkeys(_LINKED.findall(html)):
        if term in known:
            yield known[term]
