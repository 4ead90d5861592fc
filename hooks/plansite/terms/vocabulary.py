"""Every technical word is a term, a known name, or a reviewed common word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import digits

from plansite.files import form
from plansite.files.form import Form
from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.files.suggestion import suggestion
from plansite.files.textfile import LOOKALIKES
from plansite.terms import everyday, folding, model
from plansite.terms.folding import KANJI, KATAKANA, WORD
from plansite.terms.matcher import Matcher, close

_LETTER = f"{WORD}Ａ-Ｚａ-ｚ０-９₀-₉"
_ALL = f"[{_LETTER}{KATAKANA}{KANJI}]+"
_HYPHEN = "-‐‑–−－"
_JOINING = f"[{_HYPHEN}×&＆.]"
# What stands together without a space, with a hyphen and the like within, or with one middle dot between two words (ベース・レジストリ)
# or two round a small one (クラウド・バイ・デフォルト原則).
_DOTTED = f"[{KATAKANA}]{{2,}}(?:・(?:バイ|アンド|オブ|イン|オン|フォー|トゥ|ツー|ザ|ウィズ|アット|エンド))?・[{KATAKANA}]{{2,}}"
_WHOLE = re.compile(f"(?<![{KATAKANA}]・)[{KANJI}]*{_DOTTED}(?![・{KATAKANA}])[{KANJI}]*|{_ALL}(?:{_JOINING}{_ALL})*")
# Of that the words in katakana or Latin letters; what is not a number has to be explained. A letter and a hyphen begin one of kanji too.
_SINGLE = f"(?<![{_LETTER}])[A-Za-zＡ-Ｚａ-ｚ][{_HYPHEN}][{KANJI}]{{2,}}"
_RUN = re.compile(f"{_SINGLE}|[{_LETTER}{KATAKANA}]+(?:{_JOINING}[{_LETTER}{KATAKANA}]+)*")
# Of a Latin word, what has two letters or a capital; not one of a phrase in another language, nor one that a bracket explains.
_PART = re.compile(
    f"{_SINGLE}|(?<![{_LETTER}])[{_LETTER}](?:[&＆][{_LETTER}]|[{_HYPHEN}]?[{KATAKANA}]{{2,}})|[{KATAKANA}]{{2,}}"
    f"|[{_LETTER}]*(?:[A-Za-zＡ-Ｚａ-ｚ][{_LETTER}]*[A-Za-zＡ-Ｚａ-ｚ]|[0-9０-９]+[A-ZＡ-Ｚ]|[A-ZＡ-Ｚ][0-9０-９])[{_LETTER}]*"
)
_FOREIGN = re.compile("[A-Z]?[a-z]+")
_IN_PHRASE = (re.compile("(?<=[A-Za-z],)[ ]\\Z|(?<=[A-Za-z])[ ]\\Z|[（(]\\Z"), re.compile(",?[ ][A-Za-z0-9]|[ ]?[（(〈：:]"))
# What stands beside a word in many texts and is no part of it: 本市の…, 2022年度…, …化, …導入.
_NO_HEAD = re.compile(f".*[0-9０-９]+[{KANJI}]+|^(?:[本当同各全][市県町村都府道区社庁課部局]|[県市町村庁国区]内|全庁|各種|新規|既存|各)+")
_NO_TAIL = re.compile(
    f"[0-9０-９]+[{KANJI}].*|(?:[化型的用等及又並内外上下中間前後時]|活用|導入|推進|利用|整備|作成|実施|運用|構築|開発|強化|促進|普及|関連|以外)+$"
)
# A Latin word with two capitals (DX, IoT, J-LIS, COVID-19), with digits before a capital (5G), or with a capital and digits behind (Web3).
_ACRONYM = re.compile(
    f"(?<![{WORD}])(?:[A-Z]-)?(?=[a-z0-9]*[A-Z][a-z0-9]*[A-Z]|[0-9]+[A-Z]|[A-Z][a-z]+[0-9])[A-Za-z0-9₀-₉]+(?:-[0-9]+)?(?![{WORD}])"
)
# In English a word in small letters too; what is quoted or stands alone in brackets is shown, not said: (hanko).
_ENGLISH = re.compile(f"{_ACRONYM.pattern}|(?<![{WORD}./@_#])[a-z]{{4,}}(?![{WORD}/@_]|[.][a-z])")
_SHOWN = re.compile(r'["“][^"“”]*["”]|[(][^()\s]+[)]')

# A word with letters in it that look like others of katakana: 力ード.
_KATAKANA: dict[str, str] = LOOKALIKES["katakana"]
_ALIKE = str.maketrans(_KATAKANA)
_MISREAD = re.compile(f"[{KATAKANA}]*(?:(?:一(?=[{KATAKANA}])|[{''.join(_KATAKANA.keys() - {'一'})}])[{KATAKANA}]+)+")


@dataclass(frozen=True)
class Word:
    """A word that needs an explanation or a decision, with its place.

    `compound` is the word with what stands beside it (Web会議), `parts` what of it no term covers.
    """

    text: str
    path: str
    line: int
    column: int
    locale: str
    compound: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class CommonWords:
    """The reviewed list of words that need no entry: the line of each, by its canonical spelling."""

    path: str
    lines: dict[str, int]
    written: dict[str, str]


class File(Form):
    """What people write in the list of common words."""

    words: tuple[str, ...]


def _canonical(word: str) -> str:
    return folding.canonical(word, "en" if word.isascii() and word.isalpha() and word.islower() else "ja")


def read(path: Path, root: Path) -> tuple[CommonWords, list[Problem]]:
    """Return the list at `path` (`words:`, a list of words; there may be none) and what is wrong with it."""
    # A word that YAML reads as a number or as yes is a word all the same: OFF.
    words, document, problems = form.load(path, root, File, optional=True, numbers=True, decimals=True, flags=True)
    lines: dict[str, int] = {}
    written: dict[str, str] = {}
    for index, word in enumerate(words.words if words else ()):
        line = document.line(("words", index))
        plain = _canonical(word)
        if plain in lines:
            first, other = lines[plain], written[plain]
            problems.append(Problem.at(document, ("words", index), "WORD001", word=word, other=other, line=first))
        lines.setdefault(plain, line)
        written.setdefault(plain, word)
    return CommonWords(document.path, lines, written), problems


def unknown_words(blocks: Iterable[Block], path: str, matcher: Matcher, locale: str) -> Iterator[Word]:
    """Give each word that no term or name of the glossary covers, of the kinds that may be technical.

    They are acronyms in every language, in Japanese all words in katakana or Latin letters, in English those that are not common.
    """
    find = {"ja": _japanese, "en": _english}.get(folding.language_of(locale), _acronyms)
    for block in blocks:
        covered = {offset for span in matcher.cover(block.text) for offset in range(span.start, span.end)}
        covered.update(offset for call in block.calls if not call.forbidden for offset in range(call.start, call.end))
        for match in _MISREAD.finditer(block.text) if find is _japanese else ():
            meant = match[0].translate(_ALIKE)
            if match.start() not in block.silent and (matcher.lookup(meant) or _canonical(meant) in everyday.words()):
                yield Word(match[0], path, *block.places[match.start()], locale, match[0], (match[0],))
                covered.update(range(*match.span()))
        for start, text, compound, parts in find(close(block.text), covered):
            if start not in block.silent:
                yield Word(text, path, *block.places[start], locale, compound, parts)


_Found = tuple[int, str, str, tuple[str, ...]]


def _acronyms(text: str, covered: set[int]) -> Iterator[_Found]:
    return _uncovered(_ACRONYM.finditer(text), covered)


def _english(text: str, covered: set[int]) -> Iterator[_Found]:
    technical = [match for match in _ENGLISH.finditer(text) if not (match[0].islower() and everyday.is_english(match[0]))]
    shown = {offset for match in (_SHOWN.finditer(text) if technical else ()) for offset in range(*match.span())}
    return _uncovered((match for match in technical if not (match[0].islower() and match.start() in shown)), covered)


def _uncovered(matches: Iterable[re.Match[str]], covered: set[int]) -> Iterator[_Found]:
    for match in matches:
        if covered.isdisjoint(range(*match.span())):
            yield match.start(), match[0], match[0], (match[0],)


def _japanese(text: str, covered: set[int]) -> Iterator[_Found]:
    for whole in _WHOLE.finditer(text):
        for match in _RUN.finditer(text, *whole.span()):
            start, end = match.span()
            parts = [(start + part.start(), part[0]) for part in _PART.finditer(match[0])]
            unknown = tuple(part for at, part in parts if not covered.issuperset(range(at, at + len(part))))
            if unknown and "・" in whole[0]:
                yield start, match[0], whole[0], unknown
            elif unknown and not _is_foreign(match, text):
                first = next((at + 1 for at in range(start - 1, whole.start() - 1, -1) if at in covered), whole.start())
                last = next((at for at in range(end, whole.end()) if at in covered), whole.end())
                yield start, match[0], _NO_HEAD.sub("", text[first:start]) + match[0] + _NO_TAIL.sub("", text[end:last]), unknown


def _is_foreign(match: re.Match[str], text: str) -> bool:
    before, behind = _IN_PHRASE
    alone = before.search(text, max(match.start() - 3, 0), match.start()) is None and behind.match(text, match.end()) is None
    return not alone and _FOREIGN.fullmatch(match[0]) is not None


def undecided(words: Iterable[Word], common: CommonWords) -> Iterator[Word]:
    """Give each word that is, or has a part that is, neither in the list of common words nor known to everybody."""
    decided = everyday.words() | common.lines.keys()
    for word in words:
        names = (name if name in decided else name.lstrip(digits) for name in _names(word))  # 10km is as known as km
        if not decided.intersection(map(_canonical, {word.text, word.compound})) and not decided.issuperset(names):
            yield word


def _names(word: Word) -> set[str]:
    return set(map(_canonical, word.parts))


def gathered(words: Iterable[Word]) -> dict[str, list[Word]]:
    """Return the uses of each word by the spelling that is most frequent; one that always stands in one compound is the compound."""
    uses: dict[str, list[Word]] = {}
    for word in words:
        uses.setdefault(_canonical(word.text), []).append(word)
    found: dict[str, list[Word]] = {}
    for each in uses.values():
        compounds = {word.compound: _canonical(word.compound) for word in each}
        least = min(compounds.values(), key=len)
        whole = all(least in compound for compound in compounds.values())
        spellings = [word.compound for word in each if compounds[word.compound] == least] if whole else [word.text for word in each]
        found.setdefault(Counter(spellings).most_common(1)[0][0], each)
    return found


def undefined(words: Iterable[Word], common: CommonWords) -> Iterator[Problem]:
    """Give a problem for each word that is not in the list of common words, at its first place, with what to add where."""
    file = common.path if common.lines else Message.of("WORD881", file=common.path)
    for text, uses in gathered(undecided(words, common)).items():
        near = suggestion(text, common.written.values(), 0.8)
        mend = Message.of("WORD003", suggestion=near) if near else ""
        count = Message.of("WORD005", count=len(uses)) if len(uses) > 1 else ""
        first = uses[0]
        place = (first.line, first.column)
        if sign := next((sign for sign in first.parts[0] if sign in _KATAKANA), ""):
            yield Problem.on(first.path, place, "WORD140", word=text, meant=text.translate(_ALIKE), sign=sign, plain=_KATAKANA[sign])
        elif folding.language_of(first.locale) == "ja":
            yield Problem.on(first.path, place, "WORD002", word=text, file=file, mend=mend, count=count)
        else:
            locale = model.key(first.locale)
            yield Problem.on(first.path, place, "WORD060", word=text, locale=locale, file=file, mend=mend, count=count)


def unused(words: Iterable[Word], common: CommonWords) -> Iterator[Problem]:
    """Give a problem for each common word that no page or definition uses, or that a term covers by now."""
    needed = {name for word in words for name in (_canonical(word.text), _canonical(word.compound), *_names(word))}
    for plain, line in common.lines.items():
        if plain not in needed:
            yield Problem.on(common.path, line, "WORD004", word=common.written[plain])
