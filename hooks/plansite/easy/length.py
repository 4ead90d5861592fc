"""Rules of length: sentences, commas, kanji."""

import re
from collections.abc import Iterator

from plansite.easy import tokens
from plansite.easy.lists import Lists
from plansite.easy.rules import Hit, Rule
from plansite.easy.sentences import Sentence, Text
from plansite.terms.folding import KANJI

CHARACTERS = 50
MORAE = 48
COMMAS = 2
KANJI_IN_SENTENCE = 13
KANJI_IN_RUN = 4


def characters(text: Text, _: Lists) -> Iterator[Hit]:
    """Rule 1: a sentence has at most 50 characters, spaces and readings aside, glosses included.

    Source: NHK NEWS WEB EASY.
    """
    for sentence in text.sentences:
        if sentence.length > CHARACTERS:
            yield Hit(
                sentence,
                0,
                f"{sentence.length}字あります。{CHARACTERS}字までです。文を二つに分けてください。",
                f"It has {sentence.length} characters; {CHARACTERS} at most. Make two sentences of it.",
            )


def morae(text: Text, _: Lists) -> Iterator[Hit]:
    """Rule 1b: a sentence has at most 48 morae, glosses aside: some 24 to a breath when it is read aloud.

    Source: 弘前大学 category II.
    """
    for sentence in text.sentences:
        if (count := tokens.morae(sentence.text)) > MORAE:
            yield Hit(
                sentence,
                0,
                f"声に出すと{count}拍あります。{MORAE}拍までが読みやすい長さです。文を分けてください。",
                f"It has {count} morae when read aloud; up to {MORAE} are easy. Divide it.",
            )


def commas(text: Text, _: Lists) -> Iterator[Hit]:
    """Rule 2: one idea a sentence, so at most two commas.

    Source: ISA, 横浜市.
    """
    for sentence in text.sentences:
        places = [place for place, letter in enumerate(sentence.text) if letter == "、" and place not in sentence.quoted]
        if len(places) > COMMAS:
            yield Hit(
                sentence,
                places[COMMAS],
                f"「、」が{len(places)}つあります。{COMMAS}つまでにして、一つの文に一つのことを書いてください。",
                f"It has {len(places)} commas; write one idea a sentence, with {COMMAS} at most.",
            )


def joined_clauses(text: Text, _: Lists) -> Iterator[Hit]:
    """Rule 2b: one idea a sentence, so no 〜が、 that joins two clauses.

    Source: ISA, 横浜市.
    """
    for sentence in text.sentences:
        words = tokens.words(sentence.text)
        for index, word in enumerate(words):
            if word.surface == "が" and word.pos[1] == "接続助詞" and index and word.start not in sentence.quoted:
                yield Hit(
                    sentence,
                    word.start,
                    "「〜が、」で二つの文をつないでいます。「。」で切って、「でも」「しかし」などで始めてください。",
                    "「〜が、」 joins two clauses; end the sentence before it and begin anew with でも or しかし.",
                )


def kanji(text: Text, _: Lists) -> Iterator[Hit]:
    """Rule 13: at most 13 kanji in a sentence, glosses aside.

    Source: 弘前大学 category II.
    """
    for sentence in text.sentences:
        count = len(re.findall(f"[{KANJI}]", sentence.text))
        if count > KANJI_IN_SENTENCE:
            yield Hit(
                sentence,
                0,
                f"漢字が{count}字あります。{KANJI_IN_SENTENCE}字までです。文を分けるか、言いかえてください。",
                f"It has {count} kanji; {KANJI_IN_SENTENCE} at most. Divide it or say it otherwise.",
            )


def runs(text: Text, _: Lists) -> Iterator[Hit]:
    """Rule 14: at most four kanji in a row; terms and names are excepted.

    Source: 横浜市 4th ed.
    """
    for sentence in text.sentences:
        for match in re.finditer(f"[{KANJI}]{{{KANJI_IN_RUN + 1},}}", sentence.text):
            if not _is_name(sentence, match):
                yield Hit(
                    sentence,
                    match.start(),
                    f"「{match[0]}」は漢字が{len(match[0])}字続きます。「〜の 〜」のように、言葉を分けてください。",
                    f"'{match[0]}' is a run of {len(match[0])} kanji; open it into a phrase.",
                )


def _is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether a run of kanji belongs to a term, a quoted title, or proper names with what they are names of."""
    reach = range(match.start(), match.end())
    if all(place in sentence.terms or place in sentence.quoted for place in reach):
        return True
    inside = [word for word in tokens.words(sentence.text) if word.start < match.end() and word.end > match.start()]
    common = sum(word.end - word.start for word in inside if word.pos[1] != "固有名詞" and word.pos[0] != "接尾辞")
    return common == 0


RULES = (
    Rule("1", "短い文", "short sentences", "E", False, characters),
    Rule("1b", "声に出したときの長さ", "length when read aloud", "W", True, morae),
    Rule("2", "一つの文に一つのこと", "one idea a sentence", "W", False, commas),
    Rule("2b", "文をつなぐ「が」", "が between clauses", "W", True, joined_clauses),
    Rule("13", "一文の漢字", "kanji in a sentence", "W", False, kanji),
    Rule("14", "続く漢字", "runs of kanji", "W", True, runs),
)
