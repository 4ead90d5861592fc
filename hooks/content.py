"""Everything that the site is made of, read once: project, labels, glossary, editions, corrections."""

from dataclasses import dataclass
from pathlib import Path

import labels
import project
import yamlfile
from easy import readings
from easy.readings import Readings
from editions import corrections, pages
from editions.corrections import Corrections
from editions.pages import Editions
from labels import Labels
from markdownfile import Page
from problem import Problem
from project import Project
from termbase import model, vocabulary
from termbase.matcher import Matcher, matcher_of
from termbase.model import Glossary
from termbase.vocabulary import CommonWords


@dataclass(frozen=True)
class Content:
    """The content of a site; `problems` are those of form, found while reading."""

    project: Project
    labels: dict[str, Labels]
    glossary: Glossary
    matchers: dict[str, Matcher]
    common_words: CommonWords
    editions: Editions
    corrections: Corrections
    corrections_file: yamlfile.Document
    readings: Readings
    problems: tuple[Problem, ...]

    def plan_pages(self) -> list[Page]:
        """Return the pages that carry the plan's own text, in the order of the navigation."""
        first = self.editions[self.project.default]
        return [page for source in self.project.nav if (page := first.get(source)) and page.meta.get("origin") == "plan"]

    def page(self, locale: str, source: str) -> tuple[Page, str]:
        """Return the page that readers of `locale` see at `source`, and the locale in which it is written."""
        own = self.editions[locale].get(source)
        return (own, locale) if own else (self.editions[self.project.default][source], self.project.default)


def read(root: Path) -> Content:
    """Return the content of the site whose mkdocs.yml is in `root`."""
    site, problems = project.read(root)
    words, wrong_labels = labels.read(site)
    glossary, wrong_terms = model.load(site.glossary, root, site.locales)
    common, wrong_words = vocabulary.read(site.common_words, root)
    repairs, document, wrong_repairs = corrections.load(site.corrections, root)
    read_as, wrong_readings = readings.read(site.readings, root)
    return Content(
        site,
        words,
        glossary,
        {locale: matcher_of(glossary, locale) for locale in site.locales},
        common,
        pages.read(site),
        repairs,
        document,
        read_as,
        (*problems, *wrong_labels, *wrong_terms, *wrong_words, *wrong_repairs, *wrong_readings),
    )
