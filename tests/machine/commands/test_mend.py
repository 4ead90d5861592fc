"""Mending: what a comment asks for, what it says it did, and that the folder it mends is data, whatever stands in it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plansite import content
from plansite.commands import mend, suggest

from ..plan import DATA, change, copy
from ..reviews.test_review import committed, git

SITE = DATA / "review" / "site"
PAGE = "docs/ja/chapter-2.md"
RAN = "RAN"
PROGRAM = f"open({RAN!r}, 'w').close()\n"
# What a program might import, run or follow of a folder, were it no data.
HOSTILE = {
    **{f"{name}.py": PROGRAM for name in ("conftest", "hooks", "plansite", "sitecustomize", "usercustomize", "yaml", "click", "sudachipy")},
    "plansite/__init__.py": PROGRAM,
    "hooks/site.py": PROGRAM,
    "hooks/plansite/__init__.py": PROGRAM,
    "setup.py": PROGRAM,
    "pyproject.toml": f'[tool.pytest.ini_options]\naddopts = "-c {RAN}"\n',
    ".gitattributes": "* filter=run diff=run export-subst\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a small plan whose first section has changed, the current folder."""
    folder = copy(SITE, tmp_path / "plan")
    change(folder, PAGE, "世界的にデジタル化が加速しています。", "国内でもデジタル化が加速しています。")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder


REPAIRED = "source/corrections.yaml: 原文の修正を書き加えました。「？」の所に、種類と理由を書いてください。"
MEASURED = "glossary/easy-measures.yaml: 読みやすさの数字を測り直しました。"
BEHIND = ("ch2（ja-easy）", "ch2（en）")


@pytest.mark.share(2)
@pytest.mark.parametrize(
    ("request_", "status", "confirmed", "said"),
    [
        ("", 0, (), []),
        ("/直す", 0, (), []),
        ("/確認 ch2 en", 0, BEHIND[1:], []),
        ("見ました。\r\n/確認　ch2　ja-easy \r\n/確認 ch2 en\r\n", 0, BEHIND, []),
        ("/確認 ch2", 0, BEHIND, []),
        ("お願いします: /確認 ch2 en", 0, (), []),
        ("/確認 ch9 en", 1, (), ["「ch9」に、確かめるものはありません。いま元の文が変わっているもの: ch2"]),
        ("/確認 ch2 en; rm -rf .", 0, (), []),
        ("/確認 --help", 1, (), ["「--help」に、確かめるものはありません。いま元の文が変わっているもの: ch2"]),
    ],
)
def test_what_a_comment_asks_for(
    site: Path, capsys: pytest.CaptureFixture[str], request_: str, status: int, confirmed: tuple[str, ...], said: list[str]
) -> None:
    assert mend.main(request_) == status
    lines = [f"確かめました: {each}" for each in confirmed]
    assert capsys.readouterr().out.splitlines() == [*lines, *said, REPAIRED, MEASURED]
    behind = [f"{each.name}（{each.locale}）" for each in content.read(site).behind]
    assert behind == [each for each in BEHIND if each not in confirmed]


