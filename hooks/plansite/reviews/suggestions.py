"""What a mended file says otherwise, as suggestions that GitHub lets people accept.

Source: GitHub Docs, REST API, Create a review for a pull request; a comment stands on lines of one hunk of the pull request's diff.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite.files import git

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True)
class Suggestion:
    """Lines of a file, from `first` to `last`, and what is to stand in their place."""

    path: str
    first: int
    last: int
    text: str


def suggestions(root: Path, base: str) -> Iterator[Suggestion]:
    """Give one suggestion for each file of the working tree that differs from HEAD, where all that differs is in one hunk of the change
    from `base` to HEAD.
    """
    for name in git.said(root, "diff", "--name-only", "--relative", "-z", "HEAD").decode().split("\0")[:-1]:
        before = git.said(root, "show", f"HEAD:./{name}").decode().splitlines(keepends=True)
        found = differing(before, (root / name).read_text(encoding="utf-8").splitlines(keepends=True))
        hunks = _HUNK.findall(git.said(root, "diff", "--no-color", "--no-ext-diff", "-U3", f"{base}...HEAD", "--", name).decode())
        if found and any(int(start) <= found[0] and found[1] < int(start) + int(length or 1) for start, length in hunks):
            yield Suggestion(name, *found)


def differing(before: list[str], after: list[str]) -> tuple[int, int, str] | None:
    """Return the first and the last line of `before` that differ, and what stands there instead; None where nothing differs.

    What only comes in goes with the line above it, or at the beginning with the line below.
    """
    codes = [code for code in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if code[0] != "equal"]
    if not codes or not before:
        return None
    (_, start, _, new_start, _), (_, _, end, _, new_end) = codes[0], codes[-1]
    if start == end and start:
        start, new_start = start - 1, new_start - 1
    elif start == end:
        end, new_end = end + 1, new_end + 1
    return start + 1, end, "".join(after[new_start:new_end])


def comment(each: Suggestion, said: str) -> dict[str, object]:
    """Return the comment on a pull request that says something and suggests."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", each.text)), default=0))
    text = each.text if each.text.endswith("\n") or not each.text else f"{each.text}\n"
    many = {"start_line": each.first, "start_side": "RIGHT"} if each.first < each.last else {}
    return {"path": each.path, "line": each.last, "side": "RIGHT", **many, "body": f"{said}\n\n{fence}suggestion\n{text}{fence}\n"}
