"""What checks say of a page: which of them had something to judge, with the criteria they stand for, and what they found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Criteria = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Finding:
    """A check that an element does not pass."""

    check: str
    element: str

    def __str__(self) -> str:
        return f"{self.check}: {self.element}"


@dataclass
class Outcome:
    """The checks that were applied to a page, with the criteria of WCAG that each stands for, and their findings.

    `absent` holds checks that prove criteria not applicable; `present` those of them that are not true of the page. That is no finding.
    """

    applied: dict[str, Criteria] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    absent: dict[str, Criteria] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)

    def add(self, check: str, criteria: Criteria, elements: Iterable[str]) -> None:
        """Note that a check was applied, and each element that does not pass."""
        self.applied[check] = criteria
        self.findings += [Finding(check, element) for element in elements]

    def add_absence(self, check: str, criteria: Criteria, elements: Iterable[str]) -> None:
        """Note that a page was searched for what criteria are about, and whether it has it."""
        self.absent[check] = criteria
        if any(True for _ in elements):
            self.present.add(check)

    def update(self, other: "Outcome") -> None:
        """Take in what others say of the same page."""
        self.applied |= other.applied
        self.findings += other.findings
        self.absent |= other.absent
        self.present |= other.present


def told(findings: Mapping[str, Iterable[Finding]]) -> str:
    """Return findings by page as lines to read, the same finding of many pages once; an empty text where there is none."""
    pages: dict[Finding, list[str]] = {}
    for page, found in findings.items():
        for finding in dict.fromkeys(found):
            pages.setdefault(finding, []).append(page)
    return "".join(f"\n{finding}\n    {len(where)}: {', '.join(where[:3])}" for finding, where in sorted(pages.items()))
