"""The reviewed lists that the rules rely on: glossary/easy-words.yaml."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

import form
import yamlfile
from problem import Problem
from termbase import spelling


@dataclass(frozen=True)
class Lists:
    """Words that need no explanation in easy Japanese, as canonical spellings.

    `loanwords` are settled katakana words, `latin` settled Latin words and units, `mimetic` words such as だんだん, `known` words
    that a reviewer takes for known though no list of learners' words has them up to N2, `joined` phrases written without a space.
    """

    loanwords: frozenset[str] = frozenset()
    latin: frozenset[str] = frozenset()
    mimetic: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    loanwords: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    mimetic: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


def read(path: Path, root: Path) -> tuple[Lists, list[Problem]]:
    """Return the lists at `path` and what is wrong with the file; without a file, empty lists."""
    document, problems = yamlfile.read(path, root, optional=True)
    written, problems = form.read(document, problems, _File)
    found: dict[str, frozenset[str]] = {}
    for key, words in written or _File():
        seen: dict[str, int] = {}
        for index, word in enumerate(words):
            line = document.line((key, index))
            plain = canonical(word)
            if plain in seen:
                problems.append(
                    Problem(
                        document.path,
                        line,
                        0,
                        f"「{word}」は{seen[plain]}行目と同じ言葉です。どちらかを消してください。",
                        f"'{word}' is the same word as on line {seen[plain]}; delete one of them.",
                    )
                )
            seen.setdefault(plain, line)
        found[key] = frozenset(seen)
    return Lists(**found), problems


def canonical(word: str) -> str:
    """Return the one spelling of a word: width, long vowels and middle dots folded."""
    return spelling.canonical(word, "ja")
