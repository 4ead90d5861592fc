"""Where terms stand in a text. This module, and no other, decides what a boundary is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plansite.terms import spelling
from plansite.terms.model import Glossary
from plansite.terms.spelling import HIRAGANA, KANJI, KATAKANA, WORD

NEGATIONS = "不非未無"


@dataclass(frozen=True)
class Span:
    """A term found in a text: offsets of its first character and behind its last, and the term's id."""

    start: int
    end: int
    term: str


@dataclass
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)

    def pattern(self) -> str:
        # Longer spellings first: the expression takes the first branch that fits up to its boundary.
        branches = [unit + child.pattern() for unit, child in sorted(self.children.items())] + sorted(self.ends)
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


class Matcher:
    """The spellings of one language, compiled once to a trie in one regular expression."""

    def __init__(self, spellings: Iterable[tuple[str, str]], locale: str) -> None:
        """Take pairs of (spelling as written, term id); a spelling taken twice stays with the term that took it first."""
        self._locale = locale
        self._ids: dict[str, list[tuple[str, str]]] = {}
        self._known: dict[str, str | None] = {}
        self._found: dict[str, tuple[Span, ...]] = {}
        root = _Node()
        for written, term in spellings:
            plain = spelling.canonical(written, locale)
            known = self._ids.setdefault(plain.casefold(), [])
            if plain and all(plain != other for other, _ in known):
                known.append((plain, term))
                _plant(root, plain, locale)
        self._pattern = re.compile(root.pattern()) if root.children else None

    def find(self, text: str) -> tuple[Span, ...]:
        """Return the terms in `text`, from left to right, the longest at each place, none overlapping."""
        if text not in self._found:  # several rules ask for the same texts
            self._found[text] = tuple(self._find(text))
        return self._found[text]

    def _find(self, text: str) -> Iterator[Span]:
        if self._pattern is None:
            return
        reduced = spelling.reduce(text)
        for match in self._pattern.finditer(reduced.text):
            term = self.lookup(match[0])
            if term is not None:
                yield Span(*reduced.span(match.start(), match.end()), term)

    def lookup(self, text: str) -> str | None:
        """Return the id of the term of which `text` is a spelling, or None."""
        if text not in self._known:
            self._known[text] = self._look_up(text)
        return self._known[text]

    def _look_up(self, text: str) -> str | None:
        plain = spelling.canonical(text, self._locale)
        candidates = self._ids.get(plain.casefold(), [])
        agreeing = (term for known, term in candidates if _capitals_agree(known, plain) or not spelling.keeps_case(self._locale))
        return next(agreeing, None)


def _capitals_agree(known: str, plain: str) -> bool:
    return all(letter == other for letter, other in zip(known, plain, strict=True) if letter.isupper())


def _plant(root: _Node, plain: str, locale: str) -> None:
    stem, endings = spelling.ending(plain, locale)
    # A search skips to the next possible first letter only where every branch begins with a plain letter, not with [aA].
    for first in _cases(stem[0], locale):
        node = root
        for index, letter in enumerate(stem):
            unit = _letter(letter, locale) if index else re.escape(first) + _left_boundary(plain)
            before, after = stem[: index + 1], stem[index + 1 :]
            if spelling.may_lengthen(before, after):
                unit += "ー?"
            if spelling.may_divide(before, after):
                unit += "・?"
            node = node.children.setdefault(unit, _Node())
        node.ends.add(endings + _right_boundary(plain))


def _letter(letter: str, locale: str) -> str:
    if letter == " ":
        return "[ -]"
    if letter == "(":
        return r" ?\("
    cases = _cases(letter, locale)
    return re.escape(letter) if len(cases) == 1 else f"[{cases}]"


def _cases(letter: str, locale: str) -> str:
    """Return the forms in which a letter of a spelling may stand on a page."""
    both = letter.lower() + letter.upper()
    return both if len(both) == 2 and len(set(both)) == 2 and (letter.islower() or not spelling.keeps_case(locale)) else letter


def _left_boundary(plain: str) -> str:
    """Return what must not stand before a spelling, as a look-behind across its first letter.

    Two scripts side by side are a boundary, and so is kanji: Japanese compounds and particles have no spaces. A katakana word
    inside a longer katakana run, a Latin word or number inside a longer one, a word all in hiragana after hiragana, and a kanji
    word behind a prefix of negation (同意 in 不同意) are not.
    """
    run = _run(plain[0], plain) or (NEGATIONS if re.match(f"[{KANJI}]", plain) else "")
    return f"(?<![{run}].)" if run else ""


def _right_boundary(plain: str) -> str:
    """Return what must not follow a spelling; hiragana may, since particles follow words without a space."""
    run = _run(plain[-1], plain)
    return f"(?![{run}])" if run and run != HIRAGANA else ""


def _run(edge: str, plain: str) -> str:
    for letters in (KATAKANA, WORD):
        if re.match(f"[{letters}]", edge):
            return letters
    return HIRAGANA if re.fullmatch(f"[{HIRAGANA}ー]+", plain) else ""


def resolve(name: str, glossary: Glossary, matcher: Matcher) -> str | None:
    """Return the id of the term that an author names by its id or by a spelling, or None."""
    return name if name in glossary.by_id else matcher.lookup(name)


def matcher_of(glossary: Glossary, locale: str) -> Matcher:
    """Return the matcher of a glossary's spellings in `locale`, and in other locales of its language (easy Japanese, Japanese)."""
    locales = [locale, *(other for other in glossary.locales if spelling.language_of(other) == spelling.language_of(locale))]
    spellings = (
        (written, term.id)
        for other in dict.fromkeys(locales)
        for term, wording in glossary.wordings(other)
        for written in wording.spellings
    )
    return Matcher(spellings, locale)
