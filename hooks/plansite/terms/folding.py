"""When two spellings are one: the table folding.yaml applied to a text, with the way back to the text as written.

Sources beside those of the table: JIS Z 8301:2008 Annex G drops the long vowel at the end of technical words of three morae and more;
外来語の表記 (Cabinet notice No. 2, 1991) leaves it, the middle dot and フェイ or フェー to the writer.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import accumulate, islice, product
from pathlib import Path
from typing import NamedTuple

from plansite.files import table
from plansite.files.textfile import LOOKALIKES
from plansite.terms import inflection

KATAKANA = "ァ-ヺーヽヾｦ-ﾟ"
HIRAGANA = "ぁ-ゖ"
KANJI = "一-鿿㐀-䶿々〆"
WORD = "A-Za-z0-9À-ÖØ-öø-ɏ"
IN_KATAKANA = re.compile(f"[{KATAKANA}]+")

_JAPANESE = f"{KATAKANA}{HIRAGANA}{KANJI}⺀-⿟"
_A_ROW = "アカガサザタダナハバパマャヤラワ"
_LONG_ENDS = frozenset("イキギシジチヂニヒビピミリ")
_E_ROW = "エケゲセゼテデネヘベペメレ"
_HYPHENS = "\\-‐‑–—−"
_SPACES = " \t\n\xa0\u2002-\u200a\u202f\u3000"
_PARTING = frozenset(" \t\n\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000-‐‑–—−・")
# Dashes that a PDF has in place of a long vowel: デ−タ.
DASHES: str = LOOKALIKES["dashes"]
# Nothing of these is seen, or they are marks upon the letter before them: joiners, soft hyphens, accents, variation selectors.
_MARKS = "\xad\u0640\u064b-\u0652\u200b-\u200d\u2060\u0300-\u036f\ufe00-\ufe0f\ufeff"
_SELECTORS = "\U000e0100-\U000e01ef"
TABLE = table.read(Path(__file__).with_suffix(".yaml"))


class Span(NamedTuple):
    """A term found in a text: offsets of its first character and behind its last, and the term's id."""

    start: int
    end: int
    term: str


_span = partial(tuple.__new__, Span)  # faster than a call of Span itself


@dataclass(frozen=True)
class Folded:
    """A text made comparable, its case kept.

    `written` are the pieces of the text as they were, every second one a sign that folds, and `plain` the same pieces folded; none where
    nothing folds. `under` is what was folded before.
    """

    text: str
    written: Sequence[str] = ()
    plain: Sequence[str] = ()
    under: "Folded | None" = None

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        return list(accumulate(map(len, self.written))), list(accumulate(map(len, self.plain)))

    def spans(self, found: Iterable[tuple[int, int, str]]) -> list[Span]:
        """Return what was found in the folded text, starts, ends and names by their starts, with the offsets in the text as written."""
        places = self._places(found) if self.written else list(map(_span, found))
        return self.under.spans(places) if self.under else places

    def _places(self, found: Iterable[tuple[int, int, str]]) -> list[Span]:
        (written, plain), piece, limit, shift, places = self._ends, 0, 0, 0, []
        for start, end, name in found:
            if start >= limit:
                piece = bisect_right(plain, start, piece)
                limit, shift = plain[piece], written[piece] - plain[piece]
            begin, finish = start + shift, end + shift
            if piece % 2 or end >= limit:
                begin = written[piece] - len(self.written[piece]) if piece % 2 else begin
                last = bisect_left(plain, end, piece)
                finish = written[last] if last % 2 else written[last] - plain[last] + end
                while written[last] == finish and last + 1 < len(plain) and (not self.written[last + 1] or self._belongs(last + 1)):
                    last += 1
                    finish = written[last]
            places.append(_span((begin, finish, name)))
        return places

    def _belongs(self, piece: int) -> bool:
        """Say whether a piece is a sign that is left out and belongs to the letter before it."""
        sign = self.written[piece]
        return not self.plain[piece] and (sign == "ー" or unicodedata.category(sign[0]) in ("Mn", "Cf"))

    def parts(self, offset: int) -> bool:
        """Say whether a space, a hyphen or a middle dot was left out at `offset` of the folded text."""
        plain = self._ends[1]
        pieces = range(bisect_left(plain, offset), bisect_right(plain, offset))
        return any(self.written[piece] in _PARTING and not self.plain[piece] for piece in pieces if piece % 2)


