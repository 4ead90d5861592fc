"""The received text and its corrections."""

from pathlib import Path

import pytest

from plansite.editions import corrections

from ..told import told

# The SHA-256 of "abc". Source: FIPS 180-2, appendix B.1.
HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
RECEIVED = "一 行目\n二行\n目\n注です\n四行目\n \f\n五行目\n"


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
        ("      - {delete: .}\n", [*PLAIN[:2], *PLAIN[3:]]),
        ("      - {line: 1, before: 一, after: 二つ}\n      - {line: 1, before: 目, after: め}\n", [(1, "二つ 行め"), *PLAIN[1:]]),
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


FITTING = """
      - {line: 5, before: 四, after: 4}
      - {join: [3, 4], before: 目⏎注, after: 目注}
      - {move: 1, behind: 2, before: 前, after: 後}
"""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("{line: 1, before: 三, after: 四}", "PLAN003 三 1 0"),
        ("{line: 99, before: X, after: 四}", "PLAN003 X 99 0"),
        ("{join: [2, 3], before: 一行⏎目, after: 一行目}", "PLAN004 2 3 一行⏎目"),
        ("{join: [2, 3], before: 二行⏎め, after: 二行め}", "PLAN004 2 3 二行⏎め"),
        ("{join: [2, 3], before: 二行⏎目, after: 二行め}", "PLAN004 2 3 二行⏎目"),
        ("{join: [99, 3], before: X⏎目, after: X目}", "PLAN004 99 3 X⏎目"),
        ("{join: [2, 99], before: 行⏎X, after: 行X}", "PLAN004 2 99 行⏎X"),
        ("{delete: 行}", "PLAN008 行"),
        ("{move: 99, behind: 2, before: 前, after: 後}", "PLAN002 99"),
        ("{move: 2, behind: 2, before: 前, after: 後}", "PLAN002 2"),
    ],
)
def test_changes_that_do_not_fit(tmp_path: Path, change: str, expected: str) -> None:
    lines, problems = correct(tmp_path, f"      - {change}{FITTING}")
    assert lines == [(2, "二行"), (1, "一 行目"), (3, "目注です"), (5, "4行目"), (7, "五行目")]
    assert problems == [f"corrections.yaml:8 {expected}"]


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


@pytest.mark.parametrize(("files", "expected"), [((), []), (("plan.txt",), ["corrections.yaml:1 TEXT002 No such file or directory"])])
def test_a_received_text_has_a_file_of_corrections(files: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    for name in files:
        (tmp_path / name).touch()
    found, _, problems = corrections.load(tmp_path / "corrections.yaml", tmp_path)
    assert (found, told(problems)) == (corrections.Corrections(kinds={}, corrections=()), expected)


@pytest.mark.parametrize(
    ("record", "altered"),
    [(None, False), (f"{HASH}  plan.txt\n", False), (f"{HASH}  other.txt\n", True), ("\xff", True)],
)
def test_a_received_text_is_the_one_of_its_record(record: str | None, altered: bool, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(b"abc")
    if record is not None:
        (tmp_path / "plan.sha256").write_bytes(record.encode("latin-1"))
    found = corrections.altered(tmp_path / "plan.txt", tmp_path / "plan.sha256", tmp_path)
    assert told([found] if found else []) == ([f"plan.txt:1 PLAN080 {HASH}  plan.txt plan.sha256"] if altered else [])
