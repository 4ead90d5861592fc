"""Where a line may end in spaced Japanese besides its spaces.

Told to keep words whole (`word-break: keep-all`), Chromium and Firefox end a line at signs as well, and break a word that is longer
than the line anywhere. WebKit ends a line at spaces only, and where furigana stand it breaks nothing: the page scrolls sideways.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from plansite.furigana.readings import KANJI

_OPENING = "（「『【〈《〔［｛"
_CLOSING = "）」』】〉》〕］｝"
_STOPS = "、。！？：；"
# No line begins with one of these. Source: JIS X 4051, 行頭禁則; JLREQ, 3.1.7.
_NEVER_FIRST = _CLOSING + _STOPS + "，．・…‥〜～％%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ)\\]}>,.!?:;'\"’”"
# After a stop, before an opening bracket, and after a closing one unless grammar follows, as in 「…」の.
_SIGN = re.compile(
    rf"(?<=[{_STOPS}])(?=[^\s{_NEVER_FIRST}])|(?<=[^\s{_OPENING}])(?=[{_OPENING}])|(?<=[{_CLOSING}])(?=[^\sぁ-ゖ{_NEVER_FIRST}])"
)
_UNIT = re.compile(r"\S+")
# What stays on one line, in letters of Japanese. At 320 px a line of text holds 16 letters, one of a page's title 9.
_WHOLE = 8
_NAME = "ァ-ヺーA-Za-zＡ-Ｚａ-ｚ"
_IS_KANJI = re.compile(f"[{KANJI}]")
# Between words that are written together: after ・, from kanji to katakana or Latin letters, and after a particle or a plain verb;
# never within 取り組み or お金, and never before a counter.
_WORD = re.compile(
    rf"(?<=・)(?=[^\s{_NEVER_FIRST}])|(?<=[{KANJI}])(?=[{_NAME}])|(?<=[のをにはがとでもへやなたうくすつぬぶむるぐ])(?=[{KANJI}{_NAME}])"
    "|(?<=[ぁ-ゖ])(?=[0-9０-９])"
)
_BEFORE_NAME = re.compile(f"[{_NAME}]")


@cache  # all pages share what stands round their text
def ends(text: str, words: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """Return where a line of `text` may end, apart from its spaces; `words` are the places and lengths of its words in kanji.

    A stretch that is short enough stays whole; a longer one may be parted between its words.
    """
    signs = sorted({match.start() for match in _SIGN.finditer(text)})
    found = list(signs)
    for unit in _UNIT.finditer(text):
        edges = [unit.start(), *(sign for sign in signs if unit.start() < sign < unit.end()), unit.end()]
        for start, end in pairwise(edges):
            if end - start > _WHOLE and sum(1 if ord(letter) > 0xFF else 0.5 for letter in text[start:end]) > _WHOLE:
                found += (place for place in _between(text, words, start, end) if start + 2 <= place <= end - 2)
    return tuple(sorted(set(found)))


def _between(text: str, words: tuple[tuple[int, int], ...], start: int, end: int) -> Iterator[int]:
    """Give the places between words in a stretch of `text`."""
    yield from (match.start() for match in _WORD.finditer(text, start, end) if text[match.start()] not in _NEVER_FIRST)
    for place, length in words:
        if _IS_KANJI.match(text, place):
            before = text[place - 1]
            if _IS_KANJI.match(before) or (length > 1 and _BEFORE_NAME.match(before)):
                yield place
