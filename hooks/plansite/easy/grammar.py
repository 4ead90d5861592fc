"""Rules of grammar: しか〜ない, chains of の, relative clauses, the subject, and forms that learners meet late."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from plansite.easy import style, tokens
from plansite.easy.lists import Lists
from plansite.easy.rules import Hit
from plansite.easy.sentences import Sentence, Text
from plansite.files import table

LINKED_NOUNS = 3
RELATIVE_CLAUSES = 2
_TABLE = table.read(Path(__file__).with_name("grammar.yaml"))


def only_not(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 4b: no しか 〜ない, which denies in form what it says in sense; だけ says the same.

    Source: ISA, as of rule 4.
    """
    words = tokens.words(sentence.text)
    for index, word in enumerate(words):
        negated = any(other.normal in _TABLE["negatives"] for other in words[index:])
        if word.surface == "しか" and word.pos[1] == "副助詞" and negated and word.start not in sentence.quoted:
            yield Hit.at(sentence, words[max(0, index - 1)].start, "EASY980")


def chain(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 24: at most two の between nouns in a row; terms and titles are excepted.

    Source: KYB (the same particle is not repeated).
    """
    count, start = 0, 0
    for word in tokens.words(sentence.text):
        if sentence.spares(word.start):
            continue
        if word.surface == "の" and word.pos[1] == "格助詞":
            count += 1
            start = start if count > 1 else word.start
        elif word.kind not in ("名詞", "接尾辞", "接頭辞", "代名詞"):
            count = 0
        if count == LINKED_NOUNS:
            yield Hit.at(sentence, start, "EASY981", most=LINKED_NOUNS - 1)
            return


def relative_clauses(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 25: at most one relative clause (きのう 買った 本) in a sentence; こと, もの, とき and their like begin none.

    They are told by their form, a verb or た right before a noun, since a parser of dependencies is many times as heavy as all
    other tools together. Source: KYB (what modifies is short), 弘前大学 (one subject and one predicate).
    """
    found = [noun for verb, noun in pairwise(tokens.words(sentence.text)) if _modifies(verb, noun) and noun.start not in sentence.quoted]
    if len(found) >= RELATIVE_CLAUSES:
        yield Hit.at(sentence, found[1].start, "EASY982", count=len(found))


def _modifies(verb: tokens.Token, noun: tokens.Token) -> bool:
    past = verb.pos[4] == "助動詞-タ"
    plain = verb.kind == "動詞" and verb.pos[5].startswith(("連体形", "終止形"))
    return (
        (past or plain) and noun.kind == "名詞" and not {noun.surface, noun.normal} & set(_TABLE["formal"]) and noun.pos[2] != "助数詞可能"
    )


_ASKING = re.compile(r"(?:ください|ましょう|か)[。！？!?]+$")


def subject(text: Text, _: Lists) -> Iterator[Hit]:
    """Rule 26: who or what is said: no noun + です without a subject, and one in the first sentence of a paragraph.

    The first sentence of a text is excepted, for what a definition defines stands above it, and so are requests. Source: KYB (subject
    and predicate belong together).
    """
    for sentence in text[1:]:
        tells = sentence.opens and sentence.full and not (sentence.item or sentence.gloss or _ASKING.search(sentence.text))
        lacks = tells and not any(style.marks_subject(word, sentence) for word in tokens.words(sentence.text))
        if lacks or style.hangs(sentence):
            yield Hit.at(sentence, 0, "EASY983")


def late(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 29: no grammar beyond N4 (に おいて, に 伴って, 際は, べき); に ついて, と して and に よって are allowed.

    Source: 弘前大学 (old levels 3 and 4); the list is of the levels 2 and 1 in the same specification.
    """
    for match in _late().finditer(sentence.text):
        if not sentence.spares(match.start()):
            yield Hit.at(sentence, match.start(), "EASY984", words=match[0].strip())


@cache
def _late() -> re.Pattern[str]:
    return re.compile("|".join([*(each.replace(" ", " ?") for each in _TABLE["late"]), *_TABLE["shapes"]]))


def idiom(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 23: no phrase whose sense is not that of its words (力を 入れる, 手を 借りる, 目に 余る).

    Source: 弘前大学, as of rule 16: who knows the words does not know the phrase. The lists are the house's own: of phrases, and of
    parts of the body with the verbs that are meant as they are said (手を 洗う).
    """
    words = tokens.words(sentence.text)
    for noun, particle, verb in zip(words, words[1:], words[2:], strict=False):
        if sentence.spares(noun.start) or particle.kind != "助詞":
            continue
        listed = any(f"{noun.surface}{particle.surface}{form}" in _TABLE["idioms"] for form in (verb.base, verb.normal))
        bodily = noun.surface in _TABLE["body"] and particle.surface in ("を", "に", "が") and verb.kind == "動詞"
        if listed or (bodily and not {verb.base, verb.normal} & set(_TABLE["literal"])):
            yield Hit.at(sentence, noun.start, "EASY985", words=sentence.text[noun.start : verb.end])
