"""The results that the accessibility statement shows: gathered from all tests of a run and compared with accessibility/results.json.

`make accessibility` writes the file; a full run of the tests compares outcomes and failed pages with it. Neither the date, nor the
versions, nor the number of pages is compared: a new term or another browser changes no outcome.
"""

import base64
import datetime
import json
import pickle
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from plansite import project

from .baseline import Excuse, unused
from .conditions import CONDITIONS
from .criteria import CRITERIA
from .outcome import Criteria, Outcome

PROPERTY = "accessibility"
FILE = Path(__file__).parents[2] / "accessibility" / "results.json"


@dataclass
class Results:
    """All that a run found: the criteria of each check, the pages that failed it, absences that hold, excuses that were needed."""

    pages: set[str] = field(default_factory=set)
    applied: dict[str, Criteria] = field(default_factory=dict)
    failed: dict[str, set[str]] = field(default_factory=dict)
    absent: dict[str, Criteria] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)
    excused: set[str] = field(default_factory=set)
    versions: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, outcome: Outcome, excused: Iterable[Excuse] = ()) -> None:
        """Add what was found on a page, and the excuses that an engine needed there."""
        failed = {finding.check: {path} for finding in outcome.findings}
        reasons = {excuse.reason for excuse in excused}
        self.update(Results({path}, outcome.applied, failed, outcome.absent, outcome.present, reasons))

    def update(self, other: "Results") -> None:
        """Add all that another test found."""
        self.pages |= other.pages
        self.applied |= other.applied
        self.absent |= other.absent
        self.present |= other.present
        self.excused |= other.excused
        self.versions |= other.versions
        for check, pages in other.failed.items():
            self.failed.setdefault(check, set()).update(pages)

    def encode(self) -> str:
        """Return all of it as text, to go from a worker of pytest-xdist to the process that gathers."""
        return base64.b64encode(pickle.dumps(self)).decode()

    def criteria(self) -> dict[str, dict[str, Any]]:
        """Return for each criterion its outcome, the checks that it rests on, and the pages that fail.

        A criterion is failed where a check fails, not applicable where a check proves that no page has what it is about,
        passed where checks were applied and none failed, and untested where no check stands for it.
        """
        return {number: self._criterion(number) for number in CRITERIA}

    def _criterion(self, number: str) -> dict[str, Any]:
        checks = sorted(check for check, criteria in self.applied.items() if number in criteria)
        failed = sorted(set().union(*(self.failed.get(check, set()) for check in checks)))
        proofs = sorted(check for check, criteria in self.absent.items() if number in criteria and check not in self.present)
        if failed:
            return {"outcome": "failed", "checks": checks, "failed": failed}
        if proofs:
            return {"outcome": "inapplicable", "checks": proofs, "failed": []}
        return {"outcome": "passed" if checks else "untested", "checks": checks, "failed": []}


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return what differs in outcome or failed pages between two tables of criteria, a line each."""
    lines = [(number, _said_of(before.get(number)), _said_of(now.get(number))) for number in CRITERIA]
    return [f"{number}: {old} → {new}" for number, old, new in lines if old != new]


def _said_of(result: dict[str, Any] | None) -> str:
    if result is None:
        return "nothing"
    return f"{result['outcome']} ({', '.join(result['failed'])})" if result["failed"] else str(result["outcome"])


class Gatherer:
    """A plugin of pytest: takes the records of all tests, in one process or many, and writes or compares the file at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self._writes = bool(config.getoption("write_accessibility"))
        chosen = config.option.keyword or config.option.markexpr or config.getoption("lf", False)
        self._compares = (
            config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen and not self._writes and not config.option.collectonly
        )
        self._all = bool(config.getoption("all"))
        self._results = Results()
        self._said: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the records of a test that has run."""
        if report.when == "teardown":
            for name, value in report.user_properties:
                if name == PROPERTY:
                    self._results.update(pickle.loads(base64.b64decode(str(value))))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the results or compare them; what differs makes the run fail."""
        criteria = self._results.criteria()
        if self._writes:
            self._write(criteria)
        elif self._compares and not (session.shouldstop or session.shouldfail):
            before = json.loads(FILE.read_text(encoding="utf-8"))["criteria"] if FILE.exists() else {}
            # A run that does a share may test nothing that stands for a criterion.
            tested = {number: result for number, result in criteria.items() if self._all or result["outcome"] != "untested"}
            self._said = differences({number: before.get(number) for number in tested}, tested)
            if self._all:
                self._said += unused(self._results.excused)
        if self._said and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _write(self, criteria: dict[str, dict[str, Any]]) -> None:
        data = {
            "site": project.read(FILE.parents[1])[0].name,
            "date": datetime.date.today().isoformat(),
            "pages": len(self._results.pages),
            "conditions": [condition.name for condition in CONDITIONS],
            "tools": self._results.versions,
            "criteria": criteria,
        }
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what differs and how to accept it."""
        if self._said:
            terminalreporter.section("accessibility/results.json")
            terminalreporter.write_line(
                "検査の結果が、accessibility/results.json と違います。確かめてから make accessibility で書き直してください。"
            )
            terminalreporter.write_line(
                "The results differ from accessibility/results.json; look at them, then accept them with make accessibility."
            )
            for line in self._said:
                terminalreporter.write_line(line)
