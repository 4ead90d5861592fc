"""How words in Latin letters are read: as the headwords say in which they stand, DX ディーエックス."""

import re
from collections.abc import Iterable

from plansite.furigana.readings import Parts, Readings
from plansite.terms.folding import hiragana, katakana

_WORD = re.compile(r"[A-Za-z](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9]+[A-Za-z]+")
_NOT_READ = re.compile("[・ ]")


def words(headwords: Iterable[tuple[str, str]], readings: Readings) -> dict[str, Parts]:
    """Return the readings, in katakana, of the words in Latin letters that stand in headwords given with their readings.

    What stands in brackets may be read or not; a reading counts where all that stands around the word is known and read in it.
    """
    found: dict[str, Parts] = {}
    for headword, reading in headwords:
        for text in (re.sub("（.*?）", "", headword), re.sub("[（）]", "", headword)):
            parts = _WORD.split(text)
            if len(parts) != 2 or any(piece.missing for part in parts for piece in readings.pieces(part)):
                continue
            before, after = (
                _NOT_READ.sub("", hiragana("".join(each.reading or each.text for each in readings.pieces(part)))) for part in parts
            )
            if match := re.fullmatch(f"{re.escape(before)}([ぁ-ゖー]+){re.escape(after)}", _NOT_READ.sub("", reading)):
                word = _WORD.findall(text)[0]
                found.setdefault(word, ((word, katakana(match[1])),))
    return found
