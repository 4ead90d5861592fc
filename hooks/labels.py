"""The words of generated pages and of the theme, a file a locale: overrides/labels/<locale>.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

import form
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
        words, wrong = form.read(document, wrong, File)
        found[locale] = Labels(words.root if words else {}, document)
        problems += wrong
    return found, problems if any(problem.blocking for problem in problems) else [*problems, *_uneven(found)]


_Words = Annotated[str, Field(description="ページに出る言葉。{ } の中の名前は、訳さずにそのまま書きます")]


class File(RootModel[dict[str, _Words]]):
    """What people write in a file of words."""

    model_config = ConfigDict(title="画面の言葉")


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
    first, *others = found.values()
    for labels in others:
        for key, text in labels.words.items():
            wanted = _slots(first.words.get(key) or text)
            if text and _slots(text) != wanted:
                slots = " ".join(f"{{{slot}}}" for slot in wanted or ())
                yield Problem(
                    labels.document.path,
                    labels.document.line((key,)),
                    0,
                    f"「{key}」の中の {{ }} が、{first.document.path} と違います。"
                    + (f"{slots} をそのまま入れてください。" if slots else "{ } を消してください。"),
                    f"the {{ }} in '{key}' differ from {first.document.path}; {f'keep {slots} as it is' if slots else 'delete them'}.",
                )


def _slots(text: str) -> list[str] | None:
    """Return the names in braces that a program fills in, sorted, or None where the braces do not close."""
    try:
        return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None
