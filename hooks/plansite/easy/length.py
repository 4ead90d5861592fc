"""Rules of length: sentences, commas, kanji."""

import re
import unicodedata
from collections.abc import Iterator

from plansite.easy import tokens
from plansite.easy.lists import Lists
from plansite.easy.rules import Hit
from plansite.easy.sentences import Sentence, Text
from plansite.terms.folding import KANJI

CHARACTERS = 50
MORAE = 48
COMMAS = 2
KANJI_IN_SENTENCE = 13
KANJI_IN_RUN = 4
SENTENCES = 4
DIGITS = 4


def characters(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 1: a sentence has at most 50 characters, spaces and readings aside, glosses included.

    Source: NHK NEWS WEB EASY.
    """
    if sentence.length > CHARACTERS:
        yield Hit.at(sentence, 0, "EASY021", length=sentence.length, most=CHARACTERS)


def morae(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 1b: a sentence has at most 48 morae, glosses aside: some 24 to a breath when it is read aloud.

    Source: 弘前大学 category II.
    """
    if (count := tokens.morae(sentence.text)) > MORAE:
        yield Hit.at(sentence, 0, "EASY022", count=count, most=MORAE)


def commas(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 2: one idea a sentence, so at most two commas.

    Source: ISA, 横浜市.
    """
    places = [place for place, letter in enumerate(sentence.text) if letter == "、" and place not in sentence.quoted]
    if len(places) > COMMAS:
        yield Hit.at(sentence, places[COMMAS], "EASY023", count=len(places), most=COMMAS)


def joined_clauses(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 2b: one idea a sentence, so no 〜が、 that joins two clauses.

    Source: ISA, 横浜市.
    """
    words = tokens.words(sentence.text)
    for index, word in enumerate(words):
        if word.surface == "が" and word.pos[1] == "接続助詞" and index and word.start not in sentence.quoted:
            yield Hit.at(sentence, word.start, "EASY024")


def kanji(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 13: at most 13 kanji in a sentence, glosses aside.

    Source: 弘前大学 category II.
    """
    count = len(re.findall(f"[{KANJI}]", sentence.text))
    if count > KANJI_IN_SENTENCE:
        yield Hit.at(sentence, 0, "EASY034", count=count, most=KANJI_IN_SENTENCE)


def runs(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 14: at most four kanji in a row; terms and names are excepted.

    Source: 横浜市 4th ed.
    """
    for match in re.finditer(f"[{KANJI}]{{{KANJI_IN_RUN + 1},}}", sentence.text):
        if not _is_name(sentence, match):
            yield Hit.at(sentence, match.start(), "EASY035", run=match[0], length=len(match[0]))


def paragraphs(text: Text, _: Lists) -> Iterator[Hit]:
    """Rule 27: a paragraph has at most four sentences.

    Source: ISA, 横浜市 (a text is divided into short parts).
    """
    count = 0
    for sentence in text:
        count = 0 if sentence.opens else count
        count += sentence.full and not sentence.gloss
        if count == SENTENCES + 1 and not sentence.gloss and sentence.full:
            yield Hit.at(sentence, 0, "EASY986", most=SENTENCES)


_LARGE = re.compile(r"(?<![0-9.,，A-Za-z-])[1-9](?:[0-9]{4,}|[0-9]{0,2}(?:[,，][0-9]{3})+)(?![0-9-]|年)|[0-9]+[万億兆][0-9]{2,}")


def large_numbers(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 28: a large number is said in 万 and 億 and rounded (およそ 5万2,000人, not 52,340人).

    Source: KYB (兆, 億 and 万 in large numbers), NHK.
    """
    for match in _LARGE.finditer(unicodedata.normalize("NFKC", sentence.text)):
        if len(re.sub("[^0-9]", "", match[0])) > DIGITS and not sentence.spares(match.start()):
            yield Hit.at(sentence, match.start(), "EASY987", number=match[0])


def _is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether a run of kanji belongs to a term, a quoted title, or proper names with what they are names of."""
    reach = range(match.start(), match.end())
    if all(sentence.spares(place) for place in reach):
        return True
    inside = [word for word in tokens.words(sentence.text) if word.start < match.end() and word.end > match.start()]
    common = sum(word.end - word.start for word in inside if word.pos[1] != "固有名詞" and word.pos[0] != "接尾辞")
    return common == 0
