"""Where terms stand in a text. This module, and no other, decides what a boundary is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from plansite.terms import folding
from plansite.terms.folding import HIRAGANA, KANJI, KATAKANA, WORD
from plansite.terms.model import Glossary

_NOTHING: frozenset[str] = frozenset()
_NEGATIONS = frozenset("不非未無")
_KATAKANA, _WORD, _HIRAGANA, _KANJI = (
    frozenset(filter(re.compile(f"[{letters}]").match, map(chr, range(0x10000)))) for letters in (KATAKANA, WORD, f"{HIRAGANA}ー", KANJI)
)
_COMPOUND = _KATAKANA | _WORD | _KANJI | {"・"}
_IN_KATAKANA, _IN_HIRAGANA = re.compile(f"[{KATAKANA}]+"), re.compile(f"[{HIRAGANA}ー]+")
# What may not stand beside a letter at a spelling's edge, and before it in Japanese.
_BESIDE = {letter: letters for letters in (_KATAKANA, _WORD) for letter in letters}
_BEFORE = {letter: letters | _NEGATIONS for letters in (_KATAKANA, _WORD) for letter in letters}
_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+(?:://[^\s<>、。）」]+|@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_PREFIXED = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(folding.ENGLISH_PREFIXES)})[-‐‑]$", re.IGNORECASE)
# A compound that goes on behind a term and ends in one of these is a name of its own: デジタル社会推進実践ガイドブック.
_NAME = re.compile(
    f"[{KANJI}{KATAKANA}{WORD}・]*(?:計画|方針|指針|戦略|構想|要綱|大綱|憲章|条例|ガイドライン|ガイドブック|本部|委員会|協議会|グループ)"
    f"(?![{KANJI}{KATAKANA}{WORD}])",
    re.IGNORECASE,
)
# A kanji word in front of one of these is another word: 同意書.
_SUFFIXED = re.compile(f"(?<=[{KANJI}])[書者権](?![{KANJI}])")
_ACRONYM = re.compile("[A-Za-z0-9]*(?:[A-Z][A-Za-z0-9]*[A-Z]|[0-9][A-Za-z0-9]*[A-Z])[A-Za-z0-9]*|[A-Z]")


class Span(NamedTuple):
    """A term found in a text: offsets of its first character and behind its last, and the term's id."""

    start: int
    end: int
    term: str


@dataclass(frozen=True)
class Spelling:
    """A spelling as written, its term's id, and whether the term is a name, in which every capital letter counts."""

    written: str
    term: str
    name: bool = False


Capitals = tuple[int, ...]  # the offsets in a folded spelling at which a text must have a capital letter


