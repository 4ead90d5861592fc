"""Questions to the glossary as linked data, in SPARQL, with the answers that it has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template

from rdflib import Literal, URIRef

from plansite.exchange.exports.publication import Publication
from plansite.files import table

_SPARQL = table.read(Path(__file__).with_name("queries.yaml"))


@dataclass(frozen=True)
class Query:
    """A question: its name, by which a label says it in words; SPARQL; the answer's rows, values parted by tabs.

    Where the rows are words, `languages` are theirs.
    """

    name: str
    sparql: str
    answer: tuple[str, ...]
    languages: tuple[str, ...] = ()


def queries(publication: Publication) -> Iterator[Query]:
    """Give what can be asked of a glossary: about related terms and other spellings only where it has such."""
    glossary, tags = publication.site.glossary, publication.site.tags
    yield _query("count", [str(len(glossary.terms))])
    defined = {tags[locale]: sum(bool(wording.definition) for _, wording in glossary.wordings(locale)) for locale in glossary.locales}
    yield _query("languages", sorted(f"{tag}\t{count}" for tag, count in defined.items() if count))
    if sample := next((term for term in glossary.terms if term.related), None):
        concept = URIRef(publication.concept(sample.id)).n3()
        names = {tags[locale]: wording.term for locale in glossary.locales if (wording := sample.wording(locale))}
        yield replace(_query("names", [names[tag] for tag in sorted(names)], concept), languages=tuple(sorted(names)))
        yield _query("related", sorted(sample.related), concept)
    first = glossary.locales[0]
    spelt = [(alias, term.id) for term, wording in glossary.wordings(first) for alias in wording.aliases]
    if spelt:
        alias = spelt[0][0]
        yield _query("spelling", sorted(id for other, id in spelt if other == alias), Literal(alias, tags[first]).n3())


def _query(name: str, answer: Iterable[str], about: str = "") -> Query:
    """Return a question; `about` is what it is about, as SPARQL writes that."""
    return Query(name, Template(_SPARQL[name]).substitute(about=about), tuple(answer))
