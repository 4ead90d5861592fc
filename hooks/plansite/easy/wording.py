"""Rules of wording: honorific, vague and mimetic words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plansite.easy import tokens
from plansite.easy.lists import Lists, canonical
from plansite.easy.rules import WORDS, Hit
from plansite.easy.sentences import Sentence
from plansite.easy.tokens import Token


def honorific(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 7: no honorific and no humble words (ご覧, いただく, 伺う, お待ち ください, ご連絡 します). 〜て ください is allowed.

    Source: ISA.
    """
    words = tokens.words(sentence.text)
    for index, word in enumerate(words):
        if sentence.spares(word.start):
            continue
        if _is_honorific(words, index) or _is_honorific_phrase(words, index):
            yield Hit.at(sentence, word.start, "EASY029", words=_around(sentence, words, index))


def _is_honorific(words: Sequence[Token], index: int) -> bool:
    word = words[index]
    if word.kind not in ("動詞", "名詞") or not {word.base, word.normal} & WORDS["honorific"]:
        return False
    if word.base == "おる":  # て おります, not 折ります or 織ります
        return word.surface.startswith("お") and index > 0 and words[index - 1].surface in ("て", "で", "に", "は")
    return not word.surface.startswith(("ください", "下さい"))


def _is_honorific_phrase(words: Sequence[Token], index: int) -> bool:
    """Say whether お or ご begins お待ち ください, ご連絡 します, お読みに なります."""
    if not _is_polite_prefix(words[index]) or index + 2 >= len(words):
        return False
    stem, behind = words[index + 1], words[index + 2]
    if stem.base in WORDS["plain_with_prefix"] or stem.normal in WORDS["plain_with_prefix"]:
        return False
    third = words[index + 3].base if index + 3 < len(words) else ""
    verbal = stem.kind == "動詞" or stem.pos[2] == "サ変可能" or stem.surface[-1:] in "いきぎしちにびみり"
    return verbal and (behind.base in ("くださる", "する", "できる", "いたす") or (behind.surface == "に" and third == "なる"))


def _is_polite_prefix(word: Token) -> bool:
    return word.kind == "接頭辞" and word.surface in ("お", "ご", "御")


def _around(sentence: Sentence, words: Sequence[Token], index: int) -> str:
    last = words[min(index + (2 if words[index].kind == "接頭辞" else 0), len(words) - 1)]
    return sentence.text[words[index].start : last.end]


def prefixed(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 7b: no お and ご before a noun (お名前, ご住所) but where the word has none without it (お金, お知らせ).

    Source: ISA, as of rule 7.
    """
    words = tokens.words(sentence.text)
    for index, (prefix, noun) in enumerate(pairwise(words)):
        if not _is_polite_prefix(prefix) or _is_honorific_phrase(words, index):
            continue
        if noun.kind == "名詞" and not {noun.base, noun.normal} & WORDS["plain_with_prefix"] and prefix.start not in sentence.terms:
            yield Hit.at(sentence, prefix.start, "EASY989", words=f"{prefix.surface}{noun.surface}", plain=noun.surface)


_VAGUE = re.compile(
    "おそらく|恐らく|たぶん|多分|極力|と ?思われ|と ?考えられ|と ?見られ|(?:おそれ|恐れ)(?:が|も|は|の) ?あ|可能性が ?あ"
    "|(?:見込み|見通し)(?:です|が ?あ|で、)|結構です|なるべく|できるだけ|おおむね|概ね|適宜|可能な ?限り|必要に ?応じて|ある ?程度|若干"
)


def vague(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 8: no vague words (等, おそらく, と思われる, おそれがあります, 見込みです and their like); かもしれません is allowed.

    Source: ISA p. 9.
    """
    places = {match.start(): match[0] for match in _VAGUE.finditer(sentence.text)}
    places |= {word.start: word.surface for word in tokens.words(sentence.text) if word.surface == "等" and word.kind == "接尾辞"}
    for place, found in sorted(places.items()):
        if not sentence.spares(place):
            yield Hit.at(sentence, place, "EASY030", words=found)


REPEATED = re.compile(r"^([ぁ-ゖァ-ヺ]{2})\1と?$")
_MIMETIC_SHAPE = re.compile(r"^[ぁ-ゖァ-ヺ](?:[っッんン])[ぁ-ゖァ-ヺ]{1,2}(?:[りリ]|と)$|^[ぁ-ゖァ-ヺ]{2}[っッんンりリ]と$")


def mimetic(sentence: Sentence, lists: Lists) -> Iterator[Hit]:
    """Rule 19: no onomatopoeia and mimetic words (どきどき, ガタガタ, すっきり) outside the reviewed list (いろいろ, だんだん).

    Source: 静岡県, 津山市.
    """
    for start, word in _mimetic_words(sentence):
        if canonical(word) not in lists.mimetic and start not in sentence.terms:
            yield Hit.at(sentence, start, "EASY046", word=word)


def _mimetic_words(sentence: Sentence) -> Iterator[tuple[int, str]]:
    words = tokens.words(sentence.text)
    for index, word in enumerate(words):
        shape = REPEATED.match(word.surface) or (word.kind == "副詞" and _MIMETIC_SHAPE.match(word.surface))
        if shape and word.kind in ("副詞", "名詞", "形状詞", "感動詞"):
            yield word.start, word.surface
        elif index and re.fullmatch("[ぁ-ゖァ-ヺ]{2}", word.surface):
            before = words[index - 1]
            if before.surface == word.surface and before.end == word.start:
                yield before.start, word.surface * 2
