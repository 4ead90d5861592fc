"""Everything that the site is made of, read once: project, labels, glossary, editions, corrections."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from plansite import labels, project, theme
from plansite.editions import corrections, earlier, facts, freshness, moves, pages, parity, rules
from plansite.editions.corrections import Corrections
from plansite.editions.earlier import Before
from plansite.editions.facts import Facts
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
    words, wrong_labels = labels.read(site)
    glossary, wrong_terms = model.load(site.glossary, root, site.locales, site.complete)
    renamed, moved_file, wrong_moved = moved.read(site.moved, root)
    glossary = replace(glossary, moved=renamed)
    common, wrong_words = vocabulary.read(site.common_words, root)
    asked, wrong_asked = searchwords.read(site.search_words, root, site.locales)
    repairs, document, wrong_repairs = corrections.load(site.corrections, root)
    carried, wrong_facts = facts.load(site.facts, root, site.locales)
    measured, wrong_indicators = indicators.load(site.indicators, root, site.locales)
    stages, wrong_structure = structure.load(site.structure, root)
    exceptions, wrong_exceptions = parity.load_exceptions(site.link_exceptions, root)
    confirmed, confirmed_file, wrong_confirmed = freshness.read(site.confirmed, root)
    common_readings, _ = readings.read(theme.FOLDER / "readings.yaml", theme.FOLDER)
    own_readings, wrong_readings = readings.read(site.readings, root)
    kanji = Readings(own_readings.path, {**common_readings.words, **own_readings.words})
    read_words = [(wording.term, wording.reading) for locale in site.locales for _, wording in glossary.wordings(locale) if wording.reading]
    editions, wrong_pages = pages.read(site)
    before, wrong_earlier = earlier.read(site)
    # Both remember what they have found in texts.
    said = replace(kanji, words={**latin.words(read_words, kanji), **kanji.words})
    spoken = store.kept("spoken", lambda: (said.path, said.words), lambda: said, lasts=False)
    matchers = {}
    for locale in site.locales:
        made = partial(matcher_of, glossary, locale, common.written.values())
        matchers[locale] = store.kept("matcher", partial(lambda locale: (linking(glossary, common), locale), locale), made, lasts=False)
    others = (
        *wrong_labels,
        *wrong_terms,
        *wrong_moved,
        *wrong_words,
        *wrong_asked,
        *wrong_repairs,
        *wrong_facts,
        *wrong_indicators,
        *wrong_structure,
        *wrong_exceptions,
        *wrong_confirmed,
        *wrong_readings,
        *wrong_pages,
        *wrong_earlier,
        *store.kept("definitions", lambda: glossary.digest, lambda: [*definitions(glossary)]),
    )
    return Content(
        site,
        words,
        glossary,
        matchers,
        common,
        asked,
        editions,
        repairs,
        document,
        carried,
        measured,
        stages,
        exceptions,
        confirmed,
        confirmed_file,
        spoken,
        moved_file,
        before,
        (*problems, *(tuple(site.strays()) or others))
        if site.locales
        else tuple(problems),  # without languages the others only follow from these
    )