class _Signs(dict[str, str]):
    """What stands for a sign; where the table does not say, the sign is left out, or is a space if it parts words in `spaced` languages."""

    def __init__(self, table: Mapping[str, str], spaced: bool = False) -> None:
        super().__init__(table)
        self._spaced = spaced

    def __missing__(self, sign: str) -> str:
        return self.setdefault(sign, " " if self._spaced and sign[0] in _PARTING else "")


@cache
def language_of(locale: str) -> str:
    """Return the language of a locale: `ja` for `ja-easy`."""
    return locale.partition("-")[0]


def is_japanese(locale: str) -> bool:
    """Say whether a locale's language has neither spaces nor, in its own script, capital letters."""
    return language_of(locale) in ("ja", "zh", "ko")


def fold(text: str, locale: str, under: Folded | None = None) -> Folded:
    """Return `text` folded for its language; it may be the text of what was folded before."""
    pattern, signs, chained = (_japanese if is_japanese(locale) else _latin)(len(text.encode("utf-16-le")) > 2 * len(text))
    written = pattern.split(text)
    if not chained.isdisjoint(written[1::2]) and (first := _layer(_CHAINED.split(text), _unchain, under)).text != text:
        return fold(first.text, locale, first)
    folded = _layer(written, signs.__getitem__, under)
    return _layer(_SPACES_BEHIND.split(folded.text), lambda _: "", folded) if "  " in folded.text else folded


def _layer(written: list[str], fold_sign: Callable[[str], str], under: Folded | None = None) -> Folded:
    """Return a text whose every second piece is folded."""
    if len(written) == 1:
        return Folded(written[0], under=under)
    plain = written.copy()
    plain[1::2] = map(fold_sign, written[1::2])
    return Folded("".join(plain), written, plain, under)


# What folds before all else, for what it stands for folds together with its neighbours: half-width kana, full-width letters, marks.
_CHAINED = re.compile(f"([{KATAKANA}][ﾞﾟ]?[{DASHES}](?![{DASHES}])|[！-～]|[･-ﾝ][ﾞﾟ]?|[か-ヺ][\u3099\u309a])")
_SPACES_BEHIND = re.compile("(?<= )( +)")


def _unchain(sign: str) -> str:
    long = len(sign) > 1 and sign[-1] in DASHES
    return unicodedata.normalize("NFKC", sign[:-1]) + "ー" if long else unicodedata.normalize("NFKC", sign)


@cache
def _table() -> dict[str, str]:
    """Return what stands for single characters in every language."""
    codes = (*range(0xFF01, 0xFF08), *range(0xFF0A, 0xFF5F), *range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA), *range(0x2080, 0x208A))
    accented = (chr(code) for code in (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000)))
    parts = {letter: unicodedata.normalize("NFKD", letter) for letter in accented}
    return {
        **{chr(code): plain for code in codes if (plain := unicodedata.normalize("NFKC", chr(code))) != chr(code)},
        **{letter: plain[0] for letter, plain in parts.items() if len(plain) > 1 and plain[0].isalpha()},
        **LOOKALIKES["radicals"],
        **TABLE["signs"],
        **TABLE["kanji"],
    }


def signs() -> dict[str, str]:
    """Return what stands for a sign of one letter or two wherever it is.

    Not what Unicode's compatibility forms (NFKC) say, nor accents of rarer alphabets: every reader who searches would carry them.
    """
    table = {**_table(), **TABLE["katakana"]}
    return {
        sign: plain for sign, plain in table.items() if unicodedata.normalize("NFKC", sign) != plain and not "\u0370" <= sign[0] < "\u2000"
    }


