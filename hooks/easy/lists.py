"""The reviewed lists that the rules rely on: glossary/easy-words.yaml."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

from pydantic import Field

import yamlfile
from problem import Problem
from termbase import spelling

Words = frozenset[str]


@dataclass(frozen=True)
class Lists:
    """Words that need no explanation in easy Japanese, as canonical spellings.

    `loanwords` are settled katakana words, `latin` settled Latin words and units, `mimetic` words such as だんだん, `known` words
    that a reviewer takes for known though no list of learners' words has them up to N2, `joined` phrases written without a space.
    """

    loanwords: Annotated[Words, Field(title="カタカナ語", description="説明のいらない、くらしの中のカタカナ語。例: カメラ")] = Words()
    latin: Annotated[Words, Field(title="英字", description="説明のいらない英字。単位と、ものの名前。例: cm")] = Words()
    mimetic: Annotated[Words, Field(title="擬音語・擬態語", description="使ってよい擬音語・擬態語。例: だんだん")] = Words()
    known: Annotated[Words, Field(title="だれもが知る言葉", description="学習者の語彙の一覧になくても、説明のいらない言葉。例: 集まる")] = (
        Words()
    )
    joined: Annotated[Words, Field(title="続けて書くつづり", description="空白を入れずに書くつづり。例: このような")] = Words()


KEYS = tuple(field.name for field in fields(Lists))


def read(path: Path, root: Path) -> tuple[Lists, list[Problem]]:
    """Return the lists at `path` and what is wrong with the file; without a file, empty lists."""
    document, problems = yamlfile.read(path, root, optional=True)
    data = document.data if isinstance(document.data, dict) else {}
    for key in data.keys() - set(KEYS):
        problems.append(
            Problem(
                document.path,
                document.line((key,)),
                0,
                f"「{key}」は使えません。使えるのは {'、'.join(KEYS)} です。",
                f"'{key}' is not known; use {', '.join(KEYS)}.",
            )
        )
    found: dict[str, frozenset[str]] = {}
    for key in KEYS:
        words = data.get(key, [])
        seen: dict[str, int] = {}
        for index, word in enumerate(words if isinstance(words, list) else []):
            line = document.line((key, index))
            plain = canonical(str(word))
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
