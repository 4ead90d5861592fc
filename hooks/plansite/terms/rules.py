"""What holds for a glossary: each rule gives a problem for every entry that breaks it."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from plansite import theme
from plansite.files.message import Message, Slot
from plansite.files.names import LONGEST, is_portable
from plansite.files.problem import Problem
from plansite.terms import folding, model, moved
from plansite.terms.model import Glossary, Term, Wording

Rule = Callable[[Glossary], Iterator[Problem]]

_NO_SPELLING = re.compile(r"\s*\n.*|^\s|\s$|</?[A-Za-z][^<>]*>|\*\*|`|\[\[|\]\(|&(?:[A-Za-z]+|#[0-9]+);|[。、，]$", re.DOTALL)
_COMMON = re.compile(
    "[0-9]+|[ぁ-ん]{1,3}|(?:a|an|and|are|as|at|be|by|can|for|from|has|have|in|is|it|not|of|on|or|that|the|their|this|to|was|we|were|will|with|you)"
)
_NO_WORDS = (
    (re.compile(r"</?(?!https?://)[A-Za-z][^<>]*>|<!--"), "TERM025"),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), "TERM027"),
)


def problem_of(
    glossary: Glossary,
    term: Term,
    keys: tuple[str | int, ...],
    id: str,
    /,
    below: int = 0,
    warning: bool = False,
    blocking: bool = False,
    **slots: Slot,
) -> Iterator[Problem]:
    """Give the problem of what stands or is missing in a term under `keys`, unless a mistake of form there has been reported.

    The slot `term` is filled with the headword.
    """
    if not glossary.is_flawed(term, *keys):
        line = glossary.line(term, *keys) + below
        yield Problem(glossary.path, line, 0, Message.of(id, term=glossary.title(term), **slots), warning, blocking)


def ids_are_unique(glossary: Glossary) -> Iterator[Problem]:
    """An id is the address of one term."""
    for term in glossary.terms:
        first = glossary.by_id[term.id]
        if first is not term:
            line, title = glossary.line(first), glossary.title(first)
            yield from problem_of(glossary, term, ("id",), "TERM011", blocking=True, id=term.id, line=line, other=title)


def ids_are_free(glossary: Glossary) -> Iterator[Problem]:
    """An id can be the name of a page beside those of the glossary itself, and a name's the anchor of its place in the list of names."""
    for term in glossary.terms:
        if term.id in moved.PAGES or not is_portable(term.id) or (term.origin == "name" and term.id in theme.ids()):
            yield from problem_of(glossary, term, ("id",), "TERM026", id=term.id, most=LONGEST)


def languages_are_complete(glossary: Glossary) -> Iterator[Problem]:
    """A term of the plan or of the site has a headword and a definition in every complete language; a name its headwords only.

    In a language that shares the first one's (easy Japanese), a name is known by the spelling of the first.
    """
    first = glossary.locales[0]
    for term in glossary.terms:
        if glossary.is_flawed(term, "origin"):
            continue
        misplaced = {flaw[-1] for flaw in glossary.flawed if flaw[:2] == glossary.location(term) and len(flaw) > 3}
        needed = "term" if term.origin == "name" and not glossary.is_explained(term) else Message.of("TERM013")
        for locale in glossary.complete:
            wording = term.wording(locale)
            shared = locale != first and glossary.is_original(locale)
            if wording is None and locale not in misplaced and not (term.origin == "name" and shared):
                yield from problem_of(glossary, term, (locale,), "TERM012", blocking=True, locale=model.key(locale), needed=needed)
            elif wording is not None and wording.definition is None and (term.origin != "name" or glossary.is_explained(term)):
                yield from problem_of(glossary, term, (locale, "definition"), "TERM014", locale=locale)


def names_are_linked_to_something(glossary: Glossary) -> Iterator[Problem]:
    """A term that is linked has a definition to read."""
    for term in glossary.terms:
        if term.origin == "name" and term.linking != "never" and not glossary.is_explained(term):
            yield from problem_of(glossary, term, ("link",), "TERM015", link=term.linking)


