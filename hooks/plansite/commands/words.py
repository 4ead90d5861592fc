"""Propose the words that may need an entry: those without a decision, and compounds of kanji that look like terms of the plan.

SudachiPy, which reads the compounds, is a tool of authors; where it is not installed, none are proposed.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from plansite import check, content
from plansite.content import Content
from plansite.easy import tokens
from plansite.easy.tokens import Token
from plansite.files import problem
from plansite.files.message import said_in_all
from plansite.terms import vocabulary
from plansite.terms.folding import KANJI, language_of
from plansite.terms.vocabulary import Word

_NOUNS = frozenset(["名詞", "接尾辞", "接頭辞"])
_IN_KANJI = re.compile(f"[{KANJI}]+")
_MOST = 50  # compounds that are proposed
# Parts of compounds that belong to any text of an administration, and make no term.
_PLAIN = frozenset(["年度", "令和", "平成", "昭和", "計画", "各種", "場合", "必要", "以下", "以上"])


def undecided(words: Iterable[Word]) -> Iterator[str]:
    """Give a line for each word, the most frequent first, as the list of common words has it, with its count and first place."""
    found = vocabulary.gathered(words)
    for text in sorted(found, key=lambda text: (-len(found[text]), text)):
        yield f"  - {text}  # {len(found[text])}回、{found[text][0].path}:{found[text][0].line}"


def compounds(site: Content) -> Iterator[str]:
    """Give a line for each compound of kanji that no term covers: the longer and the more frequent, the more it is a term of the plan."""
    found: dict[tuple[str, int], list[str]] = {}
    locale = site.project.default
    for page in site.editions[locale].values() if language_of(locale) == "ja" else ():
        for block in page.blocks:
            spans = site.matchers[locale].cover(block.text)
            for compound, start, size in _compounds(tokens.analyse(block.text)):
                if not any(span.start <= start < span.end for span in spans):
                    found.setdefault((compound, size), []).append(f"{page.path}:{block.line}")
    for compound, size in sorted(found, key=lambda each: (-each[1] * len(found[each]), each))[:_MOST]:
        yield f"# {compound}（{len(found[compound, size])}回、{found[compound, size][0]}）"


def _compounds(words: Iterable[Token]) -> Iterator[tuple[str, int, int]]:
    """Give each run of nouns in kanji, its offset, and how many units it has; 匿名化 and 電子署名 have two."""
    for is_noun, group in groupby(words, lambda word: word.kind in _NOUNS and bool(_IN_KANJI.fullmatch(word.surface))):
        run = list(group)
        units = sum(len(word.parts) or 1 for word in run)
        if is_noun and units > 1 and _PLAIN.isdisjoint(word.surface for word in run):
            yield "".join(word.surface for word in run), run[0].start, units


def main() -> int:
    """Print the proposals for the site in the current folder."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    found = list(undecided(vocabulary.undecided(check.words_without_entry(site), site.common_words)))
    path = site.project.common_words.relative_to(site.project.root).as_posix()
    print("\n".join([said_in_all("WORD013", count=len(found), file=path), *found]))
    if find_spec("sudachipy"):
        print("\n".join([said_in_all("WORD014"), *compounds(site)]))
    return 0
