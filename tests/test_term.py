"""make term: answers that come through a pipe become an entry at its place, and nothing else of the file changes."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import term
import yamlfile
from term import Answers

from .conftest import ROOT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("accessibility", "docs", "glossary", "overrides", "source"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def start(site: Path, language: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "LANG": language, "LC_ALL": "", "PYTHONUTF8": "1", "GITHUB_ACTIONS": ""}
    command = [sys.executable, str(ROOT / "hooks" / "term.py")]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=site, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def run(site: Path, answers: list[str], language: str) -> subprocess.CompletedProcess[str]:
    """Run the dialogue with `answers`, one a line, and return the finished process."""
    with start(site, language) as process:
        output, errors = process.communicate("".join(f"{answer}\n" for answer in answers))
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


KIND = "種類: site（このサイトの言葉）、name（法律・組織・場所などの名前）、plan（計画の用語解説の言葉） [site]"
ID = "id（変えない名前。英小文字・数字・ハイフン。ページのアドレスになります） [tablet-computer]"
READING, JAPANESE, ENGLISH = "読み（ひらがな） [たぶれっと]", "説明（日本語、一行で）", "説明（English、一行で）"
RELATED, EXAMPLE = "関係のある用語の id（「、」で区切る） [なければ Enter]", "この用語を使う例文（計画の文など） [なければ Enter]"
PLACE = "どの用語の後に置きますか（id） [wcag]"
# What is asked, what is answered, and what is objected to it.
TABLET = [
    (KIND, "word", "「origin」の値「word」は使えません。使える値: plan、site、name"),
    (KIND, "", ""),
    (
        "見出しの言葉（日本語）",
        "オープンデータ",
        "つづり「オープンデータ」は、10行目で「オープンデータ」が使っています。どちらかから消してください。",
    ),
    ("見出しの言葉（日本語）", "タブレット", ""),
    ("見出しの言葉（やさしい日本語） [タブレット]", "", ""),
    ("見出しの言葉（English）", "", "何か書いてください。"),
    ("見出しの言葉（English）", "tablet computer", ""),
    (ID, "Tablet", "「id」の値「Tablet」は、半角の英小文字・数字・ハイフンで書いてください。例: tablet"),
    (ID, "open-data", "id「open-data」は、4行目の「オープンデータ」が使っています。ほかの id を付けてください。"),
    (ID, "", ""),
    (READING, "タブレット", "読み「タブレット」は、ひらがなで書いてください。例: たぶれっと"),
    (READING, "", ""),
    ("ページにある別のつづり（日本語、「、」で区切る） [なければ Enter]", "タブレット端末", ""),
    (JAPANESE, "薄い<b>板</b>", "説明（ja）に HTML「<b>」があります。消して、Markdown で書いてください。"),
    (JAPANESE, "指で画面に触れて使う、薄い板の形をした機械のこと。", ""),
    ("説明（やさしい日本語、一行で）", "指で 画面に さわって 使う 機械です。", ""),
    ("ページにある別のつづり（English、「、」で区切る） [なければ Enter]", "", ""),
    (ENGLISH, "A tablet computer.", "説明（en）が、見出しの言葉そのものを使って説明しています。ほかの言葉で言いかえてください。"),
    (ENGLISH, "A thin, flat device: its screen is touched with the fingers.", ""),
    (RELATED, "browsers、app", "related の「browsers」という id の用語はありません。「browser」ではありませんか。"),
    (RELATED, "browser、app", ""),
    (EXAMPLE, "端末を配る", "例文「端末を配る」の中に、この用語が見つかりません。例文を直すか、aliases につづりを足してください。"),
    (EXAMPLE, "タブレットを配る", ""),
    (PLACE, "browsr", "「browsr」という id の用語はありません。「browser」ではありませんか。"),
    (PLACE, "browser", ""),
]
TABLET_ENTRY = """\
  - id: tablet-computer
    origin: site
    related: [browser, app]
    ja:
      term: タブレット
      reading: たぶれっと
      aliases: [タブレット端末]
      definition: |
        指で画面に触れて使う、薄い板の形をした機械のこと。
    ja-easy:
      term: タブレット
      definition: |
        指で 画面に さわって 使う 機械です。
    en:
      term: tablet computer
      definition: |
        A thin, flat device: its screen is touched with the fingers.
    match: [タブレットを配る]
"""


def test_a_term_of_the_site(site: Path) -> None:
    """Every slip is asked for again with its reason; then comes the entry, and behind it what the check still finds."""
    path = site / "glossary" / "terms.yaml"
    before = path.read_text(encoding="utf-8")
    finished = run(site, [*(answer for _, answer, _ in TABLET), "y"], "ja_JP.UTF-8")
    asked = "".join(f"{prompt}: " + (f"  {objection}\n" if objection else "") for prompt, _, objection in TABLET)
    shown = f"{asked}\n{TABLET_ENTRY}\nglossary/terms.yaml の「browser」の後に書きますか（y/n）: "
    assert finished.stdout[: len(shown)] == shown
    place = before.index("  - id: client-terminal\n")
    after = path.read_text(encoding="utf-8")
    assert after == f"{before[:place]}{TABLET_ENTRY}\n{before[place:]}"
    line = after[:place].count("\n") + 1
    confirm = "は、まだ元の文と見くらべていません。見くらべてから、make confirm SECTION=tablet-computer LOCALE="
    assert finished.stdout[len(shown) :].splitlines() == [
        f"glossary/terms.yaml:{line}: 「タブレット」のつづりは、どのページにも説明文にもありません。この用語を消すか、つづりを確かめてください。",
        f"glossary/terms.yaml:{line + 9}: tablet-computer（ja-easy）{confirm}ja-easy で記録してください。",
        f"glossary/terms.yaml:{line + 13}: tablet-computer（en）{confirm}en で記録してください。",
        "問題 3 件、まだ訳していないページ 0 件。",
    ]
    assert (finished.returncode, finished.stderr) == (0, "")


NAME = ["name", "南町役場", "", "Minami Town Hall: Annex", "minami", "みなみまちやくば", *[""] * 3, "", *[""] * 3, *[""] * 2]
NAME_ENTRY = """\
  - id: minami
    origin: name
    ja:
      term: 南町役場
      reading: みなみまちやくば
    en:
      term: "Minami Town Hall: Annex"
      standing: unverified
