"""What may be claimed: tables of results and records, with the whole state that follows from them."""

import pytest

from plansite.accessibility.criteria import CRITERIA, NUMBERS, PRINCIPLES
from plansite.accessibility.records import Record
from plansite.accessibility.results import Finding, Results
from plansite.accessibility.statement import state

from .samples import record, results

JIS = [criterion.number for criterion in CRITERIA if criterion.in_jis]
ALL = " ".join(JIS)
LEVEL_A = " ".join(criterion.number for criterion in CRITERIA if criterion.in_jis and criterion.level == "A")
FAILED = Finding(outcome="failed", checks=("axe: image-alt",), failed=("index.html",))
PASSED = Finding(outcome="passed", checks=("nu",))
NONE = Finding(outcome="inapplicable")


def but(*left_out: str) -> str:
    return " ".join(number for number in JIS if number not in left_out)


# Name, results, records → claim, level, (met, not met, not applicable, not tested), day.
CLAIMS: list[tuple[str, Results, list[Record], str, str, tuple[int, int, int, int], str]] = [
    ("nothing was tested", results(), [], "none", "", (0, 0, 0, 38), "2026-11-23"),
    ("a program finds nothing wrong anywhere", results(rest="passed"), [], "partial", "", (1, 0, 0, 37), "2026-11-23"),
    ("a program finds nothing wrong but with HTML", results({"4.1.1": FAILED}, rest="passed"), [], "none", "", (0, 1, 0, 37), "2026-11-23"),
    ("a program finds no video", results({"1.2.2": NONE}), [], "partial", "", (0, 0, 1, 37), "2026-11-23"),
    ("people met all", results(), [record("2026-11-01", ALL)], "full", "AA", (38, 0, 0, 0), "2026-11-23"),
    ("people met all but 4.1.1, a program that", results(rest="passed"), [record("2026-11-01", but("4.1.1"))], "full", "AA", (38, 0, 0, 0), "2026-11-23"),
    ("all of level A", results(), [record("2026-11-01", LEVEL_A)], "partial", "A", (25, 0, 0, 13), "2026-11-23"),
    ("all but one of level A", results(), [record("2026-11-01", but("1.1.1"))], "partial", "", (37, 0, 0, 1), "2026-11-23"),
    ("people failed one", results(), [record("2026-11-01", ALL), record("2026-11-02", "1.4.3", "failed")], "partial", "A", (37, 1, 0, 0), "2026-11-23"),
    ("a failure is never outvoted later", results(), [record("2024-11-01", "1.4.3", "failed"), record("2026-11-02", ALL)], "partial", "A", (37, 1, 0, 0), "2026-11-23"),
    ("a program failed one that people passed", results({"1.1.1": FAILED}), [record("2026-11-01", ALL)], "partial", "", (37, 1, 0, 0), "2026-11-23"),
    ("all, one without a case", results({"1.2.4": NONE}), [record("2026-11-01", but("1.2.4"))], "full", "AA", (37, 0, 1, 0), "2026-11-23"),
    ("people saw what a program missed", results({"1.2.4": NONE}), [record("2026-11-01", ALL)], "full", "AA", (38, 0, 0, 0), "2026-11-23"),
    ("people found no case", results(), [record("2026-11-01", "1.2.1 1.2.2", "inapplicable")], "partial", "", (0, 0, 2, 36), "2026-11-23"),
    ("13 months old", results(), [record("2025-10-23", ALL)], "none", "", (0, 0, 0, 38), "2026-11-23"),
    ("12 months old to the day", results(), [record("2025-11-23", ALL)], "none", "", (0, 0, 0, 38), "2026-11-23"),
    ("a day short of 12 months", results(), [record("2025-11-24", ALL)], "full", "AA", (38, 0, 0, 0), "2026-11-23"),
    ("newer than the results", results(), [record("2027-01-15", ALL)], "full", "AA", (38, 0, 0, 0), "2027-01-15"),
    ("a new record ages the others", results(), [record("2026-01-15", but("1.1.1")), record("2027-01-15", "1.1.1")], "partial", "", (1, 0, 0, 37), "2027-01-15"),
    ("from a leap day", results(), [record("2024-02-29", ALL), record("2025-02-28", "1.1.1")], "none", "", (0, 0, 0, 38), "2026-11-23"),
    ("only criteria that the JIS has not", results(), [record("2026-11-01", "2.4.11 3.3.8")], "none", "", (0, 0, 0, 38), "2026-11-23"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "records", "claim", "level", "counts", "day"), [case[1:] for case in CLAIMS], ids=[case[0] for case in CLAIMS]
)
def test_claim(found: Results, records: list[Record], claim: str, level: str, counts: tuple[int, ...], day: str) -> None:
    statement = state(found, records)
    assert (statement.claim, statement.level, tuple(statement.counts.values()), statement.date.isoformat()) == (claim, level, counts, day)


# Finding, records → outcome, applies, method, records counted. The criterion is 1.1.1, of which a program knows a part.
ROWS: list[tuple[Finding, list[Record], str, str, str, int]] = [
    (Finding(outcome="untested"), [], "untested", "untested", "HC", 0),
    (PASSED, [], "untested", "yes", "AF", 0),
    (NONE, [], "inapplicable", "no", "AF", 0),
    (FAILED, [], "failed", "yes", "AF", 0),
    (Finding(outcome="untested"), [record("2026-11-01", "1.1.1")], "passed", "yes", "HC", 1),
    (PASSED, [record("2026-11-01", "1.1.1")], "passed", "yes", "AF", 1),
    (PASSED, [record("2026-11-01", "1.3.1")], "untested", "yes", "AF", 0),
    (PASSED, [record("2025-01-01", "1.1.1"), record("2024-01-01", "1.1.1", "failed")], "failed", "yes", "AF", 1),
    (NONE, [record("2026-11-01", "1.1.1", "failed")], "failed", "yes", "AF", 1),
    (Finding(outcome="untested"), [record("2025-01-01", "1.1.1")], "untested", "untested", "HC", 0),
]


@pytest.mark.parametrize(("finding", "records", "outcome", "applies", "method", "counted"), ROWS)
def test_row(finding: Finding, records: list[Record], outcome: str, applies: str, method: str, counted: int) -> None:
    (row,) = (row for row in state(results({"1.1.1": finding}), records).rows if row.criterion.number == "1.1.1")
    assert (row.outcome, row.applies, row.method, len(row.counted)) == (outcome, applies, method, counted)


def test_criteria() -> None:
    """JIS X 8341-3:2016 has 25 criteria of level A and 13 of AA; WCAG 2.1 added 5 and 7, WCAG 2.2 added 2 and 4 (Comparison, W3C)."""
    numbers = [(criterion.version, criterion.level) for criterion in CRITERIA]
    assert {key: numbers.count(key) for key in numbers} == {
        ("2.0", "A"): 25,
        ("2.0", "AA"): 13,
        ("2.1", "A"): 5,
        ("2.1", "AA"): 7,
        ("2.2", "A"): 2,
        ("2.2", "AA"): 4,
    }
    assert len(set(NUMBERS)) == len({criterion.anchor for criterion in CRITERIA}) == 56
    assert {principle: len(criteria) for principle, criteria in PRINCIPLES.items()} == {"1": 14, "2": 12, "3": 10, "4": 2}
