"""All checks of the content, without a build."""

import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from plansite import content
from plansite.accessibility import readers, records, results, statement, trials
from plansite.content import Content
from plansite.easy import editors, guide, lint, lists, sentences, shown
from plansite.easy import rules as easy_rules
from plansite.easy.sentences import Text
from plansite.editions import (
    appendix,
    corrections,
    crosslinks,
    earlier,
    facts,
    fidelity,
    languages,
    lasting,
    moves,
    navigation,
    pages,
    parity,
    pictures,
    published,
    repairs,
)
from plansite.editions.corrections import Line
from plansite.editions.fidelity import Passage
from plansite.editions.figures import indicators, structure, timeline
from plansite.editions.figures import page as figures
from plansite.editions.parity import Linked, Terms
from plansite.exchange.exports import publication
from plansite.files import allowed, problem, reading, store, textfile, yamlfile
from plansite.files.markdownfile import Page
from plansite.files.message import Message, Slot, said
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.files.suggestion import suggestion
from plansite.furigana import coverage
from plansite.terms import calls, moved, rules, searchwords, spellings, usage, uses, vocabulary
from plansite.terms.folding import language_of
from plansite.terms.matcher import Matcher
from plansite.terms.uses import Use
from plansite.terms.vocabulary import Word

T = TypeVar("T")
Find = Callable[[Iterable[Block], str], Iterable[T]]


def problems_of(site: Content) -> list[Problem]:
    """Return every problem of the content, sorted by place; where one is blocking, none of the later stages: they may follow from it."""
    found = [*site.problems]
    for stage in (_entries, _pages, _sections, _official, _languages, _links, _strangers, _rest):
        if any(problem.blocking for problem in found):
            break
        found += stage(site)
    return sorted(set(found))


def _found(step: str, site: Content, locale: str, find: Find[T], entries: Iterable[list[Block]], *given: object) -> Iterator[T]:
    """Give what is found in the texts of a locale, its pages and what is said in `entries`: by nothing but these, the words that are
    linked, and what is `given`, by which it is kept.
    """
    for page in site.editions[locale].values():
        yield from store.kept(step, lambda: (locale, site.linking, given, page.key), lambda: [*find(page.blocks, page.path)])  # noqa: B023
    path = site.glossary.path
    within = (found for blocks in entries for found in find(blocks, path))
    yield from store.kept(step, lambda: (locale, site.linking, given, site.glossary.digest), lambda: [*within])


def _entries(site: Content) -> Iterator[Problem]:
    """Give what is wrong with the entries of the glossary, whatever the pages say."""
    for rule in rules.RULES:
        found = list(rule(site.glossary))
        yield from found
        if any(problem.blocking for problem in found):
            return
    yield from moved.wrong(site.glossary, site.moved_file)
    yield from pictures.figures(site.glossary, site.project)


def _unknown(site: Content) -> Iterator[Problem]:
    """Give each language, section and kind that a file of data names and that there is not, and each number that it has twice."""
    locales = set(site.project.locales)
    places = {name for page in site.editions[site.project.default].values() for name in (*page.anchors, *(b.anchor for b in page.blocks))}
    planned = {anchor for page in site.plan_pages() for anchor in page.anchors}
    facts, exceptions, repairs, document = site.facts, site.link_exceptions, site.corrections, site.corrections_file
    named: list[tuple[yamlfile.Document, yamlfile.Location, str | None, Collection[str]]] = [
        *((site.confirmed_file, (locale,), locale, locales) for locale in site.confirmed),
        *((facts.document, ("facts", index, "section"), fact.section, places) for index, fact in enumerate(facts.facts)),
        *((exceptions.document, ("exceptions", index, "locale"), each.locale, locales) for index, each in enumerate(exceptions.entries)),
        *((exceptions.document, ("exceptions", index, "section"), each.section, places) for index, each in enumerate(exceptions.entries)),
        *((document, ("kinds", kind, locale), locale, locales) for kind, texts in repairs.kinds.items() for locale in texts),
    ]
    for index, fact in enumerate(facts.facts):
        named += [(facts.document, ("facts", index, "event", locale), locale, locales) for locale in fact.event]
    for index, each in enumerate(site.indicators.indicators):
        named.append((site.indicators.document, ("indicators", index, "section"), each.section, planned))
    terms = {f"{structure.TERM}{term}" for term in site.glossary.by_id}
    for index, stage in enumerate(site.structure.stages):
        named.append((site.structure.document, ("stages", index, "section"), stage.section, planned))
        parts = enumerate(stage.parts)
        named += [(site.structure.document, ("stages", index, "parts", number), part, {*planned, *terms}) for number, part in parts]
    for index, repair in enumerate(repairs.corrections):
        place = ("corrections", index)
        named += [(document, (*place, "why", locale), locale, locales) for locale in repair.why]
    for file, location, name, known in named:
        if name is not None and name not in known:
            yield Problem.at(file, location, "FORM070", blocking=True, name=name, suggestion=suggestion(name, known))
    numbers = (
        (site.indicators.document, ("indicators",), [each.id for each in site.indicators.indicators], "id"),
        (facts.document, ("facts",), [str(fact.no) for fact in facts.facts], "no"),
        (document, ("corrections",), [repair.id for repair in repairs.corrections], "id"),
    )
    for file, above, written, key in numbers:
        for index, number in enumerate(written):
            if (first := written.index(number)) != index:
                line = file.line((*above, first, key))
                yield Problem.at(file, (*above, index, key), "FORM071", blocking=True, key=key, number=number, line=line)


