"""How outcomes of checks become the results of criteria, on their way through many processes, and what a change of them says."""

import base64
import pickle

from ...accessibility.baseline import ENGINES, excuses, unused
from ...accessibility.criteria import CRITERIA
from ...accessibility.outcome import Finding, Outcome, told
from ...accessibility.results import Results, differences


def results() -> Results:
    found = Results()
    found.add(
        "index.html", Outcome({"axe: image-alt": ("1.1.1",), "focus ring": ("1.4.11", "2.4.7")}, absent={"no audio or video": ("1.2.1",)})
    )
    found.add(
        "about/index.html",
        Outcome(
            {"focus ring": ("1.4.11", "2.4.7"), "axe: region": ()},
            [Finding("focus ring", "<a>"), Finding("focus ring", "<button>"), Finding("axe: region", "<p>")],
            absent={"no audio or video": ("1.2.1",), "no time limit": ("2.2.1",)},
            present={"no time limit"},
        ),
        excuses("ibm")[:1],
    )
    return found


def test_every_criterion_is_told_of_once() -> None:
    assert len(CRITERIA) == len(set(CRITERIA)) == 56
    assert CRITERIA[:3] == ["1.1.1", "1.2.1", "1.2.2"]
    assert CRITERIA[-1] == "4.1.3"
    assert list(results().criteria()) == CRITERIA


def test_outcomes_of_criteria() -> None:
    told_of = {number: result for number, result in results().criteria().items() if result["outcome"] != "untested"}
    assert told_of == {
        "1.1.1": {"outcome": "passed", "checks": ["axe: image-alt"], "failed": []},
        "1.2.1": {"outcome": "inapplicable", "checks": ["no audio or video"], "failed": []},
        "1.4.11": {"outcome": "failed", "checks": ["focus ring"], "failed": ["about/index.html"]},
        "2.4.7": {"outcome": "failed", "checks": ["focus ring"], "failed": ["about/index.html"]},
    }
    # Something with a time limit was found, and no check says whether it can be turned off.
    assert results().criteria()["2.2.1"] == {"outcome": "untested", "checks": [], "failed": []}


def test_results_of_workers_are_one() -> None:
    gathered = Results()
    gathered.update(pickle.loads(base64.b64decode(results().encode())))
    gathered.update(results())
    assert gathered == results()
    assert gathered.pages == {"index.html", "about/index.html"}
    assert gathered.excused == {excuses("ibm")[0].reason}


def test_differences_name_criteria_and_pages() -> None:
    now = results().criteria()
    before = {**now, "2.4.7": {"outcome": "passed", "checks": ["focus ring", "another"], "failed": []}}
    assert differences(now, now) == []
    assert differences({**now, "1.1.1": {**now["1.1.1"], "checks": []}}, now) == []
    assert differences(before, now) == ["2.4.7: passed → failed (about/index.html)"]
    assert differences({}, {"1.1.1": now["1.1.1"]}) == ["1.1.1: nothing → passed"]


def test_a_finding_of_many_pages_is_told_once() -> None:
    ring, gif = Finding("focus ring", "<a>"), Finding("nothing moves", "<img>")
    assert told({"a": [], "b": []}) == ""
    assert told({"a": [ring, ring], "b": [gif, ring], "c": [ring], "d": [ring]}) == (
        "\nfocus ring: <a>\n    4: a, b, c\nnothing moves: <img>\n    1: b"
    )


def test_excuses_that_nothing_needed_are_named() -> None:
    reasons = {each.reason for engine in ENGINES for each in excuses(engine)}
    (endnotes,) = excuses("alfa")
    assert unused(reasons) == []
    assert unused(reasons - {endnotes.reason}) == [f"alfa-baseline.yaml: unused: {endnotes}"]
