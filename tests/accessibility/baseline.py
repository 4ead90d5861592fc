"""Baselines: findings of an engine that a person looked at and that are none."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

ENGINES = ("alfa", "ibm")


@dataclass(frozen=True)
class Excuse:
    """A finding that is none: its rule, a CSS selector of the elements, and the reason why."""

    rule: str
    elements: str
    reason: str


@cache
def excuses(engine: str) -> tuple[Excuse, ...]:
    """Return the baseline of an engine; each entry has a reason."""
    entries = yaml.safe_load((Path(__file__).parent / f"{engine}-baseline.yaml").read_text(encoding="utf-8"))
    return tuple(Excuse(**entry) for entry in entries["excuses"])


def unused(reasons: set[str]) -> list[str]:
    """Return the entries of all baselines whose reason was not needed, a line each."""
    return [f"{engine}-baseline.yaml: unused: {each}" for engine in ENGINES for each in excuses(engine) if each.reason not in reasons]
