"""What a plan site is made of: its folders and its languages, read from mkdocs.yml without MkDocs."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, model_validator

from plansite import theme
from plansite.files import allowed, form, yamlfile
from plansite.files.period import Text, Times
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion


@dataclass(frozen=True)
class Title:
    """Text of mkdocs.yml that pages show, with the place of its first character."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Entry:
    """An entry of the navigation, with its line: `page` is None where it opens others, `first` says that its item begins with it."""

    title: str
    page: str | None
    line: int
    first: bool = True


class _File:
    """A file of a site, by its path from the root; a project gives it as a whole path."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __get__(self, site: "Project", owner: type) -> Path:
        return site.root / self.path


@dataclass(frozen=True)
class Project:
    """A plan site: `root` holds mkdocs.yml, glossary/ and source/; `docs` a folder a locale; the first locale is the plan's own.

    `nav` lists the entries in the order of the navigation; `repository` is the address of the repository, or empty. `ruby` lists the
    locales whose pages carry furigana; `titles` holds what a locale's pages show out of mkdocs.yml itself; `name` is that of the site,
    `translated` are the titles of the navigation that each other locale translates, with their lines. `address` is that of the site, or
    empty, and `site_names` its name in each locale; `times` places the plan among others; `has_source` says that its text is compared
    with a received one.
    """

    root: Path
    docs: Path
    locales: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    complete: tuple[str, ...] = ()
    nav: tuple[Entry, ...] = ()
    repository: str = ""
    branch: str = "main"
    ruby: tuple[str, ...] = ()
    titles: dict[str, tuple[Title, ...]] = field(default_factory=dict)
    name: str = ""
    translated: dict[str, dict[str, int]] = field(default_factory=dict)
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

    def strays(self) -> Iterator[Problem]:
        """Give a problem for each file beside those of data that nothing reads."""
        known = [each.path for each in vars(Project).values() if isinstance(each, _File)]
        known += [f"{self.labels.name}/{locale}.yaml" for locale in self.locales]
        for folder in sorted({path.partition("/")[0] for path in known}):
            for path in sorted((self.root / folder).glob("*.y*ml")):
                if (name := f"{folder}/{path.name}") not in known:
                    unwritten = [each for each in known if not (self.root / each).exists()]
                    yield Problem.on(name, 1, "FILE072", blocking=True, suggestion=suggestion(name, unwritten, 0.7))

    glossary = _File("glossary/terms.yaml")  # the only source of terms
    moved = _File("glossary/moved.yaml")  # the ids that were changed
    addresses = _File("glossary/addresses.txt")  # every address that a release has published
    common_words = _File("glossary/common-words.yaml")  # the reviewed list of words that need no entry
    search_words = _File("glossary/search-words.yaml")  # the words with which readers look for sections and pages
    spellings = _File("glossary/spellings.yaml")  # how words are spelt in the site's own texts
    easy_words = _File("glossary/easy-words.yaml")  # the reviewed lists that the rules of easy Japanese rely on
    easy_warnings = _File("glossary/easy-warnings.yaml")  # how many warnings each rule of easy Japanese may have
    easy_measures = _File("glossary/easy-measures.yaml")  # the scores of the easy pages
    readings = _File("glossary/readings.yaml")  # the reviewed readings
    received_text = _File("source/plan.txt")  # the plan's text as received
    received_hash = _File("source/plan.sha256")  # its SHA-256, as sha256sum writes it
    corrections = _File("source/corrections.yaml")  # the repairs of the received text
    facts = _File("source/facts.yaml")  # what every edition carries
    indicators = _File("source/indicators.yaml")  # the numbers by which the plan is measured
    structure = _File("source/structure.yaml")  # how its parts hang together
    link_exceptions = _File("source/link-exceptions.yaml")  # where not the same terms are linked in every language, and why
    confirmed = _File("source/confirmed.yaml")  # the record of translations that were compared with their originals
    test_results = _File("accessibility/results.json")  # what programs found when they tested the site's accessibility
    trials = _File("accessibility/trials.json")  # what came of trying it with a screen reader and with browsers
    test_records = _File("accessibility/manual.yaml")  # the records of people who tested it
    readers = _File("readers/results.yaml")  # what readers understood of the pages that they read
    labels = _File("labels")  # the folder that holds the site's own words, a file a locale


class _Part(BaseModel, extra="forbid", frozen=True):
    """A part of mkdocs.yml: the keys that the plan site needs, beside those of `foreign`, which only MkDocs and its plugins read."""

    foreign: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _own(cls, written: Any) -> Any:
        others = cls.foreign.split()
        return {key: value for key, value in written.items() if key not in others} if isinstance(written, dict) else written


# Of ASCII, without what ends an address in HTML and Markdown.
_ADDRESS = re.compile(
    r"https?://(?:\[[\da-fA-F:.]+\]|[a-zA-Z\d][\w-]*(?:\.[a-zA-Z\d][\w-]*)*)(?::\d+)?(?:[/?#][!#-;=?-\[\]-~]*)?", re.ASCII
)


class _Language(_Part):
    foreign = "build copyright extra fixed_link link site_author site_description theme"

    locale: Annotated[str, Field(pattern=theme.LOCALE, examples=["ja-easy"])]
    name: Text
    default: Literal["true", "false"] = "false"
    site_name: Text | None = None
    nav_translations: dict[str, Text] = {}


class _Extra(Times, extra="forbid"):
    complete: tuple[Text, ...] = ()
    ruby: tuple[Text, ...] = ()
    repository: str | tuple[str, ...] = Field("", examples=["https://github.com/…/…"])
    branch: Text = "main"
    source: bool = True


class _Theme(_Part):
    foreign = "direction extends features font icon language locale palette static_templates"

    name: Text = ""
    custom_dir: Text | None = None
    favicon: Text | None = None
    logo: Text | None = None


class _Settings(_Part):
    # Source: MkDocs 1.6, User Guide, Configuration.
    foreign = (
        "copyright dev_addr draft_docs edit_uri edit_uri_template exclude_docs extra_css extra_javascript extra_templates INHERIT"
        " markdown_extensions mdx_configs not_in_nav remote_branch remote_name repo_name repo_url site_author site_description site_dir"
        " strict use_directory_urls validation watch"
    )

    site_name: Text
    site_url: str | tuple[str, ...] = ""
    docs_dir: Text = "docs"
    theme: Annotated[_Theme, BeforeValidator(lambda written: {"name": written} if isinstance(written, str) else written)] = _Theme()
    hooks: tuple[str, ...] = ()
    plugins: tuple[str | dict[str, Any], ...]
    nav: tuple[str | dict[str, Any], ...]
    extra: _Extra = _Extra()


class _Languages(_Part):
    foreign = "admonition_translations build docs_structure fallback_to_default reconfigure_material reconfigure_search"

    languages: Annotated[tuple[_Language, ...], Field(min_length=1)]


def read(root: Path) -> tuple[Project, list[Problem]]:
    """Return the project that `root`/mkdocs.yml describes; the i18n plugin's list of languages decides, the default one first.

    Where the file has a mistake, every problem of it is blocking, and the project has no locale.
    """
    document, problems = yamlfile.read(root / "mkdocs.yml", root, tags=True)
    settings, problems = form.read(document, problems, _Settings)
    if settings is None:
        return Project(root, root / "docs"), problems
    docs, extra = root / settings.docs_dir, settings.extra
    languages, wrong = _languages(document, settings)
    if wrong := [*_beyond(document, root)] or [*_without_docs(document, settings, docs)] or wrong:
        return Project(root, docs), [*problems, *wrong, *_twice(document)]
    names = {language.locale: language.name for language in languages}
    problems += [*_strangers(document, extra, names), *_demands(document, settings, docs)]
    problems += [*_without_title(document, extra, names), *_twice(document)]
    found = Project(
        root,
        docs,
        tuple(names),
        names,
        extra.complete,
        tuple(_entries(document, ("nav",), settings.nav)),
        _address(extra.repository).rstrip("/"),
        extra.branch,
        extra.ruby,
        _titles(document),
        settings.site_name,
        _translated(document, languages[1:]),
        _address(settings.site_url),
        {language.locale: language.site_name or settings.site_name for language in languages},
        extra,
        extra.source,
    )
    return found, problems


def _without_docs(document: yamlfile.Document, settings: _Settings, docs: Path) -> Iterator[Problem]:
    if "docs_dir" in settings.model_fields_set and not docs.is_dir():
        yield Problem.at(document, ("docs_dir",), "SITE070", blocking=True, folder=settings.docs_dir)


def _languages(document: yamlfile.Document, settings: _Settings) -> tuple[list[_Language], list[Problem]]:
    """Return the languages of the i18n plugin, the default one first, and what is wrong with them or with the list of plugins."""
    extensions = document.data.get("markdown_extensions", []) if isinstance(document.data, dict) else []
    strangers = [*_not_installed(document, "plugins", settings.plugins), *_not_installed(document, "markdown_extensions", extensions)]
    if strangers:
        return [], strangers
    for index, plugin in enumerate(settings.plugins):
        settled = plugin.get("i18n") if isinstance(plugin, dict) else None
        if isinstance(settled, dict) and "languages" in settled:
            try:
                languages = _Languages.model_validate(settled).languages
            except ValidationError as error:
                return [], list(form.mistakes(document, ("plugins", index, "i18n"), error.errors(), _Languages))
            locales = [language.locale for language in languages]
            if twice := [number for number, locale in enumerate(locales) if locale in locales[:number]]:
                place = ("plugins", index, "i18n", "languages", twice[0])
                return [], [Problem.at(document, place, "SITE071", blocking=True, locale=locales[twice[0]])]
            if [language.default for language in languages].count("true") != 1:
                return [], [Problem.at(document, ("plugins", index, "i18n", "languages"), "SITE003", blocking=True)]
            return sorted(languages, key=lambda language: language.default != "true"), []
    return [], [Problem.at(document, ("plugins",), "SITE001", blocking=True)]


_PATHS: tuple[yamlfile.Location, ...] = (("docs_dir",), ("INHERIT",), ("theme", "custom_dir"))


def _beyond(document: yamlfile.Document, root: Path) -> Iterator[Problem]:
    """Give a problem for each path that leads out of the project, and for each style and script of another host."""
    for place in document.starts:
        text = document.value(place)
        if (place in _PATHS or place[0] == "hooks") and not (root / text).resolve().is_relative_to(root.resolve()):
            yield Problem.at(document, place, "SITE920", blocking=True, name=text)
        elif place[0] in ("extra_css", "extra_javascript") and not allowed.is_address(text, loaded=True):
            yield Problem.at(document, place, "SITE921", blocking=True, address=text)


def _names(items: Iterable[Any]) -> list[str]:
    """Return the names of plugins or extensions, which stand alone or above their settings."""
    return [next(iter(item), "") if isinstance(item, dict) else str(item) for item in items]


# Where Python's packages say which of them MkDocs finds under these keys.
_GROUPS = {"plugins": "mkdocs.plugins", "markdown_extensions": "markdown.extensions"}


def _not_installed(document: yamlfile.Document, key: str, items: Iterable[Any]) -> Iterator[Problem]:
    """Give a problem for each plugin or extension that MkDocs would not find; an extension may be named by its module."""
    names, ours = _names(items), {"i18n", "plansite"}
    known = ours if ours.issuperset(names) else {*ours, *entry_points(group=_GROUPS[key]).names}
    for index, name in enumerate(names):
        if name not in known and f"material/{name}" not in known and (key == "plugins" or find_spec(name.partition(".")[0]) is None):
            yield Problem.at(document, (key, index), "SITE072", blocking=True, name=name, suggestion=suggestion(name, known))


def _demands(document: yamlfile.Document, settings: _Settings, docs: Path) -> Iterator[Problem]:
    """Give a problem for each line that mkdocs.yml must have and lacks, and each picture that is not there: the plugin sets all else."""
    look = settings.theme
    for key, line, lacks in (
        ("theme", "theme: plansite", look.name != "plansite"),
        ("plugins", "- plansite", "plansite" not in _names(settings.plugins) and not settings.hooks),
        ("site_url", 'site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]', not settings.site_url),
    ):
        if lacks:
            yield Problem.at(document, (key,), "SITE004", key=key, line=line)
    if settings.site_url and not _address(settings.site_url):
        yield Problem.at(document, ("site_url",), "SITE015", variable=settings.site_url[0])
    for key, address in (("site_url", _address(settings.site_url)), ("repository", _address(settings.extra.repository))):
        if address and not _ADDRESS.fullmatch(address):
            yield Problem.at(document, (key,) if key == "site_url" else ("extra", key), "SITE073", key=key, address=address)
        elif address and key == "site_url" and (behind := re.search(r"[?#].*|[^/]+\.html?$|(?<=[^:/])/(?=/)|/\.\.?(?=/|$)", address)):
            yield Problem.at(document, (key,), "SITE135", address=address, behind=behind[0])
    hooks: list[tuple[yamlfile.Location, str]] = [(("hooks", index), hook) for index, hook in enumerate(settings.hooks)]
    added = [place for place in document.starts if place[0] in ("extra_css", "extra_javascript") and isinstance(place[-1], int)]
    loaded = [(place, f"{settings.docs_dir}/{document.value(place)}") for place in added]
    for place, name in (*hooks, (("theme", "custom_dir"), look.custom_dir or ""), *loaded):
        if name and not (docs.parent / name).exists():
            yield Problem.at(document, place, "SITE074", name=name)
    for key, picture in (("favicon", look.favicon), ("logo", look.logo)):
        if picture and not any((folder / picture).is_file() for folder in (docs, theme.FOLDER)):
            yield Problem.at(document, ("theme", key), "SITE014", source=picture, docs=settings.docs_dir)


def _strangers(document: yamlfile.Document, extra: _Extra, names: dict[str, str]) -> Iterator[Problem]:
    """Give a problem for each locale under `extra` that is not among the languages."""
    for key, locales in (("complete", extra.complete), ("ruby", extra.ruby)):
        for index, locale in enumerate(locales):
            if names and locale not in names:
                place, known = ("extra", key, index), tuple(names)
                yield Problem.at(document, place, "SITE002", blocking=True, key=key, locale=locale, known=known)
            elif key == "ruby" and not locale.startswith("ja"):
                yield Problem.at(document, ("extra", key, index), "SITE083", blocking=True, locale=locale)


def _without_title(document: yamlfile.Document, times: Times, names: dict[str, str]) -> Iterator[Problem]:
    """Give a problem for each other plan whose title is not written in just the languages of the site."""
    for place, titles in times.titles():
        if titles.keys() != names.keys():
            yield Problem.at(document, ("extra", *place), "SITE005", blocking=True, key=str(place[0]), locales=tuple(names))


def _twice(document: yamlfile.Document) -> Iterator[Problem]:
    """Give a problem for each page that the navigation has more than once: a page has one place, one before it and one after."""
    first: dict[str, int] = {}
    for place in (place for place in document.starts if place[0] == "nav"):
        page, line = document.value(place), document.line(place)
        if page.endswith(".md") and first.setdefault(page, line) != line:
            yield Problem.at(document, place, "SITE008", blocking=True, page=page, line=first[page])


def _translated(document: yamlfile.Document, languages: Iterable[_Language]) -> dict[str, dict[str, int]]:
    """Return for each language the titles of the navigation that it translates, with their lines."""
    found: dict[str, dict[str, int]] = {language.locale: {} for language in languages}
    for location in document.starts:
        match location:
            case ("plugins", int(), "i18n", "languages", int(), "nav_translations", str() as title):
                locale = document.value((*location[:5], "locale"))
                found.get(locale, {})[title] = document.line(location)
    return found


def _address(setting: str | tuple[str, ...]) -> str:
    """Return an address: the setting is one, or `!ENV [NAME, default]`."""
    if isinstance(setting, str):
        return setting
    return os.environ.get(setting[0], setting[1] if setting[1:] else f"[{setting[0]}]") if setting else ""


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


def _entries(document: yamlfile.Document, place: yamlfile.Location, items: Any) -> Iterator[Entry]:
    """Give each entry of a navigation, in its order; a page may have no title, and a title opens entries of its own."""
    for index, item in enumerate(items if isinstance(items, (list, tuple)) else ()):
        here = (*place, index)
        if isinstance(item, str):
            yield Entry("", item, document.line(here))
        for title, below in item.items() if isinstance(item, dict) else ():
            yield Entry(title, below if isinstance(below, str) else None, document.line((*here, title)), title == next(iter(item)))
            yield from _entries(document, (*here, title), below)
