"""Japanese in Latin letters, for readers of other languages."""

from kanaconv import KanaConv

# What a particle is read as where it stands apart.
_PARTICLES = {"は": "わ", "へ": "え", "を": "お"}


def romaji(reading: str) -> str:
    """Return a reading in kana in Latin letters, its words as far apart as the reading has them.

    Modified Hepburn: a macron on long vowels, n' before vowels (ANSI Z39.11-1972, as in the tables of the Library of Congress).
    """
    return " ".join(KanaConv().to_romaji(_PARTICLES.get(word, word)) for word in reading.replace("・", " ").split())
