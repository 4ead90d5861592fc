"""The easy pages and definitions: no error, no more warnings than there may be; and the plain check stays without an analyser."""

import subprocess
import sys
from pathlib import Path

import pytest

from plansite import content
from plansite.content import Content
from plansite.easy import lint

from ..plan import copy


def test_no_error_and_no_rise(site_content: Content) -> None:
    found = lint.result(site_content)
    assert [each.text("ja") for each in found.problems] == []


def test_every_page_and_definition_is_read(site_content: Content) -> None:
    pages = len(site_content.editions["ja-easy"])
    definitions = sum(bool(wording.definition) for _, wording in site_content.glossary.wordings("ja-easy"))
    assert len(lint.pages(site_content)) == pages + definitions


def test_the_plain_check_needs_no_analyser(root: Path) -> None:
    code = "import sys; from plansite import check; check.main(); sys.exit(any(m in sys.modules for m in ('sudachipy', 'fugashi')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False).returncode == 0


def test_command(root: Path, tmp_path: Path) -> None:
    """A copy of the site with a fault planted: the command names it and fails, and lowers the numbers that have fallen."""
    copy(root, tmp_path)
    page, numbers = tmp_path / "docs" / "ja-easy" / "index.md", tmp_path / "glossary" / "easy-warnings.yaml"
    page.write_text(page.read_text(encoding="utf-8") + "\n県は 17時に 閉まる。\n", encoding="utf-8")
    before = numbers.read_text(encoding="utf-8")
    numbers.write_text(before.replace('"2b": 0', '"2b": 5'), encoding="utf-8")
    line = len(page.read_text(encoding="utf-8").splitlines())
    command = [sys.executable, "-m", "plansite", "easy"]
    finished = subprocess.run(command, cwd=tmp_path, env={"LANG": "ja"}, capture_output=True, text=True, check=False)
    assert finished.returncode == 1, finished.stderr
    assert f"docs/ja-easy/index.md:{line}:4: やさしい日本語の規則18（日付と時刻）。" in finished.stdout
    assert f"docs/ja-easy/index.md:{line}:11: やさしい日本語の規則3（です・ます）。" in finished.stdout
    assert "2b 5→0" in finished.stdout
    assert numbers.read_text(encoding="utf-8") == before


@pytest.mark.share(3)
@pytest.mark.parametrize("numbers", [None, "warnings: many\n", "warnings: [\n"], ids=["deleted", "of another form", "unreadable"])
def test_numbers_that_are_gone_let_none_rise(numbers: str | None, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is written anew only where somebody accepts what is found."""
    path = copy(root, tmp_path) / "glossary" / "easy-warnings.yaml"
    before = path.read_text(encoding="utf-8")
    path.unlink() if numbers is None else path.write_text(numbers, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = lint.result(content.read(tmp_path)).problems
    assert {each.path for each in found} == {"glossary/easy-warnings.yaml"}
    assert lint.main(accept=False) == 1
    assert (path.read_text(encoding="utf-8") if path.exists() else None) == numbers
    assert lint.main(accept=True) == 0
    assert path.read_text(encoding="utf-8") == before
