"""What a plan site is made of: its folders and its languages, read from mkdocs.yml without MkDocs."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yamlfile
from problem import Problem


@dataclass(frozen=True)
class Title:
    """Text of mkdocs.yml that pages show, with the place of its first character."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Project:
    """A plan site: `root` holds mkdocs.yml, glossary/ and source/; `docs` a folder a locale; the first locale is the plan's own.

    `nav` lists the pages in the order of the navigation; `edit_address` opens a file in the repository's editor. `ruby` lists the
    locales whose pages carry furigana; `titles` holds what a locale's pages show out of mkdocs.yml itself.
    """

    root: Path
    docs: Path
    overrides: Path
    locales: tuple[str, ...]
    names: dict[str, str]
    complete: tuple[str, ...]
    nav: tuple[str, ...]
    edit_address: str
    ruby: tuple[str, ...]
    titles: dict[str, tuple[Title, ...]]

    @property
    def default(self) -> str:
        """Return the locale of the plan itself."""
        return self.locales[0]

    @property
    def glossary(self) -> Path:
        """Return the path of the only source of terms."""
        return self.root / "glossary" / "terms.yaml"

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
    def labels(self) -> Path:
        """Return the folder that holds the words of generated pages, a file a locale."""
        return self.overrides / "labels"


def read(root: Path) -> tuple[Project, list[Problem]]:
    """Return the project that `root`/mkdocs.yml describes; the i18n plugin's list of languages decides, the default one first."""
    document, problems = yamlfile.read(root / "mkdocs.yml", root, tags=True)
    data: Any = document.data
    languages: list[dict[str, str]] = []
    for plugin in data.get("plugins", []):
        if isinstance(plugin, dict) and "i18n" in plugin:
            languages = sorted(plugin["i18n"].get("languages", []), key=lambda language: language.get("default") != "true")
    if not languages and not problems:
        problems = [
            Problem(
                document.path,
                document.line(("plugins",)),
                0,
                "plugins の i18n に languages（言語の一覧）がありません。",
                "plugins: i18n has no list of languages.",
            )
        ]
    return (
        Project(
            root,
            root / data.get("docs_dir", "docs"),
            (root / data.get("theme", {}).get("custom_dir", "overrides")).resolve(),
            tuple(language["locale"] for language in languages),
            {language["locale"]: language["name"] for language in languages},
            tuple(data.get("extra", {}).get("complete", [])),
            tuple(_sources(data.get("nav", []))),
            _edit_address(data.get("extra", {})),
            tuple(data.get("extra", {}).get("ruby", [])),
            _titles(document),
        ),
        problems,
    )


def _edit_address(extra: Any) -> str:
    """Return what a file's path is added to for GitHub's editor, or an empty string where the repository is not known.

    `extra: repository:` is an address, or `!ENV [NAME, default]`.
    """
    setting = extra.get("repository", "")
    address = os.environ.get(setting[0], setting[-1]) if isinstance(setting, list) else setting
    return f"{address.rstrip('/')}/edit/{extra.get('branch', 'main')}/" if address else ""


def _titles(document: yamlfile.Document) -> dict[str, tuple[Title, ...]]:
    """Return for each locale the titles of its navigation, its name and that of its site, as far as they are written for it."""
    found: dict[str, list[Title]] = {}
    for location, (line, column) in document.starts.items():
        match location:
            case ("plugins", int() as index, "i18n", "languages", int() as number, "name" | "site_name" | "nav_translations", *_):
                locale = document.value(("plugins", index, "i18n", "languages", number, "locale"))
                found.setdefault(locale, []).append(Title(document.value(location), line, column))
    return {locale: tuple(titles) for locale, titles in found.items()}


def _sources(nav: Any) -> Iterator[str]:
    """Give the pages of a navigation in their order."""
    if isinstance(nav, str):
        yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _sources(item)
