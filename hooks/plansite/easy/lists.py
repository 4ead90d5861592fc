"""The reviewed lists that the rules rely on: glossary/easy-words.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plansite.files import form
from plansite.files.form import Form
from plansite.files.problem import Problem
from plansite.terms import folding


@dataclass(frozen=True)
class Lists:
    """Words that need no explanation in easy Japanese, as canonical spellings.

    `loanwords` are settled katakana words, `latin` settled Latin words and units, `mimetic` words such as だんだん, `known` words
    that a reviewer takes for known though no list of learners' words has them up to N2, `joined` phrases written without a space.
    `glosses` are the explanations 〈…〉 of words that need one, as they are written.
    """

    loanwords: frozenset[str] = frozenset()
    latin: frozenset[str] = frozenset()
    mimetic: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    glosses: Mapping[str, str] = field(default_factory=dict)


class File(Form):
    """What people write in the file of the lists."""

    loanwords: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    mimetic: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    glosses: dict[str, str] = {}


def read(path: Path, root: Path) -> tuple[Lists, list[Problem]]:
    """Return the lists at `path` and what is wrong with the file; without a file, empty lists."""
    written, document, problems = form.load(path, root, File, optional=True)
    file = written or File()
    found: dict[str, frozenset[str]] = {}
    for key, words in file:
        if key == "glosses":
            continue
        seen: dict[str, int] = {}
        for index, word in enumerate(words):
            plain = canonical(word)
            if plain in seen:
                problems.append(Problem.at(document, (key, index), "EASY013", word=word, line=seen[plain]))
            seen.setdefault(plain, document.line((key, index)))
        found[key] = frozenset(seen)
    return Lists(**found, glosses=file.glosses), problems


def canonical(word: str) -> str:
    """Return the one spelling of a word: width, long vowels and middle dots folded."""
    return folding.canonical(word, "ja")
