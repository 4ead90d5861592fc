"""When two spellings are one: the table folding.yaml applied to a text, with the way back to the text as written.

Sources beside those of the table: JIS Z 8301:2008 Annex G drops the long vowel at the end of technical words of three morae and more;
外来語の表記 (Cabinet notice No. 2, 1991) leaves it, the middle dot and フェイ or フェー to the writer.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from plansite.terms import inflection

KATAKANA = "ァ-ヺーヽヾｦ-ﾟ"
HIRAGANA = "ぁ-ゖ"
KANJI = "一-鿿㐀-䶿々〆"
WORD = "A-Za-z0-9À-ÖØ-öø-ɏ"

_JAPANESE = f"{KATAKANA}{HIRAGANA}{KANJI}⺀-⿟"
_E_ROW = "エケゲセゼテデネヘベペメレ"
_A_ROW = "アカガサザタダナハバパマャヤラワ"
# Variation selectors, joiners, soft hyphens: nothing of them is seen.
_UNSEEN = "\xad\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HYPHENS = "\\-‐‑–—−"
_SPACES = " \t\n\xa0\u3000"
_FULL_WIDTH = "！-～"
_TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
ENGLISH_PREFIXES: list[str] = _TABLE["english_prefixes"]


@dataclass(frozen=True)
class Folded:
    """A text made comparable, its case kept.

    `gaps` are the offsets in the folded text at which something was left out that parts words (a space, a hyphen, a middle dot). Where
    the length has changed, `places` has the folded offset from which on, `shifts` how many characters fewer the text has there, and
    `kept` how much of it belongs to the letter before (a long vowel, a selector).
    """

    text: str
    gaps: frozenset[int] = frozenset()
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text as written of the folded text's `start` to `end`."""
        if not self.places:
            return start, end
        first, last = bisect_right(self.places, start), bisect_left(self.places, end)
        begin = start + (self.shifts[first - 1] if first else 0)
        finish = end + (self.shifts[last - 1] if last else 0)
        while last < len(self.places) and self.places[last] == end and self.kept[last]:
            finish += self.kept[last]
            last += 1
        return begin, finish


def language_of(locale: str) -> str:
    """Return the language of a locale: `ja` for `ja-easy`."""
    return locale.partition("-")[0]


def fold(text: str, locale: str) -> Folded:
    """Return `text` folded for its language."""
    pattern, replace = _folding(language_of(locale))
    pieces: list[str] = []
    gaps: set[int] = set()
    places: list[int] = []
    shifts: list[int] = []
    kept: list[int] = []
    length = position = shift = 0
    for match in pattern.finditer(text):
        written, start = match[0], match.start()
        plain = "" if match.lastgroup else replace(written)
        pieces += (text[position:start], plain)
        length += start - position + len(plain)
        position = match.end()
        if match.lastgroup == "gap":
            gaps.add(length)
        if fewer := len(written) - len(plain):
            shift += fewer
            places.append(length)
            shifts.append(shift)
            kept.append(fewer if plain or written[0] in _JOINED else 0)
    if not pieces:
        return Folded(text)
    pieces.append(text[position:])
    return Folded("".join(pieces), frozenset(gaps), tuple(places), tuple(shifts), tuple(kept))


# What belongs to the letter before it: a long vowel, and what is not seen.
_JOINED = frozenset("ー\xad\u200b\u200c\u200d\u2060" + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])))


@cache
def _folding(language: str) -> tuple[re.Pattern[str], Callable[[str], str]]:
    """Return what of a text in a language is folded, and what stands for it then; nothing does for a named group, and `gap` parts words."""
    return _japanese() if language in ("ja", "zh", "ko") else _latin(language)


def _signs() -> dict[str, str]:
    """Return what stands for single characters in every language."""
    wide = {
        chr(code): unicodedata.normalize("NFKC", chr(code))
        for code in (*(code for code in range(0xFF01, 0xFF5F) if chr(code) not in "（）"), *range(0x2F00, 0x2FD6))
    }
    latin = {chr(code): unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x250)}
    plain = {letter: base for letter, base in latin.items() if base.isascii()}
    return {**wide, **plain, **_TABLE["signs"], **_TABLE["radicals"], **_TABLE["kanji"]}


