"""The words of generated pages and of the theme, a file a locale: the theme's own, and before them those of the site.

A site says in labels/<locale>.yaml what is its own (whose plan it is), and may say anything else in other words, key by key.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Annotated

from babel import localedata
from babel.core import get_global
from pydantic import Field, RootModel

from plansite import theme
from plansite.files import form, yamlfile
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.files.yamlfile import Document
from plansite.project import Project


@dataclass(frozen=True)
class Labels:
    """The words of one locale by key, and the file in which each stands; `path` is where the site writes its own."""

    words: dict[str, str]
    documents: dict[str, Document]
    path: str

    def word(self, key: str) -> str:
        """Return the words for `key`; a missing one is reported when the file is read, and stands for itself here."""
        return self.words.get(key, key)

    def place(self, key: str) -> tuple[str, int]:
        """Return the path and the line of the words for `key`, or the beginning of the site's own file where there are none."""
        document = self.documents.get(key)
        return (document.path, document.line((key,))) if document else (self.path, 1)


class File(
    RootModel[dict[str, Annotated[str, Field(description="ページに出る言葉。{ } の中の名前は、訳さずにそのまま書きます")]]],
    title="画面の言葉",
):
    """What people write in a file of words."""


# Source: BCP 47, RFC 5646, 2.1: language, script, region, variants; easy Japanese is ja-simple.
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?(-[a-z0-9]{5,8}|-[0-9][a-z0-9]{3})*(-x(-[a-z0-9]{1,8})+)?")


def read(project: Project) -> tuple[dict[str, Labels], list[Problem]]:
    """Return the labels of each locale and what is wrong with the files; every locale has the keys of the first."""
    found: dict[str, Labels] = {}
    problems: list[Problem] = []
    for locale in project.locales:
        own = project.labels / f"{locale}.yaml"
        words: dict[str, str] = {}
        documents: dict[str, Document] = {}
        for path in (theme.FOLDER / "labels" / own.name, own):
            document, wrong = yamlfile.read(path, _root(path, project), optional=True)
            if path.exists() and not (document.lines or wrong):
                wrong = [Problem.on(document.path, 1, "FILE073", blocking=True)]
            elif path.exists():
                written, wrong = form.read(document, wrong, File)
                words |= written.root if written else {}
                documents |= dict.fromkeys(written.root if written else {}, document)
            problems += wrong
        found[locale] = Labels(words, documents, own.relative_to(project.root).as_posix())
    for labels in found.values():
        if not _TAG.fullmatch(tag := labels.words.get("language_tag", "en")):
            problems.append(Problem.on(*labels.place("language_tag"), "SITE084", tag=tag))
    return found, problems if not found or any(problem.blocking for problem in problems) else [*problems, *_uneven(found)]


def _root(path: Path, project: Project) -> Path:
    """Return the folder from which messages name a file: the site's, or for what comes with the package the one that holds it."""
    return project.root if path.is_relative_to(project.root) else theme.FOLDER.parents[1]


def _uneven(found: Mapping[str, Labels]) -> Iterator[Problem]:
    every = {key: labels.place(key)[0] for labels in found.values() for key in labels.words}
    # What one language of several has alone is no word that the others forgot.
    alone = {key for key in every if len(found) > 2 and sum(key in labels.words for labels in found.values()) == 1}
    for locale, labels in found.items():
        for key in sorted(alone & labels.words.keys()):
            yield Problem.on(*labels.place(key), "SITE082", key=key, suggestion=suggestion(key, every.keys() - alone))
        if not labels.words:
            code = locale.partition("-")[0]
            known = len(code) > 2 or localedata.exists(code) or code in get_global("language_aliases")  # jp and cn are countries
            place = max(every.values(), default="plansite/theme/labels/en.yaml")
            yield Problem.on(labels.path, 1, "SITE137" if known else "SITE136", locale=locale, place=place)
            continue
        for key in sorted(every.keys() - labels.words.keys() - alone):
            yield Problem.on(labels.path, 1, "SITE011", key=key, place=every[key])
    first, *others = found.values()
    for labels in others:
        for key, text in labels.words.items():
            wanted = _slots(first.words.get(key) or text)
            if text and _slots(text) != wanted:
                slots = " ".join(f"{{{slot}}}" for slot in wanted or ())
                id = "SITE012" if slots else "SITE013"
                yield Problem.on(*labels.place(key), id, key=key, original=first.place(key)[0], kept=slots)


def _slots(text: str) -> list[str] | None:
    """Return the names in braces that a program fills in, sorted, or None where the braces do not close."""
    try:
        return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None