def test_a_second_time_nothing_is_left(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mend.main("")
    capsys.readouterr()
    files = {path: path.read_bytes() for path in site.rglob("*.yaml")}
    assert mend.main("") == 0
    assert capsys.readouterr().out == ""
    assert {path: path.read_bytes() for path in site.rglob("*.yaml")} == files


def test_numbers_rise_only_when_they_are_accepted(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = site / "docs/ja-easy/chapter-2.md"
    path.write_text(path.read_text(encoding="utf-8").replace("いきます。", "いきます。いろいろです。", 1), encoding="utf-8")
    mend.main("/直す")
    assert not (site / "glossary/easy-warnings.yaml").exists()
    mend.main("/認める")
    assert '"19": 1' in (site / "glossary/easy-warnings.yaml").read_text(encoding="utf-8")
    assert "glossary/easy-warnings.yaml: やさしい日本語の注意の数を書きました。" in capsys.readouterr().out


def test_without_the_analyser_the_rest_is_mended(site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ModuleNotFoundError(name="sudachipy")

    monkeypatch.setattr("plansite.easy.lint.result", missing)
    (site / "docs/ja/about.md").write_text((site / "docs/ja/about.md").read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert mend.main("") == 0
    assert capsys.readouterr().out.splitlines() == [
        REPAIRED,
        "sudachipy がないので、読みの案と、やさしい日本語の数は書きませんでした。",
        "docs/ja/about.md: 書き方（字下げ、空白、並び順）をそろえました。",
    ]


def test_what_cannot_be_read_is_named_and_left(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / PAGE).write_text("文\n\n# 題 \n", encoding="utf-8")
    assert mend.main("/直す") == 1
    assert capsys.readouterr().out.startswith(f"{PAGE}:1: ")
    assert (site / PAGE).read_text(encoding="utf-8") == "文\n\n# 題 \n"


@pytest.mark.skipif(os.name == "nt", reason="needs a right on Windows")
@pytest.mark.parametrize("name", ["glossary/readings.yaml", "docs/ja/about.md", "docs", "mkdocs.yml"])
def test_nothing_is_written_through_a_link(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (site / name).rename(tmp_path / "elsewhere")
    (site / name).symlink_to(tmp_path / "elsewhere")
    assert mend.main("/直す") == 1
    assert [line.partition(": ")[0] for line in capsys.readouterr().out.splitlines()] == [f"{name}:1"]


def test_pages_outside_of_the_folder_are_left(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs").rename(tmp_path / "docs")
    change(site, "mkdocs.yml", "theme:\n", "docs_dir: ../docs\ntheme:\n")
    assert mend.main("/直す") == 1
    assert capsys.readouterr().out.startswith("mkdocs.yml:1: ")


@pytest.mark.parametrize("line", ["hooks: [hooks/site.py]\n", "watch: [!!python/object/apply:os.mkdir [RAN]]\n"])
def test_the_folder_is_data(site: Path, line: str) -> None:
    """Neither its modules, nor its hooks, nor a tag of its YAML, nor its settings for git are run."""
    for name, text in HOSTILE.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (site / "mkdocs.yml").write_text((site / "mkdocs.yml").read_text(encoding="utf-8") + line, encoding="utf-8")
    command = Path(sys.executable).with_name("plan")
    printed = subprocess.run([command, "mend", "/直す"], cwd=site, capture_output=True, text=True, check=False)
    assert printed.stdout or printed.returncode
    assert "Traceback" not in printed.stderr
    assert list(site.rglob(RAN)) == []


def test_suggest(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is mended where the change is seen is a suggestion; the summary says all."""
    change(site, PAGE, "国内でもデジタル化が加速しています。", "世界的にデジタル化が加速しています。")
    committed(site)
    git(site, "switch", "-c", "change")
    (site / "docs/en/about.md").write_text((site / "docs/en/about.md").read_text(encoding="utf-8") + "\nMore. \n", encoding="utf-8")
    git(site, "commit", "-am", "A change")
    assert suggest.main("main", tmp_path / "suggestions.json") == 0
    ((said, comment),) = [(each.pop("body"), each) for each in json.loads((tmp_path / "suggestions.json").read_text(encoding="utf-8"))]
    assert comment == {"path": "docs/en/about.md", "line": 9, "side": "RIGHT"}
    assert said.endswith("\n\n```suggestion\nMore.\n```\n")
    assert capsys.readouterr().out == (
        "\n## 機械にできる直し\n\nこのプルリクエストに「/直す」とコメントすると、次の直しが加わります。\n\n"
        "- glossary/easy-measures.yaml:\u2060 読みやすさの数字を測り直しました。\n"
        "- docs/en/about.md:\u2060 書き方（字下げ、空白、並び順）をそろえました。\n"
    )
