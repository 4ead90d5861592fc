"""Addresses that were published: what is gone without a word of where it is now, and what the list takes up."""

import subprocess
import sys
from pathlib import Path

import pytest

from plansite.editions import lasting

from ..plan import TOWN, change, copy, messages, problems
from ..told import told

KNOWN = {"water.md": frozenset({"ch1", "ch1-check"}), "roads.md": frozenset({"ch2"}), "glossary/meter.md": frozenset[str]()}
LIST = "glossary/addresses.txt"


@pytest.mark.parametrize(
    ("published", "moved", "expected"),
    [
        ("water.md\nwater.md#ch1\nroads.md#ch2\nglossary/meter.md\n", [], []),
        ("water.md#ch1-chek\n", [], ["1 MOVE950 water.md ch1-chek (FORM001 ch1-check)"]),
        ("water.md#ch1-chek\n", ["water.md#ch1-chek"], []),
        ("\nplan.md\nplan.md#a\nplan.md#b\n", [], ["2 MOVE952 plan.md "]),
        ("plan.md\nplan.md#a\n", ["plan.md"], []),
        ("glossary/metre.md\n", [], ["1 MOVE951 metre (FORM001 glossary/meter.md)"]),
        ("glossary/metre.md\n", ["glossary/metre.md"], []),
    ],
)
def test_lost(published: str, moved: list[str], expected: list[str]) -> None:
    found = lasting.lost(published.split("\n"), KNOWN, moved, LIST)
    assert told(found) == [f"{LIST}:{line}" for line in expected]


def test_written() -> None:
    assert lasting.written(["water.md", "old.md#a", ""], KNOWN).split() == [
        "glossary/meter.md",
        "old.md#a",
        "roads.md",
        "roads.md#ch2",
        "water.md",
        "water.md#ch1",
        "water.md#ch1-check",
    ]


def addresses(town: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "plansite", "addresses"], cwd=town, capture_output=True, text=True, check=False)


def test_a_renamed_term_without_a_redirect(tmp_path: Path) -> None:
    """What the message says to write is what makes it go away; nothing is ever taken out of the list."""
    town = copy(TOWN, tmp_path)
    assert addresses(town).returncode == 0
    before = (town / LIST).read_text(encoding="utf-8")
    assert "glossary/pump.md\n" in before
    (town / LIST).write_text(before + "glossary/well.md\n", encoding="utf-8")
    line = len(before.splitlines()) + 1
    (found,) = (each for each in messages(town) if each.startswith(LIST))
    assert found == (
        f"{LIST}:{line}: 公開した用語のページ「well」が、なくなっています。glossary/moved.yaml の moved: に「well: 新しい-id」と書いてください"
        "（別のページに移るなら、pages: に「glossary/well.md: 新しいページ.md」）。"
    )
    assert addresses(town).returncode == 1
    change(town, "glossary/moved.yaml", "  pumps: pump\n", "  pumps: pump\n  well: pump\n")
    assert not [each for each in problems(town) if each.startswith(LIST)]
    assert addresses(town).returncode == 0
    assert sorted([*before.split(), "glossary/well.md"]) == (town / LIST).read_text(encoding="utf-8").split()
