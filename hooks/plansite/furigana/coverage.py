"""Whether the kanji of a text have reviewed readings, and the same one everywhere."""

import re
from collections.abc import Iterable, Iterator

from plansite.files.problem import Problem
from plansite.files.reading import Block, Kind
from plansite.furigana.readings import KANJI, READING, Readings, align
from plansite.terms.folding import hiragana


def wrong(blocks: Iterable[Block], path: str, readings: Readings, inline: bool) -> Iterator[Problem]:
    """Give what is wrong with the readings of a text: see `unread`, `misplaced`."""
    yield from unread(blocks, path, readings, inline=inline)
    yield from misplaced(blocks, path)


def unread(blocks: Iterable[Block], path: str, readings: Readings, *, inline: bool = True) -> Iterator[Problem]:
    """Give a problem for each stretch of kanji without a reviewed reading; `inline` says whether `{漢字|かんじ}` may be written there."""
    for block in blocks:
        for start, kanji in gaps(block, readings):
            place, word = block.places[start], _whole(block.text, start, kanji)
            yield Problem.on(path, place, "READ001" if inline else "READ002", word=word, file=readings.path)


def gaps(block: Block, readings: Readings) -> Iterator[tuple[int, str]]:
    """Give the offset and the text of each stretch of a block's kanji that has no reading; what is no word of the page needs none."""
    position = 0
    for piece in readings.pieces(block.text, block.given):
        if piece.missing and not block.silent.issuperset(range(position, position + len(piece.text))):
            yield position, piece.text
        position += len(piece.text)


def _whole(text: str, position: int, missing: str) -> str:
    """Return the missing kanji as a reader sees them: with the kanji and digits before and the kanji and two kana after."""
    before = re.split(f"[^{KANJI}0-9０-９]", text[:position])[-1]
    after = re.findall(f"^[{KANJI}]*[ぁ-ゖ]{{0,2}}", text[position + len(missing) :])[0]
    return f"{before}{missing}{after}"


def misplaced(blocks: Iterable[Block], path: str) -> Iterator[Problem]:
    """Give a problem for each reading in a text that does not fit its kanji, or stands in a heading, which is shown elsewhere too."""
    for block in blocks:
        for given in block.given:
            word, place = block.text[given.start : given.end], block.places[given.start]
            if block.kind is Kind.HEADING:
                yield Problem.on(path, place, "READ003")
            elif given.reading and (not READING.fullmatch(given.reading) or align(word, given.reading) is None):
                yield Problem.on(path, place, "READ004", word=word, reading=given.reading)


def differing(terms: Iterable[tuple[str, str, str, int]], readings: Readings) -> Iterator[Problem]:
    """Give a problem for each (term, reading, path, line) of the glossary whose furigana would differ from its reading there."""
    for term, reading, path, line in terms:
        pieces = readings.pieces(re.sub("（.*?）", "\ufffc", term))
        shown = hiragana("".join(piece.reading or piece.text for piece in pieces))
        # Latin letters, digits and what stands in brackets may be read in any way, or not at all.
        expected, said = (re.sub("[・ ]", "", kana) for kana in (shown, reading))
        fits = said == expected or re.fullmatch(re.sub("[^ぁ-ゖー]+", "[^x]*", expected), said)
        if not fits and not any(piece.missing for piece in pieces):
            yield Problem.on(path, line, "READ005", term=term, reading=reading, shown=shown, file=readings.path)
