"""All checks of the content, without a build: `python hooks/check.py` prints every problem and exits 1 where there is one."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import content
import markdownfile
import problem
import yamlfile
from content import Content
from easy import readings
from editions import appendix, corrections, crosslinks, fidelity, pages
from editions.fidelity import Passage
from markdownfile import Block, Kind, Page
from problem import Problem
from termbase import calls, rules, spelling, uses, vocabulary
from termbase.uses import Use
from termbase.vocabulary import Word


def problems_of(site: Content) -> list[Problem]:
    """Return every problem of the content, sorted by place; only those of reading where there is no glossary to go on with."""
    found = [*site.problems]
    if found and not site.glossary.terms:
        return sorted(set(found))
    for rule in rules.RULES:
        found += rule(site.glossary)
    found += rules.examples_hold(site.glossary, site.matchers)
    found += rules.definitions_explain(site.glossary, site.matchers)
    found += rules.terms_are_used(site.glossary, _uses(site), _plan_anchors(site), site.project.complete)
    found += _words(site)
    found += _calls(site)
    found += pages.missing_translations(site.editions, site.project)
    found += pages.orphans(site.editions, site.project)
    found += pages.origins_are_said(site.editions)
    found += crosslinks.broken(site.editions, generated_pages(site), site.project)
    found += _furigana(site)
    found += fidelity_problems(site)
    return sorted(set(found))


def generated_pages(site: Content) -> dict[str, frozenset[str]]:
    """Return the pages that the build writes itself, by source path, with their anchors."""
    explained = [term.id for term in site.glossary.terms if site.glossary.is_explained(term)]
    names = frozenset(term.id for term in site.glossary.terms if term.origin == "name")
    found = {f"glossary/{term}.md": frozenset[str]() for term in explained}
    if site.glossary.terms:
        found |= {"glossary/index.md": frozenset(), "appendix.md": frozenset()}
    if names:
        found["glossary/names.md"] = names
    if site.corrections.corrections:
        found["corrections.md"] = frozenset(correction.id for correction in site.corrections.corrections)
    return found


def _uses(site: Content) -> Iterator[Use]:
    for locale, matcher in site.matchers.items():
        headwords = [wording.term for term, wording in site.glossary.wordings(locale) if term.origin == "plan"]
        yield from (Use(term, written, locale) for written in headwords if (term := matcher.lookup(written)))
        yield from uses.on_pages(site.editions[locale].values(), matcher, locale)
        yield from uses.in_entries(site.glossary, matcher, locale)


def _plan_anchors(site: Content) -> set[str]:
    return {anchor for page in site.plan_pages() for anchor in page.anchors}


def _words(site: Content) -> Iterator[Problem]:
    words: list[Word] = []
    for locale in site.project.locales:
        matcher = site.matchers[locale]
        for page in site.editions[locale].values():
            words += vocabulary.unknown_words(page.blocks, page.path, matcher, locale)
        for _, text in site.glossary.texts(locale):
            words += vocabulary.unknown_words(text, site.glossary.path, matcher, locale)
    yield from vocabulary.undefined(words, site.common_words)
    yield from vocabulary.unused(words, site.common_words)


def _calls(site: Content) -> Iterator[Problem]:
    for locale, edition in site.editions.items():
        for page in edition.values():
            yield from calls.unresolved(page, site.glossary, site.matchers[locale], locale)


def _furigana(site: Content) -> Iterator[Problem]:
    """Give a problem for each kanji without a reviewed reading on pages that carry furigana."""
    for locale in site.project.ruby:
        for text in shown_texts(site, locale):
            yield from readings.unread(text.blocks, text.path, site.readings, inline=text.inline)
            yield from readings.misplaced(text.blocks, text.path)
    if site.project.ruby:
        glossary = site.glossary
        spoken = [
            (wording.term, wording.reading, glossary.path, glossary.line(term, locale, "reading"))
            for locale in site.project.locales
            for term, wording in glossary.wordings(locale)
            if wording.reading
        ]
        yield from readings.differing(spoken, site.readings)


@dataclass(frozen=True)
class Shown:
    """Text that pages show, with the file it stands in; `inline` says whether a reading may be written into it, `{漢字|かんじ}`."""

    path: str
    blocks: tuple[Block, ...]
    inline: bool


def shown_texts(site: Content, locale: str) -> Iterator[Shown]:
    """Give all Japanese text of the pages of `locale`: its pages, entries, labels, titles, the theme's words, and names."""
    project, glossary = site.project, site.glossary
    yield from (Shown(page.path, page.blocks, True) for page in site.editions[locale].values())
    for title in project.titles.get(locale, ()):
        yield Shown("mkdocs.yml", markdownfile.read_text(title.text, title.line, title.column), False)
    for page in site.plan_pages():
        shown, written = site.page(locale, page.source)
        if written != locale and _is_japanese(written):
            headings = tuple(block for block in shown.blocks if block.kind is Kind.HEADING)
            yield Shown(shown.path, headings, False)
    for other in filter(_is_japanese, project.locales):
        for term, wording in glossary.wordings(other):
            if other == locale:
                yield Shown(glossary.path, glossary.definition_blocks(term, other), True)
            yield from (
                _scalar(glossary.document, glossary.location(term, other, key)) for key in ("term", "number") if getattr(wording, key)
            )
    for term in glossary.terms:
        for index, reference in enumerate(term.references if glossary.is_explained(term) else ()):
            if reference.title:
                yield _scalar(glossary.document, glossary.location(term, "references", index, "title"))
    labels = site.labels[locale].document
    yield from (_scalar(labels, location) for location in labels.starts)
    for location in site.corrections_file.starts:
        if locale in location:
            yield _scalar(site.corrections_file, location)
    theme = project.overrides / "partials" / "languages" / f"{locale}.html"
    if theme.exists():
        path = theme.relative_to(project.overrides.parent).as_posix()
        for number, line in enumerate(theme.read_text(encoding="utf-8").splitlines(), 1):
            if match := _THEME_WORD.search(line):
                yield Shown(path, markdownfile.read_text(match[1], number, match.start(1) + 1), False)


