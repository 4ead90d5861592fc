"""The plan as a corpus: its sections by their ids, in every language, with the terms in them; and as a translation memory.

Source of the memory's form: LISA OSCAR, TMX 1.4b.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.builder import E

from plansite.exchange.exports.publication import Data, Publication, written
from plansite.exchange.exports.termbase import LANGUAGE, as_text
from plansite.files.markdownfile import Page
from plansite.files.reading import Block, Kind
from plansite.terms.matcher import Matcher


@dataclass(frozen=True)
class Passage:
    """What stands under one id of a page, by locale: the title of a section, and its blocks; a note has no title and level 0."""

    page: str
    id: str
    level: int
    titles: Mapping[str, str]
    blocks: Mapping[str, list[Block]]


def passages(publication: Publication) -> Iterator[Passage]:
    """Give the passages of the plan in its order; a language in which a page is not written has none of it."""
    site = publication.site
    for page in site.plan_pages():
        editions = {locale: own for locale in site.project.locales if (own := site.editions[locale].get(page.source))}
        blocks = {locale: _by_anchor(own) for locale, own in editions.items()}
        headings = {locale: {section.anchor: section.title for section in own.sections} for locale, own in editions.items()}
        levels = {section.anchor: section.level for section in page.sections}
        for anchor in dict.fromkeys([*levels, *blocks[site.project.default]]):
            titles = {locale: found[anchor] for locale, found in headings.items() if anchor in found}
            texts = {locale: found.get(anchor, []) for locale, found in blocks.items()}
            yield Passage(page.source, anchor, levels.get(anchor, 0), titles, texts)


def _by_anchor(page: Page) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    for block in page.blocks:
        if block.kind is not Kind.HEADING:
            found.setdefault(block.anchor, []).append(block)
    return found


def plan(publication: Publication) -> bytes:
    """Return plan.json: what stands under each id in every language, and where terms stand in it.

    The offsets count Unicode's code points from 0; the end lies behind the last. The cells of a row are parted by tabs.
    """
    site = publication.site
    pages: dict[str, list[Data]] = {}
    for passage in passages(publication):
        texts = {site.tags[locale]: [_said(each, site.matchers[locale]) for each in blocks] for locale, blocks in passage.blocks.items()}
        titles = {site.tags[locale]: title for locale, title in passage.titles.items()}
        pages.setdefault(passage.page, []).append(
            {"id": passage.id, **({"level": passage.level, "title": titles} if titles else {}), "text": texts}
        )
    found = [
        {
            "source": source,
            "pages": {tag: publication.address + publication.page(source, locale) for locale, tag in site.tags.items()},
            "sections": sections,
        }
        for source, sections in pages.items()
    ]
    return written({"about": publication.about(), "languages": site.tags, "pages": found})


def _said(block: Block, matcher: Matcher) -> Data:
    spans = (span for span in matcher.find(block.text) if not block.silent.intersection(range(span.start, span.end)))
    terms = [{"term": span.term, "start": span.start, "end": span.end} for span in spans]
    label = {"label": block.label} if block.label else {}
    return {"kind": block.kind.value, **label, "text": block.text, **({"terms": terms} if terms else {})}


def memory(publication: Publication) -> bytes:
    """Return the plan and the glossary as TMX: a unit for each title, each text under an id, each headword and each definition."""
    site = publication.site
    units = [
        E.tu(*(E.tuv(E.seg(text), {LANGUAGE: site.tags[locale]}) for locale, text in texts.items()), tuid=name)
        for name, texts in _units(publication)
        if len(texts) > 1
    ]
    described = {
        "creationtool": "plansite",
        "creationtoolversion": publication.version,
        "segtype": "block",
        "o-tmf": "plansite",
        "adminlang": site.tags[site.project.default],
        "srclang": site.tags[site.project.default],
        "datatype": "plaintext",
    }
    notes = (E.note(text) for text in (publication.address, publication.rights(site.project.default)))
    return as_text(E.tmx(E.header(*notes, described), E.body(*units), version="1.4"))


def _units(publication: Publication) -> Iterator[tuple[str, dict[str, str]]]:
    glossary = publication.site.glossary
    for passage in passages(publication):
        yield f"{passage.page}#{passage.id}.title", dict(passage.titles)
        texts = {locale: "\n".join(block.text for block in blocks) for locale, blocks in passage.blocks.items()}
        yield f"{passage.page}#{passage.id}", {locale: text for locale, text in texts.items() if text}
    for term in glossary.terms:
        wordings = {locale: wording for locale in glossary.locales if (wording := term.wording(locale))}
        yield f"glossary#{term.id}", {locale: wording.term for locale, wording in wordings.items()}
        definitions = {locale: glossary.definition_blocks(term, locale) for locale in wordings}
        yield (
            f"glossary#{term.id}.definition",
            {locale: "\n".join(block.text for block in blocks) for locale, blocks in definitions.items() if blocks},
        )
