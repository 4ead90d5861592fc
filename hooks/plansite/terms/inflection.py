"""The forms in which a text may have an English spelling: singular and plural, parts of a verb, British and American, open and closed."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pluralizer import Pluralizer

from plansite.files import table

_TABLE = table.read(Path(__file__).with_name("folding.yaml"))
_UNINFLECTED = frozenset(_TABLE["english_uninflected"])
AMERICAN: dict[str, str] = _TABLE["english_spellings"]
_BRITISH = {american: british for british, american in AMERICAN.items()}
_ENDINGS = [
    re.compile(rf"(?:(?<=\w\w\w)|\b)(?:{'|'.join(sorted(table, key=len, reverse=True))})(?=(?:s|d|rs?)?\b)")
    for table in (AMERICAN, _BRITISH)
]
_BEHIND_HEAD = frozenset(["of", "for", "in", "on", "to", "with", "at", "from", "by", "between", "under"])
_PARTS = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])")
_FIRST = re.compile(f"^({'|'.join(_TABLE['english_first'])})(?=[a-z]{{3}})")
_OPEN = re.compile(f"(?:{'|'.join(_TABLE['english_first'])}) ", re.IGNORECASE)
_ENGINE = Pluralizer()  # type: ignore[no-untyped-call]


def forms(phrase: str) -> Iterator[str]:
    """Give the forms of a phrase, its own first; the head, which alone is inflected, stands last or before of, for or handling."""
    words = phrase.split(" ")
    heads = {len(words) - 1}
    heads.update(at - 1 for at, word in enumerate(words[:-1]) if at and (word in _BEHIND_HEAD or word.endswith("ing")))
    yield from _written(phrase)
    for head in heads:
        for form in inflected(words[head]):
            yield from _written(" ".join([*words[:head], form, *words[head + 1 :]]))


def _written(phrase: str) -> Iterator[str]:
    """Give a phrase in American and in British spelling, and a compound in one word and in two."""
    yield phrase
    yield from (other for other in map(" ".join, zip(*map(_spelled, phrase.split(" ")), strict=True)) if other != phrase)
    if _OPEN.match(phrase):
        first, _, rest = phrase.partition(" ")
        yield first + rest.lower()
    elif " " not in phrase and ((other := _PARTS.sub(" ", phrase)) != phrase or (other := _FIRST.sub(r"\1 ", phrase, count=1)) != phrase):
        yield other


@cache
def _spelled(word: str) -> tuple[str, str]:
    """Return a word in American and in British spelling."""
    american, british = _ENDINGS
    return american.sub(lambda match: AMERICAN[match[0]], word), british.sub(lambda match: _BRITISH[match[0]], word)


@cache
def inflected(word: str) -> tuple[str, ...]:
    """Return the other forms of a noun, and of a verb in -ize or -ify; an acronym takes a small s only."""
    small = word.lower()
    if sum(letter.isupper() for letter in word) > 1 or not small.isalpha():
        return (word.removesuffix("s"),) if word.endswith("s") else (f"{word}s",)
    if len(small) < 3 or small in _UNINFLECTED and not small.endswith(("gas", "bus", "ess", "ias", "lens", "vas")):
        return ()
    found = [_ENGINE.plural(word), _TABLE["english_plurals"].get(small, "")]
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
