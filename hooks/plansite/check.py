"""All checks of the content, without a build."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from plansite import addresses, content
from plansite.accessibility import tested
from plansite.content import Content
from plansite.easy import guide, lint, lists, shown
from plansite.easy.lists import Lists
from plansite.editions import crosslinks, facts, languages, moves, named, navigation, pages, parity, pictures, published, received, rules
from plansite.editions.figures import indicators, structure, timeline
from plansite.files import problem, store
from plansite.files.markdownfile import Page
from plansite.files.message import said
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.files.yamlfile import Document
from plansite.furigana import coverage
from plansite.furigana.readings import Readings
from plansite.terms import calls, moved, searchwords, spellings, usage, uses, vocabulary
from plansite.terms import rules as entries
from plansite.terms.folding import language_of
from plansite.terms.matcher import Matcher
from plansite.terms.model import Glossary, Term
from plansite.terms.searchwords import SearchWords
from plansite.terms.uses import Use
from plansite.terms.vocabulary import Word

T = TypeVar("T")
Find = Callable[..., Iterable[T]]
Texts = Callable[[Glossary, Term, str], list[Block]]
Rule = Callable[[Content], Iterable[Problem]]


def problems_of(site: Content) -> list[Problem]:
    """Return every problem of the content, sorted by place; where one is blocking, none of the later stages: they may follow from it."""
    found = [*site.problems]
    for stage in STAGES:
        if any(problem.blocking for problem in found):
            break
        found += [problem for rule in stage for problem in rule(site)]
    return sorted(set(found))


def kept(site: Content, find: Find[T], *given: object) -> list[T]:
    """Return what is found in what is `given`, by which it is kept: `find` is a function of a module, which knows nothing else."""
    return store.kept(_name(find), lambda: [_value(site, each) for each in given], lambda: [*find(*given)])


def in_texts(site: Content, locale: str, find: Find[T], texts: Texts, *given: object) -> Iterator[T]:
    """Give what is found in the same way in each text of a locale, its pages and of each entry those `texts`.

    `find` is handed the blocks of a text, its path and what is `given`.
    """
    step, glossary = _name(find), site.glossary
    known = cache(lambda: (locale, texts.__qualname__, [_value(site, each) for each in given]))
    for page in site.editions[locale].values():
        yield from store.kept(step, lambda: (known(), page.key), lambda: [*find(page.blocks, page.path, *given)])  # noqa: B023
    said = (texts(glossary, term, locale) for term in glossary.terms)
    found = (each for blocks in said for each in find(blocks, glossary.path, *given))
    yield from store.kept(step, lambda: (known(), glossary.digest), lambda: [*found])


def _name(find: Find[T]) -> str:
    return f"{find.__module__}.{find.__qualname__}"


def _value(site: Content, given: object) -> object:
    """Return what stands for what a rule is given; what has no value here and is none is not kept."""
    match given:
        case Document() | Glossary():
            return given.digest
        case Page():
            return given.key
        case Readings():
            return given.path, given.digest
        case Lists():
            return vars(given)
        case SearchWords():
            return given.document.digest
        case _ if isinstance(given, Matcher) or given is site.matchers:
            return site.linking
        case _:
            return given


def words_without_entry(site: Content) -> list[Word]:
    """Return the technical words of all texts that no term or name covers."""
    found = (
        in_texts(site, locale, vocabulary.unknown_words, Glossary.all_blocks, matcher, locale) for locale, matcher in site.matchers.items()
    )
    return [word for words in found for word in words]


def _unknown(site: Content) -> Iterator[Problem]:
    """Give each language, section and term that a file of data names and that there is not, and each number that it has twice."""
    locales = site.project.locales
    places = {name for page in site.editions[site.project.default].values() for name in (*page.anchors, *(b.anchor for b in page.blocks))}
    sections = site.plan_anchors
    parts = sections | {f"{structure.TERM}{term}" for term in site.glossary.by_id}
    known = {"locales": locales, "places": places, "sections": sections, "parts": parts}
    for document in (site.facts.document, site.indicators.document, site.structure.document, site.link_exceptions.document):
        yield from named.unknown(document, known)
    yield from named.unknown(site.corrections_file, known)
    for locale in site.confirmed:
        yield from named.named(site.confirmed_file, (locale,), locale, locales)
    yield from named.twice(site.indicators.document, "indicators", "id", [each.id for each in site.indicators.indicators])
    yield from named.twice(site.facts.document, "facts", "no", [str(fact.no) for fact in site.facts.facts])
    yield from named.twice(site.corrections_file, "corrections", "id", [each.id for each in site.corrections.corrections])


def _misread(site: Content) -> list[Problem]:
    """Return each reading of a term that is not that of its furigana; what else is said of readings may follow from it."""
    found = kept(site, coverage.differing, [*site.glossary.spoken()], site.readings) if site.project.ruby else []
    return [replace(problem, blocking=True) for problem in found]


def unfaithful(site: Content) -> Iterator[Problem]:
    """Give each place where the plan's pages differ from the received text with its corrections."""
    found = received.differing(site.project, site.plan_pages(), site.passages(), site.corrections, site.corrections_file)
    yield from (replace(problem, blocking=True) for problem in found)


