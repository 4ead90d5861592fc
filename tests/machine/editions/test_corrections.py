"""The received text and its corrections."""

from pathlib import Path

import pytest

from plansite.editions import corrections

from ..told import told

RECEIVED = "一 行目\n二行\n目\n注です\n四行目\n \n五行目\n"


def correct(tmp_path: Path, changes: str) -> tuple[list[tuple[int, str]], list[str]]:
    path = tmp_path / "corrections.yaml"
    head = "kinds: {k: {ja: {label: 種, text: 文}}}\ncorrections:\n  - id: E1\n    kind: k\n    certainty: certain\n    why: {ja: 理由}\n    changes:\n"
    path.write_text(head + changes, encoding="utf-8")
    repairs, document, problems = corrections.load(path, tmp_path)
    assert problems == []
    lines, problems = corrections.correct(RECEIVED, repairs, document)
    return [(line.number, line.text) for line in lines], told(problems)


PLAIN = [(1, "一 行目"), (2, "二行"), (3, "目"), (4, "注です"), (5, "四行目"), (7, "五行目")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ('      - {line: 1, before: "一 行", after: 一行}\n', [(1, "一行目"), *PLAIN[1:]]),
        ("      - {join: [2, 3], before: 二行⏎目, after: 二行目}\n", [PLAIN[0], (2, "二行目"), *PLAIN[3:]]),
        ("      - {move: 4, behind: 7, before: 前, after: 後}\n", [*PLAIN[:3], PLAIN[4], PLAIN[5], PLAIN[3]]),
        (
            "      - {line: 3, before: 目, after: 目も}\n      - {join: [2, 3], before: 行⏎目も, after: 行目も}\n"
            "      - {join: [3, 4], before: も⏎注, after: も注}\n",
            [PLAIN[0], (2, "二行目も注です"), *PLAIN[4:]],
        ),
        (
            "      - {move: 1, behind: 5, before: 前, after: 後}\n      - {move: 2, behind: 5, before: 前, after: 後}\n",
            [PLAIN[2], PLAIN[3], PLAIN[4], PLAIN[0], PLAIN[1], PLAIN[5]],
        ),
    ],
)
def test_correct(tmp_path: Path, changes: str, expected: list[tuple[int, str]]) -> None:
    assert correct(tmp_path, changes) == (expected, [])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            "      - {line: 1, before: 三, after: 四}\n",
            "corrections.yaml:8 PLAN003 三 1 0",
        ),
        (
            "      - {join: [2, 3], before: 一行⏎目, after: 一行目}\n",
            "corrections.yaml:8 PLAN004 2 3 一行⏎目",
        ),
    ],
)
def test_changes_that_do_not_fit(tmp_path: Path, changes: str, expected: str) -> None:
    lines, problems = correct(tmp_path, changes)
    assert (lines, problems) == (PLAIN, [expected])


@pytest.mark.parametrize(
    ("kind", "why", "expected"),
    [
        ("k", "{ja: 理由}", []),
        ("？", "{ja: ？}", ["corrections.yaml:4 PLAN081 ？ k", "corrections.yaml:6 PLAN082"]),
        ("other", "{ja: 理由, en: ？}", ["corrections.yaml:4 PLAN081 other k", "corrections.yaml:6 PLAN082"]),
    ],
)
def test_what_a_person_has_yet_to_decide(tmp_path: Path, kind: str, why: str, expected: list[str]) -> None:
    path = tmp_path / "corrections.yaml"
    changes = '    changes: [{line: 1, before: "一 行", after: 一行}]\n'
    head = f"kinds: {{k: {{ja: {{label: 種, text: 文}}}}}}\ncorrections:\n  - id: E1\n    kind: {kind}\n    certainty: likely\n    why: {why}\n"
    path.write_text(head + changes, encoding="utf-8")
    assert told(corrections.load(path, tmp_path)[2]) == expected
