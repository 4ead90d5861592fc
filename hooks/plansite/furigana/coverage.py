"""Whether the kanji of a text have reviewed readings, and the same one everywhere."""

import re
from collections.abc import Iterable, Iterator

from plansite.files.markdownfile import Block, Kind
from plansite.files.problem import Problem
from plansite.furigana.readings import KANJI, READING, Readings, align
from plansite.terms.folding import hiragana


def unread(blocks: Iterable[Block], path: str, readings: Readings, *, inline: bool = True) -> Iterator[Problem]:
    """Give a problem for each stretch of kanji without a reviewed reading; `inline` says whether `{漢字|かんじ}` may be written there."""
    for block in blocks:
        for start, kanji in gaps(block, readings):
            yield _unread(path, block.line, block.columns[start], _whole(block.text, start, kanji), readings.path, inline)


def gaps(block: Block, readings: Readings) -> Iterator[tuple[int, str]]:
    """Give the offset and the text of each stretch of a block's kanji that has no reading; what is no word of the page needs none."""
    position = 0
    for piece in readings.pieces(block.text, block.given):
        if piece.missing and not block.silent.issuperset(range(position, position + len(piece.text))):
            yield position, piece.text
        position += len(piece.text)


def _whole(text: str, position: int, missing: str) -> str:
    """Return the missing kanji as a reader sees them: with the kanji and digits before and the kanji and two kana after."""
    before = re.search(f"[{KANJI}0-9０-９]*$", text[:position])
    after = re.match(f"[{KANJI}]*[ぁ-ゖ]{{0,2}}", text[position + len(missing) :])
    return (before[0] if before else "") + missing + (after[0] if after else "")


def _unread(path: str, line: int, column: int, word: str, file: str, inline: bool) -> Problem:
    ja = f"「{word}」に、確かめた読みがありません。{file} に言葉と読みを加えてください（make readings が案を書きます）。"
    en = f"'{word}' has no reviewed reading; add it to {file} (make readings writes proposals)."
    if inline:
        ja += "場所によって読みが違うときは、文に {漢字|かんじ} の形で書いてください。"
        en += " Where the reading depends on the place, write {漢字|かんじ} in the text."
    else:
        ja += "場所によって読みが違うときは、前後の語を付けた長い言葉で加えてください。"
        en += " Where the reading depends on the place, add a longer word with its neighbours."
    return Problem(path, line, column, ja, en)


def misplaced(blocks: Iterable[Block], path: str) -> Iterator[Problem]:
    """Give a problem for each reading in a text that does not fit its kanji, or stands in a heading, which is shown elsewhere too."""
    for block in blocks:
        for given in block.given:
            word, column = block.text[given.start : given.end], block.columns[given.start]
            if block.kind is Kind.HEADING:
                ja = "見出しは、もくじなどにも出るので、{漢字|かんじ} を書けません。読みは glossary/readings.yaml に加えてください。"
                yield Problem(path, block.line, column, ja, "headings are shown elsewhere too; put the reading into readings.yaml.")
            elif given.reading and (not READING.fullmatch(given.reading) or align(word, given.reading) is None):
                ja = f"「{{{word}|{given.reading}}}」の読みを、送り仮名に合うひらがなで書いてください。"
                yield Problem(path, block.line, column, ja, f"the reading '{given.reading}' does not fit '{word}'.")


def differing(terms: Iterable[tuple[str, str, str, int]], readings: Readings) -> Iterator[Problem]:
    """Give a problem for each (term, reading, path, line) of the glossary whose furigana would differ from its reading there."""
    for term, reading, path, line in terms:
        pieces = readings.pieces(re.sub("（.*?）", "\ufffc", term))
        shown = hiragana("".join(piece.reading or piece.text for piece in pieces))
        # Latin letters, digits and what stands in brackets may be read in any way, or not at all.
        expected = re.sub("[^ぁ-ゖー]+", "[^x]*", re.sub("[・ ]", "", shown))
        if not any(piece.missing for piece in pieces) and not re.fullmatch(expected, re.sub("[・ ]", "", reading)):
            ja = f"「{term}」の読み「{reading}」が、ふりがな「{shown}」と違います（{readings.path}）。どちらかを直してください。"
            yield Problem(path, line, 0, ja, f"the reading '{reading}' of '{term}' differs from its furigana '{shown}' ({readings.path}).")
