"""What a page says of itself to search engines and where it is shared: its first sentences, as far as such a line is shown."""

import re
import unicodedata
from collections.abc import Iterable

from plansite.files.reading import Block, Kind

# About what Google shows of a description on a phone, in letters as wide as Japanese.
_MOST = 110
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$))[」』）)]*\s*")
_NOTES = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PARTS = re.compile(r"[^、,;\s]+[、,;\s]*|\s+")


def description(blocks: Iterable[Block]) -> str:
    """Return the beginning of the first paragraph in sentences, in whole ones unless the first is longer than there is room for.

    There is none in a page of lists and headings; then the text is empty.
    """
    texts = (_NOTES.sub("", block.text) for block in blocks if block.kind is Kind.TEXT and not block.listed)
    sentences = next(filter(None, map(_SENTENCE.findall, texts)), [])
    return _fitting(sentences, _MOST).strip() or _cut(sentences[0] if sentences else "")


def _cut(sentence: str) -> str:
    """Return the beginning of a sentence up to where it may be parted."""
    parts = _PARTS.findall(sentence)
    cut = _fitting(parts, _MOST - 1) or sentence[: _MOST - 1]
    return f"{cut.rstrip('、,; ')}…" if sentence else ""


def _fitting(parts: Iterable[str], most: int) -> str:
    fitting, width = "", 0.0
    for part in parts:
        width += sum(1 if unicodedata.east_asian_width(letter) in "WFA" else 0.6 for letter in part)
        if width > most:
            break
        fitting += part
    return fitting
