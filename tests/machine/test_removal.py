"""A term that is taken out while the site still needs it: the check names every place."""

import re
from pathlib import Path

import pytest

from plansite import content
from plansite.editions import facts
from plansite.files.message import Message

from .plan import confirm, copy, problems
from .told import told

# For each term: in which file, on a line with which text, what is said. Findings of easy Japanese, which say the same, are left out.
REMOVED = {
    "database": [
        ("docs/en/chapter-2/section-1.md", "database", "WORD060 database en glossary/common-words.yaml  (WORD005 2)"),
        (
            "docs/ja-easy/chapter-2/section-1.md",
            "データベース",
            "WORD002 データベース glossary/common-words.yaml (WORD003 (FORM001 データベースソフト)) (WORD005 2)",
        ),
        ("glossary/terms.yaml", "related: ", "TERM023 ビッグデータ database (FORM001 data-center)"),
        ("source/confirmed.yaml", "database: ", "TRAN003 database"),
    ],
    "fading-memories": [
        ("glossary/terms.yaml", "related: ", "TERM023 東日本大震災 fading-memories "),
        ("glossary/terms.yaml", "related: ", "TERM023 風評 fading-memories "),
        ("source/confirmed.yaml", "fading-memories: ", "TRAN003 fading-memories"),
    ],
    "supplementary-indicator": [
        ("glossary/terms.yaml", "related: ", "TERM023 KPI supplementary-indicator (FORM001 nuclear-disaster)"),
        ("glossary/terms.yaml", "related: ", "TERM023 進行管理 supplementary-indicator (FORM001 nuclear-disaster)"),
        ("source/confirmed.yaml", "supplementary-indicator: ", "TRAN003 supplementary-indicator"),
    ],
}


def remove(folder: Path, name: str) -> None:
    path = folder / "glossary" / "terms.yaml"
    entries = re.split(r"(?m)^(?=  - id: )", path.read_text(encoding="utf-8"))
    kept = [entry for entry in entries if not entry.startswith(f"  - id: {name}\n")]
    assert len(kept) == len(entries) - 1
    path.write_text("".join(kept), encoding="utf-8")


@pytest.mark.parametrize("name", REMOVED)
def test_every_place_is_named(name: str, root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    remove(folder, name)
    found = []
    for problem in problems(folder):
        place, _, text = problem.partition(" ")
        path, line = place.split(":")[:2]
        if not text.startswith("EASY001"):
            found.append((path, (folder / path).read_text(encoding="utf-8").splitlines()[int(line) - 1], text))
    expected = REMOVED[name]
    assert sorted((path, text) for path, _, text in found) == sorted((path, text) for path, _, text in expected)
    for path, part, text in expected:
        assert any(part in line for where, line, what in found if (where, what) == (path, text)), (path, part)


def test_calls_in_definitions_are_named(root: Path, tmp_path: Path) -> None:
    """[[applications|app]] stands on one page and in the definitions of the cloud and of data centers."""
    folder = copy(root, tmp_path)
    remove(folder, "app")
    lines = (folder / "glossary" / "terms.yaml").read_text(encoding="utf-8").splitlines()
    written = [number for number, line in enumerate(lines, 1) if "|app]]" in line]
    assert len(written) == 2
    found = [problem.split(" ")[0] for problem in problems(folder) if problem.endswith(" TERM051 app ")]
    assert [place.rsplit(":", 1)[0] for place in found] == [
        "docs/en/chapter-2/section-1.md:43",
        *(f"glossary/terms.yaml:{number}" for number in written),
    ]


def test_facts_of_a_term_are_named(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    remove(folder, "public-and-private-sector-data")
    site = content.read(folder)
    assert told(facts.without_term(site.facts, site.glossary)) == [
        "source/facts.yaml:83 FACT003 72 public-and-private-sector-data (FORM001 public-and-private-sector-data-act)"
    ]


@pytest.mark.share(2)
def test_when_nothing_needs_it_any_more(root: Path, tmp_path: Path) -> None:
    """With the places mended, the record of the translations goes with make confirm, and the check is content."""
    folder = copy(root, tmp_path)
    remove(folder, "supplementary-indicator")
    path = folder / "glossary" / "terms.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(", supplementary-indicator", ""), encoding="utf-8")
    assert problems(folder) == ["source/confirmed.yaml:113 TRAN003 supplementary-indicator"]
    assert confirm(folder, "supplementary-indicator").stdout == f"{Message.of('DONE014', name='supplementary-indicator').text('ja')}\n"
    assert problems(folder) == []
