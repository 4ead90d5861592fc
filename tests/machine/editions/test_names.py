"""A law or body that an English page calls otherwise is reported with its right form; on the real pages."""

from pathlib import Path

import pytest

from ..plan import change, copy, messages


@pytest.mark.parametrize(
    ("name", "right", "wrong", "expected"),
    [
        (
            "docs/en/chapter-2/section-1.md",
            "Open Government Data Strategy",
            "strategy for open data of the government",
            "ch2-s1-3 に「Open Government Data Strategy」（電子行政オープンデータ戦略）がありません。",
        ),
        (
            "docs/en/chapter-2/section-1.md",
            "the Digital Agency",
            "the agency for digital matters",
            "ch2-s1-6 に「Digital Agency」（デジタル庁）がありません。",
        ),
        (
            "docs/en/chapter-3/section-1.md",
            "Digital Government Action Plan",
            "plan for a digital government",
            "fn:6 に「Digital Government Action Plan」（デジタル・ガバメント実行計画）がありません。",
        ),
    ],
)
def test_names(root: Path, tmp_path: Path, name: str, right: str, wrong: str, expected: str) -> None:
    folder = copy(root, tmp_path)
    change(folder, name, right, wrong)
    assert [message for message in messages(folder) if expected in message]
