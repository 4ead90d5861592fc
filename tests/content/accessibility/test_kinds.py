"""A page of each kind that the commit draws, in a language and a condition that it draws and on a wide screen; with --all all.

The editions share templates, stylesheet and script. `make test-long` takes every page of the site.
"""

import os
from pathlib import Path

import pytest

from plansite.files import table

from ... import share
from ...accessibility import engines
from ...accessibility.alfa import Alfa
from ...accessibility.conditions import CONDITIONS, LARGE_TEXT, LIGHT_NARROW, LIGHT_WIDE, OFF_WIDE, Condition
from ...accessibility.conftest import Views, fail_with
from ...accessibility.judge import thorough, without_scripts
from ...accessibility.results import Results
from ...conftest import Site

KINDS: dict[str, str] = table.read(Path(__file__).parents[1] / "plan.yaml")["kinds"]
EDITIONS = ("", "ja-easy/", "en/")
PATHS = [edition + path for path in KINDS.values() for edition in EDITIONS]
DRAWN = [EDITIONS[share.draw(kind, len(EDITIONS))] + path for kind, path in share.take([*KINDS.items()], "kinds", len(KINDS))]

# With --all one edition is worked by keyboard in every condition; the others are walked in these.
_WALKED = (LIGHT_WIDE, LIGHT_NARROW, LARGE_TEXT)
# Furigana make these so large that Alfa needs up to nine seconds for one; it sees them in the other editions.
_LARGE = {f"ja-easy/{KINDS[kind]}" for kind in ("appendix", "glossary", "names", "corrections", "editors", "accessibility")}


def judge_all(
    paths: list[str], view: Views, alfa: Alfa, results: Results, *, worked: bool, conditions: tuple[Condition, ...] = CONDITIONS
) -> None:
    """Judge pages in conditions and by all engines, `worked` with all that a keyboard can do in each; fail with what was found."""
    found = {}
    for path in paths:
        for condition in conditions:
            outcome = thorough(view(condition), path, walked=worked or condition in _WALKED, pressed=worked)
            results.add(path, outcome)
            found[f"{path} ({condition.name})"] = outcome.findings
        for condition in {LIGHT_WIDE, LIGHT_NARROW} & {*conditions} if worked else {LIGHT_WIDE}:
            view(condition).show(path)
            outcome, excused = engines.ibm(view(condition).page)
            results.add(path, outcome, excused)
            found[f"{path} ({condition.name}, IBM)"] = outcome.findings
        if path not in _LARGE:
            view(LIGHT_WIDE).show(path)
            outcome, excused = alfa.judge(view(LIGHT_WIDE).page)
            results.add(path, outcome, excused)
            found[f"{path} (Alfa)"] = outcome.findings
        outcome = without_scripts(view(LIGHT_WIDE), view(OFF_WIDE), path)
        results.add(path, outcome)
        found[f"{path} (without scripts)"] = outcome.findings
    fail_with(found)


def drawn(path: str) -> tuple[Condition, ...]:
    """Return the conditions of a run that does a share; the pages take turns, so that each condition has its pages in every run."""
    others = [condition for condition in CONDITIONS if condition != LIGHT_WIDE]
    return LIGHT_WIDE, others[(share.draw("condition", len(others)) + PATHS.index(path)) % len(others)]


@pytest.mark.parametrize("path", PATHS)
def test_kinds(view: Views, alfa: Alfa, results: Results, everything: bool, path: str) -> None:
    first = path in PATHS[:: len(EDITIONS)]
    if everything:
        judge_all([path], view, alfa, results, worked=first)
    elif path in DRAWN:
        judge_all([path], view, alfa, results, worked=True, conditions=drawn(path))
    else:
        pytest.skip("the share of another commit")


@pytest.mark.skipif("EVERY_PAGE" not in os.environ, reason="make test-long")
@pytest.mark.parametrize("part", range(48))
def test_every_page(site: Site, view: Views, alfa: Alfa, results: Results, part: int) -> None:
    judge_all(list(site.pages)[part::48], view, alfa, results, worked=True)
