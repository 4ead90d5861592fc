"""The English edition read by a linter: `plan english` prints what it finds, file and line, and readability.

Misspellings are those of the dictionary of codespell, a dependency of tests; words to write otherwise stand in english.yaml; words
that stand twice are found. Warnings are long sentences, and summaries and lines of entries that are not short. An official title keeps
its spelling, and counts as one word.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

from plansite import content
from plansite.content import Content
from plansite.editions.fidelity import Passage
from plansite.files import problem, table
from plansite.files.markdownfile import Page
from plansite.files.message import Message, said
from plansite.files.problem import Problem
from plansite.files.reading import Block, Kind
from plansite.terms.folding import language_of

LONGEST = 25
LONGEST_IN_BRIEF = 20
SENTENCES_OF_A_SUMMARY = range(3, 6)
_WORD = re.compile(r"[\w'’-]+")
_TWICE = re.compile(r"\b(\w+(?:\s\w+){0,3})\s\1\b", re.IGNORECASE)
_RIGHTLY_TWICE = {"had", "that"}
_WHY = {"one_sex": "ENGL006", "long": "ENGL007", "twice": "ENGL008", "american": "ENGL900"}
_NO_TITLES = re.compile(r"(?!)")


def passages(site: Content) -> Iterator[Passage]:
    """Give every English block of the pages and the definitions, words of other languages left out."""
    for locale in _locales(site):
        for page in site.editions[locale].values():
            yield from (_passage(block, page.path) for block in page.blocks)
        for term, _ in site.glossary.wordings(locale):
            yield from (_passage(block, site.glossary.path) for block in site.glossary.blocks(term, locale))


def _locales(site: Content) -> list[str]:
    return [locale for locale in site.project.locales if language_of(locale) == "en"]


def _passage(block: Block, path: str) -> Passage:
    silent = "".join(" " if offset in block.silent and letter != "\t" else letter for offset, letter in enumerate(block.text))
    return Passage(silent.replace("\t", " * "), path, block.line)


def sentences(text: str) -> list[str]:
    """Return the sentences of an English text: up to . ! or ? before a space and a capital, a quotation mark or a bracket."""
    return [sentence.strip() for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z(\"“])", text) if sentence.strip()]


def words(text: str) -> list[str]:
    """Return the words of an English text."""
    return re.findall(r"[A-Za-z][A-Za-z'’-]*|\d[\d.,]*", text)


def titles(site: Content) -> re.Pattern[str]:
    """Return what finds the names of several words in an English text."""
    names = {
        spelling
        for locale in _locales(site)
        for term, wording in site.glossary.wordings(locale)
        if term.origin == "name"
        for spelling in wording.spellings
        if " " in spelling
    }
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True)))) if names else _NO_TITLES


def long_sentences(found: Iterable[Passage], names: re.Pattern[str] = _NO_TITLES, most: int = LONGEST) -> Iterator[Problem]:
    """Give a warning for each sentence of more than `most` words, a title that `names` finds being one.

    Source of the 25 words: GOV.UK, Content design: writing for GOV.UK, "Short sentences".
    """
    for passage in found:
        for sentence in sentences(names.sub("Title", passage.text)):
            if (count := len(words(sentence))) > most:
                start = f"{sentence[:60]}…"
                yield Problem.on(passage.path, passage.line, "ENGL001", warning=True, words=count, most=most, start=start)


def summaries(site: Content) -> Iterator[Problem]:
    """Give a warning for each page of the plan that has no summary, in an edition that has any, and for what is long in one.

    A summary has three to five sentences of at most 20 words.
    """
    names = titles(site)
    for locale in _locales(site):
        pages = filter(_says_something, _plan_pages(site, locale))
        found = {page.path: [_passage(block, page.path) for block in page.blocks if block.summary] for page in pages}
        for path, summary in found.items() if any(found.values()) else ():
            count, wanted = sum(len(sentences(passage.text)) for passage in summary), SENTENCES_OF_A_SUMMARY
            if not summary:
                yield Problem.on(path, 1, "ENGL901", warning=True)
            elif count not in wanted:
                yield Problem.on(path, summary[0].line, "ENGL902", warning=True, count=count, fewest=wanted[0], most=wanted[-1])
            yield from long_sentences(summary, names, LONGEST_IN_BRIEF)


def _says_something(page: Page) -> bool:
    """Say whether a page has sentences, and not only titles and contents."""
    return any(block.kind is Kind.TEXT and block.text.endswith(".") for block in page.blocks)


def lines_of_entries(site: Content) -> Iterator[Problem]:
    """Give a warning for each entry that says nothing in one line of at most 20 words, in an edition in which any has such a line."""
    for locale in _locales(site):
        entries = list(site.glossary.wordings(locale))
        for term, wording in entries if any(wording.brief for _, wording in entries) else ():
            line = wording.brief or wording.definition
            if line is not None and (len(words(line)) > LONGEST_IN_BRIEF or len(sentences(line)) > 1):
                place = site.glossary.line(term, locale, "brief" if wording.brief else "definition")
                yield Problem.on(site.glossary.path, place, "ENGL903", warning=True, term=wording.term, most=LONGEST_IN_BRIEF)


def warnings(site: Content) -> list[Problem]:
    """Return what is long in the English texts of a site."""
    return [*long_sentences(passages(site), titles(site)), *summaries(site), *lines_of_entries(site)]


def readability(texts: Iterable[str]) -> tuple[float, float]:
    """Return the mean number of words in a sentence, and LIX: that number and the share in percent of words over six letters.

    Source: C. H. Björnsson, Läsbarhet (1968); under 40 is plain, over 50 difficult.
    """
    each = [sentence for text in texts for sentence in sentences(text)]
    found = [word for sentence in each for word in words(sentence)]
    if not found:
        return 0.0, 0.0
    mean = len(found) / len(each)
    return mean, mean + 100 * sum(len(word) > 6 for word in found) / len(found)


def figures(site: Content) -> list[tuple[str, float, float]]:
    """Return the source, the mean number of words in a sentence and LIX of each English page of the plan that has sentences."""
    found = []
    for page in (page for locale in _locales(site) for page in _plan_pages(site, locale)):
        if texts := [_passage(block, page.path).text for block in page.blocks if block.kind is Kind.TEXT]:
            found.append((page.source, *readability(texts)))
    return found


def _plan_pages(site: Content, locale: str) -> list[Page]:
    edition = site.editions[locale]
    return [edition[page.source] for page in site.plan_pages() if page.source in edition]


def linted(found: Iterable[Passage], names: re.Pattern[str] = _NO_TITLES) -> Iterator[Problem]:
    """Give misspellings, words written twice, and words of english.yaml, outside of titles that `names` finds.

    It raises ModuleNotFoundError without codespell.
    """
    misspellings, wordings = _misspellings(), _wordings()
    better = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, wordings))})(?![\w-])", re.IGNORECASE)
    for passage in found:
        passage = replace(passage, text=names.sub("Title", passage.text))
        for match in _WORD.finditer(passage.text):
            if right := misspellings.get(match[0].lower()):
                yield Problem.on(passage.path, passage.line, "ENGL003", written=match[0], right=right)
        for match in better.finditer(passage.text):
            why, right = wordings[match[0].lower()]
            yield Problem.on(passage.path, passage.line, "ENGL002", written=match[0], right=right, why=Message.of(why))
        for match in _TWICE.finditer(passage.text):
            if match[1].lower() not in _RIGHTLY_TWICE:
                yield Problem.on(passage.path, passage.line, "ENGL005", written=match[0])


@cache
def _misspellings() -> dict[str, str]:
    """Return by misspelling what may be meant: lines of codespell's dictionary, `wrong->right` or `wrong->one, another, reason`."""
    text = (resources.files("codespell_lib") / "data" / "dictionary.txt").read_text(encoding="utf-8")
    pairs = (line.split("->") for line in text.splitlines())
    return {wrong.lower(): right.rpartition(",")[0] or right for wrong, right in pairs}


@cache
def _wordings() -> dict[str, tuple[str, str]]:
    """Return by what is not to be written the message that says why, and what to write."""
    kinds = table.read(Path(__file__).with_suffix(".yaml"))
    return {written: (_WHY[kind], right) for kind, wordings in kinds.items() for written, right in wordings.items()}


def main(only_mistakes: bool) -> int:
    """Print what is found in the site in the current folder, and each page's readability; return 1 for more than warnings.

    Without codespell, say so and return 2. With `only_mistakes`, print nothing but what makes it fail.
    """
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    found, names = list(passages(site)), titles(site)
    try:
        mistakes = list(linted(found, names))
    except ModuleNotFoundError:
        print(said("DONE044"))
        return 2
    if only_mistakes:
        return problem.report(mistakes, sys.stdout)
    status = problem.report([*mistakes, *warnings(site)], sys.stdout)
    for path in dict.fromkeys(passage.path for passage in found):
        mean, lix = readability(passage.text for passage in found if passage.path == path)
        print(said("ENGL004", path=path, mean=f"{mean:.1f}", lix=f"{lix:.0f}"))
    return status
