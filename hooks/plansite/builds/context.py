"""What the templates of pages are told: the words of their language, the page in other languages, and what is to be said of its text."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from plansite.content import Content
from plansite.editions import dates
from plansite.publish import assets, policy
from plansite.theme import tokens


@dataclass(frozen=True)
class Context:
    """What is told of a `site`, and of the pages that are `made` for it, by locale and source."""

    site: Content
    made: Mapping[str, Mapping[str, str]]
    config: MkDocsConfig

    def folder(self, locale: str) -> str:
        """Return the folder of a locale's pages, from the site's root."""
        return "" if locale == self.site.project.default else f"{locale}/"

    def words(self, locale: str) -> dict[str, Any]:
        """Return what the templates of all pages of a locale are told."""
        labels = self.site.labels
        here, joined = direction(self.site.tags[locale]), assets.joined(self.config.extra_css)
        return {
            "locale": locale,
            "labels": labels[locale].words,
            "all_labels": {other: each.words for other, each in labels.items()},
            "folder": self.folder(locale),
            "policy": policy.PAGE,
            "repository": self.site.project.repository,
            "furigana": locale in self.site.project.ruby,
            "tags": self.site.tags,
            "tokens": tokens.read(),
            "icon_file": icon(self.config),
            "style": assets.STYLE,
            "extra_css": [path for path in self.config.extra_css if path not in joined],
            "direction": here,
            "turned": lambda tag: "" if direction(tag) == here else Markup(f' dir="{direction(tag)}"'),
            "address": lambda source: self.address(source, locale),
            "foreign": lambda title, file=None: self.foreign(title, file, locale),
            "has": lambda source: self.is_written(source, self.site.project.default),
        }

    def page(self, page: Page) -> dict[str, Any]:
        """Return what the template of a page is told."""
        file: Any = page.file
        source, locale, fallen = file.norm_src_uri, file.locale_alternate_of, falls_back(page)
        return {
            **self.words(locale),
            "home": source == "index.md",
            "editions": self.addresses(page),
            "falls_back": fallen,
            "content_tag": self.site.tags[file.locale],
            "translates": not fallen and locale != self.site.project.default and _is_of_plan(source, self.site),
            "behind": [] if fallen else self.behind(source, locale),
            "over": self.over(source, locale),
            "sources": self.sources(source, file.locale),
        }

    def missing(self, locale: str) -> dict[str, Any]:
        """Return what a template that is no page (404.html) is told in a locale."""
        editions = [
            self.edition(other, self.folder(other), other == locale, True)
            | {"home": self.address("index.md", other), "glossary": self.address("glossary/index.md", other)}
            for other in self.site.project.locales
        ]
        return {**self.words(locale), "editions": editions}

    def address(self, source: str, locale: str) -> str:
        """Return the address from the site's root of a page's source in a language."""
        return posixpath.join(self.folder(locale), _url(source, self.config.use_directory_urls))

    def foreign(self, title: str, file: Any, locale: str) -> str:
        """Return the language tag of a title that pages of `locale` show though it is not written in it, or an empty string.

        Titles are those of mkdocs.yml, in the first language where it gives them no other, or the heading of a page's `file`.
        """
        project = self.site.project
        own = file is not None and title not in {entry.title for entry in project.nav} and file.locale == locale
        if own or locale == project.default or title in (each.text for each in project.titles.get(locale, ())):
            return ""
        return self.site.tags[project.default]

    def addresses(self, page: Page) -> list[dict[str, Any]]:
        """Return the page in each language: locale, name, language tag, address from the site's root, and whether it is written in it."""
        file: Any = page.file
        source, here = file.norm_src_uri, file.locale_alternate_of
        plain = page.url.removeprefix(self.folder(here))
        return [
            self.edition(other, posixpath.join(self.folder(other), plain), other == here, self.is_written(source, other))
            for other in self.site.project.locales
        ]

    def is_written(self, source: str, locale: str) -> bool:
        """Say whether a page is written in a language."""
        return source in self.site.editions[locale] or source in self.made[locale]

    def edition(self, locale: str, url: str, current: bool, written: bool) -> dict[str, Any]:
        """Return what is told of a page in a locale: see `addresses`."""
        return {
            "folder": self.folder(locale),
            "name": self.site.project.names[locale],
            "tag": self.site.tags[locale],
            "url": url,
            "current": current,
            "written": written,
            "locale": locale,
        }

    def sources(self, source: str, locale: str) -> list[tuple[str, str]]:
        """Return the title of each section of a page, its own first, with the address at which its lines are edited."""
        page, address = self.site.editions[locale].get(source), self.site.project.edit_address
        return [(section.title, f"{address}{page.path}#L{section.line}") for section in page.sections] if page and address else []

    def over(self, source: str, locale: str) -> dict[str, Any] | None:
        """Return the plan's last day and its successor where a page is about the plan and its period was over when the site was built."""
        site, times = self.site, self.site.project.times
        about_plan = source == "index.md" or source.startswith("glossary/") or _is_of_plan(source, site)
        # The time at which the build began, or that of SOURCE_DATE_EPOCH.
        if times.period is None or not about_plan or not times.period.is_over(get_build_datetime().date()):
            return None
        day = times.period.end
        return {"day": day, "shown": dates.shown(day, site.labels[locale].words), "successor": times.successor}

    def behind(self, source: str, locale: str) -> list[dict[str, str]]:
        """Return the sections of a page whose original has changed since they were translated: anchor and title of each."""
        page = self.site.editions[locale].get(source)
        titles = {section.anchor: section.title for section in page.sections} if page else {}
        waiting = (each for each in self.site.behind if each.source == source and each.locale == locale)
        return [{"anchor": each.name if each.name in titles else "", "title": titles.get(each.name, "")} for each in waiting]


def falls_back(page: Page) -> bool:
    """Say whether a page is shown in another language than that of its edition, in which it is not written."""
    file: Any = page.file
    return bool(file.locale != file.locale_alternate_of)


def _is_of_plan(source: str, site: Content) -> bool:
    """Say whether a page is the plan's own text, or a translation of it."""
    original = site.editions[site.project.default].get(source)
    return source == "appendix.md" if original is None else original.meta.get("origin") == "plan"


def icon(config: MkDocsConfig) -> str:
    """Return the path of the site's icon where that is an SVG, of which other sizes can be made, or else an empty string."""
    path = str(config.theme.get("favicon") or "")
    return path if path.endswith(".svg") else ""


@cache
def _url(source: str, use_directory_urls: bool) -> str:
    """Return the address of a page from the folder of its edition."""
    return File(source, None, "", use_directory_urls).url


@cache
def direction(tag: str) -> str:
    """Return the direction in which a language is written, ltr or rtl; of one that the CLDR does not know, ltr."""
    try:
        return Locale.parse(tag, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
