"""Everything that the site is made of, read once: project, labels, glossary, editions, corrections."""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from plansite import labels, project, theme
from plansite.editions import appendix, corrections, earlier, facts, fidelity, freshness, moves, pages, parity, rules
from plansite.editions.corrections import Corrections
from plansite.editions.earlier import Before
from plansite.editions.facts import Facts, Sections
from plansite.editions.fidelity import Passage
from plansite.editions.figures import indicators, structure
from plansite.editions.figures.indicators import Indicators
from plansite.editions.figures.page import Data
from plansite.editions.figures.structure import Structure
from plansite.editions.freshness import Behind, Fingerprints
from plansite.editions.pages import Editions
from plansite.editions.parity import LinkExceptions
from plansite.files import store, yamlfile
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.furigana import latin, readings
from plansite.furigana.readings import Readings
from plansite.labels import Labels
from plansite.project import Project
from plansite.terms import model, moved, searchwords, vocabulary
from plansite.terms.matcher import Matcher, matcher_of
from plansite.terms.model import Glossary
from plansite.terms.searchwords import SearchWords
from plansite.terms.vocabulary import CommonWords

# The language tag of easy Japanese (IANA variant `simple`).
EASY_JAPANESE = "ja-simple"
T = TypeVar("T")


@dataclass(frozen=True)
class Content:
    """The content of a site; `problems` are those of form, found while reading."""

    project: Project
    labels: dict[str, Labels]
    glossary: Glossary
    matchers: dict[str, Matcher]
    common_words: CommonWords
    search_words: SearchWords
    editions: Editions
    corrections: Corrections
    corrections_file: yamlfile.Document
    facts: Facts
    indicators: Indicators
    structure: Structure
    link_exceptions: LinkExceptions
    confirmed: Fingerprints
    confirmed_file: yamlfile.Document
    readings: Readings
    moved_file: yamlfile.Document
    before: tuple[Before, ...]
    problems: tuple[Problem, ...]

    @property
    def is_blocked(self) -> bool:
        """Say whether a problem of form keeps everything else from being looked at: others may only follow from it."""
        return any(problem.blocking for problem in self.problems)

    def plan_pages(self) -> list[Page]:
        """Return the pages that carry the plan's own text, in the order of the navigation."""
        first = self.editions[self.project.default]
        return [page for entry in self.project.nav if (page := first.get(entry.page or "")) and page.meta.get("origin") == "plan"]

    @cached_property
    def plan_anchors(self) -> set[str]:
        """Return the anchors of those pages."""
        return {anchor for page in self.plan_pages() for anchor in page.anchors}

    def passages(self) -> list[Passage]:
        """Return what the plan's pages say, passage by passage, the plan's own glossary last."""
        found = [passage for page in self.plan_pages() for passage in fidelity.passages(page)]
        if any(term.origin == "plan" for term in self.glossary.terms):
            labels, keys = self.labels[self.project.default], ("appendix_index", "appendix_term", "appendix_definition")
            found.append(Passage(labels.word("appendix_title"), *labels.place("appendix_title")))
            found.append(Passage(" ".join(map(labels.word, keys)), *labels.place(keys[0])))
            found += appendix.passages(self.glossary, labels.word("appendix_reference"))
        return found

    def untranslated(self) -> list[tuple[str, Page]]:
        """Return each locale and page of the plan's own edition that the locale lacks."""
        return list(pages.untranslated(self.editions, self.project))

    @cached_property
    def sections(self) -> Sections:
        """Return for each locale the lines in which facts are looked for, section by section."""
        return facts.sections(self.editions, self.glossary)

    @cached_property
    def tags(self) -> dict[str, str]:
        """Return the language tag of each locale."""
        return {locale: labels.word("language_tag") for locale, labels in self.labels.items()}

    @property
    def easy_locales(self) -> list[str]:
        """Return the locales whose language is easy Japanese."""
        return [locale for locale, tag in self.tags.items() if tag == EASY_JAPANESE]

    @cached_property
    def figures(self) -> Data:
        """Return what the figures of the plan are made of."""
        return Data(self.indicators, self.facts, self.structure, self.project.times.period)

    @cached_property
    def settings(self) -> bytes:
        """Return what stands for the project, the labels and the glossary."""
        return store.digest(repr(self.project), {locale: each.words for locale, each in self.labels.items()}, self.glossary.digest)

    @cached_property
    def texts(self) -> bytes:
        """Return what stands for the pages of all editions."""
        return store.digest({locale: [page.key for page in edition.values()] for locale, edition in self.editions.items()})

    @cached_property
    def linking(self) -> bytes:
        """Return what stands for all that decides which words are linked."""
        return linking(self.glossary, self.common_words)

    @cached_property
    def moves(self) -> dict[str, str]:
        """Return the new addresses of pages and anchors by their old ones."""
        return moves.read(self.moved_file)

    @cached_property
    def behind(self) -> tuple[Behind, ...]:
        """Return the translated sections and definitions whose original has changed since they were confirmed."""
        told = (self.texts, self.glossary.digest, self.confirmed)
        return store.kept("behind", lambda: told, lambda: tuple(freshness.behind(self.editions, self.glossary, self.confirmed)))

    @cached_property
    def gone(self) -> dict[str, Problem]:
        """Return a problem for each term that is in the record of confirmed translations and not in the glossary any more, by id."""
        return freshness.gone(self.glossary, self.confirmed, self.confirmed_file)

    def page(self, locale: str, source: str) -> tuple[Page, str]:
        """Return the page that readers of `locale` see at `source`, and the locale in which it is written."""
        own = self.editions[locale].get(source)
        return (own, locale) if own else (self.editions[self.project.default][source], self.project.default)


