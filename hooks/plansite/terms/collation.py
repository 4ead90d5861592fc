"""The order of a glossary's index: 五十音 by reading with Latin headwords after, or A–Z.

Source: JIS X 4061:1996 日本語文字列照合順番 — voiced and small kana sort with the plain, a long vowel as the vowel it lengthens.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from plansite.terms import folding
from plansite.terms.model import Term, Wording

_ROWS = {
    "a": "あいうえおゔ",
    "ka": "かきくけこ",
    "sa": "さしすせそ",
    "ta": "たちつてと",
    "na": "なにぬねの",
    "ha": "はひふへほ",
    "ma": "まみむめも",
    "ya": "やゆよ",
    "ra": "らりるれろ",
    "wa": "わをん",
}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_VOWELS = {kana: "あいうえお"[row.index(kana) % 5] for name, row in _ROWS.items() if name not in ("ya", "wa") for kana in row}
_VOWELS |= {"や": "あ", "ゆ": "う", "よ": "お", "わ": "あ", "を": "お", "ん": "ん"}


@dataclass(frozen=True)
class Entry:
    """A headword in an index, and the reading it is sorted by."""

    term: Term
    wording: Wording
    reading: str


@dataclass(frozen=True)
class Group:
    """Entries under one letter or row of kana: its label, its anchor, and the entries in order."""

    label: str
    anchor: str
    entries: tuple[Entry, ...]


def kana_key(reading: str) -> tuple[str, str]:
    """Return what a reading sorts by: first its plain kana, then the reading itself."""
    plain = ""
    for kana in unicodedata.normalize("NFD", reading.replace("・", "")):
        if kana == "ー":
            plain += _VOWELS.get(plain[-1:], "")
        elif not unicodedata.combining(kana):
            plain += kana.translate(_SMALL)
    return plain, reading


def latin_key(text: str) -> tuple[str, str]:
    """Return what a Latin headword sorts by: its letters and digits without case and accents, then the headword itself."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text.casefold()) if letter.isalnum() or letter == " ")
    return plain, text


def is_latin(text: str) -> bool:
    """Say whether a headword begins with a Latin letter or a digit."""
    return re.match(f"[{folding.WORD}]", text) is not None


def groups(entries: Iterable[Entry], locale: str, latin_label: str) -> list[Group]:
    """Return an index of `entries` in the order of the locale's language; empty groups are left out."""
    found = list(entries)
    if folding.language_of(locale) != "ja":
        return _alphabet(found)
    rows = []
    for name, row in _ROWS.items():
        in_row = [entry for entry in found if not is_latin(entry.wording.term) and kana_key(entry.reading)[0][0] in row]
        rows.append(Group(row[0], f"index-{name}", tuple(sorted(in_row, key=lambda entry: kana_key(entry.reading)))))
    latin = [entry for entry in found if is_latin(entry.wording.term)]
    rows.append(Group(latin_label, "index-latin", tuple(sorted(latin, key=lambda entry: latin_key(entry.wording.term)))))
    return [group for group in rows if group.entries]


def _alphabet(entries: list[Entry]) -> list[Group]:
    letters: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: latin_key(entry.wording.term)):
        first = latin_key(entry.wording.term)[0][:1].upper()
        letters.setdefault("0–9" if first.isdigit() else first, []).append(entry)
    return [Group(letter, f"index-{letter[0].lower()}", tuple(found)) for letter, found in letters.items()]
