"""A law or body that an English page calls otherwise is reported with its right form; on the frozen pages."""

from pathlib import Path

import pytest

from ..plan import change, copy, problems


@pytest.mark.parametrize(
    ("name", "right", "wrong", "expected"),
    [
        (
            "docs/en/chapter-2/section-1.md",
            "Open Government Data Strategy",
            "strategy for open data of the government",
            "25 TRAN016 ch2-s1-3 Open Government Data Strategy 電子行政オープンデータ戦略 open-government-data-strategy",
        ),
        (
            "docs/en/chapter-2/section-1.md",
            "the Digital Agency",
            "the agency for digital matters",
            "41 TRAN016 ch2-s1-6 Digital Agency デジタル庁 digital-agency",
        ),
        (
            "docs/en/chapter-3/section-1.md",
            "Digital Government Action Plan",
            "plan for a digital government",
            "35 TRAN016 fn:6 Digital Government Action Plan デジタル・ガバメント実行計画 digital-government-action-plan",
        ),
    ],
)
def test_names(root: Path, tmp_path: Path, name: str, right: str, wrong: str, expected: str) -> None:
    folder = copy(root, tmp_path)
    change(folder, name, right, wrong)
    assert problems(folder) == [f"{name}:{expected}"]