def linking(glossary: Glossary, common: CommonWords) -> bytes:
    """Return what stands for all that decides which words are linked: the glossary but for what it says of its terms."""

    def made() -> bytes:
        said = {model.field_name(model.key(locale)): {"brief", "definition", "figure", "example", "since"} for locale in glossary.locales}
        terms = [term.model_dump(mode="json", exclude=said) for term in glossary.terms]
        return store.digest(terms, list(map(glossary.is_explained, glossary.terms)), glossary.moved, glossary.locales, common.written)

    return store.kept("linking", lambda: (glossary.digest, common.written), made)


def definitions(glossary: Glossary) -> Iterator[Problem]:
    """Give the problems of Markdown in what the entries of terms say."""
    for locale in glossary.locales:
        for term, _ in glossary.wordings(locale):
            for key, read in glossary.readings(term, locale).items():
                if not glossary.is_flawed(term, locale, key):
                    yield from rules.wrong(Page(**vars(read), path=glossary.path, source="", meta={}), rules.DEFINITION)


def read(root: Path) -> Content:
    """Return the content of the site whose mkdocs.yml is in `root`; where that says no languages, there is none."""
    gc.set_threshold(1_000_000)  # nearly all that is read is kept, and looking for garbage in it takes a tenth of the time
    site, problems = project.read(root)
    wrong: list[Problem] = []

    def noted(read: tuple[T, Iterable[Problem]]) -> T:
        found, problems = read
        wrong.extend(problems)
        return found

    ids, moved_file, wrong_ids = moved.read(site.moved, root)
    repairs, repairs_file, wrong_repairs = corrections.load(site.corrections, root)
    confirmed, confirmed_file, wrong_records = freshness.read(site.confirmed, root)
    glossary = replace(noted(model.load(site.glossary, root, site.locales, site.complete)), moved=ids)
    common = noted(vocabulary.read(site.common_words, root))
    wrong += [*wrong_ids, *wrong_repairs, *wrong_records]
    wrong += store.kept("definitions", lambda: glossary.digest, lambda: [*definitions(glossary)])
    return Content(
        project=site,
        labels=noted(labels.read(site)),
        glossary=glossary,
        matchers={locale: _matcher(glossary, common, locale) for locale in site.locales},
        common_words=common,
        search_words=noted(searchwords.read(site.search_words, root, site.locales)),
        editions=noted(pages.read(site)),
        corrections=repairs,
        corrections_file=repairs_file,
        facts=noted(facts.load(site.facts, root, site.locales)),
        indicators=noted(indicators.load(site.indicators, root, site.locales)),
        structure=noted(structure.load(site.structure, root)),
        link_exceptions=noted(parity.load_exceptions(site.link_exceptions, root)),
        confirmed=confirmed,
        confirmed_file=confirmed_file,
        readings=_spoken(glossary, noted(readings.read(site.readings, root))),
        moved_file=moved_file,
        before=noted(earlier.read(site)),
        # All has been read by now. Without languages the others only follow from these, and so they do where a file is named otherwise.
        problems=(*problems, *((tuple(site.strays()) or wrong) if site.locales else ())),
    )


def _matcher(glossary: Glossary, common: CommonWords, locale: str) -> Matcher:
    made = partial(matcher_of, glossary, locale, common.written.values())
    return store.kept("matcher", lambda: (linking(glossary, common), locale), made, lasts=False)


def _spoken(glossary: Glossary, own: Readings) -> Readings:
    """Return the readings of a site, before those of the package, and those of Latin letters that its terms say."""
    common, _ = readings.read(theme.FOLDER / "readings.yaml", theme.FOLDER)
    kanji = Readings(own.path, {**common.words, **own.words})
    said = replace(kanji, words={**latin.words([each[:2] for each in glossary.spoken()], kanji), **kanji.words})
    return store.kept("spoken", lambda: (said.path, said.words), lambda: said, lasts=False)
