"""What a change of the content means: changes of a small site that stays as it is, and what the summary says, word for word.

Nothing here but the last test knows the content of the real site, which people change.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from plansite import content
from plansite.commands import review

from ...conftest import ROOT
from ..plan import DATA, PLAN, copy
from . import changes
from .rendering import active, rendered

REPORTS = DATA / "review"
Change = Callable[[Path], None]


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    """Make a folder a repository with one commit, and return it."""
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "The plan")
    return folder


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that stays as it is, as the only commit of a repository."""
    return committed(Path(shutil.copytree(REPORTS / "site", tmp_path_factory.mktemp("repository") / "plan")))


@pytest.fixture
def changed(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone to change, the current folder."""
    folder = tmp_path / "plan"
    shutil.copytree(repository, folder)
    settle(folder, monkeypatch)
    return folder


def settle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder the current one, in a Japanese environment without a preview."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.delenv("PREVIEW_URL", raising=False)


def expected(name: str) -> str:
    return (REPORTS / f"{name}.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Case:
    """A change, and under which name its report is kept; `language` and `preview` are what the environment says."""

    name: str
    change: Change
    language: str = "ja_JP.UTF-8"
    preview: str = ""


PREVIEW = "https://git.example/town/plan/actions/runs/1"
CASES = [
    Case("new_term", changes.new_term),
    Case("new_term_in_english", changes.new_term, "en_GB.UTF-8", PREVIEW),
    Case("renamed_term", changes.renamed_term),
    Case("removed_term", changes.removed_term),
    Case("new_alias", changes.new_alias, preview=PREVIEW),
    Case("changed_sentence", changes.changed_sentence),
    Case("changed_pages", changes.changed_pages),
    Case("changed_pieces", changes.changed_pieces),
    Case("changed_entry", changes.changed_entry),
    Case("unreadable_terms", changes.unreadable_terms),
    Case("no_change", changes.none),
]


@pytest.mark.share(2)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_change(case: Case, changed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", case.language)
    monkeypatch.setenv("PREVIEW_URL", case.preview)
    case.change(changed)
    assert review.main("main") == 0
    assert capsys.readouterr().out == expected(case.name)


def test_every_case_is_kept_and_none_else() -> None:
    assert {path.stem for path in REPORTS.glob("*.md")} == {*(case.name for case in CASES), "unreadable_before", "no_analyser"}


def hostile(folder: Path) -> None:
    """Words, titles, spellings and names of files that try to be markup."""
    for number, text in enumerate(ATTACKS):
        if text in ALLOWED:
            changes.append(folder, "docs/en/about.md", f"\n{text}\n\n## Heading {text} {{#a{number}}}\n\nTelework.\n")
    written = ", ".join("'" + text.replace("'", "''") + "'" for text in ATTACKS)
    changes.replace(folder, changes.TERMS, "      term: telework\n", f"      term: telework\n      aliases: [{written}]\n")
    changes.replace(folder, "docs/en/about.md", "Mistakes of", "Errors in")
    changes.append(folder, "source/`a` <img src=x> [b](https:b) @team.txt", "")


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "![a](https://x.example/a.png)",
    "<https://x.example/>",
    "https://x.example/ www.x.example a@x.example",
    "@team #12 GH-12",
    "`a` ``b`` ```c",
    "**a** __b__ ~~c~~ $d$ :smile: [^1] | e",
    "&lt;b&gt; &#x3c;i> <!-- f -->",
]
# What the check lets stand on a page; the others are spellings of a term only.
ALLOWED = ATTACKS[4:7]


MARKUP = {"div", "h1", "h2", "p", "ul", "li", "del", "table", "thead", "tbody", "tr", "th", "td", "strong", "code"}


def test_nothing_of_a_change_is_markup(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile(changed)
    assert review.main("main") == 0
    written = capsys.readouterr().out
    tree = rendered(written)
    assert {element.tag for element in tree.iter()} == MARKUP
    said = tree.text_content().replace("\u2060", "")
    assert [text for text in ATTACKS if text not in said] == []
    assert active(tree) == []


@pytest.mark.parametrize(
    ("base", "message"),
    [
        (
            base,
            f"BASE「{base}」という版は、git にありません。くらべる相手の枝かコミットを書いてください。"
            "例: make review BASE=main（手元にない枝は、先に git fetch origin を実行して、BASE=origin/main）\n",
        )
        for base in ("none", "", "--help", "-h", "main:docs", "main; touch x", "$(touch x)", "main --output=x")
    ],
)
def test_no_such_revision(base: str, message: str, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review.main(base) == 1
    assert capsys.readouterr() == ("", message)
    assert not (changed / "x").exists()


def test_no_repository(changed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(changed / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(changed.parent))
    assert review.main("main") == 1
    assert capsys.readouterr() == (
        "",
        "このフォルダは git のリポジトリではないので、前の版とくらべられません。git clone で取ったフォルダの中で実行してください。\n",
    )


def test_no_analyser(changed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ModuleNotFoundError(name="sudachipy")

    monkeypatch.setattr("plansite.easy.lint.result", missing)
    changes.changed_pages(changed)
    assert review.main("main") == 0
    assert capsys.readouterr().out == expected("no_analyser")


def test_what_was_before_cannot_be_read(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where either side cannot be read, the report has nothing but the mistakes."""
    right = (changed / changes.TERMS).read_text(encoding="utf-8")
    changes.unreadable_terms(changed)
    git(changed, "commit", "-a", "-m", "A mistake")
    (changed / changes.TERMS).write_text(right, encoding="utf-8")
    assert review.main("main") == 0
    assert capsys.readouterr().out == expected("unreadable_before")


def test_a_long_list_is_cut(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(32):
        changes.append(changed, f"source/{number:02}.txt", "a\n")
    assert review.main("main") == 0
    listed = "".join(f"- `source/{number:02}.txt`\n" for number in range(30))
    assert capsys.readouterr().out.endswith(f"\n## ほかに変わったファイル\n\n{listed}- ほか 2 件\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [("mkdocs.yml", b"plugins: ["), ("docs/en/about.md", b"\xff\xfe"), ("source/facts.yaml", b"- 1"), ("glossary/terms.yaml", b"")],
)
def test_content_that_cannot_be_read(name: str, text: bytes, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (changed / name).write_bytes(text)
    assert review.main("main") == 0
    written = capsys.readouterr().out
    assert "## 変更の後の内容を読めません\n" in written
    assert f"\n- `{name}:1" in written


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("ja_JP.UTF-8", "git が見つからないので、前の版とくらべられません。git を入れてから、もう一度実行してください。\n"),
        ("en_GB.UTF-8", "git is not installed, so there is nothing to compare with; install it and try again.\n"),
    ],
)
def test_no_git(language: str, message: str, changed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert changed.is_dir()
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setenv("PATH", "")
    assert review.main("main") == 1
    assert capsys.readouterr() == ("", message)


def test_what_main_has_gained_since_is_no_change(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A branch is compared with the point where it left."""
    git(changed, "checkout", "-b", "branch")
    git(changed, "checkout", "main")
    changes.new_term(changed)
    git(changed, "commit", "-a", "-m", "A term")
    git(changed, "checkout", "branch")
    assert review.main("main") == 0
    assert "用語と文に、変更はありません。" in capsys.readouterr().out


@pytest.mark.parametrize("base", ["$(shell touch x)", '"; touch x; "', "`touch x`", "a b"])
def test_make_hands_the_revision_on_as_it_is(base: str, tmp_path: Path) -> None:
    """Names of branches may hold what make or a shell would run; a workflow sets BASE in the environment."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("python", "plan"):
        command = tmp_path / "venv" / "bin" / name
        command.parent.mkdir(parents=True, exist_ok=True)
        command.write_text("#!/bin/sh\nprintf '%s|' \"$@\"\n", encoding="utf-8")
        command.chmod(0o755)
    (tmp_path / "venv" / "site").touch()
    environment = {**os.environ, "BASE": base}
    finished = subprocess.run(
        ["make", "--silent", "review", "VENV=venv"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert (finished.stdout, finished.stderr) == (f"review|{base}|", "")
    assert not (tmp_path / "x").exists()


def test_the_real_content(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the site is made of, another spelling of a term is named, and nothing else is said to have changed."""
    folder = committed(copy(PLAN, tmp_path / "plan"))
    settle(folder, monkeypatch)
    site = content.read(folder)
    yaml = YAML()
    yaml.preserve_quotes = True
    data = yaml.load(site.project.glossary)
    entry = next(entry for entry in data["terms"] if entry["origin"] == "site")
    entry[site.project.default].setdefault("aliases", []).append("ZZ")
    yaml.dump(data, site.project.glossary)
    assert review.main("main") == 0
    written = capsys.readouterr().out
    tree = rendered(written)
    counted = dict(zip(*(tree.xpath(f"//tbody//td[{column}]/text()") for column in (1, 2)), strict=True))
    assert {name: counted[name] for name in ("加わった用語", "変わった用語", "消えた用語", "変わった文")} == {
        "加わった用語": "0",
        "変わった用語": "1",
        "消えた用語": "0",
        "変わった文": "0",
    }
    (changed,) = tree.xpath("//h2[.='変わった用語']/following-sibling::ul[1]")
    assert changed.xpath(".//code/text()") == [entry["id"]]
    assert "ZZ" in changed.xpath("string(.//strong)")
