"""Which words lead to another entry than before, or to none; found as the pages are linked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plansite.content import Content
from plansite.reviews import entries
from plansite.reviews.places import Place, place_of
from plansite.terms import uses
from plansite.terms.uses import Link

_CONTEXT = 30


@dataclass(frozen=True)
class Example:
    """A link in its sentence: the section, and what stands before, in and behind the link."""

    place: Place
    head: str
    words: str
    tail: str


@dataclass(frozen=True)
class Change:
    """Links in one language that led to `before` and lead to `after` (None: to nothing), with the sections they stand in."""

    locale: str
    before: str | None
    after: str | None
    examples: tuple[Example, ...]


def changes(before: Content, after: Content) -> list[Change]:
    """Return what happens to the links of the pages and entries that are there before and after.

    One change holds all links in a language that led to one entry and lead to another; a renamed entry is the same entry.
    """
    names = entries.renamed(before, after)
    found: dict[tuple[str, str | None, str | None], list[Example]] = {}
    for locale in after.project.locales:
        earlier = _sections(before, locale, names) if locale in before.project.locales else {}
        later = _sections(after, locale, {})
        sources = {source for source, _ in earlier} & {source for source, _ in later}
        for source, anchor in dict.fromkeys((*later, *earlier)):
            if source not in sources:
                continue
            for gone, came, placed in _differing(earlier.get((source, anchor), {}), later.get((source, anchor), {})):
                found.setdefault((locale, gone, came), []).append(_example(placed))
    return [Change(*key, tuple(examples)) for key, examples in found.items()]


@dataclass(frozen=True)
class _Placed:
    link: Link
    place: Place


def _sections(site: Content, locale: str, names: Mapping[str, str]) -> dict[tuple[str, str], dict[str, _Placed]]:
    """Return the links of each section, by (page, anchor), of the pages and definitions; `names` are ids that have become others."""
    texts = [(page.source, page.source, "", page.blocks) for page in site.editions[locale].values()]
    for term, _ in site.glossary.wordings(locale):
        name = names.get(term.id, term.id)
        texts.append((f"glossary/{name}.md", f"glossary/{term.id}.md", name, site.glossary.blocks(term, locale)))
    return {
        (source, anchor): {
            name: _Placed(link, place_of(site, locale, here, anchor, link.block))
            for term, link in links.items()
            if (name := names.get(term, term)) != own
        }
        for source, here, own, blocks in texts
        for anchor, links in uses.links(blocks, site.matchers[locale], site.glossary).items()
    }


def _differing(before: Mapping[str, _Placed], after: Mapping[str, _Placed]) -> Iterator[tuple[str | None, str | None, _Placed]]:
    """Give (entry before, entry after, link) of each link of a section that leads elsewhere, is new, or is gone."""
    gone = {term: placed for term, placed in before.items() if term not in after}
    for term, placed in after.items():
        candidates = gone if term in before else before
        former = next((name for name, other in candidates.items() if _is_same_place(other.link, placed.link)), None)
        gone.pop(former or "", None)
        if former or term not in before:
            yield former, term, placed
    for term, placed in gone.items():
        yield term, None, placed


def _is_same_place(before: Link, after: Link) -> bool:
    """Say whether two links stand at one place, or on the same words where the text around them has changed."""
    if before.block.text == after.block.text:
        return before.start < after.end and after.start < before.end
    return before.written == after.written


def _example(placed: _Placed) -> Example:
    link, text = placed.link, placed.link.block.text
    start, end = max(0, link.start - _CONTEXT), min(len(text), link.end + _CONTEXT)
    head, tail = text[start : link.start], text[link.end : end]
    return Example(placed.place, f"{'…' if start else ''}{head}", link.written, f"{tail}{'…' if end < len(text) else ''}")
