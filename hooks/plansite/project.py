"""What a plan site is made of: its folders and its languages, read from mkdocs.yml without MkDocs."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, ValidationError
from pydantic_core import PydanticCustomError

from plansite import theme
from plansite.files import form, yamlfile
from plansite.files.problem import Problem
from plansite.period import Text, Times


@dataclass(frozen=True)
class Title:
    """Text of mkdocs.yml that pages show, with the place of its first character."""

    text: str
    line: int
    column: int


class _File:
    """A file of a site, by its path from the root; a project gives it as a whole path."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __get__(self, site: "Project", owner: type) -> Path:
        return site.root / self.path


@dataclass(frozen=True)
class Project:
    """A plan site: `root` holds mkdocs.yml, glossary/ and source/; `docs` a folder a locale; the first locale is the plan's own.

    `nav` lists the pages in the order of the navigation; `repository` is the address of the repository, or empty. `ruby` lists the
    locales whose pages carry furigana; `titles` holds what a locale's pages show out of mkdocs.yml itself; `name` is that of the site,
    `nav_titles` are the titles of the navigation as they stand there. `address` is that of the site, or empty, and `site_names` its name
    in each locale; `times` places the plan among others; `has_source` says that its text is compared with a received one.
    """

    root: Path
    docs: Path
    locales: tuple[str, ...]
    names: dict[str, str]
    complete: tuple[str, ...]
    nav: tuple[str, ...]
    repository: str
    branch: str
    ruby: tuple[str, ...]
    titles: dict[str, tuple[Title, ...]]
    name: str = ""
    nav_titles: frozenset[str] = frozenset()
    address: str = ""
    site_names: dict[str, str] = field(default_factory=dict)
    times: Times = Times()
    has_source: bool = True

    @property
    def default(self) -> str:
        """Return the locale of the plan itself."""
        return self.locales[0]

    @property
    def edit_address(self) -> str:
        """Return what a file's path is added to for GitHub's editor, or an empty string where the repository is not known."""
        return f"{self.repository}/edit/{self.branch}/" if self.repository else ""

    glossary = _File("glossary/terms.yaml")  # the only source of terms
    moved = _File("glossary/moved.yaml")  # the ids that were changed
    common_words = _File("glossary/common-words.yaml")  # the reviewed list of words that need no entry
    search_words = _File("glossary/search-words.yaml")  # the words with which readers look for sections and pages
    easy_words = _File("glossary/easy-words.yaml")  # the reviewed lists that the rules of easy Japanese rely on
    easy_warnings = _File("glossary/easy-warnings.yaml")  # how many warnings each rule of easy Japanese may have
    easy_measures = _File("glossary/easy-measures.yaml")  # the scores of the easy pages
    readings = _File("glossary/readings.yaml")  # the reviewed readings
    received_text = _File("source/plan.txt")  # the plan's text as received
    corrections = _File("source/corrections.yaml")  # the repairs of the received text
    facts = _File("source/facts.yaml")  # what every edition carries
    link_exceptions = _File("source/link-exceptions.yaml")  # where not the same terms are linked in every language, and why
    confirmed = _File("source/confirmed.yaml")  # the record of translations that were compared with their originals
    test_results = _File("accessibility/results.json")  # what programs found when they tested the site's accessibility
    trials = _File("accessibility/trials.json")  # what came of trying it with a screen reader and with browsers
    test_records = _File("accessibility/manual.yaml")  # the records of people who tested it
    labels = _File("labels")  # the folder that holds the site's own words, a file a locale


class _Part(BaseModel, extra="ignore", frozen=True):
    """A part of mkdocs.yml: the keys that the plan site needs, beside those that only MkDocs reads."""


# Languages whose code is a key of a term or of a fact, with what stands for it; its labels say what it is.
_KEYS = {"id": "id-ID", "no": "nb"}


def _locale(value: str) -> str:
    """Return a locale that the i18n plugin takes too; raises PydanticCustomError, which says what to write instead."""
    if value in _KEYS:
        raise PydanticCustomError("message", "SITE009", {"locale": value, "instead": _KEYS[value]})
    if not re.fullmatch("[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?", value):
        raise PydanticCustomError("message", "SITE010", {"locale": value, "instead": value[0] + value[2:3]})
    return value


class _Language(_Part):
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", examples=["ja-easy"]), AfterValidator(_locale)]
    name: Text
    default: Literal["true", "false"] = "false"
    site_name: Text | None = None
    nav_translations: dict[str, Text] = {}


class _Extra(Times):
    complete: tuple[Text, ...] = ()
    ruby: tuple[Text, ...] = ()
    repository: str | tuple[str, ...] = Field("", examples=["https://github.com/…/…"])
    branch: Text = "main"
    source: bool = True


class _Settings(_Part):
    site_name: Text
    site_url: str | tuple[str, ...] = ""
    docs_dir: Text = "docs"
    theme: str | dict[str, Any] = ""
    hooks: tuple[str, ...] = ()
    plugins: tuple[str | dict[str, Any], ...]
    nav: tuple[str | dict[str, Any], ...]
    extra: _Extra = _Extra()


class _Languages(_Part):
    languages: Annotated[tuple[_Language, ...], Field(min_length=1)]


