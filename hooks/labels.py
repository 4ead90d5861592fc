"""The words of generated pages and of the theme, a file a locale: overrides/labels/<locale>.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yamlfile
from problem import Problem
from project import Project


@dataclass(frozen=True)
class Labels:
    """The words of one locale by key, and the file they stand in."""

    words: dict[str, str]
    document: yamlfile.Document

    def word(self, key: str) -> str:
        """Return the words for `key`; a missing one is reported when the file is read, and stands for itself here."""
        return self.words.get(key, key)


def read(project: Project) -> tuple[dict[str, Labels], list[Problem]]:
    """Return the labels of each locale and what is wrong with the files; every locale has the keys of the first."""
    found: dict[str, Labels] = {}
    problems: list[Problem] = []
    for locale in project.locales:
        path = project.labels / f"{locale}.yaml"
        document, wrong = yamlfile.read(path, path.parents[2])
        words = document.data if isinstance(document.data, dict) else {}
        found[locale] = Labels({key: value for key, value in words.items() if isinstance(value, str)}, document)
        problems += wrong
    return found, [*problems, *_uneven(found)]


def _uneven(found: Mapping[str, Labels]) -> Iterator[Problem]:
    every = {key: labels.document.path for labels in found.values() for key in labels.words}
    for labels in found.values():
        for key in sorted(every.keys() - labels.words.keys()):
            yield Problem(
                labels.document.path,
                1,
                0,
                f"「{key}」がありません。{every[key]} を見て書き足してください。",
                f"'{key}' is missing; see {every[key]}.",
            )
