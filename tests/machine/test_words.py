"""`plan words` ranks the words without a decision, each with how often it stands there and where first, and compounds that may be terms."""

import shutil
from pathlib import Path

import pytest

from plansite import check, content
from plansite.commands import words

from ..conftest import ROOT
from .told import told

PAGE = """---
origin: site
---

# 見本 {#sample}

バスのデータと、データセンターのデータ。BCPは計画。バスで、サーバとサーバーとサーバーを運ぶ。デジタル。Web会議の液状化、避難行動要支援者、液状化、電子署名。
"""


def test_words_are_ranked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(ROOT / "tests" / "data" / "municipality", tmp_path / "town")
    (folder / "docs" / "ja" / "sample.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert words.main() == 0
    assert capsys.readouterr().out.splitlines() == [
        "# まだ決めていない言葉（4 語）。説明がいるなら glossary/terms.yaml へ、いらないなら glossary/common-words.yaml へ。"
        " / Without a decision: terms, or common words.",
        "  - サーバー  # 3回、docs/ja/sample.md:7",
        "  - BCP  # 1回、docs/ja/sample.md:7",
        "  - Web会議  # 1回、docs/ja/sample.md:7",
        "  - データセンター  # 1回、docs/ja/sample.md:7",
        "# 計画の用語と思われる、漢字の言葉。説明がいるなら glossary/terms.yaml へ。 / Compounds of kanji that may be terms of the plan.",
        "# 避難行動要支援者（1回、docs/ja/sample.md:7）",
        "# 液状化（2回、docs/ja/sample.md:7）",
        "# 里町デジタル計画（1回、docs/ja/index.md:5）",
        "# 用語解説（1回、docs/ja/index.md:7）",
        "# 電子署名（1回、docs/ja/sample.md:7）",
    ]


def test_a_list_that_is_not_there_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed is the file as it must be, and the check says how such a file begins."""
    folder = shutil.copytree(ROOT / "tests" / "data" / "municipality", tmp_path / "town")
    page = folder / "docs" / "ja" / "index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nOFFとBCP。\n", encoding="utf-8")
    listed = folder / "glossary" / "common-words.yaml"
    listed.unlink()
    assert _unexplained(folder) == [
        "docs/ja/index.md:9:1 WORD002 OFF (WORD881 glossary/common-words.yaml)  ",
        "docs/ja/index.md:9:5 WORD002 BCP (WORD881 glossary/common-words.yaml)  ",
    ]
    monkeypatch.chdir(folder)
    assert words.main() == 0
    listed.write_text(capsys.readouterr().out, encoding="utf-8")
    assert _unexplained(folder) == []


def _unexplained(folder: Path) -> list[str]:
    return [line for line in told(check.problems_of(content.read(folder))) if "WORD" in line or "common-words" in line]
