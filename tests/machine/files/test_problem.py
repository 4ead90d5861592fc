"""Problems are printed once, sorted, in the reader's language; on GitHub also as annotations."""

import io

import pytest

from plansite.files import problem
from plansite.files.problem import Problem

PROBLEMS = [
    Problem.on("b.yaml", 2, "YAML006"),
    Problem.on("a.md", (10, 3), "PAGE049", id="100%\n次", line=1),
    Problem.on("a.md", 9, "PAGE041"),
    Problem.on("a.md", 9, "PAGE041"),
]
JA = (
    "a.md:9: ページに文がありません。\n"
    "a.md:10:3: id「100%\n次」は、1行目にもあります。別の id を付けてください。\n"
    "b.yaml:2: コロンの後に値がありません。値を書いてください。\n"
)  # fmt: skip
EN = "a.md:9: the page has no text.\na.md:10:3: the id '100%\n次' stands on line 1 too; write another.\nb.yaml:2: there is no value behind the colon; write one.\n"
ANNOTATED = (
    "::error file=a.md,line=9,col=1::ページに文がありません。\n"
    "::error file=a.md,line=10,col=3::id「100%25%0A次」は、1行目にもあります。別の id を付けてください。\n"
    "::error file=b.yaml,line=2,col=1::コロンの後に値がありません。値を書いてください。\n"
)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, JA),
        ({"LANG": "ja_JP.UTF-8"}, JA),
        ({"LANG": "en_GB.UTF-8"}, EN),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, JA),
        ({"LANG": "C.UTF-8", "GITHUB_ACTIONS": "true"}, JA + ANNOTATED),
    ],
)
def test_report(environment: dict[str, str], expected: str) -> None:
    stream = io.StringIO()
    assert problem.report(PROBLEMS, stream, environment) == 1
    assert stream.getvalue() == expected


def test_nothing_to_report() -> None:
    stream = io.StringIO()
    assert problem.report([], stream, {"GITHUB_ACTIONS": "true"}) == 0
    assert stream.getvalue() == ""
