"""What changed in the glossary, newest first: a feed a language, as Atom (RFC 4287)."""

from lxml.builder import ElementMaker

from plansite.exchange.exports.history import Changes
from plansite.exchange.exports.publication import Publication
from plansite.exchange.exports.termbase import LANGUAGE, as_text

_SPACE = "http://www.w3.org/2005/Atom"
_E = ElementMaker(namespace=_SPACE, nsmap={None: _SPACE})
# How many of the newest entries a feed gives.
_NEWEST = 50


def name(locale: str) -> str:
    """Return the name of the feed of a locale."""
    return f"changes.{locale}.atom"


def feed(publication: Publication, changes: Changes, locale: str) -> bytes:
    """Return the feed of a locale: the explained terms that changed last in it, each with its definition as it is now."""
    site = publication.site
    explained = ((changes[term.id, locale], term) for term, wording in site.glossary.wordings(locale) if wording.definition)
    newest = sorted(explained, key=lambda changed: (changed[0], changed[1].id), reverse=True)[:_NEWEST]
    address = publication.file(name(locale))
    labels = site.labels[locale]
    entries = []
    for changed, term in newest:
        text = "\n".join(block.text for block in site.glossary.definition_blocks(term, locale))
        entries.append(
            _E.entry(
                _E.id(publication.term_page(term, locale)),
                _E.title(site.glossary.title(term, locale)),
                _E.updated(changed.isoformat()),
                _E.link(rel="alternate", href=publication.term_page(term, locale), type="text/html"),
                _E.summary(text),
            )
        )
    return as_text(
        _E.feed(
            {LANGUAGE: site.tags[locale]},
            _E.id(address),
            _E.title(f"{publication.titles[locale]}: {labels.word('glossary_title')}"),
            _E.updated(newest[0][0].isoformat()),
            _E.author(_E.name(labels.word("export_publisher"))),
            _E.rights(publication.rights(locale)),
            _E.link(rel="self", href=address, type="application/atom+xml"),
            _E.link(rel="alternate", href=publication.address + publication.page("glossary/index.md", locale), type="text/html"),
            *entries,
        )
    )
