"""One page of each kind in each language, in all nine conditions; `make test-long` takes every page of the site."""

import os

import pytest

from ...conftest import Site
from ...accessibility import engines
from ...accessibility.conditions import CONDITIONS, LARGE_TEXT, LIGHT_NARROW, LIGHT_WIDE, OFF_WIDE
from ...accessibility.conftest import Views, fail_with
from ...accessibility.judge import thorough, without_scripts
from ...accessibility.results import Results

KINDS = {
    "front": "index.html",
    "list of chapters": "contents/index.html",
    "chapter": "chapter-2/index.html",
    "section with a table and notes": "chapter-3/section-1/index.html",
    "appendix": "appendix/index.html",
    "glossary": "glossary/index.html",
    "term": "glossary/open-data/index.html",
    "names": "glossary/names/index.html",
    "corrections": "corrections/index.html",
    "editors": "editors/index.html",
    "about": "about/index.html",
    "accessibility": "accessibility/index.html",
    "not found": "404.html",
}
EDITIONS = ("", "ja-easy/", "en/")
PATHS = [edition + path for path in KINDS.values() for edition in EDITIONS]

# The editions share templates, stylesheet and script: one is worked by keyboard in every condition, the others are walked in these.
_WALKED = (LIGHT_WIDE, LIGHT_NARROW, LARGE_TEXT)


def judge_all(paths: list[str], view: Views, results: Results, *, worked: bool) -> None:
    """Judge pages in all conditions, `worked` with all that a keyboard can do in each of them; fail with what was found."""
    found = {}
    for path in paths:
        for condition in CONDITIONS:
            outcome = thorough(view(condition), path, walked=worked or condition in _WALKED, pressed=worked)
            results.add(path, outcome)
            found[f"{path} ({condition.name})"] = outcome.findings
        for condition in (LIGHT_WIDE, LIGHT_NARROW) if worked else (LIGHT_WIDE,):
            view(condition).show(path)
            outcome, excused = engines.ibm(view(condition).page)
            results.add(path, outcome, excused)
            found[f"{path} ({condition.name}, IBM)"] = outcome.findings
        outcome = without_scripts(view(LIGHT_WIDE), view(OFF_WIDE), path)
        results.add(path, outcome)
        found[f"{path} (without scripts)"] = outcome.findings
    fail_with(found)


@pytest.mark.parametrize("path", PATHS)
def test_kinds(view: Views, results: Results, path: str) -> None:
    judge_all([path], view, results, worked=not path.startswith(EDITIONS[1:]))


@pytest.mark.skipif("EVERY_PAGE" not in os.environ, reason="make test-long")
@pytest.mark.parametrize("part", range(48))
def test_every_page(site: Site, view: Views, results: Results, part: int) -> None:
    judge_all(list(site.pages)[part::48], view, results, worked=True)
