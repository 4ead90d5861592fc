"""Where a noun of two verbs is not that noun, for it goes on as a verb does: 取り組 in 取り組む, 受付 in 受け付けた."""

import re
from functools import cache

from plansite.terms.folding import HIRAGANA, TABLE

_FIRST, _SECOND = ("".join(TABLE["okurigana"][part]).replace("申し", "") for part in ("first", "second"))
_NOUN = re.compile(f"[{_FIRST}][{HIRAGANA}]?([{_SECOND}])([{HIRAGANA}]{{,2}})\\Z")
# How a verb goes on whose noun ends so: in the rows of a, u, e and o, and before た.
_ROWS = {
    "い": "わうえおっ",
    "き": "かくけこい",
    "ぎ": "がぐげごい",
    "し": "さすせそし",
    "ち": "たつてとっ",
    "び": "ばぶべぼん",
    "み": "まむめもん",
    "り": "らるれろっ",
}
_POLITE = "ま[すしせ]|つつ|ながら"


def verb_behind(text: str) -> re.Pattern[str] | None:
    """Return what makes a verb of a noun of two verbs where it stands right behind it, or None for other texts."""
    noun = _NOUN.search(text, max(len(text) - 5, 0))
    return _inflections(noun[1], noun[2]) if noun else None


@cache
def _inflections(kanji: str, written: str) -> re.Pattern[str] | None:
    """Return how a verb goes on behind its kanji and what is `written` of the ending of its noun."""
    found = []
    for ending in TABLE["okurigana"]["second"][kanji]:
        rest = ending.removeprefix(written)
        if not ending.startswith(written):
            continue
        if row := _ROWS.get(ending[-1:]):
            a, u, e, o, before = tuple(row)
            found.append(f"{rest}(?:{_POLITE}|た[いく]{'|[たて]' if ending[-1] == 'し' else ''})")
            if rest:
                found.append(f"{rest[:-1]}(?:{a}[{'' if a == 'が' else 'なず'}れせ]|{u}|{e}[るばたて]|{o}う|{before}[ただてで])")
        else:
            found.append(f"{rest}(?:[るたてず]|られ|な[いかけ]|よう|れば|{_POLITE})")
    return re.compile("|".join(found)) if found else None
