"""What the title of an entry holds: `A / B`, `X (Y)` and capitals that are the list's habit and not the word's."""

import re
from collections.abc import Container
from dataclasses import dataclass

from plansite.terms import everyday
from plansite.terms.folding import HIRAGANA, KANJI, KATAKANA

_BRACKETS = re.compile(r"\s*[(（]([^()（）]+)[)）]")
_PLURAL = re.compile(r"\((?:e?s|ies)\)$")
_BETWEEN = re.compile(r"\s+[/／|｜]\s+|[／｜]")
_ACRONYM = re.compile(r"[A-Z0-9][A-Za-z0-9.&-]*[A-Z0-9]s?")
_HIRAGANA = re.compile(f"[{HIRAGANA}ー・ ]+")
# Of kanji: kana, not all of them katakana: しつぎょう, ポンプじょう, and not ドローン.
_READING = re.compile(f"(?=.*[{HIRAGANA}])[{HIRAGANA}{KATAKANA}ー・ ]+")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
_FIELD = 2  # kanji: as many name a field (行政), and more a thing (無人航空機)


@dataclass(frozen=True)
class Title:
    """The spellings in a title, the headword first; how that is read; and what stood in brackets and is no spelling of it."""

    spellings: tuple[str, ...]
    reading: str = ""
    rest: tuple[str, ...] = ()


def read(title: str) -> Title:
    """Return what a title holds.

    What stands in brackets is a spelling where one is the acronym of the other or they are of two scripts: 人工知能（AI）. Others may say
    in which field a word is meant, and would make a term of a common word: key (cryptography), 鍵（暗号）.
    """
    title = _PLURAL.sub("", title.strip())
    outer = " ".join(_BRACKETS.sub(" ", title).split()) if _BRACKETS.sub("", title).strip() else title
    spellings, rest, reading = _parts(outer), [], ""
    for inner in _BRACKETS.findall(title) if outer != title else ():
        for part in _parts(inner):
            if not reading and (_HIRAGANA if _script(outer) != "kanji" else _READING).fullmatch(part):
                reading = part.replace(" ", "")
            elif any(_are_one(each, part) for each in spellings):
                spellings.append(part)
            else:
                rest.append(part)
    return Title(tuple(dict.fromkeys(spellings)), reading, tuple(rest))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def _are_one(outer: str, inner: str) -> bool:
    scripts = {_script(outer), _script(inner)}
    if len(scripts) > 1:
        return "latin" in scripts or _script(inner) != "kanji" or len(inner) > _FIELD
    return scripts == {"latin"} and (_abbreviates(inner, outer) or _abbreviates(outer, inner))


def _script(text: str) -> str:
    return "kanji" if re.search(f"[{KANJI}]", text) else "kana" if re.search(f"[{KATAKANA}{HIRAGANA}]", text) else "latin"


def _abbreviates(short: str, whole: str) -> bool:
    """Say whether an acronym has its letters, in their order, from a longer name."""
    letters = iter(whole.lower())
    acronym = re.sub("[^a-z0-9]", "", short.removesuffix("s").lower())
    return len(short) < len(whole) and _ACRONYM.fullmatch(short) is not None and all(letter in letters for letter in acronym)


def plain(spelling: str, written: Container[str]) -> str:
    """Return a spelling of a list in which all begin with a capital without those of words that are written small elsewhere, or that are
    everyday English: Open Data is open data, and Git is Git. `written` are the words that stand in the texts of the list.
    """
    words = _CAPITAL.findall(spelling)
    if all((small := word.lower()) in written or everyday.is_english(small) for word in words):
        return _CAPITAL.sub(lambda word: word[0].lower(), spelling)
    return spelling
