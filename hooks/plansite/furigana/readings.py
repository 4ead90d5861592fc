"""How the kanji of the easy edition are read: words that a person has reviewed, and nothing that is guessed.

glossary/readings.yaml holds `words:`, a word and its reading a line. The longest word that fits is taken; what Latin letters say comes from
the glossary (`latin.py`). A word whose end is one kanji never touches another kanji: 中 (なか) is not found in 中心; a word of one kanji is
followed by particles only, 上 (うえ) is not found in 上がる, and does not follow katakana or Latin letters, as in ネット上. So what is not
listed is reported instead of misread.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import Field
from pydantic.config import JsonDict

from plansite.files import form, store
from plansite.files.form import Form
from plansite.files.problem import Problem
from plansite.files.reading import Given
from plansite.furigana import counters
from plansite.terms.folding import hiragana

KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆"
_RUN = re.compile(f"([{KANJI}]+)")
_LAST_RUN = re.compile(f"[{KANJI}]+$")
_IS_KANJI = re.compile(f"[{KANJI}]")
_ORDINAL = re.compile("第[0-9０-９]")
# Signs between kanji that a reading leaves out.
_NOT_READ = re.compile(r"[\s、。・「」『』（）〈〉：]")
READING = re.compile(r"[ぁ-ゖー|]+")
# Before a word that only follows katakana or Latin letters: 〜化 (デジタル化).
SUFFIX = "〜"
_FOREIGN = re.compile("[ァ-ヺーA-Za-zＡ-Ｚａ-ｚ]")
_DIGIT = re.compile("[0-9０-９]")
_LATIN = re.compile("[0-9A-Za-z]")
# What may follow a word of one kanji: particles and the like to the end of the kana. Not 上がる, 数える, 急いで.
_PARTICLES = re.compile(
    "(?:は|が|を|に|で|と|も|の|や|へ|か|な|から|まで|より|だけ|など|なら|ほど|ごと|しか|さえ|たち|さん|ども|だ|だった|です|でした|でしょう|という|として|とは|よう)*(?![ぁ-ゖ])"
)

Parts = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; `reading` stands on it, or is None where it needs none or, for kanji, where none is known."""

    text: str
    reading: str | None = None

    @property
    def missing(self) -> bool:
        """Say whether kanji stand here without a reading."""
        return self.reading is None and _IS_KANJI.search(self.text) is not None


@dataclass(frozen=True)
class _Word:
    """A word as it is looked for: its parts, how it is written, the sign of a suffix aside, and how many kanji it begins and ends with."""

    parts: Parts
    plain: str
    suffix: bool
    leading: int
    trailing: int


@dataclass(frozen=True)
class Readings:
    """The reviewed words: for each its parts, (kanji, reading) or (kana, None); `path` is the file where a site writes its own."""

    path: str
    words: dict[str, Parts]

    @cached_property
    def _by_first(self) -> dict[str, list[_Word]]:
        found: dict[str, list[_Word]] = {}
        for word in sorted(self.words, key=len, reverse=True):
            plain = word.lstrip(SUFFIX)
            first, last = _RUN.match(plain), _LAST_RUN.search(plain)
            leading, trailing = len(first[0]) if first else 0, len(last[0]) if last else 0
            found.setdefault(plain[0], []).append(_Word(self.words[word], plain, word != plain, leading, trailing))
        return found

    @cached_property
    def digest(self) -> bytes:
        """Return what stands for the words and their readings."""
        return store.digest(self.words)

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        """Return an expression for the letters with which a word or a number may begin."""
        return re.compile(f"[0-9０-９第{''.join(map(re.escape, self._by_first))}]")

    @cached_property
    def _cut(self) -> dict[tuple[str, tuple[Given, ...]], tuple[Piece, ...]]:
        return {}

    def pieces(self, text: str, given: Sequence[Given] = ()) -> tuple[Piece, ...]:
        """Return `text` cut into pieces; `given` are the readings that its author wrote, `{漢字|かんじ}`."""
        key = text, tuple(given)
        if key not in self._cut:  # what all pages share is cut once
            self._cut[key] = tuple(self._pieces(text, given))
        return self._cut[key]

    def _pieces(self, text: str, given: Sequence[Given]) -> Iterator[Piece]:
        position = 0
        for each in given:
            yield from self._find(text, position, each.start)
            parts = align(text[each.start : each.end], each.reading)
            yield from [Piece(*part) for part in parts] if parts else [Piece(text[each.start : each.end], each.reading)]
            position = each.end
        yield from self._find(text, position, len(text))

    def _find(self, text: str, position: int, end: int) -> Iterator[Piece]:
        plain = position
        while beginning := self._beginning.search(text, position, end):
            position = beginning.start()
            if (parts := self._at(text, position, end)) is None:
                position += 1
                continue
            yield from _plain(text[plain:position])
            yield from (Piece(*part) for part in parts)
            position += sum(len(part) for part, _ in parts)
            plain = position
        yield from _plain(text[plain:end])

    def _at(self, text: str, position: int, end: int) -> Parts | None:
        """Return the parts of the word or the number with its counter that begins at `position`."""
        if _DIGIT.match(text, position) and _DIGIT.match(text[position - 1 : position]):
            return None
        if word := self._word_at(text, position, end):
            return word
        count = counters.count(text[:end], position)
        return count.parts if count and self._may_end(text, position + count.length, end, count.parts[-1][0]) else None

    def _word_at(self, text: str, position: int, end: int) -> Parts | None:
        if text[position] == "第" and _ORDINAL.match(text, position) and "第" in self.words:
            return self.words["第"]
        for word in self._by_first.get(text[position], ()):
            if text.startswith(word.plain, position, end) and self._fits(word, text, position, end):
                return word.parts
        return None

    def _fits(self, word: _Word, text: str, position: int, end: int) -> bool:
        """Say whether a word that stands at `position` is not a part of something longer that nobody has listed."""
        before, after = text[position - 1 : position], position + len(word.plain)
        lone = len(word.plain) == 1
        if _LATIN.match(word.plain) and (_LATIN.match(before) or _LATIN.match(text, after)):
            return False
        if (word.suffix or lone) and word.suffix != bool(_FOREIGN.match(before)):
            return False
        if word.leading and _DIGIT.match(before) and (word.leading == 1 or counters.stands_at(text, position)):
            return False
        if word.leading == 1 and _IS_KANJI.match(before):
            return False
        if lone and not _PARTICLES.match(text, after):
            return False
        if word.trailing == 1 and _IS_KANJI.match(text, after):
            return word.suffix and self._word_at(text, after, end) is not None
        return True

    def _may_end(self, text: str, position: int, end: int, last: str) -> bool:
        """Say whether a counter may end here: before kanji only where a word of at least two kanji begins (3年以上)."""
        if position >= end or not _IS_KANJI.match(text, position) or not _IS_KANJI.match(last[-1]):
            return True
        return self._word_at(text, position, end) is not None


