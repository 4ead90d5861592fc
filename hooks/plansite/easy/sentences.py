"""The sentences of an easy text, each with its place, its glosses 〈…〉 taken out, and what of it is a name or a term."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from plansite.files.reading import Block
from plansite.terms.matcher import Matcher

_ENDS = "。！？!?"
_OPENING, _CLOSING = "「『（〈(", "」』）〉)"
_SIGN = re.compile(f"[{re.escape(_OPENING + _CLOSING + _ENDS)}\t：]")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_LABELS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳※")
# Stands for what is no word of the text: an address, code, another language.
HOLE = "□"


@dataclass(frozen=True)
class Gloss:
    """A gloss: the offset in its sentence of the character behind the word that it explains, and what it says."""

    at: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a fragment such as a heading, a cell of a table, an item of a list or what a gloss says.

    `text` has the spaces between words and no glosses; `places` holds line and column of each of its characters. `full` says
    whether it ends with a full stop, `opens` whether it begins a block, `item` whether that is an item of a list. `terms` are the
    offsets of terms and names of the glossary, `quoted` those within 「」 and 『』.
    """

    path: str
    places: tuple[tuple[int, int], ...]
    text: str
    full: bool
    opens: bool
    item: bool
    gloss: bool
    glosses: tuple[Gloss, ...]
    terms: frozenset[int]
    quoted: frozenset[int]

    @cached_property
    def whole(self) -> str:
        """Return the sentence as written, with its glosses."""
        parts, position = [], 0
        for gloss in self.glosses:
            parts += [self.text[position : gloss.at], f"〈{gloss.text}〉"]
            position = gloss.at
        return "".join([*parts, self.text[position:]])

    @property
    def length(self) -> int:
        """Return the number of characters that are read, spaces and the marks of glosses aside."""
        return len(re.sub(rf"[\s〈〉{HOLE}]", "", self.whole))

    def spares(self, place: int) -> bool:
        """Say whether what stands at an offset is of a term or a quotation, of which the rules of words ask nothing."""
        return place in self.terms or place in self.quoted

    def glossed(self, end: int) -> bool:
        """Say whether a gloss follows the word that ends at `end`, at once or behind the word's own ending."""
        return any(re.fullmatch(r"[ぁ-ん]{0,3} ?", self.text[end : gloss.at]) for gloss in self.glosses if gloss.at >= end)


# What a page or a definition says.
Text = tuple[Sentence, ...]


def read(path: str, blocks: Iterable[Block], matcher: Matcher) -> Text:
    """Return the text of the blocks of a page or a definition."""
    return tuple(sentence for block in blocks for sentence in _in_block(path, block, matcher))


def _in_block(path: str, block: Block, matcher: Matcher) -> Iterator[Sentence]:
    terms = {offset for span in matcher.find(block.text) for offset in range(span.start, span.end)}
    terms |= {offset for call in block.calls if not call.forbidden for offset in range(call.start, call.end)}
    plain = replace(block, places=[*block.places])  # each is asked for
    for index, (start, end) in enumerate(_pieces(block.text)):
        yield from _sentence(path, plain, start, end, frozenset(terms), index == 0, gloss=False)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence of a block, of each cell of a row, and of what stands before a colon."""
    start = depth = 0
    for match in _SIGN.finditer(text):
        position, character = match.start(), match[0]
        depth += (character in _OPENING) - (character in _CLOSING)
        # A note's mark belongs to the sentence before it.
        if depth <= 0 and (character in _ENDS or character in "\t："):
            yield start, position + 1
            start, depth = position + 1, 0
    yield start, len(text)


def _sentence(path: str, block: Block, start: int, end: int, terms: frozenset[int], opens: bool, *, gloss: bool) -> Iterator[Sentence]:
    letters: list[str] = []
    offsets: list[int] = []
    glosses: list[Gloss] = []
    inner: list[tuple[int, int]] = []
    quoted: set[int] = set()
    position, quotes = start, 0
    while position < end:
        character = block.text[position]
        if character == "〈" and not gloss:
            close = block.text.find("〉", position, end)
            close = end if close < 0 else close
            glosses.append(Gloss(len(letters), block.text[position + 1 : close].strip()))
            inner.append((position + 1, close))
            position = close + 1
            continue
        quotes += character in "「『"
        if quotes > 0:
            quoted.add(len(letters))
        quotes -= character in "」』"
        if position in block.silent:
            if character not in _RAISED and character != "\t" and letters[-1:] != [HOLE]:
                letters.append(HOLE)
                offsets.append(position)
        elif character not in _LABELS:
            letters.append(character)
            offsets.append(position)
        position += 1
    written = "".join(letters)
    text = written.strip()
    first = written.find(text)
    last = first + len(text)
    if re.search(r"\w", text):
        yield Sentence(
            path,
            tuple(block.places[offset] for offset in offsets[first:last]),
            text,
            text[-1] in _ENDS,
            opens,
            opens and block.listed,
            gloss,
            tuple(Gloss(min(max(at.at - first, 0), len(text)), at.text) for at in glosses),
            frozenset(place for place, offset in enumerate(offsets[first:last]) if offset in terms),
            frozenset(place - first for place in quoted if first <= place < last),
        )
    for inner_start, inner_end in inner:
        for piece_start, piece_end in _pieces(block.text[inner_start:inner_end]):
            yield from _sentence(path, block, inner_start + piece_start, inner_start + piece_end, terms, False, gloss=True)
