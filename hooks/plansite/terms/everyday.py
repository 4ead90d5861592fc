"""The words that everybody is taken to know: those in katakana of everyday.txt, and English ones by the roots of everyday-english.txt."""

import re
from functools import cache
from pathlib import Path

from plansite.terms import folding, inflection

# What a word may end or begin with without being another: cooperative, cooperatives, cooperation.
_ENDINGS = re.compile(
    "(?<=[a-z]{3})(?:i[sz](?:e|ed|es|er|ers|ing|ation|ations)?|ations?|ions?|ments?|ness|ings?|ed|e?s|i?[eo]rs?|i?e?st|i?al|ly|ives?|ity"
    "|ies|ied|ism|[ae]nce|[ey])+$"
)
_BEGINNINGS = re.compile("^(?:de|non|out|over|pre|re|un)(?=[a-z]{4})")


def _words(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def words() -> frozenset[str]:
    """Return the words in katakana and in Latin letters, in their canonical spelling."""
    return frozenset(folding.canonical(word, "ja") for word in _words("everyday.txt"))


@cache
def _roots() -> frozenset[str]:
    return frozenset(_words("everyday-english.txt"))


def root(word: str) -> str:
    """Return what an English word in small letters has in common with those derived from it; it need not be a word."""
    return re.sub(r"(.)\1$", r"\1", _ENDINGS.sub("", word))


@cache
def is_english(word: str) -> bool:
    """Say whether a word in small letters is everyday English, in American or British spelling, or derived from what is."""
    spelled = (word, *inflection.respelt(word))
    return not _roots().isdisjoint(root(form) for each in spelled for form in (each, each.removesuffix("s"), _BEGINNINGS.sub("", each)))