def _japanese() -> tuple[re.Pattern[str], Callable[[str], str]]:
    table: dict[str, str] = {**_signs(), **_TABLE["katakana"]}
    single = "".join(re.escape(sign) for sign in table if len(sign) == 1)
    kana, latin = f"[{KATAKANA}]", f"[A-Za-z0-9{KATAKANA}]"
    # One class in front, of signs that are rare, lets the search skip from one candidate to the next.
    pattern = f"""[{single}{_UNSEEN}{_HYPHENS}{_SPACES}ー・ｦ-ﾝ（《](?:
        (?P<gap>(?<=・)(?<={kana}・)(?={kana})
          | (?<=\\n)(?<=[{_JAPANESE}]\\n)(?=[{_JAPANESE}])
          | (?<=[{_HYPHENS}])(?<={latin}.)(?={latin})
          | (?<=[{_SPACES}])(?:(?<={kana}.)(?={kana})|(?<=[A-Za-z].)(?=[0-9])))
      | (?P<long>(?<=[ーｰ])(?:(?<={kana}[^ンッーﾝｯｰ].)(?!{kana})|{"|".join(f"(?<={before}.)" for before in _lengthened(kana))}))
      | (?<=[{KANJI}][（(])[{HIRAGANA}ー・\\ \u3000]+[）)]
      | (?<=[{KANJI}]《)[{HIRAGANA}{KATAKANA}・\\ \u3000]+》
      | (?<=[ｦ-ﾝ])[ﾞﾟ]?
      | (?<=ヴ)[ァィェォュ]
      | (?<=[{single}{_UNSEEN}])
    )"""

    def replace(written: str) -> str:
        if (plain := table.get(written)) is not None:
            return plain
        return unicodedata.normalize("NFKC", written) if "ｦ" <= written[0] <= "ﾝ" else ""

    return re.compile(pattern, re.VERBOSE), replace


def _lengthened(kana: str) -> Iterator[str]:
    """Give what stands before a long vowel that may be left out within a word."""
    for parted in (kana, f"{kana}[・{_HYPHENS}{_SPACES}]"):
        yield from (f"{parted}[{_A_ROW}ｱｶｻﾀﾅﾊﾏﾔﾗﾜ]", f"{parted}[ｶｻﾀﾊ][ﾞﾟ]")
    yield f"{kana}{kana}ァ"


def _latin(language: str) -> tuple[re.Pattern[str], Callable[[str], str]]:
    signs = _signs()
    single = "".join(re.escape(sign) for sign in signs)
    parted = f"(?P<gap>[{_HYPHENS}{_SPACES}]+(?=[{WORD}(]))"
    word = f"[{WORD}]+(?:['’]s)?" if language == "en" else f"[{single}{_UNSEEN}]"

    def replace(written: str) -> str:
        if written in signs:
            return signs[written]
        return inflection.base("".join(signs.get(letter, letter) for letter in written)) if language == "en" else ""

    return re.compile(f"{parted}|{word}" + (f"|[{single}{_UNSEEN}]" if language == "en" else "")), replace


def variants(text: str, locale: str) -> Iterator[str]:
    """Give a spelling in the forms in which a folded text may have it: with okurigana and without, フェース and フェイス."""
    first, others = _variants()
    forms = [text]
    for match in first.finditer(text) if language_of(locale) == "ja" else ():
        forms = [form.replace(match[0], other, 1) for form in forms for other in others[match[0]]]
    yield from forms


@cache
def _variants() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Return what of a spelling has several forms, and for each form all of them, itself first."""
    groups = [(short, *forms) for short, forms in _TABLE["okurigana"].items()]
    groups += [(f"{vowel}ー", f"{vowel}イ") for vowel in _E_ROW]
    others = {form: (form, *(other for other in group if other != form)) for group in groups for form in group}
    longest = "|".join(sorted(others, key=len, reverse=True))
    return re.compile(longest), others


def canonical(text: str, locale: str) -> str:
    """Return the one spelling that stands for all spellings of `text` that are the same word in `locale`."""
    return fold(text, locale).text.strip().lower()


def hiragana(text: str) -> str:
    """Return `text` with hiragana for full-width katakana."""
    return text.translate(_HIRAGANA)


_HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)})
