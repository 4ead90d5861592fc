"""Problems are values: where, what is wrong, and what to write instead; one printer reports them all."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, order=True)
class Problem:
    """One finding: path from the repository's root, 1-based line and column (0: the whole line), Japanese and English text.

    A `warning` is reported and stops nothing. Others may only follow from a `blocking` one; they are looked for when it is mended.
    """

    path: str
    line: int
    column: int
    ja: str
    en: str
    warning: bool = False
    blocking: bool = False

    @property
    def place(self) -> str:
        """Return `path:line` or `path:line:column`."""
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")

    def text(self, language: str) -> str:
        """Return the message in English for `en`, in Japanese for everything else."""
        return self.en if language == "en" else self.ja


def language_of(environment: Mapping[str, str]) -> str:
    """Return `en` where LC_ALL, LC_MESSAGES or LANG asks for English, else `ja`; the first that is set decides (POSIX)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "en" if value.startswith("en") else "ja"
    return "ja"


def lines(problems: Iterable[Problem], language: str) -> list[str]:
    """Return one line a problem, sorted by place, without repeats."""
    return [f"{problem.place}: {problem.text(language)}" for problem in sorted(set(problems))]


def annotations(problems: Iterable[Problem], language: str) -> list[str]:
    """Return GitHub workflow commands that put each problem on its line of a pull request.

    Source: GitHub Docs, Workflow commands for GitHub Actions (`::error file=…`); %, CR, LF and in properties : and , are escaped.
    """
    found = []
    for problem in sorted(set(problems)):
        properties = {"file": problem.path, "line": str(problem.line), "col": str(problem.column or 1)}
        written = ",".join(f"{key}={_escape(value, ':,')}" for key, value in properties.items())
        found.append(f"::{'warning' if problem.warning else 'error'} {written}::{_escape(problem.text(language))}")
    return found


def _escape(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def report(problems: Iterable[Problem], stream: TextIO, environment: Mapping[str, str] = os.environ) -> int:
    """Write all problems, on GitHub also as annotations, and return the exit status: 0 without a problem but warnings, else 1."""
    found, language = set(problems), language_of(environment)
    written = lines(found, language)
    if environment.get("GITHUB_ACTIONS") == "true":
        written += annotations(found, language)
    stream.writelines(f"{line}\n" for line in written)
    return 1 if any(not problem.warning for problem in found) else 0