def _pages(site: Content) -> list[Problem]:
    """Return what is wrong with the addresses of pages, or else with the navigation and with pages that other editions lack."""
    made = generated_pages(site)
    taken = [found for locale, edition in site.editions.items() for found in published.addresses(edition, locale, made, site.project)]
    return taken or [*navigation.wrong(site.editions, made, site.project), *pages.unpaired(site.editions, site.project)]


def _official(site: Content) -> list[Problem]:
    """Return where readings of terms are not those of the pages, or else where the plan's pages are not the received text."""
    found = list(_readings(site)) or list(fidelity_problems(site))
    return [replace(problem, blocking=True) for problem in found]


def _languages(site: Content) -> Iterator[Problem]:
    """Give what is not written in the language of its edition: pages, entries, words of the screen and titles."""
    for locale, labels in site.labels.items():
        texts: list[tuple[str, list[Block]]] = []
        for term, wording in site.glossary.wordings(locale):
            place = [(site.glossary.line(term, locale, "term"), 0)] * len(wording.term)
            texts += [(site.glossary.path, [Block(text=wording.term, places=place)])]
        titles = site.project.titles.get(locale, ()) if locale != site.project.default else ()
        texts += [("mkdocs.yml", [Block(text=each.text, places=[(each.line, each.column)] * len(each.text))]) for each in titles]
        for key, text in labels.words.items():
            path, line = labels.place(key)
            # A word of the machine, or one of another language within others, is meant to be there.
            if path == labels.path and not re.search("[A-Za-z]", text):
                texts.append((path, [Block(text=text, places=[(line, 0)] * len(text))]))

        def strange(blocks: Iterable[Block], path: str, locale: str = locale) -> Iterator[Problem]:
            yield from languages.foreign(blocks, path, language_of(locale))
            if locale in site.easy_locales:
                yield from languages.hard_signs(blocks, path)

        entries = (site.glossary.blocks(term, locale) for term, _ in site.glossary.wordings(locale))
        yield from _found("languages", site, locale, strange, entries, locale in site.easy_locales)
        for path, blocks in texts:
            yield from strange(blocks, path)


def _sections(site: Content) -> list[Problem]:
    """Return where editions differ in their sections, or else what the files of data name and the pages have not."""
    return [problem for problem in parity.differing_shapes(site.editions) if problem.blocking] or list(_unknown(site))


def _renamed(site: Content) -> dict[str, str]:
    return {f"glossary/{old}.md": f"glossary/{new}.md" for old, new in site.glossary.moved.items()}


def _links(site: Content) -> Iterator[Problem]:
    return crosslinks.broken(site.editions, site.glossary, generated_pages(site), {**_renamed(site), **site.moves}, site.project)


# What a text needs to be more than text: a tag, a link, something in braces.
_MARKUP = re.compile(r"<[A-Za-z!?/]|\]\(|\{")