def read(root: Path) -> tuple[Project, list[Problem]]:
    """Return the project that `root`/mkdocs.yml describes; the i18n plugin's list of languages decides, the default one first.

    Where the file has a mistake, every problem of it is blocking, and the project has no locale.
    """
    document, problems = yamlfile.read(root / "mkdocs.yml", root, tags=True)
    settings, problems = form.read(document, problems, _Settings)
    if settings is None:
        return Project(root, root / "docs", (), {}, (), (), "", "main", (), {}), problems
    languages, wrong = _languages(document, settings)
    nav = list(_entries(settings.nav))
    names = {language.locale: language.name for language in languages}
    problems += [*wrong, *_strangers(document, settings.extra, names), *_demands(document, settings, root / settings.docs_dir)]
    problems += [*_without_title(document, settings.extra, names), *_twice(document)]
    return (
        Project(
            root,
            root / settings.docs_dir,
            tuple(names),
            names,
            settings.extra.complete,
            tuple(page for _, page in nav if page),
            _address(settings.extra.repository).rstrip("/"),
            settings.extra.branch,
            settings.extra.ruby,
            _titles(document) if languages else {},
            settings.site_name,
            frozenset(title for title, _ in nav),
            _address(settings.site_url),
            {language.locale: language.site_name or settings.site_name for language in languages},
            settings.extra,
            settings.extra.source,
        ),
        problems,
    )


def _languages(document: yamlfile.Document, settings: _Settings) -> tuple[list[_Language], list[Problem]]:
    """Return the languages of the i18n plugin, the default one first, and what is wrong with them."""
    for index, plugin in enumerate(settings.plugins):
        settled = plugin.get("i18n") if isinstance(plugin, dict) else None
        if isinstance(settled, dict) and "languages" in settled:
            try:
                languages = _Languages.model_validate(settled).languages
            except ValidationError as error:
                return [], list(form.mistakes(document, ("plugins", index, "i18n"), error.errors(), _Languages))
            if [language.default for language in languages].count("true") != 1:
                return [], [Problem.at(document, ("plugins", index, "i18n", "languages"), "SITE003", blocking=True)]
            return sorted(languages, key=lambda language: language.default != "true"), []
    return [], [Problem.at(document, ("plugins",), "SITE001", blocking=True)]


def _demands(document: yamlfile.Document, settings: _Settings, docs: Path) -> Iterator[Problem]:
    """Give a problem for each line that mkdocs.yml must have and lacks, and each picture that is not there: the plugin sets all else."""
    look = {"name": settings.theme} if isinstance(settings.theme, str) else settings.theme
    plugins = [plugin if isinstance(plugin, str) else next(iter(plugin), "") for plugin in settings.plugins]
    for key, line, lacks in (
        ("theme", "theme: plansite", look.get("name") != "plansite"),
        ("plugins", "- plansite", "plansite" not in plugins and not settings.hooks),
        ("site_url", 'site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]', not settings.site_url),
    ):
        if lacks:
            yield Problem.at(document, (key,), "SITE004", key=key, line=line)
    if settings.site_url and not _address(settings.site_url):
        yield Problem.at(document, ("site_url",), "SITE015", variable=settings.site_url[0])
    for key in ("favicon", "logo"):
        if (name := look.get(key)) and not any((folder / name).is_file() for folder in (docs, theme.FOLDER)):
            yield Problem.at(document, ("theme", key), "SITE014", source=name, docs=settings.docs_dir)


def _strangers(document: yamlfile.Document, extra: _Extra, names: dict[str, str]) -> Iterator[Problem]:
    """Give a problem for each locale under `extra` that is not among the languages."""
    for key, locales in (("complete", extra.complete), ("ruby", extra.ruby)) if names else ():
        for index, locale in enumerate(locales):
            if locale not in names:
                place, known = ("extra", key, index), tuple(names)
                yield Problem.at(document, place, "SITE002", blocking=True, key=key, locale=locale, known=known)


def _without_title(document: yamlfile.Document, times: Times, names: dict[str, str]) -> Iterator[Problem]:
    """Give a problem for each other plan whose title is not written in just the languages of the site."""
    for place, titles in times.titles() if names else ():
        if titles.keys() != names.keys():
            yield Problem.at(document, ("extra", *place), "SITE005", blocking=True, key=str(place[0]), locales=tuple(names))


def _twice(document: yamlfile.Document) -> Iterator[Problem]:
    """Give a problem for each page that the navigation has more than once: a page has one place, one before it and one after."""
    first: dict[str, int] = {}
    for place in (place for place in document.starts if place[0] == "nav"):
        page, line = document.value(place), document.line(place)
        if page.endswith(".md") and first.setdefault(page, line) != line:
            yield Problem.at(document, place, "SITE008", blocking=True, page=page, line=first[page])


def _address(setting: str | tuple[str, ...]) -> str:
    """Return an address: the setting is one, or `!ENV [NAME, default]`."""
    return setting if isinstance(setting, str) else os.environ.get(setting[0], setting[-1]) if setting else ""


def _titles(document: yamlfile.Document) -> dict[str, tuple[Title, ...]]:
    """Return for each locale the titles of its navigation, its name and that of its site, as far as they are written for it."""
    found: dict[str, list[Title]] = {}
    for location, (line, column) in document.starts.items():
        match location:
            case ("plugins", int() as index, "i18n", "languages", int() as number, "name" | "site_name" | "nav_translations", *_):
                locale = document.value(("plugins", index, "i18n", "languages", number, "locale"))
            case ("extra", "successor", "title", str() as locale) | ("extra", "earlier", _, "title", str() as locale):
                pass
            case _:
                continue
        found.setdefault(locale, []).append(Title(document.value(location), line, column))
    return {locale: tuple(titles) for locale, titles in found.items()}


def _entries(nav: Any) -> Iterator[tuple[str, str]]:
    """Give title and page of each entry of a navigation, in its order; a page may have no title, and a title opens entries of its own."""
    for item in nav if isinstance(nav, (list, tuple)) else ():
        for title, below in item.items() if isinstance(item, dict) else (("", item),):
            yield title, below if isinstance(below, str) else ""
            yield from _entries(below)
