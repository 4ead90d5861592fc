"""Editions agree in shape: the same headings, tables, notes and lists under the same anchors, and the same terms in each section."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Annotated

from pydantic import Field

from plansite.editions.pages import Editions
from plansite.files import form, yamlfile
from plansite.files.form import Form
from plansite.files.markdownfile import Page
from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.reading import Block, Kind
from plansite.terms import uses
from plansite.terms.matcher import Matcher
from plansite.terms.model import Glossary

# Where a term differs in so many sections, it is its spellings that are wrong.
_MANY = 5
# What is compared, with its line.
Shape = list[tuple[str, int]]


def differing_shapes(editions: Editions) -> Iterator[Problem]:
    """Give a problem for each heading, table row, note or list item in which a translated page differs from its original.

    A list in the original has as many items in a translation; a translation may have lists where the original has none (easy
    Japanese sets out three things in a row as a list).
    """
    first = next(iter(editions))
    for source, original in editions[first].items():
        official = original.meta.get("origin") == "plan"
        translations = [pages[source] for locale, pages in editions.items() if locale != first and source in pages]
        shape = _numbered_headings if official else _headings
        headings = [found for page in translations for found in _differing(original, page, shape, "TRAN021")]
        if len(headings) > 1 and len({tuple(form for form, _ in shape(page)) for page in translations}) == 1:
            # What all translations have is not what is wrong.
            headings = list(_differing(translations[0], original, shape, "TRAN021"))
        # Where the sections differ, what stands in them cannot be compared.
        yield from (replace(heading, blocking=True) for heading in headings)
        for page in translations if not headings else ():
            yield from _differing(original, page, _rows, "TRAN022")
            yield from _differing(original, page, _calls, "TRAN023")
            yield from _differing(original, page, attrgetter("notes"), "TRAN024")
            if official:
                yield from _differing_lists(original, page)


def _headings(page: Page) -> Shape:
    return [(f"{'#' * section.level} {section.anchor}", section.line) for section in page.sections]


def _numbered_headings(page: Page) -> Shape:
    numbers = (_numbers(section.title) for section in page.sections)
    return [(" ".join([shape, *found]), line) for (shape, line), found in zip(_headings(page), numbers, strict=True)]


def _numbers(text: str) -> list[str]:
    return re.findall(r"[0-9]+(?:\.[0-9]+)*", text)


def _rows(page: Page) -> Shape:
    return [(f"{block.text.count(chr(9)) + 1} ({block.anchor})", block.line) for block in page.blocks if block.kind is Kind.ROW]


def _calls(page: Page) -> Shape:
    return [(name, line) for name, (line, _) in page.references]


def _differing(original: Page, page: Page, shape: Callable[[Page], Shape], kind: str) -> Iterator[Problem]:
    wanted, found = shape(original), shape(page)
    for index in range(max(len(wanted), len(found))):
        want, have = (side[index] if index < len(side) else None for side in (wanted, found))
        if want and have and want[0] == have[0]:
            continue
        line = have[1] if have else (page.blocks[-1].line if page.blocks else 1)
        there = f"{original.path}:{want[1]}" if want else original.path
        wanted_form, form = (want[0] if want else "–"), (have[0] if have else "–")
        yield Problem.on(page.path, line, "TRAN011", number=index + 1, kind=Message.of(kind), there=there, wanted=wanted_form, found=form)
        return


def _differing_lists(original: Page, page: Page) -> Iterator[Problem]:
    wanted, found = _items(original), _items(page)
    for anchor, items in wanted.items():
        here = found.get(anchor, [])
        there = f"{original.path}:{items[0].line}"
        if len(here) < len(items):
            line = here[0].line if here else _line_of(page, anchor)
            yield Problem.on(page.path, line, "TRAN012", anchor=anchor, found=len(here), there=there, wanted=len(items))
        elif len(here) == len(items):
            for ours, theirs in zip(here, items, strict=True):
                # The numbers of a list's item, such as those of the contents.
                want, have = "、".join(_numbers(theirs.text)), "、".join(_numbers(ours.text))
                if want and want != have:
                    there = f"{original.path}:{theirs.line}"
                    yield Problem.on(page.path, ours.line, "TRAN013", there=there, wanted=want, found=have or "–")


def _items(page: Page) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    for block in page.blocks:
        if block.listed:
            found.setdefault(block.anchor, []).append(block)
    return found


class LinkException(Form):
    """A term that one edition of a section links and the original does not, or the other way round, and why that is right."""

    locale: str
    section: str
    term: str
    why: Annotated[str, Field(min_length=1)]


@dataclass(frozen=True)
class LinkExceptions:
    """The explained exceptions of source/link-exceptions.yaml and the file they stand in."""

    entries: tuple[LinkException, ...]
    document: yamlfile.Document


def load_exceptions(path: Path, root: Path) -> tuple[LinkExceptions, list[Problem]]:
    """Return the exceptions at `path` and what is wrong with the form of the file; there may be none."""
    written, document, problems = form.load(path, root, File, optional=True)
    return LinkExceptions(written.exceptions if written else (), document), problems


class File(Form):
    """What people write in the file of exceptions."""

    exceptions: tuple[LinkException, ...]


# The terms that each section (by anchor) of a page links, with the line of the first; for each translated page, by locale and
# source, those of the original and those of the translation.
Terms = Mapping[str, Mapping[str, int]]
Linked = Mapping[str, Mapping[str, tuple[Terms, Terms]]]


def linked(editions: Editions, glossary: Glossary, matchers: Mapping[str, Matcher]) -> Linked:
    """Return the terms that sections of the plan link; names count where the language is another than the plan's."""
    first, *others = editions
    found: dict[str, dict[str, tuple[Terms, Terms]]] = {}
    for locale in others:
        names = not glossary.is_original(locale)
        for source, page in editions[locale].items():
            original = editions[first].get(source)
            if original and original.meta.get("origin") == "plan":
                found.setdefault(locale, {})[source] = (
                    uses.on_sections(original, matchers[first], glossary, names=names),
                    uses.on_sections(page, matchers[locale], glossary, names=names),
                )
    return found


