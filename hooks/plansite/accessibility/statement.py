"""The statement of conformance: what programs and people found, criterion by criterion, and what may be claimed of it.

Source: JIS X 8341-3:2016, JB.3 (what a result says), and the guidelines of the Web Accessibility Infrastructure Committee on it:
準拠 is claimed where every criterion is met, 一部準拠 where a test has shown it of some.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from plansite.accessibility.criteria import CRITERIA, Criterion
from plansite.accessibility.records import Record, is_recent
from plansite.accessibility.results import Finding, Outcome, Results

PART = "accessibility"  # the name under which the front matter of a page asks for the statement: `appends: accessibility`


@dataclass(frozen=True)
class Row:
    """A criterion with its outcome, what programs found, and the records of people.

    `counted` are the records that the outcome rests on: those that failed, and those less than twelve months old.
    """

    criterion: Criterion
    outcome: Outcome
    finding: Finding
    records: tuple[Record, ...]
    counted: frozenset[Record]

    @property
    def is_met(self) -> bool:
        """Say whether the pages meet the criterion, or have nothing that it is about."""
        return self.outcome in ("passed", "inapplicable")

    @property
    def applies(self) -> Literal["yes", "no", "untested"]:
        """Say whether the pages have anything that the criterion is about; a program that checked it has seen so."""
        if self.outcome == "inapplicable":
            return "no"
        return "untested" if (self.outcome, self.finding.outcome) == ("untested", "untested") else "yes"

    @property
    def method(self) -> Literal["AF", "HC"]:
        """Return how people tested: with what a program found, or on their own."""
        return "HC" if self.finding.outcome == "untested" else "AF"


@dataclass(frozen=True)
class Statement:
    """The state of a site, with the day of its newest result or record; the records in the order of their days."""

    date: datetime.date
    results: Results
    records: tuple[Record, ...]
    rows: tuple[Row, ...]

    @property
    def claim(self) -> Literal["full", "partial", "none"]:
        """Return what may be claimed of the JIS at level AA: nothing where no criterion has been shown to be met."""
        met = [row.is_met for row in self._jis()]
        return "full" if all(met) else "partial" if any(met) else "none"

    @property
    def level(self) -> Literal["AA", "A", ""]:
        """Return the level of the JIS whose criteria are all met."""
        missed = {row.criterion.level for row in self._jis() if not row.is_met}
        return "" if "A" in missed else "A" if missed else "AA"

    @property
    def counts(self) -> dict[Outcome, int]:
        """Return how many criteria of the JIS have each outcome."""
        outcomes = [row.outcome for row in self._jis()]
        return {outcome: outcomes.count(outcome) for outcome in ("passed", "failed", "inapplicable", "untested")}

    def number(self, record: Record) -> int:
        """Return the number, from 1, by which pages name a record."""
        return self.records.index(record) + 1

    def of(self, criteria: Iterable[Criterion]) -> list[Row]:
        """Return the rows of these criteria."""
        wanted = set(criteria)
        return [row for row in self.rows if row.criterion in wanted]

    def _jis(self) -> list[Row]:
        return [row for row in self.rows if row.criterion.in_jis]


def state(results: Results, records: Iterable[Record], today: datetime.date) -> Statement:
    """Return what results and records come to `today`, when some of them may be too old to count."""
    sorted_records = tuple(sorted(records, key=lambda record: record.date))
    day = max([results.date, *(record.date for record in sorted_records)])
    return Statement(day, results, sorted_records, tuple(_row(criterion, results, sorted_records, today) for criterion in CRITERIA))


def _row(criterion: Criterion, results: Results, records: tuple[Record, ...], today: datetime.date) -> Row:
    own = tuple(record for record in records if criterion.number in record.criteria)
    # What failed is not met until a new record takes the place of the old one; what passed must be shown anew every year.
    counted = frozenset(record for record in own if record.outcome == "failed" or is_recent(record.date, today))
    finding = results.finding(criterion.number)
    proven = criterion.by_program and is_recent(results.date, today)
    return Row(criterion, _outcome(finding, {record.outcome for record in counted}, proven), finding, own, counted)


def _outcome(finding: Finding, by_people: set[str], proven: bool) -> Outcome:
    """Return the outcome: a program alone says that a criterion is failed or has no case, and where that is `proven` that it is met."""
    if "failed" in {finding.outcome, *by_people}:
        return "failed"
    if "passed" in by_people or (proven and finding.outcome == "passed"):
        return "passed"
    if "inapplicable" in {finding.outcome, *by_people}:
        return "inapplicable"
    return "untested"