_Patterns = tuple[re.Pattern[str], _Signs, frozenset[str]]


def _class(signs: Iterable[str], far: bool) -> str:
    """Return single characters as a class of a pattern, those beyond the first plane only if asked for: they make the search slower."""
    single = (sign for sign in signs if len(sign) == 1 and (far or sign < "\U00010000"))
    return "".join(map(re.escape, single)) + _MARKS + (_SELECTORS if far else "")


@cache
def _japanese(far: bool) -> _Patterns:
    """Return the pattern of what folds, wider for texts beyond the first plane, what stands for signs, and which fold before all."""
    signs = _Signs({**_table(), **TABLE["katakana"], "(": "（", ")": "）"})
    kana, latin = f"[{KATAKANA}]", f"[A-Za-z0-9{KATAKANA}]"
    row, reading = f"[{_A_ROW}]", f"[{HIRAGANA}ー・\\ \u3000]+[）)]"
    single = f"{_class(signs, far)}･-ﾟ\u3099\u309a"
    # One class in front, of signs that are rare, lets the search skip from one candidate to the next; what is frequent comes first.
    pattern = re.compile(
        f"""([{single}{_HYPHENS}{DASHES}{_SPACES}ー・（《](?:
            (?<=[{single}])(?:(?<=ヴ)[ァィェォュ]|(?<=[{KANJI}]\\(){reading})?
          | (?<={kana}.)(?:
                (?<=ー)(?:(?<={kana}{row}.)|(?<={kana}[^ンッー{_E_ROW}ェ].)(?!{kana})|(?<={kana}[・{_HYPHENS}{_SPACES}{_MARKS}]{row}.)|(?<={kana}{kana}ァ.))
              | (?<=[・{_SPACES}])(?={kana})
              | (?<=[{DASHES}])(?![{DASHES}])
              | (?<=-)(?={latin}))
          | (?<=[{KANJI}]（){reading}
          | (?<=\\n)(?<=[{_JAPANESE}].)(?=[{_JAPANESE}])
          | (?<=[A-Za-z0-9].)(?:(?<=[{_HYPHENS}])(?=[A-Za-z0-9{KATAKANA}{KANJI}])|(?<=[A-Za-z][{_SPACES}])(?=[0-9]))
          | (?<=[A-Za-z0-9][{_SPACES}])(?=[{KATAKANA}{KANJI}])
          | (?<=[A-Za-z][ー―])(?={latin})
          | (?<=[{KANJI}]《)[{HIRAGANA}{KATAKANA}・\\ \u3000]+》
        ))""",
        re.VERBOSE | re.DOTALL,
    )
    half = [chr(code) for code in range(0xFF65, 0xFF9E)]
    wide = [chr(code) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()]
    chained = {*DASHES, "\u3099", "\u309a", *wide, *(letter + mark for letter in half for mark in ("", "ﾞ", "ﾟ"))}
    return pattern, signs, frozenset(chained)


@cache
def _latin(far: bool) -> _Patterns:
    """Return the same for languages with spaces, where a hyphen or a line break is one."""
    signs = _Signs({**_table(), "（": " (", "）": ")"}, spaced=True)
    return re.compile(f"([{_class(signs, far)}{_HYPHENS}{_SPACES[1:]}])"), signs, frozenset()


def openings(text: str, locale: str) -> Iterable[str]:
    """Return what the forms of a folded text begin with: in English beginnings that several share, elsewhere the forms themselves."""
    return inflection.openings(text) if language_of(locale) == "en" else variants(text, locale)


