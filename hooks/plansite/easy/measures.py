"""Figures of a page: sentences, their length, their kanji; and the scores that need an analyser, with the text they were measured on."""

import hashlib
import re
import statistics
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plansite.easy import choice, sentences
from plansite.easy.lists import Lists
from plansite.easy.sentences import Text
from plansite.files import form
from plansite.files.form import Form
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.terms.folding import KANJI
from plansite.terms.matcher import Matcher

_HEAD = """\
# 編集する人のページの数字のうち、解析器がいるもの。make easy が書きます。手で直しません。
# fingerprint は測った文の指紋で、文が変わると、ページに「古い」と出ます。
# readability: jReadability（0.5 から 6.4、大きいほどやさしい）。easy: N5 から N3 までの言葉の割合（語彙の一覧: tanos.co.uk, CC BY）。
pages:
"""


@dataclass(frozen=True)
class Figures:
    """What can be counted without an analyser: sentences, characters a sentence and kanji a sentence, glosses and spaces aside."""

    sentences: int
    characters: float
    kanji: float


@dataclass(frozen=True)
class Scores:
    """What an analyser measured on the text with `fingerprint`: jReadability, and the share of words from N5 to N3."""

    fingerprint: str
    readability: str
    easy: str


class _File(Form):
    pages: dict[str, dict[str, Scores]] = {}


Measured = dict[tuple[str, str], Scores]


def compared(
    pages: Iterable[Page], editions: Mapping[str, Mapping[str, Page]], matchers: Mapping[str, Matcher], locales: Iterable[str]
) -> Iterator[tuple[Page, str, Text]]:
    """Give each page of the plan that says more than its title, with its text in each of `locales` that has it."""
    each = tuple(locales)
    for page in pages:
        for locale in each:
            own = editions[locale].get(page.source)
            if own and len(own.blocks) > 1:
                yield page, locale, sentences.read(own.path, own.blocks, matchers[locale])


def figures(text: Text) -> Figures:
    """Return the figures of the full sentences of a text; headings, cells and items without a full stop are left out."""
    full = [re.sub(r"\s", "", sentence.text) for sentence in text if sentence.full and not sentence.gloss]
    if not full:
        return Figures(0, 0.0, 0.0)
    return Figures(len(full), statistics.mean(map(len, full)), statistics.mean(len(re.findall(f"[{KANJI}]", each)) for each in full))


def fingerprint(text: Text) -> str:
    """Return a fingerprint of what a text says."""
    return hashlib.sha256("\n".join(sentence.whole for sentence in text).encode()).hexdigest()[:12]


@cache
def _tagger() -> Any:
    from fugashi import Tagger

    return Tagger()


def readability(text: Text) -> float | None:
    """Return the jReadability score of the full sentences of a text, or None where there are none.

    Y. Hasebe and J. Lee, Introducing a readability evaluation system for Japanese language education (CASTEL/J 2015): mean length of
    a sentence in words × −0.056, and in percent of the words 漢語 × −0.126, 和語 × −0.042, verbs × −0.145, particles × −0.044, + 11.724.
    Computed by the package jreadability with UniDic 2.1.2; the authors' site uses 2.2.0 and differs a little. Spaces between words
    and glosses are taken out first.
    """
    from jreadability import compute_readability

    prose = "".join(re.sub(r"\s", "", sentence.text) for sentence in text if sentence.full and not sentence.gloss)
    return float(compute_readability(prose, _tagger())) if prose else None


def scores(text: Text, lists: Lists) -> Scores:
    """Return the scores of a text as they are shown; a dash where there is too little to measure."""
    score = readability(text)
    every, easy = choice.easy_share(text, lists)
    return Scores(fingerprint(text), "–" if score is None else f"{score:.1f}", f"{easy / every:.0%}" if every >= choice.FEWEST else "–")


def read(path: Path, root: Path) -> tuple[Measured, list[Problem]]:
    """Return the scores at `path` by page and locale, and what is wrong with the file; without a file, none."""
    written, _, problems = form.load(path, root, _File, optional=True)
    pages = written.pages if written else {}
    return {(source, locale): scores for source, locales in pages.items() for locale, scores in locales.items()}, problems


def written(measured: Mapping[tuple[str, str], Scores]) -> str:
    """Return the file that holds these scores."""
    lines = []
    previous = ""
    for (source, locale), each in measured.items():
        lines += [f"  {source}:\n"] if source != previous else []
        lines.append(f'    {locale}: {{fingerprint: "{each.fingerprint}", readability: "{each.readability}", easy: "{each.easy}"}}\n')
        previous = source
    return _HEAD + "".join(lines)
