"""What is made from data: the glossary's pages, the corrections, the page for editors, the statement on accessibility."""

import datetime
import posixpath
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial

from plansite import addresses, check, theme
from plansite.accessibility import earl, readers, statement, tested
from plansite.accessibility.criteria import PRINCIPLES
from plansite.accessibility.readers import Session
from plansite.accessibility.statement import Statement
from plansite.accessibility.trials import Trials
from plansite.content import Content
from plansite.easy import allowance, editors, lint, measures
from plansite.easy.measures import Measured
from plansite.easy.sentences import Text
from plansite.editions import earlier, reports
from plansite.editions.figures import page as figures
from plansite.exchange.exports.datasets import Exports
from plansite.exchange.exports.page import data_page
from plansite.files import store
from plansite.files.markdownfile import Page
from plansite.reviews import english
from plansite.terms import pages, uses
from plansite.terms.pages import Place, Setting

Compared = tuple[tuple[Page, str, Text], ...]


def pages_of(site: Content, exports: Exports | None = None) -> dict[str, dict[str, str]]:
    """Return for each locale the Markdown of the pages made from data for which it has the words, by source path; with `exports` also
    that of the page which leads to the files of data.
    """
    compared = cache(lambda: tuple(lint.compared(site)))
    made = {locale: dict(_in_locale(site, _setting(site, locale), compared)) for locale in site.project.locales}
    if exports:
        for locale in made:
            made[locale].update([data_page(exports, locale, pages.environment())])
    return made