def variants(text: str, locale: str) -> Iterator[str]:
    """Give the forms in which a folded text may have a spelling: okurigana or none, フェース and フェイス; in English its inflections."""
    if language_of(locale) == "en":
        yield from inflection.forms(text)
    elif language_of(locale) == "ja":
        pieces = _variable().split(text)
        forms = [_forms(piece) if at % 2 else (piece,) for at, piece in enumerate(pieces)]
        yield from islice(map("".join, product(*forms)), _MOST) if len(forms) > 1 else pieces
    else:
        yield text


def within(plain: str, written: str) -> tuple[str, ...]:
    """Return the other folded forms that a word of katakana has inside a run: サビス behind クラウド, エネルギー before マネジメント."""
    behind = plain[0] + plain[2:] if plain[1:2] == "ー" and plain[0] in _A_ROW else plain
    long = (f"{plain}ー", f"{behind}ー") if plain[-1:] in _LONG_ENDS or written.endswith("ー") else ()
    forms = {behind, *long} - {plain} if long or behind != plain else ()
    return tuple(forms) if forms and IN_KATAKANA.fullmatch(plain) else ()


# Signs that stand for one another: インターフェース and フェイス, ダイアル and ダイヤル, 三か年 and 三カ年, 霞が関 and 霞ヶ関.
_LONG, _GLIDES, _COUNTERS = "ーイ", "アヤ", "ケカか箇が"
_WAYS = {way: ways for ways in (*TABLE["one_word"], _LONG, _GLIDES, _COUNTERS) for way in ways}
_MOST = 64  # forms of one spelling, which double with every place that varies


@cache
def _variable() -> re.Pattern[str]:
    """Return what of a Japanese spelling has several forms: two verbs that are one noun, and signs that stand for one another."""
    first, second = TABLE["okurigana"]["first"], TABLE["okurigana"]["second"]
    verbs = (
        "(?:" + "|".join(f"{kanji}(?:{ending})?" for kanji, endings in part.items() for ending in ["|".join(endings)]) + ")"
        for part in (first, second)
    )
    fixed = f"(?:{'|'.join(TABLE['okurigana']['fixed'])})(?![{HIRAGANA}])"
    signs = f"(?<=[{_E_ROW}])[{_LONG}]|(?<=イ)[{_GLIDES}]|(?<=[0-9{KANJI}])[{_COUNTERS}](?=[{KANJI}])"
    words = "|".join(sorted((way for ways in TABLE["one_word"] for way in ways), key=len, reverse=True))
    return re.compile(f"((?!{fixed}){''.join(verbs)}(?![{HIRAGANA}])|{words}|{signs})")


@cache
def _forms(piece: str) -> tuple[str, ...]:
    """Return all forms of a piece that varies, the one as written first."""
    if ways := _WAYS.get(piece):
        return tuple(dict.fromkeys([piece, *ways]))
    first, second = TABLE["okurigana"]["first"], TABLE["okurigana"]["second"]
    kanji = [letter for letter in piece if letter in first or letter in second]
    forms = (f"{kanji[0]}{middle}{kanji[1]}{end}" for middle in ("", *first[kanji[0]]) for end in ("", *second[kanji[1]]))
    return tuple(dict.fromkeys([piece, *(form for form in forms if form not in TABLE["okurigana"]["fixed"])]))


@cache
def canonical(text: str, locale: str) -> str:
    """Return the one spelling that stands for all spellings of `text` that are the same word in `locale`."""
    plain = fold(text, locale).text.strip()
    return min(variants(plain, locale), key=lambda form: (len(form), form)).lower()


def is_kana(text: str) -> bool:
    """Say whether a text is a reading: hiragana, with long vowels and middle dots."""
    return re.fullmatch(f"[{HIRAGANA}ー・]+", text) is not None


def hiragana(text: str) -> str:
    """Return `text` with hiragana for full-width katakana."""
    return text.translate(_HIRAGANA)


def katakana(text: str) -> str:
    """Return `text` with full-width katakana for hiragana."""
    return text.translate(_KATAKANA)


_HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)})
_KATAKANA = {ord(kana): code for code, kana in _HIRAGANA.items()}