"""


def test_a_name_in_english(site: Path) -> None:
    """A name needs no definition; it goes behind the last name, here the end of the file. Text that YAML would misread is quoted."""
    path = site / "glossary" / "terms.yaml"
    before = path.read_text(encoding="utf-8")
    finished = run(site, [*NAME, "", "yes"], "en_US.UTF-8")
    assert path.read_text(encoding="utf-8") == f"{before}\n{NAME_ENTRY}", finished.stdout
    assert finished.stdout.startswith("kind: site (a word of this site), name (a law, a body, a place and so on), plan")
    assert f"{NAME_ENTRY}\nWrite it to glossary/terms.yaml behind 'society-4-0' (y/n): " in finished.stdout
    assert "'南町役場': it is used on no page and in no definition; delete the entry or check its spelling." in finished.stdout


@pytest.mark.parametrize("answers", [[], [answer for _, answer, _ in TABLET][:9], [*(answer for _, answer, _ in TABLET), "n"]])
def test_a_dialogue_that_ends_early_leaves_the_file(site: Path, answers: list[str]) -> None:
    before = (site / "glossary" / "terms.yaml").read_bytes()
    finished = run(site, answers, "ja_JP.UTF-8")
    assert finished.stdout.endswith("やめました。glossary/terms.yaml はそのままです。\n")
    assert (finished.returncode, finished.stderr) == (1, "")
    assert (site / "glossary" / "terms.yaml").read_bytes() == before


def test_ctrl_c_leaves_the_file(site: Path) -> None:
    before = (site / "glossary" / "terms.yaml").read_bytes()
    with start(site, "ja_JP.UTF-8") as process:
        assert process.stdout is not None
        assert process.stdout.read(len(KIND) + 2) == f"{KIND}: "
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate()
    assert (output, errors, process.returncode) == ("\nやめました。glossary/terms.yaml はそのままです。\n", "", 1)
    assert (site / "glossary" / "terms.yaml").read_bytes() == before


def test_without_terms_it_says_what_is_missing(site: Path) -> None:
    (site / "glossary" / "terms.yaml").write_text("terms: []\n", encoding="utf-8")
    finished = run(site, [], "ja_JP.UTF-8")
    assert "用語の一覧がありません。「terms:」と書き、その下に「- id: …」から始まる用語を並べてください。" in finished.stdout
    assert (finished.returncode, finished.stderr) == (1, "")


def test_a_file_in_another_layout_is_put_right_first(site: Path) -> None:
    path = site / "glossary" / "terms.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("related: [public", "related: [ public", 1), encoding="utf-8")
    finished = run(site, [], "en_US.UTF-8")
    assert finished.stdout == "glossary/terms.yaml:6: not in the layout (indent, spaces, order and so on); run make format.\n"
    assert (finished.returncode, finished.stderr) == (1, "")


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("terms:\n  - id: a\n\n  # b\n  - id: b\n", 0, "terms:\n  - id: a\n\n  - id: new\n\n  # b\n  - id: b\n"),
        ("terms:\n  - id: a\n\n  # b\n  - id: b\n", 1, "terms:\n  - id: a\n\n  # b\n  - id: b\n\n  - id: new\n"),
        ("terms:\n  - id: a\n  - id: b", 0, "terms:\n  - id: a\n\n  - id: new\n\n  - id: b"),
        ("terms:\n  - id: a\n  - id: b", 1, "terms:\n  - id: a\n  - id: b\n\n  - id: new\n"),
        (
            "terms:\n  - id: a\n    d: |\n      # no comment\n# end\n",
            0,
            "terms:\n  - id: a\n    d: |\n      # no comment\n\n  - id: new\n\n# end\n",
        ),
    ],
)
def test_inserted(text: str, after: int, expected: str) -> None:
    document, problems = yamlfile.read_text(text, "terms.yaml")
    assert problems == []
    assert term.inserted(text, document, after, "  - id: new\n") == expected


@pytest.mark.parametrize(
    ("written", "expected"), [("2021", '"2021"'), ("yes", '"yes"'), ("# x", '"# x"'), ("a: b", '"a: b"'), ("[x", '"[x"'), ("5G", "5G")]
)
def test_an_answer_is_text(written: str, expected: str) -> None:
    answers: Answers = {("id",): "a", ("origin",): "site", ("en", "term"): written}
    text = term.entry_text(answers, ("en",))
    assert text == f"  - id: a\n    origin: site\n    en:\n      term: {expected}\n"
    assert yamlfile.read_text(text, "x.yaml")[1] == []
