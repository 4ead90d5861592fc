"""The rule of 分かち書き: a half-width space between 文節."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from plansite.easy import tokens
from plansite.easy.lists import Lists
from plansite.easy.rules import WORDS, Hit
from plansite.easy.sentences import Sentence
from plansite.easy.tokens import Token

_INDEPENDENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "代名詞", "接続詞", "接頭辞")


def boundaries(sentence: Sentence, lists: Lists) -> Iterator[Hit]:
    """Rule 15: a half-width space stands between 文節, behind particles and endings; none stands before them.

    The title of a document in 「」 and terms are written as they are. Source: 弘前大学, 中野区.
    """
    words = tokens.analyse(sentence.text)
    phrases = (match for phrase in lists.joined for match in re.finditer(re.escape(phrase), sentence.text))
    joined = {place for match in phrases for place in range(match.start() + 1, match.end())}
    for before, word in pairwise(words):
        if word.start in sentence.terms and before.start in sentence.terms:
            continue
        if _in_title(sentence, word.start) or word.start in joined:
            continue
        if "　" in (before.surface, word.surface):
            yield Hit.at(sentence, word.start, "EASY036")
        elif _begins_phrase(before, word):
            pair = f"{before.surface}{word.surface}"
            yield Hit.at(sentence, word.start, "EASY037", word=word.surface, pair=pair)
    yield from _needless(sentence, words)


def _in_title(sentence: Sentence, place: int) -> bool:
    """Say whether a place is within a quotation without spaces, as titles are."""
    if place not in sentence.quoted:
        return False
    start, end = place, place
    while start - 1 in sentence.quoted and sentence.text[start] not in "「『":
        start -= 1
    while end in sentence.quoted and sentence.text[end] not in "」』":
        end += 1
    return " " not in sentence.text[start:end]


def _begins_phrase(before: Token, word: Token) -> bool:
    """Say whether a 文節 begins at `word`, which follows `before` without a space."""
    if before.is_space or before.is_mark or word.kind not in _INDEPENDENT:
        return False
    match before.kind:
        case "助詞":
            return before.pos[1] != "準体助詞" or word.kind in ("名詞", "動詞")
        case "助動詞":  # 静かで ない has its space, 静かでない as one word has none
            return before.surface != "で" or word.normal not in ("無い", "有る")
        case "連体詞" | "接続詞":
            return True
        case "動詞" | "形容詞":
            return before.pos[5].startswith(("連体形", "終止形")) and word.kind != "接頭辞"
        case "副詞":
            return word.normal != "為る"
        case "名詞" | "代名詞" if word.kind == "動詞":  # 説明する is one 文節; 計画進める lacks its particle
            return word.normal not in ("為る", "出来る", "致す") and word.pos[1] != "非自立可能" and before.pos[1] != "数詞"
    return False


def _needless(sentence: Sentence, words: Sequence[Token]) -> Iterator[Hit]:
    """Give each space before a particle or an ending; what follows it up to the next space is no word of its own."""
    for index in range(1, len(words) - 1):
        before, word = words[index - 1], words[index + 1]
        if not words[index].is_space or before.is_mark or _in_title(sentence, word.start) or re.search(r"[A-Za-z0-9]$", before.surface):
            continue
        chunk = list(takewhile(lambda token: not token.is_space and not token.is_mark, words[index + 1 :]))
        if chunk and all(token.kind in ("助詞", "助動詞") and token.surface in WORDS["dependent"] for token in chunk):
            yield Hit.at(sentence, word.start, "EASY038", before=before.surface, word=word.surface)