def _plain(text: str) -> Iterator[Piece]:
    """Give text without known readings, its runs of kanji apart."""
    yield from (Piece(part) for part in _RUN.split(text) if part)


def align(word: str, reading: str) -> Parts | None:
    """Return the word's kanji with their readings and what lies between, or None where the reading does not fit in just one way.

    A `|` in the reading says where its parts end: 聞き手 き|き|て.
    """
    runs = [part for part in _RUN.split(word.lstrip(SUFFIX)) if part]
    plain = [None if _IS_KANJI.match(run) else hiragana(_NOT_READ.sub("", run)) for run in runs]
    parting = r"\|" if "|" in reading else ""
    # Where the longest reading of the first kanji is its shortest too, and so on, there is one way only.
    patterns = (parting.join(f"([^|]{size})" if kana is None else re.escape(kana) for kana in plain) for size in ("+", "+?"))
    longest, shortest = (re.fullmatch(pattern, reading) for pattern in patterns)
    if longest is None or shortest is None or longest.groups() != shortest.groups():
        return None
    found = iter(longest.groups())
    return tuple((run, next(found) if kana is None else None) for run, kana in zip(runs, plain, strict=True))


# What editors say of an entry; the reader has more to say.
_ENTRY: JsonDict = {
    "type": "string",
    "pattern": f"^{READING.pattern}$",
    "description": "言葉の読み。ひらがなで書きます。漢字ごとに分けられないときは、漢字と仮名の間に | を書きます",
    "examples": ["あいづ", "き|き|て"],
    "errorMessage": "読みを「言葉: よみ」の形で、ひらがなで書いてください。"
    "{reading: …, review: true} は案です。確かめてから直してください。",
}


class File(Form):
    """What people write in the file of readings."""

    words: dict[str, object] = Field(json_schema_extra={"patternProperties": {f"[{KANJI}]": _ENTRY}})


def read(path: Path, root: Path) -> tuple[Readings, list[Problem]]:
    """Return the reviewed readings at `path` and what is wrong with the file; a site without the file has none."""
    written, document, problems = form.load(path, root, File, flags=True, optional=True)
    words: dict[str, Parts] = {}
    for word, value in written.words.items() if written else ():
        if any(flaw[:2] == ("words", word) for flaw in document.flawed):
            continue
        reading = value.get("reading") if isinstance(value, dict) else value
        parts = align(word, reading) if isinstance(reading, str) else None
        if id := _wrong(word, value, reading, parts):
            problems.append(Problem.at(document, ("words", word), id, word=word, reading=str(reading)))
        if parts:
            words[word] = parts
    return Readings(document.path, words), problems


def _wrong(word: str, value: object, reading: object, parts: Parts | None) -> str:
    """Return what is wrong with an entry: a form that is not known, a reading that is no hiragana or does not fit, no review yet."""
    if not isinstance(reading, str) or (isinstance(value, dict) and not value.keys() <= {"reading", "review"}):
        return "READ011"
    if not _IS_KANJI.search(word):
        return "READ012"
    if not READING.fullmatch(reading):
        return "READ013"
    if parts is None:
        return "READ014"
    return "READ015" if isinstance(value, dict) else ""
