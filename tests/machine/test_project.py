"""An mkdocs.yml that names no languages is one problem, and there is nothing more to check."""

import shutil
from pathlib import Path

import pytest

from plansite import check

from .plan import TOWN


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "nav:",
            ": x: [\nnav:",
            "mkdocs.yml:4:1: この行かその前の行の書き方が YAML の形に合わないため、読めません。字下げ（半角の空白2つ）、"
            "半角のコロンとその後の半角の空白、かっこや引用符の閉じ忘れを確かめてください。ここまでのまとまりは、2行目から始まっています。",
        ),
        ("languages:", "language:", "mkdocs.yml:11: plugins の i18n に languages（言語の一覧）がありません。"),
        ("- i18n:", "- other:", "mkdocs.yml:11: plugins の i18n に languages（言語の一覧）がありません。"),
    ],
)
def test_no_languages(
    old: str, new: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    town = shutil.copytree(TOWN, tmp_path / "town")
    settings = town / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    monkeypatch.chdir(town)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    assert check.main() == 1
    assert capsys.readouterr().out.splitlines() == [expected, "問題 1 件、まだ訳していないページ 0 件。"]
