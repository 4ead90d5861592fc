"""Every page of the site: its markup and the Nu HTML checker; of one in 48, others for each commit, axe-core too."""

import pytest

from ... import share
from ...accessibility import engines, structure
from ...accessibility.conditions import LIGHT_NARROW, LIGHT_WIDE
from ...accessibility.conftest import Views, fail_with
from ...accessibility.judge import loaded
from ...accessibility.outcome import Outcome
from ...accessibility.results import Results
from ...conftest import Site
from .test_kinds import DRAWN, PATHS

# Pages are shared out to tests, so that workers share them; a test each would take longer to collect than many take to run.
_PARTS = 24
# One page in so many is judged in a browser where not all are asked for.
_SHARE = 96


def test_markup(site: Site, results: Results) -> None:
    found = {}
    for path, page in site.pages.items():
        outcome = structure.judge(page)
        results.add(path, outcome)
        found[path] = outcome.findings
    fail_with(found)


@pytest.mark.share(4)
def test_html(site: Site, results: Results) -> None:
    found = engines.nu(site.folder)
    for path in site.pages:
        results.add(path, Outcome({engines.NU_CHECK: ("4.1.1",)}, found.get(path, [])))
    fail_with(found)


@pytest.mark.parametrize("part", range(_PARTS))
def test_pages(site: Site, view: Views, results: Results, everything: bool, part: int) -> None:
    """Judge pages wide and narrow, but those of each kind, of which test_kinds asks this and more."""
    found = {}
    wide = view(LIGHT_WIDE)
    others = [path for path in site.pages if path not in (PATHS if everything else DRAWN)]
    for path in (others if everything else share.take(others, "pages", _SHARE))[part::_PARTS]:
        wide.show(path)
        for condition in (LIGHT_WIDE, LIGHT_NARROW):
            wide.resize(condition.width)
            outcome = loaded(wide)
            results.add(path, outcome)
            found[f"{path} ({condition.name})"] = outcome.findings
    fail_with(found)
