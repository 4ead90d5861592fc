"""accessibility/manual.yaml and results.json: each mistake gives the lines that say what to write instead, and no others."""

import datetime
import json
import re
from pathlib import Path

import pytest

import problem
from accessibility import records, results
from accessibility.criteria import NUMBERS

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
    ("    note: 課題2。形がわかった。\n", "", ["m.yaml:2: 1番目の記録: 「note」がありません。例: note: 見出しだけをたどり、章の形がわかった。"]),
    (
        "    technology: NVDA 2026.3\n",
        "",
        ["m.yaml:2: 1番目の記録: 「technology」がありません。例: technology: NVDA 2026.3、Firefox 150、Windows 11"],
    ),
    ("NVDA 2026.3", '""', ["m.yaml:4: 1番目の記録: 「technology」の値が正しくありません。例: technology: NVDA 2026.3、Firefox 150、Windows 11"]),
    ("NVDA 2026.3", "", ["m.yaml:4: 「technology」の値がありません。値を書いてください。要らない項目なら、この行を消してください。"]),
    (
        "technology",
        "tecnology",
        [
            "m.yaml:2: 1番目の記録: 「technology」がありません。例: technology: NVDA 2026.3、Firefox 150、Windows 11",
            "m.yaml:4: 1番目の記録: 「tecnology」という項目はありません。「technology」ではありませんか。"
            "使えるのは date、tester、technology、criteria、outcome、pages、note です。",
        ],
    ),
    ("2.4.6", "2.4.60", ["m.yaml:5: 1番目の記録: 「2.4.60」という達成基準は、AとAAにありません。例: 1.3.1"]),
    ("2.4.6", "2.4.8", ["m.yaml:5: 1番目の記録: 「2.4.8」という達成基準は、AとAAにありません。例: 1.3.1"]),
    ("[1.3.1, 2.4.6]", "[]", ["m.yaml:5: 1番目の記録: 「criteria」の値が正しくありません。例: criteria: [1.3.1, 2.4.6]"]),
    ("[1.3.1, 2.4.6]", "1.3.1", ["m.yaml:5: 1番目の記録: 「criteria」の値が正しくありません。例: criteria: [1.3.1, 2.4.6]"]),
    ("passed", "合格", ["m.yaml:6: 1番目の記録: 「outcome」の値が正しくありません。例: outcome: passed"]),
    ("passed", "untested", ["m.yaml:6: 1番目の記録: 「outcome」の値が正しくありません。例: outcome: passed"]),
    ('"2027-01-15"', '"2027-01-16"', ["m.yaml:2: 1番目の記録: 2027-01-16 はまだ来ていません。試験をした日を書いてください。"]),
    ('"2027-01-15"', '"2027-02-30"', ['m.yaml:2: 1番目の記録: 「date」の値が正しくありません。例: date: "2027-01-15"']),
    ('"2027-01-15"', '"令和9年1月15日"', ['m.yaml:2: 1番目の記録: 「date」の値が正しくありません。例: date: "2027-01-15"']),
    ('"2027-01-15"', "2027-01-15", ['m.yaml:2: 「date」の値 2027-01-15 は、文字ではなく日付として読まれます。引用符で囲んでください。例: "2027-01-15"']),
    (
        RIGHT,
        "record: []\n",
        ["m.yaml:1: 記録の一覧がありません。「records:」と書き、その下に「- date: …」から始まる記録を並べてください（まだなければ「records: []」）。"],
    ),
    (RIGHT, "records:\n", ["m.yaml:1: 「records」の値がありません。値を書いてください。要らない項目なら、この行を消してください。"]),
    (RIGHT, "records:\n  - NVDA\n", ["m.yaml:2: 1番目の記録: 「date: …」のような項目を並べてください。"]),
]  # fmt: skip


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
    written = RIGHT.replace("2.4.6", "2.4.60").replace("2027-01-15", "2027-01-16") + RIGHT.partition("\n")[2].replace("note", "notes")
    assert problem.lines(read(written, tmp_path)[1], "en") == [
        "m.yaml:2: record 1: 2027-01-16 is yet to come; write the day of the test.",
        "m.yaml:5: record 1: there is no criterion '2.4.60' of level A or AA. Example: 1.3.1",
        "m.yaml:9: record 2: 'note' is missing. Example: note: 見出しだけをたどり、章の形がわかった。",
        "m.yaml:15: record 2: there is no key 'notes'. Did you mean 'note'? The keys are "
        "date, tester, technology, criteria, outcome, pages, note.",
    ]


def test_without_files(tmp_path: Path) -> None:
    assert records.read(tmp_path / "manual.yaml", tmp_path, TODAY) == ((), [])
    assert results.read(tmp_path / "results.json", tmp_path) == (None, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", ["r.json:1: 「」を読めません（json_invalid）。このファイルはプログラムが書きます。make accessibility で作り直してください。"]),
        (
            '{"date": "2026-11-23", "pages": 0, "conditions": [], "tools": {}, "criteria": {"1.1.1": {"outcome": "ok"}}}',
            ["r.json:1: 「criteria.1.1.1.outcome」を読めません（literal_error）。このファイルはプログラムが書きます。make accessibility で作り直してください。"],
        ),
    ],
)
def test_results_that_no_program_wrote(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    found, problems = results.read(path, tmp_path)
    assert (found, problem.lines(problems, "ja")) == (None, expected)


def test_the_files_of_this_site(root: Path) -> None:
    """The results name every criterion; the examples for those who write records are right, and in the files only as comments."""
    found, problems = results.read(root / "accessibility/results.json", root)
    assert found is not None
    assert (set(found.criteria), problems) == (set(NUMBERS), [])
    assert json.loads((root / "accessibility/results.json").read_text(encoding="utf-8")).keys() == results.Results.model_fields.keys()
    assert records.read(root / "accessibility/manual.yaml", root, records.today())[1] == []


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
