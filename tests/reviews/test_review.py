"""What a change of the content means: changes of the real content, and what the summary says, word for word."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import review

from ..conftest import ROOT
from ..editions.test_fidelity import copy
from .rendering import active, rendered

DATA = ROOT / "tests" / "data" / "review"
Change = Callable[[Path], None]


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the site, as the only commit of a repository."""
    folder = copy(ROOT, tmp_path_factory.mktemp("repository") / "plan")
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "The plan")
    return folder


@pytest.fixture
def changed(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone to change, the current folder."""
    folder = tmp_path / "plan"
    shutil.copytree(repository, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.delenv("PREVIEW_URL", raising=False)
    return folder


def replace(folder: Path, name: str, before: str, after: str, times: int = 1) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == times, f"{name} has {before} {text.count(before)} times"
    path.write_text(text.replace(before, after), encoding="utf-8")


def append(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")


SMARTPHONE = """\
  - id: smartphone
    origin: site
    ja:
      term: スマートフォン
      reading: すまーとふぉん
      definition: |
        電話のほか、いろいろなアプリを使える小さな機器のこと。
    ja-easy:
      term: スマートフォン
      definition: |
        電話の ほかに、いろいろな アプリを 使う ことが できる きかいです。
    en:
      term: smartphone
      definition: |
        A small device that makes calls and runs apps.
"""


def new_term(folder: Path) -> None:
    """A word of every day becomes a term; it is still in the list of common words."""
    replace(folder, "glossary/terms.yaml", "  - id: virtual-reality\n", f"{SMARTPHONE}  - id: virtual-reality\n")


def renamed_term(folder: Path) -> None:
    """A term gets another id, which moved.yaml says, and other words; its record of comparisons and related entries follow."""
    replace(folder, "glossary/terms.yaml", "        ICTを活用して、移動中や出張先など、", "        移動中や出張先など、")
    replace(folder, "glossary/terms.yaml", "  - id: mobile-work\n", "  - id: remote-work\n")
    replace(folder, "glossary/terms.yaml", "[telework, mobile-work]", "[telework, remote-work]")
    replace(folder, "glossary/terms.yaml", "satellite-office, mobile-work,", "satellite-office, remote-work,")
    replace(folder, "source/confirmed.yaml", "    mobile-work: ", "    remote-work: ", 2)
    append(folder, "glossary/moved.yaml", "mobile-work: remote-work\n")


def removed_term(folder: Path) -> None:
    """An entry goes, though pages use its word."""
    text = (folder / "glossary/terms.yaml").read_text(encoding="utf-8")
    start = text.index("  - id: satellite-office\n")
    end = text.index("  - id: mobile-work\n")
    replace(folder, "glossary/terms.yaml", text[start:end], "")
    replace(folder, "glossary/terms.yaml", "[ict, satellite-office, mobile-work, web-meeting]", "[ict, mobile-work, web-meeting]")
    replace(folder, "glossary/terms.yaml", "[telework, satellite-office, ict]", "[telework, ict]")


def new_alias(folder: Path) -> None:
    """Another spelling takes words that pages have already, and that were linked to another term."""
    reading = "      reading: えんかくきょういく\n"
    replace(folder, "glossary/terms.yaml", reading, f"{reading}      aliases: [オンライン授業]\n")


def changed_sentence(folder: Path) -> None:
    """A sentence of the plan and its English translation say something else."""
    replace(folder, "docs/ja/chapter-2/section-3.md", "世界的にデジタル化が加速しています。", "国内でもデジタル化が進んでいます。")
    replace(
        folder,
        "docs/en/chapter-3/section-2.md",
        "and work to make operations in public works more efficient.",
        "and see to it that public works are *quick* (see @team, #12).",
    )


def changed_pages(folder: Path) -> None:
    """A page comes, one goes, one leads elsewhere; an easy page says two sentences in one, and loses a warning."""
    (folder / "docs/ja/news.md").write_text("---\norigin: site\n---\n\n# お知らせ {#news}\n\nドローンの話です。\n", encoding="utf-8")
    (folder / "docs/en/chapter-4/section-3.md").unlink()
    replace(folder, "docs/en/about.md", "(corrections.md)", "(contents.md)")
    replace(
        folder, "docs/ja-easy/chapter-4/section-3.md", "2025年度まで 続きます。4年間の 計画です。", "2025年度まで 続く 4年間の 計画です。"
    )
    easy = "docs/ja-easy/chapter-4/section-1.md"
    replace(folder, easy, "進める ところは「福島県デジタル社会形成推進本部デジタル化推進部会」", "進める ところは「推進部会」")


CHANGES: list[Change] = [new_term, renamed_term, removed_term, new_alias, changed_sentence, changed_pages]
CASES = [*((change, change.__name__, "ja_JP.UTF-8") for change in CHANGES), (new_term, "new_term_in_english", "en_GB.UTF-8")]


@pytest.mark.parametrize(("change", "name", "language"), CASES, ids=[name for _, name, _ in CASES])
def test_change(
    change: Change, name: str, language: str, changed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    change(changed)
    assert review.main(["main"]) == 0
    assert capsys.readouterr().out == (DATA / f"{name}.md").read_text(encoding="utf-8")


def hostile(folder: Path) -> None:
    """Words, titles, spellings and names of files that try to be markup."""
    for number, text in enumerate(ATTACKS):
        if text in ALLOWED:
            append(folder, "docs/en/about.md", f"\n{text}\n\n## Heading {text} {{#a{number}}}\n\nA drone.\n")
    written = ", ".join("'" + text.replace("'", "''") + "'" for text in ATTACKS)
    replace(folder, "glossary/terms.yaml", "aliases: [unmanned aircraft]", f"aliases: [unmanned aircraft, {written}]")
    append(folder, "source/`a` <img src=x> [b](https:b) @team.txt", "")


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "![a](https://x.example/a.png)",
    "<https://x.example/>",
    "https://x.example/ www.x.example a@x.example",
    "@team #12 GH-12 :smile:",
    "`a` ``b`` ```c",
    "**a** __b__ ~~c~~ $d$ [^1] | e",
    "&lt;b&gt; &#x3c;i> <!-- f -->",
]
# What the check lets stand on a page; the others are spellings of a term only.
ALLOWED = ATTACKS[4:7]


MARKUP = {"div", "h1", "h2", "p", "ul", "li", "del", "table", "thead", "tbody", "tr", "th", "td", "strong", "code"}


def test_nothing_of_a_change_is_markup(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile(changed)
    assert review.main(["main"]) == 0
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
    assert review.main([base]) == 1
    assert capsys.readouterr() == ("", message)
    assert not (changed / "x").exists()


def test_no_repository(changed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(changed / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(changed.parent))
    assert review.main(["main"]) == 1
    assert capsys.readouterr() == (
        "",
        "このフォルダは git のリポジトリではないので、前の版とくらべられません。git clone で取ったフォルダの中で実行してください。\n",
    )


NOTHING = """\
# 変更のまとめ

`main` とくらべた、用語と文の変更です。

プレビュー: <https://x.example/1>

用語と文に、変更はありません。

| 項目 | 数 |
| --- | --- |
| 加わった用語 | 0 |
| 変わった用語 | 0 |
| 消えた用語 | 0 |
| リンクの変わる場所 | 0 |
| 変わった文 | 0 |
| 見直す訳 | 0 |
| 決める言葉 | 0 |
| やさしい日本語の注意 | 調べていません（make easy で、調べる道具が入ります） |
| 検査のほかの問題 | 0 |
"""


def test_no_change_and_no_analyser(changed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ModuleNotFoundError(name="sudachipy")

    monkeypatch.setattr("easy.lint.result", missing)
    monkeypatch.setenv("PREVIEW_URL", "https://x.example/1")
    assert review.main(["main"]) == 0
    assert capsys.readouterr().out == NOTHING


@pytest.mark.parametrize(("name", "moved"), [("terms.yaml", "変更の後の内容を読めません"), ("", "変更の前の内容を読めません")])
def test_content_that_is_not_yaml(name: str, moved: str, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where either side cannot be read, the report has nothing but the mistakes."""
    right = (changed / "glossary/terms.yaml").read_text(encoding="utf-8")
    append(changed, "glossary/terms.yaml", "  - id: [open\n")
    if not name:
        git(changed, "commit", "-a", "-m", "A mistake")
        (changed / "glossary/terms.yaml").write_text(right, encoding="utf-8")
    assert review.main(["main"]) == 0
    written = capsys.readouterr().out
    assert f"## {moved}\n" in written
    assert f"- `glossary/terms.yaml:{len(right.splitlines()) + 1}" in written
    assert "| 項目 |" not in written


@pytest.mark.parametrize(
    ("name", "text"),
    [("mkdocs.yml", b"plugins: ["), ("docs/en/about.md", b"\xff\xfe"), ("source/facts.yaml", b"- 1"), ("glossary/terms.yaml", b"")],
)
def test_content_that_cannot_be_read(name: str, text: bytes, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (changed / name).write_bytes(text)
    assert review.main(["main"]) == 0
    written = capsys.readouterr().out
    assert "## 変更の後の内容を読めません\n" in written
    assert f"\n- `{name}:1" in written


def test_what_main_has_gained_since_is_no_change(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A branch is compared with the point where it left."""
    git(changed, "checkout", "-b", "branch")
    git(changed, "checkout", "main")
    new_term(changed)
    git(changed, "commit", "-a", "-m", "A term")
    git(changed, "checkout", "branch")
    assert review.main(["main"]) == 0
    assert "用語と文に、変更はありません。" in capsys.readouterr().out


@pytest.mark.parametrize("base", ["$(shell touch x)", '"; touch x; "', "`touch x`", "a b"])
def test_make_hands_the_revision_on_as_it_is(base: str, tmp_path: Path) -> None:
    """Names of branches may hold what make or a shell would run; a workflow sets BASE in the environment."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nprintf '%s|' \"$@\"\n", encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "venv" / "site").touch()
    environment = {**os.environ, "BASE": base}
    finished = subprocess.run(
        ["make", "--silent", "review", "VENV=venv"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert (finished.stdout, finished.stderr) == (f"hooks/review.py|{base}|", "")
    assert not (tmp_path / "x").exists()
