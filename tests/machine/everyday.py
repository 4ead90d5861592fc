"""What becomes of a change that somebody makes in GitHub's editor, step by step as the workflows take it: told, mended, told."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plansite import check, content
from plansite.easy import lint
from plansite.files.problem import Problem
from plansite.reviews import english


@dataclass(frozen=True)
class Row:
    """What was told of a change at first, the lines offered beside 「/直す」, what they mended, what was left to write, and what at last."""

    first: list[str]
    comment: list[str]
    mended: list[str]
    left: list[str]
    last: list[str]


def edit(folder: Path, edits: list[dict[str, str]]) -> None:
    """Make edits of files: `after` in the place of `before`, which stands there once, or at the end."""
    for each in edits:
        path = folder / each["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if "before" in each:
            assert text.count(each["before"]) == 1, each
            text = text.replace(each["before"], each["after"])
        else:
            text += each["after"]
        path.write_text(text, encoding="utf-8")


def judged(folder: Path) -> list[Problem]:
    """Return what the workflow `check` finds in content."""
    site = content.read(folder)
    found = check.problems_of(site)
    if not site.is_blocked:
        found += [*lint.result(site).problems, *english.linted(english.passages(site))]
    return sorted(set(found))


def told(found: list[Problem]) -> list[str]:
    """Return the file and the id of each problem; a warning stops nothing."""
    return [f"{each.path} {each.message.id}" for each in found if not each.warning]


def offered(folder: Path, found: list[Problem]) -> list[str]:
    """Return the lines of the comment that the review offers."""
    risen = any(each.message.id in ("EASY012", "EASY885") for each in found)
    confirmed = [f"/確認 {each.name} {each.locale}" for each in content.read(folder).behind]
    return [*confirmed, *(["/認める"] if risen else [])]


def walk(folder: Path, change: dict[str, Any]) -> Row:
    """Make a change in the copy of a plan, and whatever its author is offered, and return what came of it."""
    edit(folder, change["edits"])
    first = judged(folder)
    comment = offered(folder, first)
    command = [sys.executable, "-P", "-m", "plansite", "mend", "\n".join(["/直す", *comment])]
    printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={"LANG": "ja_JP.UTF-8"}).stdout
    left = last = judged(folder)
    if "then" in change:
        edit(folder, change["then"])
        last = judged(folder)
    mended = re.findall(r"^(\S+?\.(?:yaml|yml|md)): ", printed, re.MULTILINE)
    return Row(told(first), comment, mended, told(left), told(last))
