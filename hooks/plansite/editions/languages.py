"""A text is written in the language of its edition, in letters that its readers know."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial

from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.reading import Block, Kind

# Languages that are written in these letters, or with signs as wide.
_WIDE = ("ja", "ko", "zh")
_JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-鿿㐀-䶿々ー]+")
_FULL_WIDTH = re.compile("[！-｠\u3000、。「」『』]+")
_SENTENCE = re.compile(r"(?:\b[A-Za-z]{2,}\b\W+){3}")
# Numbers in a circle, words in one sign, and full-width digits and letters: a reader of easy Japanese has not learnt them.
_HARD = re.compile("[①-⓿㈠-㋿㌀-㏿０-９Ａ-Ｚａ-ｚ]")
_problem = partial(Problem.on, blocking=True)


def strange(blocks: Iterable[Block], path: str, language: str, easy: bool) -> Iterator[Problem]:
    """Give what is wrong with the words of a text in a language, which may be one made `easy`."""
    yield from _foreign(blocks, path, language)
    if easy:
        yield from _hard_signs(blocks, path)


def _foreign(blocks: Iterable[Block], path: str, language: str) -> Iterator[Problem]:
    """Give a problem for the first words of another language than `language` in a text, or signs that are too wide for it."""
    for block in blocks:
        text = _spoken(block)
        if language not in _WIDE and (match := _JAPANESE.search(text) or _FULL_WIDTH.search(text)):
            id = "TEXT070" if _JAPANESE.match(match[0]) else "TEXT071"
        elif language == "ja" and not _JAPANESE.search(text) and (match := _SENTENCE.search(text)):
            id = "TEXT072"
        else:
            continue
        # HTML is for pages only.
        mark = Message.of("TEXT074", language="en" if id == "TEXT072" else "ja") if path.endswith(".md") else ""
        yield _problem(path, block.places[match.start()], id, sign=match[0], mark=mark)
        return


def _hard_signs(blocks: Iterable[Block], path: str) -> Iterator[Problem]:
    """Give a problem for each block of easy Japanese with a sign that its readers have not learnt, but in tables and notes, whose items
    the plan numbers so.
    """
    for block in blocks:
        if block.kind is Kind.TEXT and (match := _HARD.search(_spoken(block))):
            plain = unicodedata.normalize("NFKC", match[0])
            yield _problem(path, block.places[match.start()], "TEXT073", sign=match[0], plain=plain)


def _spoken(block: Block) -> str:
    """Return the text of a block, with blanks for what is no word of its language."""
    if not block.silent:
        return block.text
    return "".join(" " if offset in block.silent else letter for offset, letter in enumerate(block.text))
