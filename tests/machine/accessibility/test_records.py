"""accessibility/manual.yaml and results.json: each mistake gives the lines that say what to write instead, and no others."""

import datetime
import json
import re
from pathlib import Path

import pytest

from plansite.accessibility import records, results, trials
from plansite.accessibility.criteria import NUMBERS
from plansite.accessibility.trials import Fitted, Heard, Trials
from plansite.files import problem

from ...accessibility.trials import keep
from ..told import told

TODAY = datetime.date(2027, 1, 15)
RIGHT = """records:
  - date: "2027-01-15"
    tester: 利用者A
    technology: NVDA 2026.3
    criteria: [1.3.1, 2.4.6]
    outcome: passed
    pages: [/]
    note: 課題2。形がわかった。
"""

BROKEN: list[tuple[str, str, list[str]]] = [
    ("", "", []),
    (
        "    note: 課題2。形がわかった。\n",
        "",
        ["m.yaml:2 FORM015 records.note （したことと、わかったこと）"],
    ),
    (
        "    technology: NVDA 2026.3\n",
        "",
        ["m.yaml:2 FORM015 records.technology （支援技術、ブラウザー、機器の名前と版。使わなければ「支援技術なし」）"],
    ),
    (
        "NVDA 2026.3",
        '""',
        ["m.yaml:4 FORM021 records.technology "],
    ),
    ("NVDA 2026.3", "", ["m.yaml:4 YAML026 technology"]),
    (
        "technology",
        "tecnology",
        ["m.yaml:4 FORM011 records.tecnology (FORM001 technology) date, tester, technology, criteria, outcome, pages, note"],
    ),
    ("2.4.6", "2.4.8", ["m.yaml:5 FORM051 records.criteria.2 2.4.8 (TEST002)"]),
    ("[1.3.1, 2.4.6]", "[]", ["m.yaml:5 FORM024 records.criteria []"]),
    ("[1.3.1, 2.4.6]", "1.3.1", ["m.yaml:5 FORM034 records.criteria criteria: [1.3.1]"]),
    ("passed", "合格", ["m.yaml:6 FORM016 records.outcome 合格  passed, failed, inapplicable"]),
    ("passed", "untested", ["m.yaml:6 FORM016 records.outcome untested  passed, failed, inapplicable"]),
    ('"2027-01-15"', '"2027-01-16"', ["m.yaml:2 TEST003 2027-01-16"]),
    ('"2027-01-15"', '"2027-02-30"', ["m.yaml:2 FORM051 records.date 2027-02-30 (TEST001)"]),
    ('"2027-01-15"', '"令和9年1月15日"', ["m.yaml:2 FORM051 records.date 令和9年1月15日 (TEST001)"]),
    (
        '"2027-01-15"',
        "2027-01-15",
        ["m.yaml:2 YAML028 date 2027-01-15 (YAML044)"],
    ),
    (RIGHT, "record: []\n", ["m.yaml:1 FORM011 record (FORM001 records) records"]),
    (RIGHT, "records:\n", ["m.yaml:1 YAML026 records"]),
    (
        RIGHT,
        "records:\n  - NVDA\n",
        ["m.yaml:2 FORM035 records.1 (FORM037 date:, tester:, technology:, criteria:, outcome:, pages:, note:)"],
    ),
]


def read(written: str, folder: Path) -> tuple[tuple[records.Record, ...], list[problem.Problem]]:
    path = folder / "m.yaml"
    path.write_text(written, encoding="utf-8")
    return records.read(path, folder, TODAY)


@pytest.mark.parametrize(("before", "after", "expected"), BROKEN)
def test_mistake_gives_its_lines(before: str, after: str, expected: list[str], tmp_path: Path) -> None:
    assert not before or RIGHT.count(before) == 1
    _, problems = read(RIGHT.replace(before, after) if before else RIGHT, tmp_path)
    assert told(problems) == expected


