"""Which headwords of a plan that no list was made for are asked for or proposed whole: of Japanese 195 of 199, of English 19 of 24.

The texts (tests/data/words) were written before anything was run on them; what is expected of them is a kind, not their words.
"""

import re

from plansite.commands import words
from plansite.files import reading
from plansite.files.reading import Block
from plansite.terms import vocabulary
from plansite.terms.matcher import Matcher
from plansite.terms.vocabulary import CommonWords

from ...conftest import ROOT

_HEADWORD = re.compile(r"\{(.*?)\}")
_NONE = CommonWords("common-words.yaml", {}, {})


def _lines(name: str) -> list[str]:
    text = (ROOT / "tests/data/words" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _blocks(lines: list[str]) -> list[Block]:
    return reading.read(_HEADWORD.sub(r"\1", "\n\n".join(lines))).blocks


def _asked(lines: list[str], locale: str) -> set[str]:
    found = vocabulary.unknown_words(_blocks(lines), "page.md", Matcher([], locale), locale)
    return set(vocabulary.gathered(vocabulary.undecided(found, _NONE)))


def _headwords(lines: list[str]) -> set[str]:
    return set(_HEADWORD.findall("\n".join(lines)))


def test_headwords_are_asked_for_or_proposed_whole() -> None:
    lines = _lines("headwords.txt")
    headwords = _headwords(lines)
    asked = _asked(lines, "ja")
    found = asked | {text for text, _, _ in words.compounds(_blocks(lines), Matcher([], "ja"))}
    elsewhere = _HEADWORD.sub("|", "\n".join(lines))
    fragments = [text for text in found - headwords if text not in elsewhere and any(text in whole for whole in headwords)]
    assert (headwords - found, fragments, asked - headwords) == ({"ぴったりサービス", "書かない窓口", "減災", "除染"}, [], set())


def test_words_that_everybody_knows_are_not_asked_for() -> None:
    everyday = " ".join(_lines("everyday.txt")).split()
    assert _asked([f"{word}を使います。" for word in everyday], "ja") == set()


def test_ordinary_english_raises_few_questions() -> None:
    lines = _lines("english.txt")
    headwords = _headwords(lines)
    asked = _asked(lines, "en")
    missed = {"Geospatial", "Pseudonymisation", "Ransomware", "coworking", "sign-on"}
    assert (headwords - asked, asked - headwords) == (missed, {"telecommute"})