def _languages(site: Content) -> Iterator[Problem]:
    """Give what is not written in the language of its edition: pages, entries, words of the screen and titles."""
    for locale in site.project.locales:
        given = language_of(locale), locale in site.easy_locales
        yield from in_texts(site, locale, languages.strange, Glossary.blocks, *given)
        for path, block in shown.names(site, locale):
            yield from languages.strange([block], path, *given)


def _markup(site: Content) -> Iterator[Problem]:
    """Give what texts of data would put onto pages, of which they are made as Markdown, and no page may hold."""
    labels = {each.path: each for labels in site.labels.values() for each in labels.documents.values()}
    for document in (site.glossary.document, site.corrections_file, *labels.values()):
        yield from kept(site, rules.in_data, document)


def _uses(site: Content) -> Iterator[Problem]:
    found: list[Use] = []
    for locale, matcher in site.matchers.items():
        found += uses.of_headwords(site.glossary, matcher, locale)
        found += [use for page in site.editions[locale].values() for use in kept(site, uses.on_page, page, matcher, locale)]
        found += kept(site, uses.in_entries, site.glossary, matcher, locale)
    return usage.terms_are_used(site.glossary, found, site.plan_anchors, site.project.complete)


def _words(site: Content) -> Iterator[Problem]:
    words = words_without_entry(site)
    yield from vocabulary.undefined(words, site.common_words)
    yield from vocabulary.unused(words, site.common_words)


def _calls(site: Content) -> Iterator[Problem]:
    for locale, matcher in site.matchers.items():
        yield from in_texts(site, locale, calls.unresolved, Glossary.all_blocks, site.glossary, matcher, locale)


def _spellings(site: Content) -> Iterator[Problem]:
    """Give each word that is spelt otherwise than it is to be, in all texts but the plan's own."""
    preferred, document, wrong = spellings.read(site.project.spellings, site.project.root)
    yield from wrong
    official = {page.path for page in site.plan_pages()}
    for locale, words in preferred.items():
        if locale in site.editions:
            found = in_texts(site, locale, spellings.unlike, Glossary.own_blocks, words, site.matchers[locale])
            yield from (each for each in found if each.path not in official)
        else:
            yield from named.named(document, ("spellings", locale), locale, site.project.locales)


def _tested(site: Content) -> Iterator[Problem]:
    """Give what is wrong with the results, trials and records of accessibility, and each page that appends what there is not."""
    found, wrong = tested.read(site.project, site.editions)
    yield from wrong
    if found.is_read:
        yield from pages.parts_are_made(site.editions, found.parts)


def _addresses(site: Content) -> Iterator[Problem]:
    """Give what is wrong with what leads to pages and anchors: words of the search, moves, and addresses that were published."""
    here = addresses.present(site)
    entries = {f"glossary/{term}.md" for term in site.glossary.by_id}
    places = (here.keys() - entries).union(site.figures.anchors, *(page.anchors for page in site.editions[site.project.default].values()))
    yield from kept(site, searchwords.wrong, site.glossary, site.search_words, places)
    yield from moves.wrong(site.moves, here, addresses.renamed(site), site.moved_file)
    yield from addresses.lost(site, here)


