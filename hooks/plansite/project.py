"""What a plan site is made of: its folders and its languages, read from mkdocs.yml without MkDocs."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plansite.files import form, yamlfile
from plansite.files.problem import Problem
from plansite.period import Times


@dataclass(frozen=True)
class Title:
    """Text of mkdocs.yml that pages show, with the place of its first character."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Project:
    """A plan site: `root` holds mkdocs.yml, glossary/ and source/; `docs` a folder a locale; the first locale is the plan's own.

    `nav` lists the pages in the order of the navigation; `repository` is the address of the repository, or empty. `ruby` lists the
    locales whose pages carry furigana; `titles` holds what a locale's pages show out of mkdocs.yml itself; `name` is that of the site,
    `nav_titles` are the titles of the navigation as they stand there. `address` is that of the site, or empty, and `site_names` its name
    in each locale; `times` places the plan among others.
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

    @property
    def default(self) -> str:
        """Return the locale of the plan itself."""
        return self.locales[0]

    @property
    def edit_address(self) -> str:
        """Return what a file's path is added to for GitHub's editor, or an empty string where the repository is not known."""
        return f"{self.repository}/edit/{self.branch}/" if self.repository else ""

    @property
    def glossary(self) -> Path:
        """Return the path of the only source of terms."""
        return self.root / "glossary" / "terms.yaml"

    @property
    def moved(self) -> Path:
        """Return the path of the ids that were changed."""
        return self.root / "glossary" / "moved.yaml"

    @property
    def common_words(self) -> Path:
        """Return the path of the reviewed list of words that need no entry."""
        return self.root / "glossary" / "common-words.yaml"

    @property
    def easy_words(self) -> Path:
        """Return the path of the reviewed lists that the rules of easy Japanese rely on."""
        return self.root / "glossary" / "easy-words.yaml"

    @property
    def easy_warnings(self) -> Path:
        """Return the path of the number of warnings that each rule of easy Japanese may have."""
        return self.root / "glossary" / "easy-warnings.yaml"

    @property
    def easy_measures(self) -> Path:
        """Return the path of the scores of the easy pages."""
        return self.root / "glossary" / "easy-measures.yaml"

    @property
    def readings(self) -> Path:
        """Return the path of the reviewed readings."""
        return self.root / "glossary" / "readings.yaml"

    @property
    def received_text(self) -> Path:
        """Return the path of the plan's text as received."""
        return self.root / "source" / "plan.txt"

    @property
    def corrections(self) -> Path:
        """Return the path of the repairs of the received text."""
        return self.root / "source" / "corrections.yaml"

    @property
    def facts(self) -> Path:
        """Return the path of the facts that every edition carries."""
        return self.root / "source" / "facts.yaml"

    @property
    def link_exceptions(self) -> Path:
        """Return the path of the explained exceptions to linking the same terms in every language."""
        return self.root / "source" / "link-exceptions.yaml"

    @property
    def confirmed(self) -> Path:
        """Return the path of the record of translations that were compared with their originals."""
        return self.root / "source" / "confirmed.yaml"

    @property
    def test_results(self) -> Path:
        """Return the path of what programs found when they tested the site's accessibility."""
        return self.root / "accessibility" / "results.json"

    @property
    def trials(self) -> Path:
        """Return the path of what came of trying it with a screen reader and with browsers."""
        return self.root / "accessibility" / "trials.json"

    @property
    def test_records(self) -> Path:
        """Return the path of the records of people who tested it."""
        return self.root / "accessibility" / "manual.yaml"

    @property
    def labels(self) -> Path:
        """Return the folder that holds the site's own words, a file a locale."""
        return self.root / "labels"


Text = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    """A part of mkdocs.yml: the keys that the plan site needs, beside those that only MkDocs reads."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Language(_Part):
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", examples=["ja-easy"])]
    name: Text
    default: Literal["true", "false"] = "false"
    site_name: Text | None = None
    nav_translations: dict[str, Text] = {}


class _Extra(Times):
    complete: tuple[Text, ...] = ()
    ruby: tuple[Text, ...] = ()
    repository: str | tuple[str, ...] = Field("", examples=["https://github.com/…/…"])
    branch: Text = "main"


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
    names = {language.locale: language.name for language in languages}
    problems += [*wrong, *_strangers(document, settings.extra, names), *_demands(document, settings)]
    problems += _without_title(document, settings.extra, names)
    return (
        Project(
            root,
            root / settings.docs_dir,
            tuple(names),
            names,
            settings.extra.complete,
            tuple(_sources(settings.nav)),
            _address(settings.extra.repository).rstrip("/"),
            settings.extra.branch,
            settings.extra.ruby,
            _titles(document) if languages else {},
            settings.site_name,
            frozenset(_nav_titles(settings.nav)),
            _address(settings.site_url),
            {language.locale: language.site_name or settings.site_name for language in languages},
            settings.extra,
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


def _demands(document: yamlfile.Document, settings: _Settings) -> Iterator[Problem]:
    """Give a problem for each line that mkdocs.yml must have and lacks: the plugin sets everything else itself."""
    theme = settings.theme if isinstance(settings.theme, str) else settings.theme.get("name")
    plugins = [plugin if isinstance(plugin, str) else next(iter(plugin), "") for plugin in settings.plugins]
    for key, line, lacks in (
        ("theme", "theme: plansite", theme != "plansite"),
        ("plugins", "- plansite", "plansite" not in plugins and not settings.hooks),
        ("site_url", 'site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]', not settings.site_url),
    ):
        if lacks:
            yield Problem.at(document, (key,), "SITE004", key=key, line=line)


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


def _sources(nav: Any) -> Iterator[str]:
    """Give the pages of a navigation in their order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (dict, list, tuple)):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _sources(item)


def _nav_titles(nav: Any) -> Iterator[str]:
    """Give the titles of a navigation."""
    for item in nav if isinstance(nav, (list, tuple)) else ():
        for title, below in item.items() if isinstance(item, dict) else ():
            yield title
            yield from _nav_titles(below)
