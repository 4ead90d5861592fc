"""When two spellings are one: width, case, middle dot, long vowel, hyphen, English endings.

Sources: 外来語の表記 (Cabinet notice No. 2, 1991) leaves the middle dot and the long vowel at a word's end to the writer;
JIS Z 8301:2008 Annex G drops that long vowel in technical words of three morae and more.
"""

import re
import unicodedata
from dataclasses import dataclass

KATAKANA = "ァ-ヺーヽヾｦ-ﾟ"
HIRAGANA = "ぁ-ゖ"
KANJI = "一-鿿㐀-䶿々〆"
WORD = "A-Za-z0-9À-ɏ"

_HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)})
_FOLDED = str.maketrans("　‐‑–’･" + "".join(map(chr, range(0xFF01, 0xFF5F))), " ---'・" + "".join(map(chr, range(0x21, 0x7F))))

_HALF_WIDTH = "[ｦ-ﾝ][ﾞﾟ]?"
_READING = f"(?<=[{KANJI}])[（(][{HIRAGANA}ー]+[）)]"
_REDUCIBLE = re.compile(f"(?P<half>{_HALF_WIDTH})|{_READING}")

_MIDDLE_DOT = re.compile(f"(?<=[{KATAKANA}])・(?=[{KATAKANA}])")
_A_ROW = "ァアカガサザタダナハバパマャヤラワ"
_LONG_VOWEL = re.compile(f"(?<=[{KATAKANA}])(?:(?<=[{KATAKANA}][^ンッー])ー(?![{KATAKANA}])|(?<=[{KATAKANA}][{_A_ROW}])ー)")

# Languages whose scripts have no capital letters: a Latin word in their texts is the same word in either case.
_CASELESS = frozenset({"ja", "zh", "ko"})


@dataclass(frozen=True)
class Reduced:
    """A text made comparable: folded characters, and for each the offsets in the text where it starts and ends."""

    text: str
    starts: tuple[int, ...] | None
    ends: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original text of the folded text's `start` to `end`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Return `text` with full-width letters, brackets and spaces made half-width; the length stays the same."""
    return text.translate(_FOLDED)


def reduce(text: str) -> Reduced:
    """Return `text` folded, half-width kana joined, and readings in brackets after kanji left out: 新型（しんがた）コロナ."""
    if _REDUCIBLE.search(text) is None:
        return Reduced(fold(text), None, None)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in [*_REDUCIBLE.finditer(text), None]:
        stop = match.start() if match else len(text)
        letters += fold(text[position:stop])
        starts += range(position, stop)
        ends += range(position + 1, stop + 1)
        if match is None:
            break
        if match["half"]:
            letters.append(unicodedata.normalize("NFKC", match[0]))
            starts.append(match.start())
            ends.append(match.end())
        position = match.end()
    return Reduced("".join(letters), tuple(starts), tuple(ends))


def hiragana(text: str) -> str:
    """Return `text` with hiragana for full-width katakana."""
    return text.translate(_HIRAGANA)


def language_of(locale: str) -> str:
    """Return the language of a locale: `ja` for `ja-easy`."""
    return locale.partition("-")[0]


def keeps_case(locale: str) -> bool:
    """Say whether a capital letter in a spelling must be a capital on the page: AI is not ai in English; IoT is iot in Japanese."""
    return language_of(locale) not in _CASELESS


def canonical(text: str, locale: str) -> str:
    """Return the one spelling that stands for all spellings of `text` that are the same word in `locale`; case is kept."""
    joined = _MIDDLE_DOT.sub("", reduce(text).text)
    plain = re.sub(r"[ -]+", " ", _LONG_VOWEL.sub("", joined)).replace(" (", "(").strip()
    return _singular(plain) if language_of(locale) == "en" else plain


def may_lengthen(before: str, after: str) -> bool:
    """Say whether a long vowel that `canonical` drops may stand between `before` (all that precedes it) and `after`."""
    return _LONG_VOWEL.search(f"{before[-2:]}ー{after[:1]}", len(before[-2:])) is not None


def may_divide(before: str, after: str) -> bool:
    """Say whether a middle dot that `canonical` drops may stand between `before` and `after`."""
    return _MIDDLE_DOT.search(f"{before[-1:]}・{after[:1]}") is not None


_SIBILANT = re.compile(r"(?:[sxz]|ch|sh)$", re.IGNORECASE)
_CONSONANT_Y = re.compile(r"[^aeiou\W]y$", re.IGNORECASE)


def _singular(text: str) -> str:
    """Return an English spelling without a regular plural or possessive ending on its last word.

    A silent e after a sibilant goes too: databases is the plural of database, businesses that of business.
    """
    text = text.removesuffix("'s")
    if text.endswith("ies") and len(text) > 4:
        return text[:-3] + "y"
    if text.endswith("es") and _SIBILANT.search(text[:-2]):
        return text[:-2]
    if text.endswith("e") and _SIBILANT.search(text[:-1]):
        return text[:-1]
    if text.endswith("s") and not text.endswith(("ss", "us", "is")):
        return text[:-1]
    return text


def ending(singular: str, locale: str) -> tuple[str, str]:
    """Return the stem of a canonical spelling and a pattern of the endings it takes on a page (none outside English)."""
    if language_of(locale) != "en" or not re.search(r"[A-Za-z0-9]$", singular):
        return singular, ""
    if _CONSONANT_Y.search(singular):
        return singular[:-1], "(?:[yY]|[iI][eE][sS])(?:'s)?"
    return singular, ("(?:es?)?" if _SIBILANT.search(singular) else "s?") + "(?:'s)?"
