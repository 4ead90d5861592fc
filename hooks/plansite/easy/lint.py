"""All rules of easy Japanese on every easy page, entry, word of the screen and file of data, and what is counted on each page.

Prints every finding, lowers the numbers of warnings in glossary/easy-warnings.yaml where there are fewer (`plan easy --accept` also raises
them, and begins the file), writes glossary/easy-measures.yaml, and exits 1 where a rule of severity E is broken or a number of warnings
has risen.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite import content
from plansite.content import Content
from plansite.easy import allowance, glosses, guide, lists, measures, rules, sections, sentences, shown
from plansite.easy.measures import Measured
from plansite.easy.rules import Finding
from plansite.easy.sections import Section
from plansite.easy.sentences import Text
from plansite.files import problem
from plansite.files.markdownfile import Page
from plansite.files.message import Message, language_of, said, said_in_all
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.terms.folding import HIRAGANA, KANJI, KATAKANA


@dataclass(frozen=True)
class Result:
    """What is found: by the rules, on each page of the plan by its path, the numbers of both that may only fall, and what fails."""

    findings: tuple[Finding, ...]
    sections: dict[str, Section]
    counts: dict[str, int]
    problems: tuple[Problem, ...]


def pages(site: Content) -> list[Text]:
    """Return the texts of all editions in easy Japanese that are a page each, entries among them."""
    found = []
    for locale in site.easy_locales:
        entries = (site.glossary.blocks(term, locale) for term, _ in site.glossary.wordings(locale))
        parts = [(page.path, page.blocks) for page in site.editions[locale].values()]
        parts += [(site.glossary.path, blocks) for blocks in entries if blocks]
        found += [sentences.read(path, blocks, site.matchers[locale]) for path, blocks in parts]
    return found


def screen(site: Content, locale: str, path: str) -> list[Text]:
    """Return the words of the screen that the file at `path` says, each a text of its own: who reads one has not read another.

    What has no Japanese letter, such as the tag of the language, is no word.
    """
    labels = site.labels[locale].documents.items()
    written = (shown.label(document, (key,), sentences.HOLE).blocks for key, document in labels if document.path == path)
    texts = (sentences.read(path, blocks, site.matchers[locale]) for blocks in written)
    return [text for text in texts if any(re.search(f"[{HIRAGANA}{KATAKANA}{KANJI}]", sentence.text) for sentence in text)]


def beside(site: Content) -> Iterator[Text]:
    """Give the texts of all editions in easy Japanese that are no pages: words of the screen, and each file of data as one."""
    for locale in site.easy_locales:
        yield from screen(site, locale, site.labels[locale].path)
        files: dict[str, list[Block]] = {}
        for each in shown.beside(site, locale, sentences.HOLE):
            files.setdefault(each.path, []).extend(each.blocks)
        yield from (sentences.read(path, blocks, site.matchers[locale]) for path, blocks in files.items())


def compared(site: Content) -> Iterator[tuple[Page, str, Text]]:
    """Give each page of the plan with its text in easy Japanese and in the language of the plan."""
    locales = [*site.easy_locales, site.project.default]
    return measures.compared(site.plan_pages(), site.editions, site.matchers, locales)


def told(site: Content) -> dict[str, Section]:
    """Return what is counted on each page of the plan in easy Japanese, by its path."""
    default = site.project.default
    originals = measures.compared(site.plan_pages(), site.editions, site.matchers, [default])
    texts = {page.source: text for page, _, text in originals}
    return {
        own.path: sections.counted(own, site.matchers[locale], texts[own.source])
        for locale in site.easy_locales
        if locale != default
        for own in site.editions[locale].values()
        if own.source in texts and len(own.blocks) > 1
    }


def result(site: Content) -> Result:
    """Return what all rules find in the content of a site."""
    words, wrong = lists.read(site.project.easy_words, site.project.root)
    allowed, document, wrong_numbers = allowance.read(site.project.easy_warnings, site.project.root)
    pages_told, own = told(site), pages(site)
    found = rules.findings([*own, *beside(site)], guide.RULES, words)
    counted = allowance.counts(found, guide.RULES)
    counted |= {f"{path} {name}": number for path, section in pages_told.items() for name, number in section.numbers.items()}
    errors = [finding.problem for finding in found if finding.rule.severity == "E"]
    errors += glosses.everywhere(own, words)
    risen = [] if wrong_numbers else allowance.risen(counted, allowed, document, guide.RULES)
    return Result(tuple(found), pages_told, counted, (*wrong, *wrong_numbers, *errors, *risen))


def measured(site: Content) -> Measured:
    """Return the scores of every page of the plan in easy Japanese and in the language of the plan."""
    words, _ = lists.read(site.project.easy_words, site.project.root)
    return {(page.source, locale): measures.scores(text, words) for page, locale, text in compared(site)}


def main(accept: bool) -> int:
    """Check the site in the current folder and return the exit status; `accept` also raises the numbers of warnings."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    try:
        found = result(site)
    except ModuleNotFoundError as error:
        print(said_in_all("DONE041", module=str(error.name)))
        return 2
    warnings = [finding.problem for finding in found.findings if finding.rule.severity == "W"]
    for line in problem.lines(warnings, language_of(os.environ)):
        print(f"W {line}")
    failing = [each for each in found.problems if not (accept and each.path.endswith(site.project.easy_warnings.name))]
    status = problem.report(failing, sys.stdout)
    update(site, found, accept)
    errors = sum(finding.rule.severity == "E" for finding in found.findings)
    by_rule = {key: number for key, number in found.counts.items() if " " not in key}
    each = ", ".join(f"{key}: {number}" for key, number in by_rule.items())
    print(said("DONE043", errors=errors, warnings=sum(by_rule.values()), each=each))
    for path, section in found.sections.items():
        print(said("DONE880", source=path, figures=_figures(section)))
    if found.sections:
        print(said("DONE881", figures=_figures(sections.together(found.sections.values()))))
    return status


def _figures(section: Section) -> tuple[Message, ...]:
    return tuple(Message.of("DONE882", name=sections.NAMES[key], number=number) for key, number in section.numbers.items())


def update(site: Content, found: Result, accept: bool) -> None:
    """Write the numbers of warnings where they fell, or as they are to `accept` them, and the scores of the pages."""
    path = site.project.easy_warnings
    allowed, _, _ = allowance.read(path, site.project.root)
    lower = allowance.fallen(found.counts, allowed)
    if lower and not accept:
        changes = ", ".join(f"{key} {allowed[key]}→{found.counts[key]}" for key in lower)
        print(said("DONE042", changes=changes))
    if accept:
        path.write_text(allowance.written(found.counts), encoding="utf-8")
    elif allowed and (numbers := allowance.lower(found.counts, allowed)) != allowed:
        path.write_text(allowance.written(numbers), encoding="utf-8")
    site.project.easy_measures.write_text(measures.written(measured(site)), encoding="utf-8")