def _strangers(site: Content) -> Iterator[Problem]:
    """Give what texts of data would put onto pages, of which they are made as Markdown, and no page may hold."""
    documents = [site.glossary.document, site.corrections_file]
    documents += {each.path: each for labels in site.labels.values() for each in labels.documents.values()}.values()
    for document in documents:
        for place in document.starts:
            # What a repair changes is shown as it is written.
            if "changes" not in place and _MARKUP.search(text := document.value(place)):
                found = allowed.clean(deepcopy(reading.read(text).tree))
                yield from (Problem.at(document, place, "YAML921", blocking=True, sign=stranger) for stranger in found[:1])


def _rest(site: Content) -> list[Problem]:
    """Return what is wrong with the content as a whole."""
    found: list[Problem] = []
    found += usage.examples_hold(site.glossary, site.matchers)
    found += usage.definitions_explain(site.glossary, site.matchers)
    anchors_of_plan = {anchor for page in site.plan_pages() for anchor in page.anchors}
    found += usage.terms_are_used(site.glossary, _uses(site), anchors_of_plan, site.project.complete)
    words = words_without_entry(site)
    found += vocabulary.undefined(words, site.common_words)
    found += vocabulary.unused(words, site.common_words)
    found += _spellings(site)
    found += _calls(site)
    found += pages.origins_are_said(site.editions)
    found += pages.templates_are_there(site.editions, site.project)
    found += pages.anchors_are_of_one_page(site.editions[site.project.default])
    found += _accessibility(site)
    here = anchors(site)
    entries = {f"glossary/{term}.md" for term in site.glossary.by_id}
    places = (here.keys() - entries).union(site.figures.anchors, *(page.anchors for page in site.editions[site.project.default].values()))
    found += searchwords.wrong(site.glossary, site.search_words, places)
    found += moves.wrong(site.moves, here, _renamed(site), site.moved_file)
    found += lost_addresses(site, here)
    found += _easy_japanese(site)
    found += _furigana(site)
    found += facts.without_term(site.facts, site.glossary)
    lost = list(facts.missing(site.facts, site.editions, site.glossary))
    told = {(problem.path, problem.line) for problem in lost}  # another number there is what stands in its place
    strange = facts.strange_numbers(site.facts, site.editions, site.glossary)
    found += [*lost, *(problem for problem in strange if (problem.path, problem.line) not in told)]
    found += _figures(site)
    found += parity.differing_shapes(site.editions)
    found += parity.differing_terms(site.editions, _linked(site), site.glossary, site.link_exceptions)
    found += [behind.problem for behind in site.behind]
    found += site.gone.values()
    return found


def anchors(site: Content) -> dict[str, frozenset[str]]:
    """Return every page by its source path, with its anchors: the same in every language."""
    written = {source: frozenset(page.anchors) for source, page in site.editions[site.project.default].items()}
    return {**generated_pages(site), **written}


