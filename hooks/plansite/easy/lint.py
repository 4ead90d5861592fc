"""All rules of easy Japanese on every easy page and definition.

Prints every finding, lowers the numbers of warnings in glossary/easy-warnings.yaml where there are fewer (`plan easy --accept` also raises
them, and begins the file), writes glossary/easy-measures.yaml, and exits 1 where a rule of severity E is broken or a number of warnings
has risen.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite import content
from plansite.content import Content
from plansite.easy import allowance, guide, lists, measures, rules, sentences
from plansite.easy.measures import Measured
from plansite.easy.rules import Finding
from plansite.easy.sentences import Text
from plansite.files import problem
from plansite.files.markdownfile import Page
from plansite.files.message import language_of, said, said_in_all
from plansite.files.problem import Problem


@dataclass(frozen=True)
class Result:
    """What the rules find: everything, the number of warnings by rule, and the problems that fail."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]
    problems: tuple[Problem, ...]


def texts(site: Content) -> list[Text]:
    """Return the texts of all editions in easy Japanese: of each page, and of each definition."""
    found = []
    for locale in site.easy_locales:
        entries = (site.glossary.blocks(term, locale) for term, _ in site.glossary.wordings(locale))
        parts = [(page.path, page.blocks) for page in site.editions[locale].values()]
        parts += [(site.glossary.path, blocks) for blocks in entries if blocks]
        found += [sentences.read(path, blocks, site.matchers[locale]) for path, blocks in parts]
    return found


def compared(site: Content) -> Iterator[tuple[Page, str, Text]]:
    """Give each page of the plan with its text in easy Japanese and in the language of the plan."""
    locales = [*site.easy_locales, site.project.default]
    return measures.compared(site.plan_pages(), site.editions, site.matchers, locales)


def result(site: Content) -> Result:
    """Return what all rules find in the content of a site."""
    words, wrong = lists.read(site.project.easy_words, site.project.root)
    allowed, document, wrong_numbers = allowance.read(site.project.easy_warnings, site.project.root)
    found = rules.findings(texts(site), guide.RULES, words)
    counted = allowance.counts(found, guide.RULES)
    errors = [finding.problem for finding in found if finding.rule.severity == "E"]
    risen = [] if wrong_numbers else allowance.risen(counted, allowed, document, guide.RULES)
    return Result(tuple(found), counted, (*wrong, *wrong_numbers, *errors, *risen))


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
    each = ", ".join(f"{key}: {number}" for key, number in found.counts.items())
    print(said("DONE043", errors=errors, warnings=sum(found.counts.values()), each=each))
    return status


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
    elif lower:
        path.write_text(allowance.written({key: min(n, allowed.get(key, 0)) for key, n in found.counts.items()}), encoding="utf-8")
    site.project.easy_measures.write_text(measures.written(measured(site)), encoding="utf-8")
