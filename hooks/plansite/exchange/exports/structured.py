"""What pages say of the glossary to programs: schema.org's DefinedTerm and DefinedTermSet, as JSON-LD."""

from dataclasses import dataclass

from markupsafe import Markup

from plansite.exchange.exports import feeds
from plansite.exchange.exports.datasets import Exports
from plansite.exchange.exports.publication import FOLDER, Data, Publication
from plansite.terms.model import Term

_CONTEXT = "https://schema.org"


@dataclass(frozen=True)
class OfPage:
    """What a page of the glossary says as data: JSON-LD; on that of a term how it is cited, as HTML, and the path of its JSON.

    `feed` is the path of what says when terms change in the language, or empty.
    """

    json_ld: Data
    feed: str
    citation: Markup = Markup()
    file: str = ""


def of_page(exports: Exports, source: str, locale: str) -> OfPage | None:
    """Return what a page says as data in a locale in which it is written, or None where it is none of the glossary's."""
    publication = exports.publication
    feed = f"{FOLDER}{feeds.name(locale)}" if exports.changes else ""
    if source == "glossary/index.md":
        return OfPage(_terms(publication, locale), feed)
    term = publication.site.glossary.by_id.get(source.removeprefix("glossary/").removesuffix(".md"))
    if term is None or source != f"glossary/{term.id}.md":
        return None
    data, changed = _term(publication, term, locale), exports.changes.get((term.id, locale))
    citation = publication.citation(data["name"], data["url"], changed.date() if changed else publication.modified, locale)
    return OfPage(data, feed, citation, f"{FOLDER}terms/{term.id}.json")


def _term(publication: Publication, term: Term, locale: str) -> Data:
    glossary = publication.site.glossary
    spellings = wording.aliases if (wording := term.wording(locale)) else ()
    return {
        "@context": _CONTEXT,
        "@type": "DefinedTerm",
        "@id": publication.concept(term.id),
        "name": glossary.title(term, locale),
        **({"alternateName": [*spellings]} if spellings else {}),
        "description": "\n".join(block.text for block in glossary.definition_blocks(term, locale)),
        "inLanguage": publication.site.tags[locale],
        "termCode": term.id,
        "url": publication.term_page(term, locale),
        "inDefinedTermSet": publication.file("glossary.ttl"),
    }


def _terms(publication: Publication, locale: str) -> Data:
    words = publication.site.labels[locale]
    return {
        "@context": _CONTEXT,
        "@type": "DefinedTermSet",
        "@id": publication.file("glossary.ttl"),
        "name": f"{publication.titles[locale]}: {words.word('glossary_title')}",
        "inLanguage": publication.site.tags[locale],
        "url": publication.address + publication.page("glossary/index.md", locale),
        "version": publication.version,
        "dateModified": publication.modified.isoformat(),
        "copyrightNotice": publication.rights(locale),
    }