class Matcher:
    """The spellings of one language in an automaton; `common` are words beside which a katakana word may stand in a run."""

    def __init__(self, spellings: Iterable[Spelling], locale: str, common: Iterable[str] = ()) -> None:
        """Take spellings; one that is taken twice stays with the term that took it first."""
        self._locale = locale
        self._japanese = folding.language_of(locale) in ("ja", "zh", "ko")
        self._common = common
        self._found: dict[str, tuple[Span, ...]] = {}
        self._terms: dict[str, dict[Capitals, str]] = {}
        for spelling in spellings:
            plain = folding.fold(spelling.written, locale).text.strip()
            capitals = () if self._japanese else tuple(_capitals(spelling, locale))
            for form in folding.variants(plain, locale) if plain else ():
                self._terms.setdefault(form.lower(), {}).setdefault(capitals, spelling.term)
        # By the number that the automaton gives a spelling: what may not stand beside it, and its term where capitals do not matter.
        self._texts = list(self._terms)
        self._beside = list(map(self._boundaries, self._texts))
        self._only = [terms.get(()) if len(terms) == 1 else None for terms in self._terms.values()]
        self._automaton = AhoCorasick(self._texts, store_patterns=False)

    def _boundaries(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the letters that may stand neither before nor behind a spelling.

        Two scripts side by side are a boundary, and so is kanji: Japanese compounds and particles have no spaces. A katakana word
        inside a longer katakana run, a Latin word or number inside a longer one, a word all in hiragana after hiragana, and a word
        behind a prefix of negation (同意 in 不同意) are not.
        """
        if self._japanese and _IN_HIRAGANA.fullmatch(text):
            return _HIRAGANA, _NOTHING
        return (_BEFORE if self._japanese else _BESIDE).get(text[0], _NEGATIONS if self._japanese else _NOTHING), _BESIDE.get(
            text[-1], _NOTHING
        )

    def find(self, text: str) -> tuple[Span, ...]:
        """Return the terms in `text`, from left to right, the longest at each place, none overlapping."""
        if text not in self._found:  # several rules ask for the same texts
            self._found[text] = tuple(self._find(text))
        return self._found[text]

    def _find(self, text: str) -> Iterator[Span]:
        folded = folding.fold(text, self._locale)
        small, gaps, beside = folded.text.lower(), folded.gaps, self._beside
        chosen: list[tuple[int, int, int]] = []
        # Hits come by their ends. One that begins before others takes their place; of two that begin at one place the longer comes last.
        for index, start, end in self._automaton.find_matches_as_indexes(small, overlapping=True):
            before, after = beside[index]
            if (start and small[start - 1] in before and not self._parts(small, start, gaps)) or (
                small[end : end + 1] in after and end not in gaps
            ):
                if not self._divides(index, small, start, end):
                    continue
            if self._only[index] is None and self._term(index, folded.text, start) is None:
                continue
            while chosen and chosen[-1][1] >= start:
                chosen.pop()
            if not chosen or chosen[-1][2] <= start:
                chosen.append((index, start, end))
        closed = [match.span() for match in _ADDRESS.finditer(text)] if "://" in text or "@" in text else []
        for index, start, end in chosen:
            first, last = folded.span(start, end) if folded.places else (start, end)
            if self._is_part(small, end, text, first) or any(first < stop and last > begin for begin, stop in closed):
                continue
            yield Span(first, last, self._only[index] or str(self._term(index, folded.text, start)))

    def _parts(self, small: str, start: int, gaps: frozenset[int]) -> bool:
        """Say whether a space that was left out parts a word from the one before."""
        return start in gaps and small[start - 1] not in _NEGATIONS

    def _divides(self, index: int, small: str, start: int, end: int) -> bool:
        """Say whether the katakana run round a hit divides wholly into known words, the hit one of them."""
        if not _IN_KATAKANA.fullmatch(self._texts[index]):
            return False
        first, last = start, end
        while first and small[first - 1] in _KATAKANA:
            first -= 1
        while last < len(small) and small[last] in _KATAKANA:
            last += 1
        if first and small[first - 1] in _NEGATIONS:
            return False
        return self._is_known(small[first:start]) and self._is_known(small[end:last])

    def _is_known(self, run: str) -> bool:
        """Say whether a run of katakana is a known word, or several in a row; the empty run is."""
        reached = {0}
        for end in range(1, len(run) + 1):
            if any(run[start:end] in self._words for start in reached):
                reached.add(end)
        return len(run) in reached

    @cached_property
    def _words(self) -> frozenset[str]:
        own = (text for text in self._texts if _IN_KATAKANA.fullmatch(text))
        return frozenset([*own, *(folding.canonical(word, self._locale) for word in self._common)])

    def _term(self, index: int, plain: str, start: int) -> str | None:
        """Return the term of a hit whose capital letters are those of the text."""
        terms = self._terms[self._texts[index]].items()
        return next((term for capitals, term in terms if all(plain[start + at].isupper() for at in capitals)), None)

    def _is_part(self, small: str, end: int, text: str, first: int) -> bool:
        """Say whether a hit is a part of an unknown name or of another word, or stands behind a prefix that turns its sense."""
        if not self._japanese:
            return first > 0 and text[first - 1] in "-‐‑" and _PREFIXED.search(text[:first]) is not None
        if small[end : end + 1] not in _COMPOUND:
            return False
        return _NAME.match(small, end) is not None or _SUFFIXED.match(small, end) is not None

    def lookup(self, text: str) -> str | None:
        """Return the id of the term of which `text` is a spelling, or None."""
        plain = folding.fold(text, self._locale).text.strip()
        terms = self._terms.get(plain.lower(), {}).items()
        return next((term for capitals, term in terms if all(plain[at].isupper() for at in capitals)), None)


def _capitals(spelling: Spelling, locale: str) -> Iterator[int]:
    """Give the offsets at which a capital letter must be one on the page: AI is not ai, Open Data is open data; in a name every one is."""
    plain, position = folding.fold(spelling.written, locale).text, 0
    for written in re.findall(f"[{WORD}]+(?:['’]s)?", spelling.written):
        word = folding.fold(written, locale).text
        position = plain.index(word, position)
        if spelling.name or _ACRONYM.fullmatch(written):
            yield from (position + at for at, letter in enumerate(word) if letter.isupper())


def resolve(name: str, glossary: Glossary, matcher: Matcher) -> str | None:
    """Return the id of the term that an author names by its id or by a spelling, or None."""
    return name if name in glossary.by_id else matcher.lookup(name)


def matcher_of(glossary: Glossary, locale: str, common: Iterable[str] = ()) -> Matcher:
    """Return the matcher of a glossary's spellings in `locale`, and in other locales of its language (easy Japanese, Japanese)."""
    locales = [locale, *(other for other in glossary.locales if folding.language_of(other) == folding.language_of(locale))]
    spellings = (
        Spelling(written, term.id, term.origin == "name")
        for other in dict.fromkeys(locales)
        for term, wording in glossary.wordings(other)
        for written in wording.spellings
    )
    return Matcher(spellings, locale, common)
