"""Problems are printed once, sorted, in the reader's language; on GitHub also as annotations."""

import io

import pytest

from plansite.files import problem
from plansite.files.problem import Problem

PROBLEMS = [
    Problem("b.yaml", 2, 0, "二", "two"),
    Problem("a.md", 10, 3, "十: 100%\n次", "ten"),
    Problem("a.md", 9, 0, "九", "nine"),
    Problem("a.md", 9, 0, "九", "nine"),
]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "a.md:9: 九\na.md:10:3: 十: 100%\n次\nb.yaml:2: 二\n"),
        ({"LANG": "ja_JP.UTF-8"}, "a.md:9: 九\na.md:10:3: 十: 100%\n次\nb.yaml:2: 二\n"),
        ({"LANG": "en_GB.UTF-8"}, "a.md:9: nine\na.md:10:3: ten\nb.yaml:2: two\n"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, "a.md:9: 九\na.md:10:3: 十: 100%\n次\nb.yaml:2: 二\n"),
        (
            {"LANG": "C.UTF-8", "GITHUB_ACTIONS": "true"},
            "a.md:9: 九\na.md:10:3: 十: 100%\n次\nb.yaml:2: 二\n"
            "::error file=a.md,line=9,col=1::九\n::error file=a.md,line=10,col=3::十: 100%25%0A次\n::error file=b.yaml,line=2,col=1::二\n",
        ),
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