def lost_addresses(site: Content, here: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Give each address that was published and is no more, `here` being the pages and anchors that there are."""
    path = site.project.addresses
    name = path.relative_to(site.project.root).as_posix()
    return lasting.lost(lasting.read(path), here, {**_renamed(site), **site.moves}, name)


def _figures(site: Content) -> Iterator[Problem]:
    """Give what the plan's figures say and its pages do not, and the words that they lack."""
    if site.figures.anchors:
        complete, texts = site.project.complete, {each: facts.sections(site.editions, site.glossary, each) for each in site.project.locales}
        yield from indicators.wrong(site.indicators, site.project.times.period, complete, texts, site.tags)
        yield from structure.wrong(site.structure, texts[site.project.default])
        yield from timeline.wrong(site.facts, complete)


def generated_pages(site: Content) -> dict[str, frozenset[str]]:
    """Return the pages that the build writes itself in every language, by source path, with their anchors."""
    explained = [term.id for term in site.glossary.terms if site.glossary.is_explained(term)]
    names = frozenset(term.id for term in site.glossary.terms if term.origin == "name")
    found = {f"glossary/{term}.md": frozenset[str]() for term in explained}
    if explained:
        found["glossary/index.md"] = frozenset()
    if any(term.origin == "plan" for term in site.glossary.terms):
        found["appendix.md"] = frozenset()
    if explained and site.easy_locales:
        found[editors.SOURCE] = frozenset()
    if names:
        found["glossary/names.md"] = names
    if explained:
        found[publication.PAGE] = frozenset()
    if site.before:
        found[earlier.SOURCE] = frozenset()
    if site.figures.anchors:
        found[figures.SOURCE] = site.figures.anchors
    if site.corrections.corrections:
        found["corrections.md"] = frozenset(correction.id for correction in site.corrections.corrections)
    return found


def _uses(site: Content) -> Iterator[Use]:
    for locale, matcher in site.matchers.items():
        headwords = [wording.term for term, wording in site.glossary.wordings(locale) if term.origin == "plan"]
        yield from (Use(term, written, locale) for written in headwords if (term := matcher.lookup(written)))
        yield from uses.on_pages(site.editions[locale].values(), matcher, locale)
        yield from uses.in_entries(site.glossary, matcher, locale)


def _linked(site: Content) -> Linked:
    """Return the terms that sections of the plan link; names count where the language is another than the plan's."""
    first = site.project.default
    originals = site.editions[first]
    found: dict[str, dict[str, tuple[Terms, Terms]]] = {}
    for locale in site.project.locales[1:]:
        names = not site.glossary.is_original(locale)
        for source, page in site.editions[locale].items():
            if source in originals and originals[source].meta.get("origin") == "plan":
                found.setdefault(locale, {})[source] = (
                    uses.on_sections(originals[source], site.matchers[first], site.glossary, names=names),
                    uses.on_sections(page, site.matchers[locale], site.glossary, names=names),
                )
    return found


def words_without_entry(site: Content) -> list[Word]:
    """Return the technical words of all texts that no term or name covers."""
    words: list[Word] = []
    for locale in site.project.locales:
        find = partial(vocabulary.unknown_words, matcher=site.matchers[locale], locale=locale)
        words += _found("words", site, locale, find, (blocks for _, blocks in site.glossary.texts(locale)))
    return words


def _accessibility(site: Content) -> Iterator[Problem]:
    """Give what is wrong with the results, trials and records of accessibility, and each page that appends what there is not."""
    root = site.project.root
    found, wrong = results.read(site.project.test_results, root)
    yield from wrong
    yield from trials.read(site.project.trials, root)[1]
    yield from records.read(site.project.test_records, root, records.today())[1]
    sessions, wrong_sessions = readers.read(site.project.readers, root, site.editions, records.today())
    yield from wrong_sessions
    if found and found.site != site.project.name:
        path = site.project.test_results.relative_to(root).as_posix()
        yield Problem.on(path, 1, "TEST011", tested=found.site, name=site.project.name)
    if not wrong:
        made = {statement.PART: found, readers.PART: sessions}
        yield from pages.parts_are_made(site.editions, {name for name, part in made.items() if part is not None})


def _spellings(site: Content) -> Iterator[Problem]:
    """Give each word that is spelt otherwise than it is to be, in all texts but the plan's own."""
    preferred, document, wrong = spellings.read(site.project.spellings, site.project.root)
    yield from wrong
    for locale, words in preferred.items():
        if locale not in site.editions:
            yield Problem.at(document, ("spellings", locale), "FORM070", name=locale, suggestion=suggestion(locale, site.project.locales))
            continue
        entries = (site.glossary.own_blocks(term, locale) for term, _ in site.glossary.wordings(locale))
        find = partial(spellings.unlike, spellings=words, matcher=site.matchers[locale])
        found = _found("spellings", site, locale, find, entries, words)
        own = {page.path for page in site.editions[locale].values() if locale == site.project.default and page.meta.get("origin") == "plan"}
        yield from (each for each in found if each.path not in own)


def _calls(site: Content) -> Iterator[Problem]:
    for locale, edition in site.editions.items():
        for page in edition.values():
            yield from calls.unresolved(page.blocks, page.path, site.glossary, site.matchers[locale], locale)
        for _, blocks in site.glossary.texts(locale):
            yield from calls.unresolved(blocks, site.glossary.path, site.glossary, site.matchers[locale], locale)


def _easy_japanese(site: Content) -> Iterator[Problem]:
    """Give a problem for each breach of a rule of easy Japanese that needs no analyser; `make easy` applies all rules."""
    words, wrong = lists.read(site.project.easy_words, site.project.root)
    yield from wrong

    def breaches(texts: Iterable[Text]) -> Iterator[Problem]:
        return (finding.problem for finding in easy_rules.findings(texts, guide.PLAIN_ERRORS, words))

    for locale in site.easy_locales:
        entries, matcher = (site.glossary.blocks(term, locale) for term, _ in site.glossary.wordings(locale)), site.matchers[locale]

        def find(blocks: Iterable[Block], path: str, matcher: Matcher = matcher) -> Iterator[Problem]:
            return breaches([sentences.read(path, blocks, matcher)])

        yield from _found("easy", site, locale, find, entries, tuple(vars(words).values()))
    yield from breaches(lint.beside(site))


def _furigana(site: Content) -> Iterator[Problem]:
    """Give a problem for each kanji without a reviewed reading on pages that carry furigana."""
    for locale in site.project.ruby:
        for text in shown.shown_texts(site, locale):
            yield from coverage.unread(text.blocks, text.path, site.readings, inline=text.inline)
            yield from coverage.misplaced(text.blocks, text.path)


def _readings(site: Content) -> Iterator[Problem]:
    """Give a problem for each reading of a term that is not that of its furigana."""
    if site.project.ruby:
        glossary = site.glossary
        spoken = [
            (wording.term, wording.reading, glossary.path, glossary.line(term, locale, "reading"))
            for locale in site.project.locales
            for term, wording in glossary.wordings(locale)
            if wording.reading
        ]
        yield from coverage.differing(spoken, site.readings)


def fidelity_problems(site: Content) -> Iterator[Problem]:
    """Give a problem for each place where the plan's pages differ from the received text with its corrections.

    Where one of the two is missing nothing can be compared, which is a problem too, unless mkdocs.yml says that there is no such text.
    """
    path, compared = site.project.received_text, site.plan_pages()
    name = path.relative_to(site.project.root).as_posix()
    if not path.exists():
        left = [page.path for page in compared[:1] if site.project.has_source]
        yield from (Problem.on(each, 1, "PLAN007") for each in ([site.corrections_file.path] if site.corrections.corrections else left))
        return
    if not compared:
        yield Problem.on(name, 1, "PLAN014")
        return
    text, wrong = textfile.decode(path, site.project.root)
    if altered := corrections.altered(path, site.project.received_hash, site.project.root):
        yield altered
        return
    if text is not None and not text.strip():
        yield Problem.on(name, 1, "PLAN070")
        return
    received, misfits = corrections.correct(text or "", site.corrections, site.corrections_file)
    if wrong := wrong or misfits:
        yield from wrong
        return

    def offer(line: Line, written: str) -> Slot:
        entry = repairs.entry(line, written, text or "", site.corrections, site.corrections_file, site.project.default)
        return Message.of("PLAN083", entry=entry, file=site.corrections_file.path) if entry else ""

    yield from fidelity.compare(received, published_passages(site), name, offer)


def published_passages(site: Content) -> list[Passage]:
    """Return what the plan's pages say, passage by passage, the plan's own glossary last."""
    chapters = [passage for page in site.plan_pages() for passage in fidelity.passages(page)]
    return [*chapters, *_appendix(site)]


def _appendix(site: Content) -> Iterator[Passage]:
    labels = site.labels[site.project.default]
    if not any(term.origin == "plan" for term in site.glossary.terms):
        return
    keys = ("appendix_index", "appendix_term", "appendix_definition")
    yield Passage(labels.word("appendix_title"), *labels.place("appendix_title"))
    yield Passage(" ".join(map(labels.word, keys)), *labels.place(keys[0]))
    yield from appendix.passages(site.glossary, labels.word("appendix_reference"))


def waiting(site: Content) -> list[tuple[str, Page]]:
    """Return each locale and page of the plan's own edition that the locale lacks."""
    return list(pages.untranslated(site.editions, site.project))


def main() -> int:
    """Check the site in the current folder and return the exit status."""
    site = content.read(Path.cwd())
    found, missing = problems_of(site), len(waiting(site))
    status = problem.report(found, sys.stdout)
    warnings = sum(each.warning for each in found)
    print(said("DONE001", problems=len(found) - warnings, warnings=warnings, pages=missing))
    return status
