"""English words in one form: singular, without a possessive ending, in American spelling; their case is kept."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "folding.yaml").read_text(encoding="utf-8"))
_UNINFLECTED = frozenset(_TABLE["english_uninflected"])
_PLURALS: dict[str, str] = _TABLE["english_plurals"]
_BRITISH = re.compile("(?<=...)(?:" + "|".join(sorted(_TABLE["english_spellings"], key=len, reverse=True)) + ")$")


@cache
def base(word: str) -> str:
    """Return the form under which all forms of an English word are found; an acronym loses a small s only (SDGs, AIs)."""
    word = word.removesuffix("'s").removesuffix("’s")
    small = word.lower()
    if sum(letter.isupper() for letter in word) > 1:
        return word.removesuffix("s")
    if small in _PLURALS:
        small = _PLURALS[small]
    elif small.endswith("s") and len(small) > 3 and small not in _UNINFLECTED and not small.endswith(("ics", "ss", "us", "is")):
        small = _singular(small)
    small = _BRITISH.sub(lambda match: _TABLE["english_spellings"][match[0]], small)
    return small.capitalize() if word[:1].isupper() else small


def _singular(word: str) -> str:
    return str(_engine().singular_noun(word) or word)


@cache
def _engine() -> Any:
    """Return the library, which takes a while to load, when the first plural is met."""
    import inflect

    return inflect.engine()
