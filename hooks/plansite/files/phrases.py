"""Where a line of Japanese may end: between phrases, as BudouX finds them."""

import re
from functools import cache

import budoux

_END = "\n"
_WITHIN = re.compile(r"([一-鿿々])\n(?=[ぁ-ん一-鿿々])")


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@cache
def parted(text: str) -> tuple[str, ...]:
    """Return the phrases of a Japanese text, which together are the text.

    None begins with the kana that end a word (取り組|む), or within kanji (方|針), where BudouX at times parts what it does not know.
    """
    return tuple(_WITHIN.sub(r"\1", _END.join(_parser().parse(text))).split(_END))
