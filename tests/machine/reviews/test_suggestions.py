"""Suggestions for a mended file: which lines, and what instead; only what fits in one hunk of the change."""

from pathlib import Path

import pytest

from plansite.reviews import suggestions
from plansite.reviews.suggestions import Suggestion

from .test_review import committed, git


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a\nb\nc\n", "a\nb\nc\n", None),
        ("a\nb \nc\n", "a\nb\nc\n", (2, 2, "b\n")),
        ("a \nb\nc \nd\n", "a\nb\nc\nd\n", (1, 3, "a\nb\nc\n")),
        ("a\nb\n", "a\nb\nc\n", (2, 2, "b\nc\n")),
        ("b\n", "a\nb\n", (1, 1, "a\nb\n")),
        ("a\nb\nc\n", "a\nc\n", (2, 2, "")),
    ],
)
def test_what_differs(before: str, after: str, expected: tuple[int, int, str] | None) -> None:
    assert suggestions.differing(before.splitlines(keepends=True), after.splitlines(keepends=True)) == expected


def test_only_what_the_change_shows(tmp_path: Path) -> None:
    """near.md is mended where it was changed, far.md also elsewhere; what was mended in neither is not suggested."""
    names = ("near.md", "far.md", "other.md")
    for name in names:
        (tmp_path / name).write_text("".join(f"{number}\n" for number in range(20)), encoding="utf-8")
    committed(tmp_path)
    git(tmp_path, "switch", "-c", "change")
    for name in names[:2]:
        (tmp_path / name).write_text((tmp_path / name).read_text(encoding="utf-8").replace("9\n", "nine \n", 1), encoding="utf-8")
    git(tmp_path, "commit", "-am", "A change")
    for name in names:
        text = (tmp_path / name).read_text(encoding="utf-8").replace("nine ", "nine")
        (tmp_path / name).write_text(text if name == "near.md" else text.replace("1\n", "one\n", 1), encoding="utf-8")
    assert list(suggestions.suggestions(tmp_path, "main")) == [Suggestion("near.md", 10, 10, "nine\n")]


@pytest.mark.parametrize(
    ("suggestion", "expected"),
    [
        (Suggestion("a.md", 3, 3, "x\n"), {"line": 3, "body": "so\n\n```suggestion\nx\n```\n"}),
        (Suggestion("a.md", 2, 3, "x"), {"line": 3, "start_line": 2, "start_side": "RIGHT", "body": "so\n\n```suggestion\nx\n```\n"}),
        (Suggestion("a.md", 3, 3, ""), {"line": 3, "body": "so\n\n```suggestion\n```\n"}),
        (Suggestion("a.md", 3, 3, "```\n"), {"line": 3, "body": "so\n\n````suggestion\n```\n````\n"}),
    ],
)
def test_comment(suggestion: Suggestion, expected: dict[str, object]) -> None:
    assert suggestions.comment(suggestion, "so") == {"path": "a.md", "side": "RIGHT", **expected}