def differing_terms(editions: Editions, linked: Linked, glossary: Glossary, exceptions: LinkExceptions) -> Iterator[Problem]:
    """Give a problem for each term that a section links in one language only, without an explained exception.

    A name (law, body, plan) of the original that a translated section lacks is reported with its right form; an exception that
    explains nothing any more is reported too. Terms that are not written in a language yet are not missed in it.
    """
    explained = {(entry.locale, entry.section, entry.term): index for index, entry in enumerate(exceptions.entries)}
    differing: dict[str, list[tuple[str, Problem]]] = {}
    for locale, pages in linked.items():
        for source, (wanted, found) in pages.items():
            page = editions[locale][source]
            for anchor in dict.fromkeys([*wanted, *found]):
                here, there = found.get(anchor, {}), wanted.get(anchor, {})
                for term in sorted(here.keys() ^ there.keys()):
                    if glossary.by_id[term].wording(locale) and explained.pop((locale, anchor, term), None) is None:
                        line = here.get(term) or _line_of(page, anchor)
                        problem = _differing_term(page.path, line, anchor, term, term in there, glossary, locale)
                        differing.setdefault(term, []).append((locale, problem))
    for term, problems in differing.items():
        if len(problems) < _MANY:
            yield from (problem for _, problem in problems)
            continue
        entry, locales, first = glossary.by_id[term], tuple(dict.fromkeys(locale for locale, _ in problems)), problems[0][1].place
        line, title = glossary.line(entry, *(locales if len(locales) == 1 else ())), glossary.title(entry)
        yield Problem.on(glossary.path, line, "TERM076", term=title, locales=locales, count=len(problems), place=first)
    for (locale, section, term), index in explained.items():
        place = ("exceptions", index)
        if term in glossary.by_id:
            yield Problem.at(exceptions.document, place, "TRAN014", section=section, locale=locale, term=term)
        else:
            yield Problem.at(exceptions.document, place, "TRAN015", term=term, instead=glossary.instead_of(term))


def _line_of(page: Page, anchor: str) -> int:
    return next((block.line for block in page.blocks if block.anchor == anchor), 1)


def _differing_term(path: str, line: int, anchor: str, term: str, lost: bool, glossary: Glossary, locale: str) -> Problem:
    entry, id = glossary.by_id[term], "TRAN016" if lost else "TRAN017"
    return Problem.on(path, line, id, anchor=anchor, form=glossary.title(entry, locale), title=glossary.title(entry), term=term)