_THEME_WORD = re.compile(r'^\s*"[\w.]+": "(.*)",?$')


def _is_japanese(locale: str) -> bool:
    return spelling.language_of(locale) == "ja"


def _scalar(document: yamlfile.Document, location: yamlfile.Location) -> Shown:
    return Shown(document.path, markdownfile.read_text(document.value(location), *document.starts[location]), False)


def fidelity_problems(site: Content) -> Iterator[Problem]:
    """Give a problem for each place where the plan's pages differ from the received text with its corrections."""
    path = site.project.received_text
    if not path.exists() or not site.plan_pages():
        return
    received, wrong = corrections.correct(path.read_text(encoding="utf-8"), site.corrections, site.corrections_file)
    yield from wrong
    yield from fidelity.compare(received, published_passages(site), path.relative_to(site.project.root).as_posix())


def published_passages(site: Content) -> list[Passage]:
    """Return what the plan's pages say, passage by passage, the plan's own glossary last."""
    chapters = [passage for page in site.plan_pages() for passage in fidelity.passages(page)]
    return [*chapters, *_appendix(site)]


def _appendix(site: Content) -> Iterator[Passage]:
    labels = site.labels[site.project.default]
    if not any(term.origin == "plan" for term in site.glossary.terms):
        return
    keys = ("appendix_index", "appendix_term", "appendix_definition")
    place = (labels.document.path, labels.document.line((keys[0],)))
    yield Passage(labels.word("appendix_title"), labels.document.path, labels.document.line(("appendix_title",)))
    yield Passage(" ".join(map(labels.word, keys)), *place)
    yield from appendix.passages(site.glossary, labels.word("appendix_reference"))


def waiting(site: Content) -> list[tuple[str, Page]]:
    """Return each locale and page of the plan's own edition that the locale lacks."""
    return list(pages.untranslated(site.editions, site.project))


def main() -> int:
    """Check the site in the current folder and return the exit status."""
    site = content.read(Path.cwd())
    found = problems_of(site)
    status = problem.report(found, sys.stdout)
    if problem.language_of(os.environ) == "en":
        print(f"{len(found)} problems; {len(waiting(site))} pages not translated yet.")
    else:
        print(f"問題 {len(found)} 件、まだ訳していないページ {len(waiting(site))} 件。")
    return status


if __name__ == "__main__":
    sys.exit(main())
