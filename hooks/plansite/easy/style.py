"""Rules of style: です・ます, negation, passive, potential, lists."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plansite.easy import tokens
from plansite.easy.lists import Lists
from plansite.easy.rules import WORDS, Hit
from plansite.easy.sentences import Sentence
from plansite.easy.tokens import Token

_POLITE = re.compile(r"(?:です|ます|ました|でした|ません|ませんでした|でしょう|ましょう|ください)(?:か|ね|よ|よね)?$")
# A sentence that ends with a noun, as an item of a list may: 〜する こと。
_NOUN_END = re.compile(r"(?:こと|もの|ため|[一-鿿々ァ-ヺー）」])$")


def polite(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 3: です・ます throughout; requests are 〜てください. What is quoted, headings and items without a full stop are excepted.

    Source: ISA.
    """
    ending = re.sub(r"[。！？!?\s]+$", "", sentence.text)
    if not sentence.full or sentence.gloss or len(ending) - 1 in sentence.quoted:
        return
    if _POLITE.search(re.sub(r"\s", "", ending)) or (sentence.item and _NOUN_END.search(ending)):
        return
    yield Hit.at(sentence, max(0, len(ending) - 1), "EASY025")


def hangs(sentence: Sentence) -> bool:
    """Say whether a sentence is a noun and です without a subject (4年間の 計画です), which hangs on the sentence before it."""
    if not sentence.full or sentence.gloss or sentence.item:
        return False
    words = [word for word in tokens.words(sentence.text) if not word.is_mark]
    nouns = ("名詞", "代名詞", "接尾辞")
    predicate = any(word.base == "です" and before.kind in nouns and "形状詞" not in before.pos[2] for before, word in pairwise(words[-3:]))
    return predicate and not any(marks_subject(word, sentence) for word in words)


def marks_subject(word: Token, sentence: Sentence) -> bool:
    """Say whether a word marks a subject or what the sentence is about, outside of what is quoted."""
    return word.kind == "助詞" and word.surface in ("は", "が", "も") and word.start not in sentence.quoted


_NEGATIVES = frozenset({"ない", "ず", "無い"})
_DUTY = frozenset({"成る", "行ける", "行く", "いける"})


def double_negative(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 4: no double negative (ない わけでは ありません, ない ことは ない, ずには いられない). 〜なければ なりません is none.

    Source: ISA, 静岡県; 〜なければなりません is a form of duty that N4 readers know.
    """
    words = tokens.words(sentence.text)
    for index, word in enumerate(words):
        if _is_negative(words, index) and (second := _second_negative(words, index)) is not None:
            yield Hit.at(sentence, word.start, "EASY026", words=sentence.text[word.start : second.end])


def _is_negative(words: Sequence[Token], index: int) -> bool:
    word = words[index]
    if word.normal not in _NEGATIVES or word.kind not in ("助動詞", "形容詞"):
        return False
    # The ん of ません, and no other.
    return not (word.surface == "ん" and words[index - 1].normal != "ます")


def _second_negative(words: Sequence[Token], first: int) -> Token | None:
    between: list[Token] = []
    for index in range(first + 1, min(first + 9, len(words))):
        word = words[index]
        if _is_negative(words, index):
            duty = any(other.normal in _DUTY for other in between) and any(other.surface in ("ば", "と", "は") for other in between[:2])
            joined = any(other.kind == "助詞" for other in between) or words[first].surface == "ざる"
            return word if joined and not duty else None
        if word.is_mark or not (word.kind in ("助詞", "助動詞") or {word.normal, word.base} & WORDS["between_negatives"]):
            return None
        if word.surface in ("ので", "から", "けど", "し") or (word.surface == "で" and word.pos[1] == "接続助詞"):
            return None
        between.append(word)
    return None


_VOICES = frozenset({"れる", "られる", "せる", "させる"})


def passive(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 5: passive and causative (れる・られる・せる・させる) are avoided; 知らせる is a verb of its own.

    Source: ISA.
    """
    words = tokens.words(sentence.text)
    for before, word in pairwise(words):
        if word.kind != "助動詞" or word.base not in _VOICES or word.start in sentence.quoted:
            continue
        if word.base == "せる" and before.base in WORDS["lexical"]:
            continue
        yield Hit.at(sentence, before.start, "EASY027", words=f"{before.surface}{word.surface}")


_POTENTIAL = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))


def potential(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 6: ability is said as 〜ことが できます (読む ことが できます, not 読めます).

    Source: ISA p. 10.
    """
    for word in tokens.words(sentence.text):
        if word.kind == "動詞" and word.start not in sentence.quoted and _is_potential(word):
            yield Hit.at(sentence, word.start, "EASY028", base=word.base, plain=word.normal)


def _is_potential(word: Token) -> bool:
    base, plain = word.base, word.normal
    if len(base) < 2 or base in WORDS["not_potential"] or base[-1] != "る":
        return False
    # The analyser gives a potential verb's normalized form as the verb it comes from: 読める, 読む.
    return base[-2] in _POTENTIAL and plain.endswith(_POTENTIAL[base[-2]]) and not plain.endswith(base[-2:])


# What joins nouns; an enumeration keeps to one of these sets.
_JOINING = (frozenset("、・や"), frozenset("、・と"))
_LONGEST_ITEM = 6
_TIMES = re.compile(r"(?:[0-9]+ ?(?:年|月|日|時|分|年度)|とき|時|ため|今|後|(?<!名)前|間|毎日|こと|たとえば|例えば)$")
_WITHIN_ITEM = frozenset(["名詞", "接尾辞", "接頭辞", "形状詞", "連体詞", "形容詞", "代名詞"])


def enumeration(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 20: three or more things in a row (A や B、C) become a list; an item of a list and a gloss are excepted.

    Source: ISA, 中野区.
    """
    if sentence.item or sentence.gloss or not sentence.full:
        return
    words = tokens.words(sentence.text)
    joints = [index for index in range(1, len(words) - 1) if _joins_nouns(sentence, words, index)]
    for first, second in pairwise(joints):
        signs = {words[first].surface, words[second].surface}
        if any(signs <= joining for joining in _JOINING) and _is_one_item(words[first + 1 : second]):
            yield Hit.at(sentence, words[first - 1].start, "EASY047")
            break


def _is_one_item(words: Sequence[Token]) -> bool:
    return 0 < len(words) <= _LONGEST_ITEM and all(word.kind in _WITHIN_ITEM or word.surface in ("の", "な") for word in words)


def _joins_nouns(sentence: Sentence, words: Sequence[Token], index: int) -> bool:
    word, before, behind = words[index], words[index - 1], words[index + 1]
    if before.kind not in ("名詞", "接尾辞") or sentence.spares(word.start):
        return False
    if word.surface == "と":
        nouns = behind.kind in ("名詞", "接頭辞", "補助記号") and behind.base not in WORDS["together"]
        return nouns and word.pos[1] in ("格助詞", "並立助詞")
    return word.surface in "、・や" and not _TIMES.search(sentence.text[: before.end])
