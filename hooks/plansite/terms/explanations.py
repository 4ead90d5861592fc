"""The words that a page links, with what they mean: for the list at its end, from which the preview cards are taken."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markdown import Markdown
from markdown.extensions import Extension

from plansite.terms import matcher, pages
from plansite.terms.links import TermLinks
from plansite.terms.model import Glossary

_LINKED = re.compile(r'<a class="glossary-term" data-term="([^"]+)"')
_FIRST = re.compile(r"\A<p>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True)
class Explanation:
    """A term in the language in which it is explained: its id, headword, reading (the headword itself where none is needed), HTML.

    The HTML begins with text, not with the paragraph around it: Orca, reading on, leaves out the element that a <dd> begins with.
    """

    id: str
    locale: str
    title: str
    reading: str
    definition: str


def explanations(glossary: Glossary, locale: str, extensions: list[Extension]) -> dict[str, Explanation]:
    """Return the explained terms by id, in `locale` or else in the first language; links within a definition stay plain text.

    `extensions` of Markdown are those that pages in `locale` use besides the linking of terms.
    """
    empty = replace(glossary, terms=(), positions=())
    plain = TermLinks(empty, {locale: matcher.matcher_of(empty, locale) for locale in glossary.locales})
    markdown = Markdown(extensions=[plain, *extensions])
    found: dict[str, Explanation] = {}
    for written in (glossary.locales[0], locale):
        for term, wording in glossary.wordings(written):
            if wording.definition is not None:
                definition = _FIRST.sub(r"\1", markdown.reset().convert(wording.definition))
                found[term.id] = Explanation(term.id, written, wording.term, pages.reading(glossary, term, written), definition)
    return found


def linked(html: str, known: Mapping[str, Explanation]) -> Iterator[Explanation]:
    """Give what the terms that a page links mean, each once, in the order of the page."""
    for term in dict.fromkeys(_LINKED.findall(html)):
        if term in known:
            yield known[term]
