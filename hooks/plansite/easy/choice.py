"""Rules of the choice of words: loanwords, Latin words, hard words, and the share of easy ones."""

import re
from collections.abc import Iterator

from plansite.easy import levels, tokens
from plansite.easy.lists import Lists, canonical
from plansite.easy.rules import Hit
from plansite.easy.sentences import Sentence, Text
from plansite.easy.tokens import Token
from plansite.easy.wording import REPEATED
from plansite.terms.folding import HIRAGANA, KANJI, KATAKANA

_LOANWORD = re.compile(f"[{KATAKANA}]+(?:・[{KATAKANA}]+)*")
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z](?:[A-Za-z0-9.&'+ -]*[A-Za-z0-9])?")
EASY_SHARE = 0.75
# Below so many words a share says nothing.
FEWEST = 30


def loanwords(text: Text, lists: Lists) -> Iterator[Hit]:
    """Rule 9: a loanword is a settled one, a term of the glossary, or glossed 〈…〉 where it first stands on the page.

    ズキズキ and the like are rule 19's. Source: ISA, 弘前大学, 津山市.
    """
    for sentence, start, word in _unexplained(text, _LOANWORD):
        if len(word) < 2 or REPEATED.match(word) or is_composed(word, lists.loanwords):
            continue
        yield Hit.at(sentence, start, "EASY031", word=word)


def is_composed(word: str, known: frozenset[str]) -> bool:
    """Say whether a katakana word is one of `known` or made of them only: オンライン + サービス."""
    reach = [True] + [False] * len(word)
    for end in range(1, len(word) + 1):
        reach[end] = any(reach[start] and (canonical(word[start:end]) in known or word[start:end] == "・") for start in range(end))
    return reach[-1]


def latin(text: Text, lists: Lists) -> Iterator[Hit]:
    """Rule 10: no abbreviations and no Latin words except names, terms, and those glossed where they first stand on the page.

    What is quoted in 「」 is a word of its language, not of the sentence. Source: ISA, 弘前大学.
    """
    for sentence, start, word in _unexplained(text, _LATIN, quoted=False):
        if canonical(word) in lists.latin:
            continue
        yield Hit.at(sentence, start, "EASY032", word=word)


def _unexplained(text: Text, pattern: re.Pattern[str], *, quoted: bool = True) -> Iterator[tuple[Sentence, int, str]]:
    """Give each word that no term covers, where it first stands on the page and no gloss follows: its sentence, offset and text."""
    met: set[str] = set()
    for sentence in text:
        for match in pattern.finditer(sentence.text):
            word, covered = canonical(match[0]), sentence.terms.issuperset(range(*match.span()))
            if word in met or covered or (not quoted and match.start() in sentence.quoted):
                continue
            met.add(word)
            if not _is_glossed(sentence, match.end()):
                yield sentence, match.start(), match[0]


def hard_words(text: Text, lists: Lists) -> Iterator[Hit]:
    """Rule 11: a word in kanji beyond N2 is a term of the glossary or glossed 〈…〉 where it first stands on the page.

    Beyond N2: in N1 or in no list (see levels.py), and not among the words that a reviewer takes for known. Source: 弘前大学, 静岡県.
    """
    met: set[str] = set()
    for index, sentence in enumerate(text):
        number = False
        for word in () if sentence.gloss else tokens.words(sentence.text):
            counter, number = number and "助数詞可能" in word.pos, word.pos[1] == "数詞"
            forms = {word.normal, *(normal for _, normal in word.parts)}
            if word.normal in met or counter:
                continue
            if word.end - 1 in sentence.quoted:
                met |= forms if _is_glossed(sentence, sentence.text.find("」", word.end) + 1) else set()
                continue
            if not is_hard(word, lists) or any(place in sentence.terms for place in range(word.start, word.end)):
                continue
            met |= forms
            if not _is_glossed(sentence, word.end) and not any(_is_explained(word, behind) for behind in text[index + 1 : index + 2]):
                yield Hit.at(sentence, word.start, "EASY033", word=word.surface)


_DEFINITION = re.compile(r"(?:こと|もの|ところ|所|人|意味|名前|もと)です。$")


def _is_glossed(sentence: Sentence, end: int) -> bool:
    """Say whether the word that ends at `end` is explained: by a gloss, or by its sentence (リスキリングは、…… ことです。).

    The gloss stands behind the word, the compound that it begins (避難 in 避難場所〈…〉, 復興 in 復興・再生〈…〉), or the
    ending of the verb that it makes (公開します〈…〉).
    """
    last = _behind(rf"[{KANJI}{KATAKANA}・]*", sentence, end)
    subject = re.match(r"は、", sentence.text[last:]) and " " not in sentence.text[:last]
    places = (end, last, _behind(rf"[{HIRAGANA}]*", sentence, last))
    return any(map(sentence.glossed, places)) or bool(subject and _DEFINITION.search(sentence.text))


def _behind(pattern: str, sentence: Sentence, start: int) -> int:
    """Return the offset behind what a pattern, which may match nothing, finds at `start`."""
    match = re.compile(pattern).match(sentence.text, start)
    return match.end() if match else start


def _is_explained(word: Token, behind: Sentence) -> bool:
    """Say whether the next sentence explains a word, as in 避難は、安全な 場所へ 行く ことです, behind one that says 避難."""
    return behind.text.startswith(f"{word.surface}は、") and _DEFINITION.search(behind.text) is not None


def is_hard(word: Token, lists: Lists) -> bool:
    """Say whether a word in kanji is beyond N2 and not among those that a reviewer takes for known."""
    if not levels.is_content(word) or not re.search(f"[{KANJI}]", word.surface) or levels.level(word) > 1:
        return False
    forms = {canonical(form) for form in (word.base, word.normal, word.surface, word.surface.removesuffix("に"))}
    if forms & lists.known:
        return False
    easy = (levels.listed(part) > 1 or any(canonical(form) in lists.known for form in part) for part in word.parts)
    return not word.parts or not all(easy)


def hard_words_in_kana(text: Text, lists: Lists) -> Iterator[Hit]:
    """Rule 11e: a word does not become easy by being written in hiragana (むやみに, すみやかに); as of rule 11.

    Short words are left out, since the analyser takes too many of them for others. Source: 弘前大学, 静岡県.
    """
    met: set[str] = set()
    for sentence in text:
        for word in () if sentence.gloss else tokens.words(sentence.text):
            if word.normal in met or sentence.spares(word.start):
                continue
            if not re.fullmatch(f"[{HIRAGANA}]{{3,}}", word.surface) or not levels.is_content(word) or REPEATED.match(word.surface):
                continue
            if (
                max(levels.level(word), levels.aloud(word)) > 1
                or {canonical(form) for form in (word.surface, word.base, word.normal)} & lists.known
            ):
                continue
            met.add(word.normal)
            if not _is_glossed(sentence, word.end):
                yield Hit.at(sentence, word.start, "EASY988", word=word.surface)


def easy_share(text: Text, lists: Lists) -> tuple[int, int]:
    """Return how many content words there are, terms and quoted titles aside, and how many are N5 to N3 or taken for known."""
    every = easy = 0
    for sentence in text:
        for word in tokens.words(sentence.text):
            if not levels.is_content(word) or sentence.spares(word.start):
                continue
            every += 1
            easy += levels.level(word) >= 3 or any(canonical(form) in (lists.loanwords | lists.known) for form in (word.base, word.surface))
    return every, easy


def easy_vocabulary(text: Text, lists: Lists) -> Iterator[Hit]:
    """Rule 16: at least 75 % of a page's content words are easy ones, N5 to N3; terms and names aside.

    Source: 弘前大学, NHK (old JLPT levels 3 and 4); calibrated to N3, since the lists of the new levels are shorter.
    """
    every, easy = easy_share(text, lists)
    if every >= FEWEST and easy < EASY_SHARE * every:
        yield Hit.at(text[0], 0, "EASY039", share=f"{easy / every:.0%}", least=f"{EASY_SHARE:.0%}")
