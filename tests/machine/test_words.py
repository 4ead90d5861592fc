"""`plan words` ranks the words without a decision, each with how often it stands there and where first, and compounds that may be terms."""

import shutil
from pathlib import Path

import pytest

from plansite.commands import words

from ..conftest import ROOT

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
