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

KEYS = "使えるキー: date、tester、technology、criteria、outcome、pages、note"
NUMBER = "WCAG 2.2のAかAAの達成基準（と4.1.1）の番号を書いてください。例: 1.3.1"
DATE = '試験した日を、引用符で囲んで書いてください。例: "2027-01-15"'
BROKEN: list[tuple[str, str, list[str]]] = [
    ("", "", []),
    (
        "    note: 課題2。形がわかった。\n",
        "",
        ["m.yaml:2: 「records.note」がありません。書き足してください（したことと、わかったこと）。"],
    ),
    (
        "    technology: NVDA 2026.3\n",
        "",
        [
            "m.yaml:2: 「records.technology」がありません。書き足してください"
            "（支援技術、ブラウザー、機器の名前と版。使わなければ「支援技術なし」）。"
        ],
    ),
    (
        "NVDA 2026.3",
        '""',
        ["m.yaml:4: 「records.technology」の値が空です。値を書いてください。要らない項目なら、消してください。"],
    ),
    ("NVDA 2026.3", "", ["m.yaml:4: 「technology」の値がありません。値を書いてください。要らない項目なら、この行を消してください。"]),
    ("technology", "tecnology", [f"m.yaml:4: キー「records.tecnology」は使えません。「technology」ではありませんか。{KEYS}"]),
    ("2.4.6", "2.4.8", [f"m.yaml:5: 「records.criteria.2」の値「2.4.8」は使えません。{NUMBER}"]),
    ("[1.3.1, 2.4.6]", "[]", ["m.yaml:5: 「records.criteria」の一覧が空です。一つは書いてください。"]),
    ("[1.3.1, 2.4.6]", "1.3.1", ["m.yaml:5: 「records.criteria」は、かっこ [ ] の一覧で書いてください。例: criteria: [1.3.1]"]),
    ("passed", "合格", ["m.yaml:6: 「records.outcome」の値「合格」は使えません。使える値: passed、failed、inapplicable"]),
    ("passed", "untested", ["m.yaml:6: 「records.outcome」の値「untested」は使えません。使える値: passed、failed、inapplicable"]),
    ('"2027-01-15"', '"2027-01-16"', ["m.yaml:2: 2027-01-16 はまだ来ていません。試験をした日を書いてください。"]),
    ('"2027-01-15"', '"2027-02-30"', [f"m.yaml:2: 「records.date」の値「2027-02-30」は使えません。{DATE}"]),
    ('"2027-01-15"', '"令和9年1月15日"', [f"m.yaml:2: 「records.date」の値「令和9年1月15日」は使えません。{DATE}"]),
    (
        '"2027-01-15"',
        "2027-01-15",
        ['m.yaml:2: 「date」の値 2027-01-15 は、文字ではなく日付として読まれます。引用符で囲んでください。例: "2027-01-15"'],
    ),
    (RIGHT, "record: []\n", ["m.yaml:1: キー「record」は使えません。「records」ではありませんか。使えるキー: records"]),
    (RIGHT, "records:\n", ["m.yaml:1: 「records」の値がありません。値を書いてください。要らない項目なら、この行を消してください。"]),
    (
        RIGHT,
        "records:\n  - NVDA\n",
        [
            "m.yaml:2: 「records.1:」の下に、字下げして項目を書いてください。"
            "使える項目: date:、tester:、technology:、criteria:、outcome:、pages:、note:"
        ],
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
    assert problem.lines(problems, "ja") == expected


def test_in_english(tmp_path: Path) -> None:
    written = RIGHT.replace("2.4.6", "2.4.60") + RIGHT.partition("\n")[2].replace("note", "notes")
    assert problem.lines(read(written, tmp_path)[1], "en") == [
        "m.yaml:5: '2.4.60' is no value of 'records.criteria.2'. Write the number of a criterion of level A or AA, such as 1.3.1.",
        "m.yaml:15: the key 'records.notes' is not known. Did you mean 'note'? "
        "Known keys: date, tester, technology, criteria, outcome, pages, note",
    ]
    assert problem.lines(read(RIGHT.replace("2027-01-15", "2027-01-16"), tmp_path)[1], "en") == [
        "m.yaml:2: 2027-01-16 is yet to come; write the day of the test."
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
            ["r.json:1: 「」を読めません（json_invalid）。このファイルはプログラムが書きます。make accessibility で作り直してください。"],
        ),
        (
            '{"date": "2026-11-23", "pages": 0, "conditions": [], "tools": {}, "criteria": {"1.1.1": {"outcome": "ok"}}}',
            [
                "r.json:1: 「criteria.1.1.1.outcome」を読めません（literal_error）。このファイルはプログラムが書きます。make accessibility で作り直してください。"
            ],
        ),
    ],
)
def test_results_that_no_program_wrote(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    found, problems = results.read(path, tmp_path)
    assert (found, problem.lines(problems, "ja")) == (None, expected)


def test_a_trial_takes_the_place_of_the_last_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "trials.json"
    first, second = (Heard(date=datetime.date(2026, 11, day), programs={"Orca": "43.1"}, pages=("/",)) for day in (1, 2))
    fitted = Fitted(date=datetime.date(2026, 11, 1), programs={"WebKitGTK": "2.50"}, pages=2, widths=(320,))
    for trial in (first, fitted, second):
        trials.keep(path, trial)
    assert trials.read(path, tmp_path) == (Trials(heard=second, fitted=fitted), [])


def test_trials_that_no_program_wrote(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text('{"seen": {}}', encoding="utf-8")
    found, problems = trials.read(path, tmp_path)
    expected = "t.json:1: 'seen': Extra inputs are not permitted. A program writes this file; write it anew with ACCEPT=1 make heard."
    assert (found, problem.lines(problems, "en")) == (Trials(), [expected])


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