def accessibility_of(site: Content, today: datetime.date) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Return what says how accessible a site is that was tested, as it is on the day of the build: for each locale the Markdown that
    pages append, by the name under which their front matter asks for it, and the text of the files that are data, by their path.
    """
    found, _ = tested.read(site.project, site.editions)
    sessions = found.sessions
    parts = {
        locale: {readers.PART: readers_part(site, locale, sessions)} if sessions is not None else {} for locale in site.project.locales
    }
    if found.results is None:
        return parts, {}
    stated = statement.state(found.results, found.records, today)
    for locale, made in parts.items():
        made[statement.PART] = statement_part(site, locale, stated, found.trials)
    return parts, {earl.SOURCE: earl.written(stated)}


def statement_part(site: Content, locale: str, stated: Statement, tried: Trials) -> str:
    """Return the statement and the trials as Markdown in a locale; what testers wrote is in the language of the plan."""
    return _part(site, locale, "accessibility.md", statement=stated, trials=tried, principles=PRINCIPLES)


def readers_part(site: Content, locale: str, sessions: Iterable[Session]) -> str:
    """Return as Markdown in a locale what readers understood of the pages that they read."""
    place = partial(_place, site, locale)
    return _part(site, locale, "readers.md", sessions=sessions, questions=readers.QUESTIONS, place=place, names=site.project.names)


def _part(site: Content, locale: str, template: str, **said: object) -> str:
    words = site.labels[locale].words
    return pages.environment().get_template(template).render(**said, locale=locale, labels=words, tags=site.tags, project=site.project)


def _in_locale(site: Content, setting: Setting, compared: Callable[[], Compared]) -> Iterator[tuple[str, str]]:
    locale, known, templates = setting.locale, addresses.generated(site), pages.environment()

    def told() -> object:
        written = [(path.name, path.read_text(encoding="utf-8")) for path in sorted((theme.FOLDER / "pages").iterdir())]
        return written, site.settings, repr(setting), bool(site.before)

    def measured() -> object:
        plan = [site.page(each, page.source)[0].key for page in site.plan_pages() for each in site.project.locales]
        data = [each.document.digest for each in (site.indicators, site.facts, site.structure)]
        return told(), plan, site.linking, data, *(repr(each) for each in _counts(site))

    yield from store.kept("pages of entries", told, lambda: [*_of_entries(site, setting, known)])
    yield from store.kept("pages of figures", measured, lambda: [*_of_figures(site, setting, known, compared)])
    if site.before:
        yield earlier.changes_page(site.before, site.glossary, locale, setting.labels, setting.tags, templates)
    if "corrections.md" in known and all(locale in words for words in site.corrections.kinds.values()):
        yield reports.corrections_page(site.corrections, locale, setting.labels, setting.tags, templates)


def _of_entries(site: Content, setting: Setting, known: Container[str]) -> Iterator[tuple[str, str]]:
    """Give the pages of which `known` are made, and which say nothing but what the glossary does, and where its terms are."""
    templates = pages.environment()
    yield from pages.term_pages(site.glossary, setting, templates)
    if "glossary/names.md" in known:
        yield pages.names_page(site.glossary, setting, templates)
    if _is_explained(site, setting.locale):
        yield pages.index_page(site.glossary, setting, templates, changes=bool(site.before))
        if "appendix.md" in known:
            yield reports.appendix_page(site.glossary, setting.locale, setting.labels, setting.tags, templates)


def _of_figures(site: Content, setting: Setting, known: Container[str], compared: Callable[[], Compared]) -> Iterator[tuple[str, str]]:
    """Give the pages of which `known` are made, and which say what was measured on the pages of the plan, or stands in its data."""
    if editors.SOURCE in known and _is_explained(site, setting.locale):
        yield _editors_page(site, setting, compared())
    if figures.SOURCE in known and all(each.wording(setting.locale) for each in site.indicators.indicators):
        yield _figures_page(site, setting)


def _is_explained(site: Content, locale: str) -> bool:
    return any(wording.definition for _, wording in site.glossary.wordings(locale))


def _counts(site: Content) -> tuple[Measured, dict[str, int]]:
    """Return what analysers have measured on pages, and the numbers of warnings that are allowed."""
    root = site.project.root
    return measures.read(site.project.easy_measures, root)[0], allowance.read(site.project.easy_warnings, root)[0]


def _editors_page(site: Content, setting: Setting, compared: Compared) -> tuple[str, str]:
    """Return (source path, Markdown) of the page for editors: how easy the editions are to read, and the warnings of each rule."""
    measured, allowed = _counts(site)
    rows = [editors.row(_place(site, setting.locale, page.source), locale, text, measured) for page, locale, text in compared]
    in_english = [(_place(site, setting.locale, source), mean, lix) for source, mean, lix in english.figures(site)]
    return editors.page(rows, in_english, allowed, setting, pages.environment())


def _figures_page(site: Content, setting: Setting) -> tuple[str, str]:
    """Return (source path, Markdown) of the plan in figures, with the words that readers of the locale see on its pages."""
    shown = [site.page(setting.locale, page.source) for page in site.plan_pages()]
    used = (use for page, written in shown for use in uses.on_page(page, site.matchers[written], written))
    sources = {page.source: pages.place_of(page, "", written) for page, written in shown}
    return figures.page(site.figures, used, sources, site.glossary, setting, pages.environment())


def _place(site: Content, locale: str, source: str) -> Place:
    """Return the page that readers of `locale` see at `source`."""
    shown, written = site.page(locale, source)
    return pages.place_of(shown, "", written)


def _setting(site: Content, locale: str) -> Setting:
    found: dict[str, tuple[Place, ...]] = {}
    sections: dict[str, Place] = {}
    for page in site.plan_pages():
        shown, written = site.page(locale, page.source)
        above = _above(site, page.source, written)
        here = check.kept(site, uses.on_page, shown, site.matchers[written], written)
        for term, places in pages.places(here, {page.source: shown}, written).items():
            found[term] = (*found.get(term, ()), *(replace(place, above=above) for place in places))
        sections |= {anchor: replace(pages.place_of(shown, anchor, written), above=above) for anchor in sorted(shown.anchors)}
    return Setting(locale, site.labels[locale].words, site.project.names, site.tags, found, sections, site.project.edit_address)


def _above(site: Content, source: str, locale: str) -> Place | None:
    """Return the page that opens the folder of a page, which may be the page itself."""
    opening = site.editions[locale].get(f"{posixpath.dirname(source)}/index.md")
    return pages.place_of(opening, "", locale) if opening else None