def readings_are_kana(glossary: Glossary) -> Iterator[Problem]:
    """A reading is hiragana, long vowels and middle dots; the first language's headword has one where that is Japanese.

    Source: 用語の読みは五十音順に並べるためのもの; JIS X 4061 sorts by kana.
    """
    first = glossary.locales[0]
    for locale, term, wording in glossary.everywhere():
        if wording.reading is None:
            if locale == first and folding.language_of(locale) == "ja":
                yield from problem_of(glossary, term, (locale, "reading"), "TERM016", locale=locale)
        elif not folding.is_kana(wording.reading):
            proposal = folding.hiragana(unicodedata.normalize("NFKC", wording.reading)).lstrip("?")
            example = proposal if folding.is_kana(proposal) else "おーぷんでーた"
            yield from problem_of(glossary, term, (locale, "reading"), "TERM017", blocking=True, reading=wording.reading, example=example)


def translations_have_a_standing(glossary: Glossary) -> Iterator[Problem]:
    """A translated headword of the plan or of a name says how certain it is: official, good or unverified."""
    for locale, term, wording in glossary.everywhere():
        if term.origin != "site" and wording.standing is None and not glossary.is_original(locale):
            yield from problem_of(glossary, term, (locale, "standing"), "TERM018", locale=locale)


def spellings_are_unique(glossary: Glossary) -> Iterator[Problem]:
    """In one language a spelling belongs to one term, however it is written (width, case, middle dot, long vowel).

    The locales of a language share its spellings; the same term may have one in each of them.
    """
    owners: dict[tuple[str, str], tuple[Term, tuple[str | int, ...], str]] = {}
    within: dict[tuple[str, str], tuple[Term, tuple[str | int, ...], str]] = {}
    for locale, term, wording in glossary.everywhere():
        for keys, written in _spelt(locale, wording):
            key = folding.canonical(written, locale)
            own = (term, keys, written)
            here, there = within.setdefault((locale, key), own), owners.setdefault((folding.language_of(locale), key), own)
            if here is own and there[0] is term:
                continue
            owner, place, first = there if here is own else here
            line, other = glossary.line(owner, *place), glossary.title(owner)
            id = "TERM019" if owner is term else "TERM020" if first == written else "TERM021"
            yield from problem_of(glossary, term, keys, id, blocking=True, written=written, first=first, line=line, other=other)


def spellings_are_telling(glossary: Glossary) -> Iterator[Problem]:
    """A spelling is one word, and not one that stands in nearly every sentence: a letter, a number, a few kana, an English particle."""
    for locale, term, wording in glossary.everywhere():
        for keys, written in _spelt(locale, wording):
            if len(written) == 1 or _COMMON.fullmatch(unicodedata.normalize("NFKC", written)):
                yield from problem_of(glossary, term, keys, "TERM070", blocking=True, written=written)
            elif stray := _NO_SPELLING.search(written):
                word, sign = " ".join(written.split()), stray[0].strip() or "␣"
                yield from problem_of(glossary, term, keys, "TERM077", blocking=True, written=word, sign=sign)
            elif "aliases" in keys and re.search("[、，]", written):
                yield from problem_of(glossary, term, keys, "TERM071", blocking=True, written=written)


