"""Ten everyday changes, made with GitHub's editor alone, end green by nothing but what is offered. `pytest -rP` prints the table."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ..conftest import build
from . import everyday
from .everyday import Row
from .plan import DATA, PLAN, copy

CHANGES: list[dict[str, Any]] = yaml.safe_load((DATA / "everyday" / "changes.yaml").read_text(encoding="utf-8"))


@pytest.mark.share(8)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change["change"])
def test_a_change_ends_green(change: dict[str, Any], tmp_path: Path) -> None:
    row = everyday.walk(copy(PLAN, tmp_path), change)
    first, comment, mended, left = (change.get(key, []) for key in ("first", "comment", "mended", "left"))
    print("|", " | ".join([change["change"], *("<br>".join(each) or "–" for each in vars(row).values())]), "|")
    assert row == Row(first, comment, mended, left, [])


@pytest.mark.share(8)
def test_all_of_them_are_built(tmp_path: Path) -> None:
    folder = copy(PLAN, tmp_path / "plan")
    together = {key: [edit for change in CHANGES for edit in change.get(key, [])] for key in ("edits", "then")}
    assert everyday.walk(folder, together).last == []
    assert build(folder, tmp_path / "site").returncode == 0
