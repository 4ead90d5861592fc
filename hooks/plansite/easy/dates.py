"""Rules of dates and times."""

import re
from collections.abc import Iterator

from plansite.easy.lists import Lists
from plansite.easy.rules import Hit
from plansite.easy.sentences import Sentence

_ERA = re.compile(r"(?:令和|平成|昭和|大正|明治) ?(?:元|[0-9０-９一二三四五六七八九十]+) ?(?:年|[（(])|\b[RHS][0-9]{1,2}年")
_WESTERN_BEFORE = re.compile(r"[0-9０-９]{4} ?年度? ?[（(〈]$")


def western_years(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 17: the Western year first, no lone 令和 N 年; 2022年（令和4年） is allowed, and so is the title of a document.

    Source: ISA, 津山市.
    """
    if sentence.gloss:
        return
    for place, before, match in _eras(sentence):
        if place in sentence.quoted or _WESTERN_BEFORE.search(before):
            continue
        yield Hit.at(sentence, place, "EASY041", year=match)


def _eras(sentence: Sentence) -> Iterator[tuple[int, str, str]]:
    """Give the offset of each year of an era in a sentence and its glosses, what stands before it, and the year."""
    for match in _ERA.finditer(sentence.text):
        yield match.start(), sentence.text[: match.start()], match[0]
    for gloss in sentence.glosses:
        for match in _ERA.finditer(gloss.text):
            yield max(0, gloss.at - 1), f"{sentence.text[: gloss.at]}〈{gloss.text[: match.start()]}", match[0]


_HALF = r"午前|午後|朝|夜|昼|夕方|正午"
_CLOCK = re.compile(r"(?<![0-9０-９])(?P<hour>[0-9０-９]{1,2}) ?時(?!間|代|点|期|々)")
_COLON = re.compile(r"(?<![0-9０-９:：])[0-9０-９]{1,2}[:：][0-5０-５][0-9０-９](?![0-9０-９:：])")
_SPAN = re.compile(
    r"[0-9０-９年月日時分円人歳才階%％]\s*[〜～~]\s*(?=\S)|[〜～]\s*(?=[0-9０-９午])|[月火水木金土日](?:曜日?)?\s*[〜～]\s*(?=[月火水木金土日])"
)
_SLASH = re.compile(r"(?<![0-9０-９/／])(?:[0-9]{4}[/／])?(?:1[0-2]|0?[1-9])[/／](?:3[01]|[12][0-9]|0?[1-9])(?![0-9０-９/／])")


def clock_times(sentence: Sentence, _: Lists) -> Iterator[Hit]:
    """Rule 18: 午前・午後, no hours from 13 to 24 and no 13:00; no 〜 for a span; no dates such as 10/5.

    Source: ISA, 津山市.
    """
    half = re.search(_HALF, sentence.text)
    for match in _CLOCK.finditer(sentence.text):
        hour = int(match["hour"])
        if 13 <= hour <= 24 or not half:
            yield Hit.at(sentence, match.start(), "EASY042", time=match[0])
    for pattern, id in ((_COLON, "EASY043"), (_SPAN, "EASY044"), (_SLASH, "EASY045")):
        for match in pattern.finditer(sentence.text):
            if not sentence.spares(match.start()):
                yield Hit.at(sentence, match.start(), id, written=match[0].strip())
