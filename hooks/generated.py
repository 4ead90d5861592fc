"""The pages that are made from data, as Markdown: the glossary's, the corrections, the page for editors."""

from collections.abc import Iterator

import jinja2

import check
import english
from content import Content
from easy import allowance, editors, lint, measures
from easy.sentences import Text
from editions import reports
from markdownfile import Page
from termbase import pages, uses
from termbase.pages import Place, Setting

Compared = tuple[tuple[Page, str, Text], ...]


def pages_of(site: Content) -> dict[str, dict[str, str]]:
    """Return for each locale the Markdown of the pages made from data for which it has the words, by source path."""
    templates = pages.environment(site.project.overrides / "pages")
    compared = tuple(lint.compared(site))
    return {locale: dict(_in_locale(site, locale, compared, templates)) for locale in site.project.locales}


def _in_locale(site: Content, locale: str, compared: Compared, templates: jinja2.Environment) -> Iterator[tuple[str, str]]:
    setting = _setting(site, locale)
    yield from pages.term_pages(site.glossary, setting, templates)
    known = check.generated_pages(site)
    if "glossary/names.md" in known:
        yield pages.names_page(site.glossary, setting, templates)
    if any(wording.definition for _, wording in site.glossary.wordings(locale)):
        yield pages.index_page(site.glossary, setting, templates)
        yield reports.appendix_page(site.glossary, locale, setting.labels, templates)
        if editors.SOURCE in known:
            yield _editors_page(site, setting, compared, templates)
    if "corrections.md" in known and all(locale in words for words in site.corrections.kinds.values()):
        yield reports.corrections_page(site.corrections, locale, setting.labels, templates)


def _editors_page(site: Content, setting: Setting, compared: Compared, templates: jinja2.Environment) -> tuple[str, str]:
    """Return (source path, Markdown) of the page for editors: how easy the editions are to read, and the warnings of each rule."""
    measured, _ = measures.read(site.project.easy_measures, site.project.root)
    allowed, _, _ = allowance.read(site.project.easy_warnings, site.project.root)
    rows = [editors.row(_place(site, setting.locale, page.source), locale, text, measured) for page, locale, text in compared]
    figures = [(_place(site, setting.locale, source), mean, lix) for source, mean, lix in english.figures(site)]
    return editors.page(rows, figures, allowed, setting, templates)


def _place(site: Content, locale: str, source: str) -> Place:
    """Return the page that readers of `locale` see at `source`."""
    shown, written = site.page(locale, source)
    return pages.place_of(shown, "", written)


def _setting(site: Content, locale: str) -> Setting:
    found: dict[str, tuple[Place, ...]] = {}
    sections: dict[str, Place] = {}
    for page in site.plan_pages():
        shown, written = site.page(locale, page.source)
        here = list(uses.on_pages([shown], site.matchers[written], written))
        for term, places in pages.places(here, {page.source: shown}, written).items():
            found[term] = (*found.get(term, ()), *places)
        sections |= {anchor: pages.place_of(shown, anchor, written) for anchor in shown.anchors}
    tags = {other: labels.word("language_tag") for other, labels in site.labels.items()}
    return Setting(locale, site.labels[locale].words, site.project.names, tags, found, sections, site.project.edit_address)
