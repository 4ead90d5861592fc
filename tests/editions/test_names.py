"""A law or body that an English page calls otherwise is reported with its right form; on the real pages."""

from pathlib import Path

import pytest

from .test_fidelity import copy, messages
from .test_freshness import change


@pytest.mark.parametrize(
    ("name", "right", "wrong", "expected"),
    [
        (
            "docs/en/chapter-2/section-2.md",
            "Act on the Establishment of the Digital Agency",
            "Digital Agency Establishment Act",
            "ch2-s2-3 に「Act on the Establishment of the Digital Agency」（デジタル庁設置法）がありません。",
        ),
        (
            "docs/en/chapter-4/section-1.md",
            "Fukushima ICT Utilization Promotion Council",
            "Fukushima Council for ICT Use",
            "ch4-s1 に「Fukushima ICT Utilization Promotion Council」（ふくしまICT利活用推進協議会）がありません。",
        ),
        (
            "docs/en/chapter-3/section-2.md",
            "Great East Japan Earthquake and Nuclear Disaster Memorial Museum",
            "earthquake museum",
            "ch3-s2-3 に「Great East Japan Earthquake and Nuclear Disaster Memorial Museum」（東日本大震災・原子力災害伝承館）がありません。",
        ),
    ],
)
def test_names(root: Path, tmp_path: Path, name: str, right: str, wrong: str, expected: str) -> None:
    folder = copy(root, tmp_path)
    change(folder, name, right, wrong)
    assert [message for message in messages(folder) if expected in message]