def test_more_than_one_mistake(tmp_path: Path) -> None:
    written = RIGHT.replace("2.4.6", "2.4.60") + RIGHT.partition("\n")[2].replace("note", "notes")
    assert told(read(written, tmp_path)[1]) == [
        "m.yaml:5 FORM051 records.criteria.2 2.4.60 (TEST002)",
        "m.yaml:15 FORM011 records.notes (FORM001 note) date, tester, technology, criteria, outcome, pages, note",
    ]


def test_without_files(tmp_path: Path) -> None:
    assert records.read(tmp_path / "manual.yaml", tmp_path, TODAY) == ((), [])
    assert results.read(tmp_path / "results.json", tmp_path) == (None, [])
    assert trials.read(tmp_path / "trials.json", tmp_path) == (Trials(), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{",
            ["r.json:1 TEST004  json_invalid Invalid JSON: EOF while parsing an object at line 1 column 1 make accessibility"],
        ),
        (
            '{"date": "2026-11-23", "pages": 0, "conditions": [], "tools": {}, "criteria": {"1.1.1": {"outcome": "ok"}}}',
            [
                "r.json:1 TEST004 criteria.1.1.1.outcome literal_error Input should be 'passed', 'failed', 'inapplicable' or 'untested' make accessibility"
            ],
        ),
    ],
)
def test_results_that_no_program_wrote(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    found, problems = results.read(path, tmp_path)
    assert (found, told(problems)) == (None, expected)


def test_a_trial_takes_the_place_of_the_last_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "trials.json"
    first, second = (Heard(date=datetime.date(2026, 11, day), programs={"Orca": "43.1"}, pages=("/",)) for day in (1, 2))
    fitted = Fitted(date=datetime.date(2026, 11, 1), programs={"WebKitGTK": "2.50"}, pages=2, widths=(320,))
    for trial in (first, fitted, second):
        keep(path, trial)
    assert trials.read(path, tmp_path) == (Trials(heard=second, fitted=fitted), [])


def test_trials_that_no_program_wrote(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text('{"seen": {}}', encoding="utf-8")
    found, problems = trials.read(path, tmp_path)
    expected = "t.json:1 TEST004 seen extra_forbidden Extra inputs are not permitted ACCEPT=1 make heard"
    assert (found, told(problems)) == (Trials(), [expected])


def test_the_files_of_this_site(root: Path) -> None:
    """The results name every criterion; the examples for those who write records are right, and in the files only as comments."""
    found, problems = results.read(root / "accessibility/results.json", root)
    assert found is not None
    assert (set(found.criteria), problems) == (set(NUMBERS), [])
    assert json.loads((root / "accessibility/results.json").read_text(encoding="utf-8")).keys() == results.Results.model_fields.keys()
    assert records.read(root / "accessibility/manual.yaml", root, records.today())[1] == []
    assert trials.read(root / "accessibility/trials.json", root)[1] == []


@pytest.mark.parametrize("name", ["manual.yaml", "hand-test.md"])
def test_the_examples_are_right(name: str, root: Path, tmp_path: Path) -> None:
    text = (root / "accessibility" / name).read_text(encoding="utf-8")
    if name == "manual.yaml":
        example = "records:\n" + "".join(re.findall(r"(?m)^#(   [- ] \w+: .*\n)", text))
    else:
        (example,) = re.findall(r"(?ms)^```yaml\n(.*?)^```", text)
    found, problems = read(example, tmp_path)
    assert problems == []
    assert [record.outcome for record in found] == (["passed"] if name == "manual.yaml" else ["passed", "failed"])


def test_the_tasks_name_criteria(root: Path) -> None:
    text = (root / "accessibility/hand-test.md").read_text(encoding="utf-8")
    tasks = re.findall(r"(?ms)^### 課題(\d+) .+?\n- すること：.+?\n- (?:聞こえる|見える)はずのこと：.+?\n- 確かめる達成基準：(.+?)$", text)
    assert [int(number) for number, _ in tasks] == list(range(1, 16))
    assert {number for _, named in tasks for number in named.split("、")} <= set(NUMBERS)
