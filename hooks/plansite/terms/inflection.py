"""The forms in which a text may have an English spelling: singular and plural, parts of a verb, British and American, open and closed."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from os.path import commonprefix
from pathlib import Path

from pluralizer import Pluralizer

from plansite.files import table

_TABLE = table.read(Path(__file__).with_name("folding.yaml"))
_UNINFLECTED = frozenset(_TABLE["english_uninflected"])
AMERICAN: dict[str, str] = _TABLE["english_spellings"]
_ENDINGS = [
    (re.compile(rf"(?:(?<=\w\w\w)|\b)(?:{'|'.join(sorted(table, key=len, reverse=True))})(?=(?:s|d|rs?)?\b)"), table)
    for table in (AMERICAN, {american: british for british, american in AMERICAN.items()})
]
_BEHIND_HEAD = frozenset(["of", "for", "in", "on", "to", "with", "at", "from", "by", "between", "under"])
_SHORTEST, _LONGEST = 3, 40  # letters of an opening: shorter ones begin too many words, longer ones tell nothing more
_PART = re.compile("[A-Z0-9](?:(?<=[a-z][A-Z])|(?<=[A-Za-z][0-9]))")
_FIRST_PARTS = frozenset(_TABLE["english_first"])
_FIRST = re.compile(f"(?:{'|'.join(_TABLE['english_first'])})(?=[a-z]{{3}})")
_ENGINE = Pluralizer()  # type: ignore[no-untyped-call]
# The library tries one rule of its plurals after another; most words match none of them but the first and most general, which adds an s.
_EXCEPTIONS = re.compile("|".join(rule.pattern.removeprefix("(?i)") for rule, _ in _ENGINE.pluralRules[1:]))
_LISTED = _ENGINE.irregularSingles.keys() | _ENGINE.irregularPlurals.keys() | _ENGINE.uncountables.keys()


def openings(phrase: str) -> set[str]:
    """Return what the forms of a phrase begin with, in small letters: each, up to what all forms of its last word share.

    One word that shares too little, an acronym, has its forms themselves.
    """
    *words, last = phrase.split(" ")
    stem = _stem(last)
    if not words and len(stem) < _SHORTEST:
        return {form.lower() for form in forms(phrase)}
    before = (form.removesuffix("\n") for form in _forms([*words, "\n"], _inner_heads([*words, last])))  # a line break is the last word
    return {(each.lower() + stem)[:_LONGEST] for each in before}


@cache
def _stem(word: str) -> str:
    return commonprefix([form.lower() for form in forms(word)])


def forms(phrase: str) -> Iterator[str]:
    """Give the forms of a phrase, its own first; the head, which alone is inflected, stands last or before of, for or handling."""
    words = phrase.split(" ")
    return _forms(words, {*_inner_heads(words), len(words) - 1})


def _forms(words: list[str], heads: Iterable[int]) -> Iterator[str]:
    yield from _written(words)
    for head in heads:
        for form in inflected(words[head]):
            yield from _written([*words[:head], form, *words[head + 1 :]])


def _inner_heads(words: list[str]) -> list[int]:
    return [at - 1 for at, word in enumerate(words[:-1]) if at and (word in _BEHIND_HEAD or word.endswith("ing"))]


def _written(words: list[str]) -> Iterator[str]:
    """Give a phrase in American and in British spelling, and a compound in one word and in two."""
    spellings = [" ".join(words)]
    if any(map(respelt, words)):
        spellings += map(" ".join, zip(*(respelt(word) or (word, word) for word in words), strict=True))
    for spelled in dict.fromkeys(spellings):
        yield spelled
        if len(words) > 1:
            first, _, rest = spelled.partition(" ")
            if first.lower() in _FIRST_PARTS:
                yield first + rest.lower()
        elif _PART.search(spelled):
            yield _PART.sub(r" \g<0>", spelled)
        elif match := _FIRST.match(spelled):
            yield f"{match[0]} {spelled[match.end() :]}"


@cache
def respelt(word: str) -> tuple[str, ...]:
    """Return a word in American and in British spelling, nothing where they are one."""
    both = tuple(endings.sub(lambda match, others=others: others[match[0]], word) for endings, others in _ENDINGS)  # type: ignore[misc]
    return () if both == (word, word) else both


@cache
def inflected(word: str) -> tuple[str, ...]:
    """Return the other forms of a noun, and of a verb in -ize or -ify; an acronym takes a small s only."""
    small = word.lower()
    if word != small and sum(map(str.isupper, word)) > 1 or not small.isalpha():
        return (word.removesuffix("s"),) if word.endswith("s") else (f"{word}s", *([f"{word}es"] if word.endswith("S") else []))
    if len(small) < 3 and small != "up" or small in _UNINFLECTED and not small.endswith(("gas", "bus", "ess", "ias", "lens", "vas")):
        return ()
    regular = word == small and word not in _LISTED and not _EXCEPTIONS.search(word)
    found = [f"{word.removesuffix('s')}s" if regular else _ENGINE.plural(word), _TABLE["english_plurals"].get(small, "")]
    if small[-1] not in "shxyz":
        found.append(f"{word}s")
    if small.endswith(("s", "a")) and not small.endswith(("ics", "ss", "us", "is")) and small not in _UNINFLECTED:
        found.append(_ENGINE.singular(word))
    if small.endswith(("ize", "ise", "yze", "yse")):
        found += [f"{word}d", f"{word[:-1]}ing"]
    elif small.endswith("ify"):
        found += [f"{word[:-1]}ied", f"{word}ing"]
    return tuple(
        form for form in dict.fromkeys(found) if form and form != word and (form.lower() not in _UNINFLECTED or len(form) < len(word))
    )
