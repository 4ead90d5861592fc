"""The words of a sentence, as SudachiPy with sudachidict_core reads them; a tool of authors and tests, not of the build."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from plansite.terms.folding import hiragana

_SMALL = frozenset("ァィゥェォャュョヮ")


@dataclass(frozen=True)
class Token:
    """A word: as written, its offsets, part of speech, dictionary form, normalized form, reading in katakana, and its parts.

    `parts` are the dictionary forms of the shortest units of a compound (人口減少: 人口, 減少), empty where there is one.
    """

    surface: str
    start: int
    end: int
    pos: tuple[str, ...]
    base: str
    normal: str
    reading: str
    parts: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        """Return the first part of its part of speech: 名詞, 動詞, 助詞 and so on."""
        return self.pos[0]

    @property
    def kana(self) -> str:
        """Return its reading in hiragana."""
        return hiragana(self.reading)

    @property
    def is_space(self) -> bool:
        """Say whether it is white space."""
        return self.kind == "空白"

    @property
    def is_mark(self) -> bool:
        """Say whether it is a mark of punctuation, a bracket or a sign."""
        return self.kind in ("補助記号", "記号")


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary

    return Dictionary().tokenizer()


@lru_cache(maxsize=20_000)
def analyse(text: str, units: Literal["A", "B", "C"] = "C") -> tuple[Token, ...]:
    """Return the words of `text` in order, white space included, in Sudachi's units: A the shortest, C the longest."""
    found = []
    for word in _tokenizer().tokenize(text, units):
        parts = word.split("A")
        found.append(
            Token(
                word.surface(),
                word.begin(),
                word.end(),
                tuple(word.part_of_speech()),
                word.dictionary_form(),
                word.normalized_form(),
                word.reading_form(),
                tuple((part.dictionary_form(), part.normalized_form()) for part in parts) if len(parts) > 1 else (),
            )
        )
    return tuple(found)


def words(text: str) -> tuple[Token, ...]:
    """Return the words of `text` without white space."""
    return tuple(token for token in analyse(text) if not token.is_space)


def morae(text: str) -> int:
    """Return the number of morae of `text` as read; small ャュョ and vowels count with the kana before them."""
    readings = (token.reading for token in words(text) if not token.is_mark)
    return sum(letter not in _SMALL for reading in readings for letter in reading)