def _easy_japanese(site: Content) -> Iterator[Problem]:
    """Give a problem for each breach of a rule of easy Japanese that needs no analyser; `make easy` applies all rules."""
    words, wrong = lists.read(site.project.easy_words, site.project.root)
    yield from wrong
    if any(problem.blocking for problem in wrong):
        return  # without the words that everybody knows, each of them is a breach
    for locale in site.easy_locales:
        yield from in_texts(site, locale, guide.breaches, Glossary.blocks, site.matchers[locale], words)
    yield from guide.plain_breaches(lint.beside(site), words)


def _furigana(site: Content) -> Iterator[Problem]:
    """Give a problem for each kanji without a reviewed reading on pages that carry furigana."""
    for locale in site.project.ruby:
        yield from in_texts(site, locale, coverage.wrong, Glossary.blocks, site.readings, True)
        for text in shown.scraps(site, locale):
            yield from coverage.wrong(text.blocks, text.path, site.readings, False)


def _facts(site: Content) -> Iterator[Problem]:
    """Give the facts that editions lack, and the numbers in translations that are in no original."""
    lost = list(facts.missing(site.facts, site.editions, site.glossary, site.sections))
    told = {(problem.path, problem.line) for problem in lost}  # another number there is what stands in its place
    strange = facts.strange_numbers(site.facts, site.editions, site.sections)
    yield from (*lost, *(problem for problem in strange if (problem.path, problem.line) not in told))


def _figures(site: Content) -> Iterator[Problem]:
    """Give what the plan's figures say and its pages do not, and the words that they lack."""
    if site.figures.anchors:
        yield from indicators.wrong(site.indicators, site.project.times.period, site.project.complete, site.sections, site.tags)
        yield from structure.wrong(site.structure, site.sections[site.project.default])
        yield from timeline.wrong(site.facts, site.project.complete)


def _of_glossary(rule: entries.Rule) -> Rule:
    return lambda site: kept(site, rule, site.glossary)


# The rules, stage by stage.
STAGES: tuple[tuple[Rule, ...], ...] = (
    *((_of_glossary(rule),) for rule in entries.RULES),
    (
        lambda site: moved.wrong(site.glossary, site.moved_file),
        lambda site: pictures.figures(site.glossary, site.project),
    ),
    (lambda site: published.addresses(site.editions, addresses.generated(site), site.project),),
    (
        lambda site: navigation.wrong(site.editions, addresses.generated(site), site.project),
        lambda site: pages.unpaired(site.editions, site.project),
    ),
    # Where sections differ, what stands in them cannot be compared.
    (lambda site: filter(attrgetter("blocking"), parity.differing_shapes(site.editions)),),
    (_unknown,),
    (_misread,),
    (unfaithful,),
    (_languages,),
    (lambda site: crosslinks.broken(site.editions, site.glossary, addresses.generated(site), addresses.moved(site), site.project),),
    (_markup,),
    (
        lambda site: kept(site, usage.examples_hold, site.glossary, site.matchers),
        lambda site: kept(site, usage.definitions_explain, site.glossary, site.matchers),
        _uses,
        _words,
        _spellings,
        _calls,
        lambda site: pages.origins_are_said(site.editions),
        lambda site: pages.templates_are_there(site.editions, site.project),
        lambda site: pages.anchors_are_of_one_page(site.editions[site.project.default]),
        _tested,
        _addresses,
        _easy_japanese,
        _furigana,
        _facts,
        lambda site: facts.without_term(site.facts, site.glossary),
        _figures,
        lambda site: parity.differing_shapes(site.editions),
        lambda site: parity.differing_terms(
            site.editions, parity.linked(site.editions, site.glossary, site.matchers), site.glossary, site.link_exceptions
        ),
        lambda site: (behind.problem for behind in site.behind),
        lambda site: site.gone.values(),
    ),
)


def main() -> int:
    """Check the site in the current folder and return the exit status."""
    site = content.read(Path.cwd())
    found, missing = problems_of(site), len(site.untranslated())
    status = problem.report(found, sys.stdout)
    warnings = sum(each.warning for each in found)
    print(said("DONE001", problems=len(found) - warnings, warnings=warnings, pages=missing))
    return status
