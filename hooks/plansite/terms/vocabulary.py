"""Every technical word is a term, a known name, or a reviewed common word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plansite.files import form
from plansite.files.form import Form
from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.files.suggestion import suggestion
from plansite.terms import folding
from plansite.terms.folding import KANJI, KATAKANA, WORD
from plansite.terms.matcher import Matcher

_LETTER = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
# Words without a space between them, in katakana or Latin letters, hyphens and the like within; what is not a number has to be explained.
_RUN = re.compile(f"[{_LETTER}{KATAKANA}]+(?:[-‐‑×&＆.][{_LETTER}{KATAKANA}]+)*")
# Of a Latin word, what has two letters or a capital; not one of a phrase in another language, nor one that a bracket explains.
_PART = re.compile(
    f"(?<![{_LETTER}])[{_LETTER}](?:[&＆][{_LETTER}]|-?[{KATAKANA}]{{2,}})|[{KATAKANA}]{{2,}}"
    f"|[{_LETTER}]*(?:[A-Za-zＡ-Ｚａ-ｚ][{_LETTER}]*[A-Za-zＡ-Ｚａ-ｚ]|[0-9０-９]+[A-ZＡ-Ｚ]|[A-ZＡ-Ｚ][0-9０-９])[{_LETTER}]*"
)
_FOREIGN = re.compile("[A-Z]?[a-z]+")
_IN_PHRASE = (re.compile("(?<=[A-Za-z],)[ ]\\Z|(?<=[A-Za-z])[ ]\\Z|[（(]\\Z"), re.compile(",?[ ][A-Za-z0-9]|[ ]?[（(〈：:]"))
_KANJI_BEHIND = re.compile(f"×?([{KANJI}]+)")
_KANJI_BEFORE = re.compile(f"[{KANJI}]+×\\Z")
_NO_PART = re.compile("[等及又並内外上下中間前後時]+$")
_LATIN = re.compile(f"[{_LETTER}]")
# A Latin word with two capitals (DX, IoT, SDGs), or with digits before a capital (5G).
_ACRONYM = re.compile(f"(?<![{WORD}])(?=[a-z0-9]*[A-Z][a-z0-9]*[A-Z]|[0-9]+[A-Z])[A-Za-z0-9]+(?![{WORD}])")


@dataclass(frozen=True)
class Word:
    """A word that needs an explanation or a decision, with its place.

    `compound` is the word with the kanji beside it (Web会議), `parts` what of it no term covers.
    """

    text: str
    path: str
    line: int
    column: int
    compound: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class CommonWords:
    """The reviewed list of words that need no entry: the line of each, by its canonical spelling."""

    path: str
    lines: dict[str, int]
    written: dict[str, str]


class File(Form):
    """What people write in the list of common words."""

    words: tuple[str, ...]


def _canonical(word: str) -> str:
    return folding.canonical(word, "ja")


def read(path: Path, root: Path) -> tuple[CommonWords, list[Problem]]:
    """Return the list at `path` (`words:`, a list of words; there may be none) and what is wrong with it."""
    words, document, problems = form.load(path, root, File, optional=True)
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
    """Give each acronym, and in Japanese each word in katakana or Latin letters, that no term or name of the glossary covers."""
    japanese = folding.language_of(locale) == "ja"
    for block in blocks:
        covered = {offset for span in matcher.cover(block.text) for offset in range(span.start, span.end)}
        for match in (_RUN if japanese else _ACRONYM).finditer(block.text):
            start = match.start()
            parts = [(start + part.start(), part[0]) for part in _PART.finditer(match[0])] if japanese else [(start, match[0])]
            open_parts = [part for at, part in parts if not covered.issuperset(range(at, at + len(part)))]
            if start in block.silent or not open_parts or _is_foreign(match, block.text):
                continue
            yield Word(match[0], path, *block.places[start], _compound(match, block.text), tuple(open_parts))


def _is_foreign(match: re.Match[str], text: str) -> bool:
    before, behind = _IN_PHRASE
    alone = before.search(text, max(match.start() - 3, 0), match.start()) is None and behind.match(text, match.end()) is None
    return not alone and _FOREIGN.fullmatch(match[0]) is not None


def _compound(match: re.Match[str], text: str) -> str:
    """Return a word that has Latin letters with the kanji beside it."""
    if not _LATIN.search(match[0]):
        return match[0]
    behind = _KANJI_BEHIND.match(text, match.end())
    before = _KANJI_BEFORE.search(text, 0, match.start())
    kanji = _NO_PART.sub("", behind[1]) if behind else ""
    return (before[0] if before else "") + match[0] + (text[match.end() : behind.start(1)] + kanji if behind and kanji else "")


@cache
def everyday() -> frozenset[str]:
    """Return the words that everybody is taken to know, in their canonical spelling."""
    lines = Path(__file__).with_name("everyday.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_canonical(word) for line in lines if not line.startswith("#") for word in line.split())


def undecided(words: Iterable[Word], common: CommonWords) -> Iterator[Word]:
    """Give each word that is, or has a part that is, neither in the list of common words nor known to everybody."""
    decided = everyday() | common.lines.keys()
    for word in words:
        if not decided.intersection(map(_canonical, {word.text, word.compound})) and not decided.issuperset(_names(word)):
            yield word


def _names(word: Word) -> set[str]:
    return set(map(_canonical, word.parts))


def gathered(words: Iterable[Word]) -> dict[str, list[Word]]:
    """Return the uses of each word by the spelling that is most frequent; one that always stands in one compound is the compound."""
    uses: dict[str, list[Word]] = {}
    for word in words:
        uses.setdefault(_canonical(word.text), []).append(word)
    found = {}
    for each in uses.values():
        compounds = {word.compound for word in each}
        ((text, _),) = Counter(word.compound if len(compounds) == 1 else word.text for word in each).most_common(1)
        found[text] = each
    return found


def undefined(words: Iterable[Word], common: CommonWords) -> Iterator[Problem]:
    """Give a problem for each word that is not in the list of common words, at its first place, with what to add where."""
    for text, uses in gathered(undecided(words, common)).items():
        near = suggestion(text, common.written.values(), 0.8)
        mend = Message.of("WORD003", suggestion=near) if near else ""
        count = Message.of("WORD005", count=len(uses)) if len(uses) > 1 else ""
        place = (uses[0].line, uses[0].column)
        yield Problem.on(uses[0].path, place, "WORD002", word=text, file=common.path, mend=mend, count=count)


def unused(words: Iterable[Word], common: CommonWords) -> Iterator[Problem]:
    """Give a problem for each common word that no page or definition uses, or that a term covers by now."""
    needed = {name for word in words for name in (_canonical(word.text), _canonical(word.compound), *_names(word))}
    for plain, line in common.lines.items():
        if plain not in needed:
            yield Problem.on(common.path, line, "WORD004", word=common.written[plain])
