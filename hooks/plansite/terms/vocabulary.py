"""Every technical word is a term, a known name, or a reviewed common word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from plansite.files import form, yamlfile
from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.files.suggestion import suggestion
from plansite.terms import spelling
from plansite.terms.matcher import Matcher
from plansite.terms.spelling import KATAKANA, WORD

_KATAKANA_WORD = f"[{KATAKANA}]{{2,}}"
# A Latin word with two capitals (DX, IoT, SDGs), or with digits before a capital (5G).
_ACRONYM = f"(?<![{WORD}])(?=[a-z0-9]*[A-Z][a-z0-9]*[A-Z]|[0-9]+[A-Z])[A-Za-z0-9]+(?![{WORD}])"


@dataclass(frozen=True)
class Word:
    """A word that needs an explanation or a decision, with its place."""

    text: str
    path: str
    line: int
    column: int


@dataclass(frozen=True)
class CommonWords:
    """The reviewed list of words that need no entry: the line of each, by its canonical spelling."""

    path: str
    lines: dict[str, int]
    written: dict[str, str]


class File(BaseModel):
    """What people write in the list of common words."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="日常の言葉")
    words: tuple[str, ...] = Field(
        title="日常の言葉", description="説明のいらない言葉の一覧", examples=["[アンテナ, バス]"], json_schema_extra={"uniqueItems": True}
    )


def _canonical(word: str) -> str:
    return spelling.canonical(word, "ja")


def read(path: Path, root: Path) -> tuple[CommonWords, list[Problem]]:
    """Return the list at `path` (`words:`, a list of words; there may be none) and what is wrong with it."""
    document, problems = yamlfile.read(path, root, optional=True)
    if not (path.exists() or problems):
        return CommonWords(document.path, {}, {}), []
    words, problems = form.read(document, problems, File)
    lines: dict[str, int] = {}
    written: dict[str, str] = {}
    for index, word in enumerate(words.words if words else ()):
        line = document.line(("words", index))
        plain = _canonical(word)
        if plain in lines:
            first, other = lines[plain], written[plain]
            problems.append(Problem.at(document, ("words", index), "WORD001", word=word, other=other, line=first))
        lines.setdefault(plain, line)
        written.setdefault(plain, word)
    return CommonWords(document.path, lines, written), problems


def unknown_words(blocks: Iterable[Block], path: str, matcher: Matcher, locale: str) -> Iterator[Word]:
    """Give each acronym, and in Japanese each katakana word, that no term or name of the glossary covers."""
    pattern = f"{_KATAKANA_WORD}|{_ACRONYM}" if spelling.language_of(locale) == "ja" else _ACRONYM
    for block in blocks:
        spans = matcher.find(block.text)
        for match in re.finditer(pattern, block.text):
            covered = any(span.start <= match.start() and match.end() <= span.end for span in spans)
            if not covered and match.start() not in block.silent:
                yield Word(match[0], path, *block.places[match.start()])


def undecided(words: Iterable[Word], common: CommonWords) -> Iterator[Word]:
    """Give each word that is not in the list of common words."""
    return (word for word in words if _canonical(word.text) not in common.lines)


def undefined(words: Iterable[Word], common: CommonWords) -> Iterator[Problem]:
    """Give a problem for each word that is not in the list of common words."""
    for word in undecided(words, common):
        near = suggestion(word.text, common.written.values(), 0.8)
        mend = Message.of("WORD003", suggestion=near) if near else ""
        yield Problem.on(word.path, (word.line, word.column), "WORD002", word=word.text, file=common.path, mend=mend)


def unused(words: Iterable[Word], common: CommonWords) -> Iterator[Problem]:
    """Give a problem for each common word that no page or definition uses, or that a term covers by now."""
    needed = {_canonical(word.text) for word in words}
    for plain, line in common.lines.items():
        if plain not in needed:
            yield Problem.on(common.path, line, "WORD004", word=common.written[plain])
