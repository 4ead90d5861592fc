"""`plan words` ranks the words that no term covers: first what everybody knows, each with how often it stands there and where first."""

import re
import shutil
from pathlib import Path

import pytest

from plansite import check
from plansite.commands import words

from ..conftest import ROOT

PAGE = """---
origin: site
---

# 見本 {#sample}

バスのデータと、データセンターのデータ。BCPは計画。バスで、サーバとサーバーとサーバーを運ぶ。デジタル。
"""


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = shutil.copytree(ROOT / "tests" / "data" / "municipality", tmp_path / "town")
    (folder / "docs" / "ja" / "sample.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


KNOWN = "  - データ  # 2回、docs/ja/sample.md:7\n  - バス  # 2回、docs/ja/sample.md:7\n"
OTHERS = "".join(f"  - {word}  # {count}回、docs/ja/sample.md:7\n" for word, count in (("サーバー", 3), ("BCP", 1), ("データセンター", 1)))


def test_words_are_ranked(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert words.main(False) == 0
    assert capsys.readouterr().out == (
        "# だれもが知っていると思われる言葉（2 語）。確かめて glossary/common-words.yaml へ。 / Taken to be known by everybody; review.\n"
        f"{KNOWN}"
        "# ほかの言葉（3 語）。説明がいるなら glossary/terms.yaml へ。 / The others: terms, or common words.\n"
        f"{OTHERS}"
    )


@pytest.mark.parametrize("before", ["words: [デジタル]\n", "words:\n  - デジタル\n", None])
def test_what_everybody_knows_is_written(before: str | None, town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = town / "glossary" / "common-words.yaml"
    path.unlink()
    if before:
        path.write_text(before, encoding="utf-8")
    assert words.main(True) == 0
    capsys.readouterr()
    assert check.main() == 1
    left = [line.partition("」")[0] for line in capsys.readouterr().out.splitlines() if "用語集にありません" in line]
    unknown = re.finditer("データセンター|BCP|サーバー?", PAGE.splitlines()[6])
    assert left == [f"docs/ja/sample.md:7:{match.start() + 1}: 「{match[0]}" for match in unknown]
