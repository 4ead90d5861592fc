"""Results and records as the tests of this package write them."""

import datetime
from collections.abc import Mapping

from plansite.accessibility.criteria import NUMBERS
from plansite.accessibility.records import Record
from plansite.accessibility.results import Finding, Outcome, Results

DAY = "2026-11-23"


def results(own: Mapping[str, Finding] | None = None, rest: Outcome = "untested") -> Results:
    """Return results of DAY: `own` gives the findings of some criteria, `rest` the outcome of all others."""
    own = own or {}
    return Results(
        date=datetime.date.fromisoformat(DAY),
        pages=0 if rest == "untested" and not own else 498,
        conditions=("light 1280", "dark 320"),
        tools={"axe-core": "4.14.1", "vnu": "26.1.2"},
        criteria={number: own.get(number, Finding(outcome=rest)) for number in NUMBERS},
    )


def record(date: str, criteria: str, outcome: str = "passed") -> Record:
    """Return a record of a test of `criteria` (numbers with a space between them)."""
    return Record.model_validate(
        {
            "date": date,
            "tester": "利用者A",
            "technology": "NVDA 2026.3",
            "criteria": criteria.split(),
            "outcome": outcome,
            "pages": ["/", "/en/"],
            "note": "課題2 | *形*が<わかった>。",
        }
    )
