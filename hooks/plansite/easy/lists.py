"""The reviewed lists that the rules rely on: glossary/easy-words.yaml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from plansite.files import form
from plansite.files.problem import Problem
from plansite.terms import folding


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


def _words(title: str, description: str) -> Any:
    return Field((), title=title, description=description, json_schema_extra={"uniqueItems": True})


class File(BaseModel):
    """What people write in the file of the lists."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="やさしい日本語の言葉の一覧")
    loanwords: tuple[str, ...] = _words("カタカナ語", "説明のいらない、くらしの中のカタカナ語。例: カメラ")
    latin: tuple[str, ...] = _words("英字", "説明のいらない英字。単位と、ものの名前。例: cm")
    mimetic: tuple[str, ...] = _words("擬音語・擬態語", "使ってよい擬音語・擬態語。例: だんだん")
    known: tuple[str, ...] = _words("だれもが知る言葉", "学習者の語彙の一覧になくても、説明のいらない言葉。例: 集まる")
    joined: tuple[str, ...] = _words("続けて書くつづり", "空白を入れずに書くつづり。例: このような")


def read(path: Path, root: Path) -> tuple[Lists, list[Problem]]:
    """Return the lists at `path` and what is wrong with the file; without a file, empty lists."""
    written, document, problems = form.load(path, root, File, optional=True)
    found: dict[str, frozenset[str]] = {}
    for key, words in written or File():
        seen: dict[str, int] = {}
        for index, word in enumerate(words):
            plain = canonical(word)
            if plain in seen:
                problems.append(Problem.at(document, (key, index), "EASY013", word=word, line=seen[plain]))
            seen.setdefault(plain, document.line((key, index)))
        found[key] = frozenset(seen)
    return Lists(**found), problems


def canonical(word: str) -> str:
    """Return the one spelling of a word: width, long vowels and middle dots folded."""
    return folding.canonical(word, "ja")
