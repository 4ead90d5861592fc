"""What readers understood: a file → its sessions and the lines that say what to write instead; sessions → the part of a page."""

import datetime
from pathlib import Path

import pytest

from plansite import generated
from plansite.accessibility import readers
from plansite.accessibility.readers import Session
from plansite.content import Content

from ..told import told

TODAY = datetime.date(2026, 11, 30)
PAGES = {"ja-easy": ["contents.md", "chapter-3/section-1.md"], "en": ["contents.md"]}
RIGHT = """sessions:
  - date: "2026-11-20"
    locale: ja-easy
    group: learners
    readers: 6
    right:
      contents.md: 45
      chapter-3/section-1.md: 60
  - date: "2026-11-02"
    locale: en
    group: newcomers
    readers: 3
    right: {contents.md: 0}
"""
EARLY = Session.model_validate({"date": "2026-11-02", "locale": "en", "group": "newcomers", "readers": 3, "right": {"contents.md": 0}})
LATE = Session.model_validate(
    {
        "date": "2026-11-20",
        "locale": "ja-easy",
        "group": "learners",
        "readers": 6,
        "right": {"contents.md": 45, "chapter-3/section-1.md": 60},
    }
)

BROKEN = [
    ("3\n    right", "0\n    right", ["r.yaml:12 FORM022 sessions.readers 0"]),
    ("group: newcomers", "group: everybody", ["r.yaml:11 FORM016 sessions.group everybody  learners, disability, pupils, newcomers"]),
    ("contents.md: 0", "contents.md: -1", ["r.yaml:13 TEST961 -1 30"]),
    ("right: {contents.md: 0}", "right: {}", ["r.yaml:13 FORM024 sessions.right {}"]),
    ("2026-11-20", "2027-11-20", ["r.yaml:2 TEST003 2027-11-20"]),
    ("2026-11-20", "20 November", ["r.yaml:2 FORM051 sessions.date 20 November (TEST001)"]),
    ("section-1.md: 60", "section-1.md: 61", ["r.yaml:8 TEST961 61 60"]),
    ("chapter-3/section-1.md", "chapter-3/section-9.md", ["r.yaml:8 TEST960 chapter-3/section-9.md ja-easy"]),
    ("locale: en", "locale: fr", ["r.yaml:13 TEST960 contents.md fr"]),
    ("readers: 6", "readers: 6\n    name: 山田", ["r.yaml:6 FORM011 sessions.name (FORM001 date) date, locale, group, readers, right"]),
]


def read(written: str, folder: Path) -> tuple[tuple[Session, ...] | None, list[str]]:
    path = folder / "r.yaml"
    path.write_text(written, encoding="utf-8")
    found, problems = readers.read(path, folder, PAGES, TODAY)
    return found, told(problems)


def test_sessions_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    assert read(RIGHT, tmp_path) == ((EARLY, LATE), [])
    assert read("sessions: []\n", tmp_path) == ((), [])
    assert readers.read(tmp_path / "none.yaml", tmp_path, PAGES, TODAY) == (None, [])


@pytest.mark.parametrize(("before", "after", "expected"), BROKEN)
def test_mistakes(before: str, after: str, expected: list[str], tmp_path: Path) -> None:
    assert RIGHT.count(before) == 1
    assert read(RIGHT.replace(before, after), tmp_path)[1] == expected


TABLE = """## Tried with readers {: #readers }

People read pages and answered 10 questions on each. Only numbers are published.

Table: Tried with readers

| Date of the test | Text | Readers | Page | Right answers |
| --- | --- | --- | --- | --- |
| <time datetime="2026-11-02">2 November 2026</time> | English | Residents from abroad: 3 | [7th Fukushima Prefecture Informatization Promotion Plan](/contents.md) | 0% |
| <time datetime="2026-11-20">20 November 2026</time> | <span lang="ja-simple" data-furigana="no">やさしい日本語</span> | Learners of Japanese (about JLPT N4): 6 | [7th Fukushima Prefecture Informatization Promotion Plan](/contents.md) | 75% |
| <time datetime="2026-11-20">20 November 2026</time> | <span lang="ja-simple" data-furigana="no">やさしい日本語</span> | Learners of Japanese (about JLPT N4): 6 | [Section 1: Aims of the Plan](/chapter-3/section-1.md) | 100% |
"""


def test_the_part(site_content: Content) -> None:
    assert generated.readers_part(site_content, "en", [EARLY, LATE]) == TABLE
    assert generated.readers_part(site_content, "en", []) == (
        "## Tried with readers {: #readers }\n\nThe texts of this site have not yet been tried with readers.\n"
    )
