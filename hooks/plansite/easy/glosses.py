"""Rules of glosses 〈…〉: one for each word, outside of verbs, in easy words, and on few pages."""

from collections.abc import Iterable, Iterator

from plansite.easy import choice, tokens
from plansite.easy.lists import Lists
from plansite.easy.rules import Hit
from plansite.easy.sentences import Sentence, Text
from plansite.files.problem import Problem

# A word that is explained on more pages becomes a term, or is not needed.
PAGES = 2


def glossed(sentence: Sentence, at: int, lists: Lists) -> str | None:
    """Return the word of the table that a gloss at an offset explains, the longest that ends there, or None."""
    before = sentence.text[:at].rstrip("」』 ")
    return max((word for word in lists.glosses if before.endswith(word)), key=len, default=None)


def as_in_table(sentence: Sentence, lists: Lists) -> Iterator[Hit]:
    """Rule 11b: a word has the gloss that the reviewed table has for it; without a table any gloss will do.

    Source: KYB (the same word in the same way throughout a text).
    """
    for gloss in sentence.glosses if lists.glosses else ():
        word = glossed(sentence, gloss.at, lists)
        if word is None:
            yield Hit.at(sentence, gloss.at - 1, "EASY880", gloss=gloss.text)
        elif lists.glosses[word] != gloss.text:
            yield Hit.at(sentence, gloss.at - 1, "EASY881", word=word, gloss=gloss.text, right=lists.glosses[word])


def within_word(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 11c: a gloss stands behind a verb with its ending (公開します〈…〉, not 公開〈…〉します).

    Source: 弘前大学 (the explanation follows the word).
    """
    for gloss in sentence.glosses:
        word = next((each for each in tokens.words(sentence.text) if each.end > gloss.at), None)
        if word and (word.start < gloss.at or (word.start == gloss.at and word.normal in ("為る", "出来る", "致す"))):
            yield Hit.at(sentence, gloss.at - 1, "EASY882", gloss=gloss.text)


def harder(sentence: Sentence, lists: Lists) -> Iterator[Hit]:
    """Rule 11d: no word of a gloss needs a gloss itself.

    Source: 弘前大学, 静岡県, as of rule 11.
    """
    for word in tokens.words(sentence.text) if sentence.gloss else ():
        if word.start not in sentence.terms and choice.is_hard(word, lists):
            yield Hit.at(sentence, word.start, "EASY883", word=word.surface, gloss=sentence.text)


def everywhere(texts: Iterable[Text], lists: Lists) -> Iterator[Problem]:
    """Give a problem for each word of the table that is explained on more than two pages, at the first of those too many."""
    pages: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for sentence in text:
            for gloss in sentence.glosses:
                if (word := glossed(sentence, gloss.at, lists)) is None or number in pages.setdefault(word, set()):
                    continue
                pages[word].add(number)
                if len(pages[word]) == PAGES + 1:
                    yield Problem.on(sentence.path, sentence.places[gloss.at - 1], "EASY884", word=word, most=PAGES)