def _spelt(locale: str, wording: Wording) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give each spelling behind its keys in the term."""
    yield (locale, "term"), wording.term
    for index, alias in enumerate(wording.aliases):
        yield (locale, "aliases", index), alias


def related_terms_exist(glossary: Glossary) -> Iterator[Problem]:
    """`related` names other terms of the glossary."""
    for term in glossary.terms:
        for index, other in enumerate(term.related):
            if other in term.related[:index]:
                yield from problem_of(glossary, term, ("related", index), "TERM072", id=other)
            elif other == term.id:
                yield from problem_of(glossary, term, ("related", index), "TERM022", id=other)
            elif other not in glossary.by_id:
                yield from problem_of(glossary, term, ("related", index), "TERM023", id=other, instead=glossary.instead_of(other))


def references_say_something(glossary: Glossary) -> Iterator[Problem]:
    """A reference has a title, an address, or both."""
    for term in glossary.terms:
        for index, reference in enumerate(term.references):
            if reference.title is None and reference.url is None:
                yield from problem_of(glossary, term, ("references", index), "TERM024")


def matches_are_of_one_term(glossary: Glossary) -> Iterator[Problem]:
    """What is exactly the concept of one term is not that of another."""
    first: dict[str, tuple[Term, int]] = {}
    for term in glossary.terms:
        for index, address in enumerate(term.exact_match):
            other, place = first.setdefault(address, (term, index))
            if (other, place) != (term, index):
                line, title = glossary.line(other, "exact_match", place), glossary.title(other)
                yield from problem_of(glossary, term, ("exact_match", index), "TERM120", address=address, line=line, other=title)


def definitions_are_their_own(glossary: Glossary) -> Iterator[Problem]:
    """A definition says something, and not what another entry says."""
    first: dict[tuple[str, str], Term] = {}
    for locale, term, wording in glossary.everywhere():
        if wording.definition is not None:
            other = first.setdefault((locale, wording.definition), term)
            place = (locale, "definition")
            if not re.search(r"\w", wording.definition):
                yield from problem_of(glossary, term, place, "TERM073", blocking=True, locale=locale)
            elif other is not term:
                line, title = glossary.line(other, *place), glossary.title(other)
                yield from problem_of(glossary, term, place, "TERM074", blocking=True, locale=locale, line=line, other=title)


def definitions_are_words(glossary: Glossary) -> Iterator[Problem]:
    """What an entry says is Markdown without raw HTML and pictures, so that it can be handed out in any form."""
    for locale, term, wording in glossary.everywhere():
        for keys, text in wording.texts.items():
            for pattern, id in _NO_WORDS:
                if match := pattern.search(text):
                    start, _ = glossary.document.starts[glossary.location(term, locale, *keys)]
                    below = start + text.count("\n", 0, match.start()) - glossary.line(term, locale, *keys)
                    yield from problem_of(glossary, term, (locale, *keys), id, below, locale=locale, tag=match[0])


def plan_is_left_as_it_is(glossary: Glossary) -> Iterator[Problem]:
    """In the language of the plan an entry of the plan says what the plan says; a figure alone is the site's own, and says so."""
    first = glossary.locales[0]
    for term, wording in glossary.wordings(first):
        for keys in wording.texts:
            if term.origin == "plan" and keys not in (("definition",), ("figure",)):
                yield from problem_of(glossary, term, (first, keys[0]), "TERM900", blocking=True, key=keys[0], locale=first)


def spaced_readings_are_the_readings(glossary: Glossary) -> Iterator[Problem]:
    """A reading with its words apart is the reading."""
    for locale, term, wording in glossary.everywhere():
        if wording.spaced and "".join(wording.spaced.split()) != (wording.reading or "").replace("・", ""):
            yield from problem_of(glossary, term, (locale, "spaced"), "TERM901", spaced=wording.spaced, reading=wording.reading or "")


def figures_are_told(glossary: Glossary) -> Iterator[Problem]:
    """What a figure shows is said in every complete language that explains the term, and of no figure that there is not.

    Source: WCAG 2.2, 1.1.1 (non-text content).
    """
    for locale, term, wording in glossary.everywhere():
        if wording.figure is not None and term.figure is None:
            yield from problem_of(glossary, term, (locale, "figure"), "TERM841", locale=locale)
        elif term.figure and wording.definition and wording.figure is None and locale in glossary.complete:
            yield from problem_of(glossary, term, (locale, "figure"), "TERM840", locale=locale, figure=term.figure)


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    ids_are_free,
    languages_are_complete,
    names_are_linked_to_something,
    readings_are_kana,
    translations_have_a_standing,
    spellings_are_telling,
    spellings_are_unique,
    related_terms_exist,
    references_say_something,
    matches_are_of_one_term,
    definitions_are_their_own,
    definitions_are_words,
    figures_are_told,
    plan_is_left_as_it_is,
    spaced_readings_are_the_readings,
)
