"""Queries that follow from terms.yaml: each name of an entry, and what may happen to it on the way into a search field."""

from collections.abc import Iterator

from plansite.terms import folding
from plansite.terms.model import Glossary, Term, Wording

from .queries import Query

_TYPED = 4  # letters of a word in which a slip is looked for
_QUESTIONS = {"ja": "{}とは何ですか", "ja-easy": "{}は なんですか", "en": "what is {}"}


def queries(glossary: Glossary) -> list[Query]:
    """Return for each edition and entry: its headword, aliases, reading, names in other languages, questions, slips and plural."""
    owners: dict[tuple[str, str], set[str]] = {}
    for locale in glossary.locales:
        for term, wording in glossary.wordings(locale):
            for written in (*wording.spellings, *wording.search):
                owners.setdefault((folding.language_of(locale), folding.canonical(written, locale)), set()).add(term.id)
    found: dict[tuple[str, str], Query] = {}
    for locale in glossary.locales:
        for term in glossary.terms:
            for kind, text in dict.fromkeys(_queries(glossary, term, locale)):
                others = owners.get((folding.language_of(locale), folding.canonical(text, locale)), set()) - {term.id}
                if not others:
                    found.setdefault((locale, text), Query(locale, kind, text, (address(glossary, term),)))
    return list(found.values())


def address(glossary: Glossary, term: Term) -> str:
    """Return where an entry stands, from the folder of an edition."""
    return f"glossary/{term.id}/" if glossary.is_explained(term) else f"glossary/names/#{term.id}"


def _queries(glossary: Glossary, term: Term, locale: str) -> Iterator[tuple[str, str]]:
    wording = _wording(glossary, term, locale)
    if wording is None:
        return
    yield "headword", wording.term
    yield from (("alias", alias) for alias in wording.aliases)
    first = _wording(glossary, term, glossary.locales[0])
    if folding.is_japanese(locale) and first and first.reading:
        yield "reading", first.reading
    for other in glossary.locales:
        if folding.language_of(other) != folding.language_of(locale) and (foreign := term.wording(other)):
            yield "language", foreign.term
    yield "question", _QUESTIONS[locale].format(wording.term)
    if "・" in wording.term:
        yield "dot", wording.term.replace("・", "")
    yield from _slips(wording.term)
    if locale == "en" and wording.term.isascii() and wording.term[-1].islower() and not wording.term.endswith("s"):
        yield "plural", f"{wording.term[:-1]}ies" if wording.term[-1] == "y" and wording.term[-2] not in "aeiou" else f"{wording.term}s"


def _wording(glossary: Glossary, term: Term, locale: str) -> Wording | None:
    """Return a term as an edition names it: names have in easy Japanese those of the first language."""
    shared = [locale, *(each for each in glossary.locales if folding.language_of(each) == folding.language_of(locale))]
    return next(filter(None, map(term.wording, shared)), None)


def _slips(name: str) -> Iterator[tuple[str, str]]:
    """Give a name with the letter in the middle of its longest word left out, and with the two there swapped."""
    word = max(name.split(), key=len)
    if len(word) < _TYPED:
        return
    start, middle = name.index(word), len(word) // 2
    before, behind = name[: start + middle - 1], name[start + middle + 1 :]
    first, second = name[start + middle - 1], name[start + middle]
    yield "left out", before + first + behind
    if first != second:
        yield "swapped", before + second + first + behind
