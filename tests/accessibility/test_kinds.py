"""One page of each kind in each language, in all nine conditions; `make test-long` takes every page of the site."""

import os

import pytest

from ..conftest import Site
from . import engines
from .alfa import Alfa
from .conditions import CONDITIONS, LARGE_TEXT, LIGHT_NARROW, LIGHT_WIDE, OFF_WIDE
from .conftest import Views, fail_with
from .judge import thorough, without_scripts
from .results import Results

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
# Furigana make these so large that Alfa needs up to nine seconds for one; it sees them in the other editions.
_LARGE = {f"ja-easy/{KINDS[kind]}" for kind in ("appendix", "glossary", "names", "corrections", "editors", "accessibility")}


def judge_all(paths: list[str], view: Views, alfa: Alfa, results: Results, *, worked: bool) -> None:
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
        if path not in _LARGE:
            view(LIGHT_WIDE).show(path)
            outcome, excused = alfa.judge(view(LIGHT_WIDE).page)
            results.add(path, outcome, excused)
            found[f"{path} (Alfa)"] = outcome.findings
        outcome = without_scripts(view(LIGHT_WIDE), view(OFF_WIDE), path)
        results.add(path, outcome)
        found[f"{path} (without scripts)"] = outcome.findings
    fail_with(found)


@pytest.mark.parametrize("path", PATHS)
def test_kinds(view: Views, alfa: Alfa, results: Results, path: str) -> None:
    judge_all([path], view, alfa, results, worked=not path.startswith(EDITIONS[1:]))


@pytest.mark.skipif("EVERY_PAGE" not in os.environ, reason="make test-long")
@pytest.mark.parametrize("part", range(48))
def test_every_page(site: Site, view: Views, alfa: Alfa, results: Results, part: int) -> None:
    judge_all(list(site.pages)[part::48], view, alfa, results, worked=True)
