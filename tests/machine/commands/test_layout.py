"""The layout: what it changes, that it changes it once, and that nothing a file says is lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite import project
from plansite.commands import layout
from plansite.commands.layout import Arrangement
from plansite.files import yamlfile

from ...conftest import ROOT
from ..plan import PLAN, TOWN

TIDY: list[tuple[str, Arrangement, str, str]] = [
    ("indent", list, "a:\n    b:\n    - c\n    -   d\n", "a:\n  b:\n    - c\n    - d\n"),
    ("quotes", list, 'a: \'b\'\nc: \'say "d"\'\n"e": "f"\n', 'a: "b"\nc: \'say "d"\'\n"e": "f"\n'),
    ("texts of lines", list, 'a: >\n  b\n  c\n\n  d\ne: "f\\ng\\n"\nh: |\n      i\n', "a: |\n  b c\n  d\ne: |\n  f\n  g\nh: |\n  i\n"),
    ("numbers are text", list, "a: 281e33536498\nb: 007\nc: 1_0\nd: 2022-03\n", "a: 281e33536498\nb: 007\nc: 1_0\nd: 2022-03\n"),
    ("brackets", list, "a: [ b,c ,\n  d ]\ne: { f : g }\n", "a: [b, c, d]\ne: {f: g}\n"),
    ("comments", list, "a: b # c\n#d\ne:\n # f\n  - g      # h\n# i\n", "a: b  # c\n#d\ne:\n  # f\n  - g  # h\n# i\n"),
    ("no comment in a text", list, "a: |\n  # b\n  c # d  \n\n  #e\n# f\n", "a: |\n  # b\n  c # d  \n\n  #e\n# f\n"),
    ("empty lines", list, "\n\na: b\n\n\n\nc: d\n\n", "a: b\n\nc: d\n"),
    ("line ends", list, "\ufeffa: b  \r\nc: d\t\re: |\r\n  f", "a: b\nc: d\ne: |\n  f"),
    ("missing value and tag", list, "a:\nb: ~\nc: !ENV [D, e]\n", "a:\nb: ~\nc: !ENV [D, e]\n"),
    (
        "entries apart",
        layout.apart,
        "terms:\n\n- id: a\n\n  ja: |\n    b\n\n    c\n# d\n\n- id: e\n\n\n  # f\n- id: g\n",
        "terms:\n  - id: a\n    ja: |\n      b\n\n      c\n\n  # d\n  - id: e\n\n  # f\n  - id: g\n",
    ),
    (
        "words in order",
        layout.in_order,
        "# い\nwords:\n  - カバー\n  # の前\n  - カード  # 札\n  - DX\n  - ガス\n  - AI\n\n# ろ\nmore:\n  - い\n  - あ\n",
        "# い\nwords:\n  # の前\n  - カード  # 札\n  - ガス\n  - カバー\n  - AI\n  - DX\n\n# ろ\nmore:\n  - あ\n  - い\n",
    ),
    (
        "readings in order",
        layout.in_order,
        "words:\n  県民: {reading: けんみん, review: true}\n  # 文\n  害: が|い\n  会い: あい\n  科学: かがく\n",
        "words:\n  会い: あい\n  # 文\n  害: が|い\n  科学: かがく\n  県民: {reading: けんみん, review: true}\n",
    ),
    ("kanji without readings", layout.in_order, "known:\n  - 県\n  - あ\n", "known:\n  - 県\n  - あ\n"),
]


@pytest.mark.parametrize(("arrangement", "text", "expected"), [row[1:] for row in TIDY], ids=[row[0] for row in TIDY])
def test_yaml(arrangement: Arrangement, text: str, expected: str) -> None:
    expected = expected if expected.endswith("\n") else f"{expected}\n"
    assert layout.yaml_text(text, arrangement) == expected
    assert layout.yaml_text(expected, arrangement) == expected


@pytest.mark.parametrize("text", ["a: [b,  # c\n  d]\n", "a: {b: c,\n  # d\n  e: f}\n"])
def test_what_would_lose_a_comment_is_refused(text: str) -> None:
    with pytest.raises(layout.LayoutError):
        layout.yaml_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeff\n\n# a \r\n\r\nb\t\r\n\r\n\r\n", "# a\n\nb\n"),
        ("a  \nb   \nc \n\n| d |  \n", "a  \nb  \nc\n\n| d |\n"),
        ("  \na\u3000\n", "a\u3000\n"),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert layout.markdown_text(text) == expected
    assert layout.markdown_text(expected) == expected


SITE, _ = project.read(PLAN)
LAYOUTS = dict(layout.layouts(SITE))


def test_files() -> None:
    """What people edit has a layout; what programs write has that of the program."""
    names = {path.relative_to(PLAN).as_posix() for path in LAYOUTS}
    written = {path.relative_to(PLAN).as_posix() for path in PLAN.rglob("*") if path.suffix in (".yml", ".yaml", ".md")}
    by_programs = {"glossary/easy-measures.yaml", "glossary/easy-warnings.yaml", "source/confirmed.yaml"}
    assert written - names == by_programs | {"accessibility/hand-test.md"}


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.relative_to(PLAN).as_posix())
def test_files_are_in_their_layout(path: Path) -> None:
    text, wanted, problems = layout.laid_out(path, PLAN, LAYOUTS[path])
    assert (problems, text) == ([], wanted)


# Ways in which people and editors write the same file differently, line by line.
SLIPS: list[Callable[[str], str]] = [
    lambda line: f"{line}  ",
    lambda line: f"{line}\r",
    lambda line: f"\n\n{line}",
    lambda line: re.sub("  # ", "      # ", line),
    lambda line: f"# 注\n{line}",
    lambda line: re.sub(r'^([^:{\[]+): ([^\s"\'|>\[{!#][^"\'#]*)$', r"\1: '\2'", line),
    lambda line: re.sub(r'"([^"\'\\]*)"$', r"'\1'", line),
    lambda line: re.sub(r"^  - ([^:\[{]+)$", r"  -   \1", line),
]


def said(text: str) -> tuple[object, list[str]]:
    """Return the data of a file, and the comments that are on lines of their own or behind a value."""
    body = re.sub(r"(?m)^( *)(\S.*)?[|>]$(\n\1 +.*|\n *$)*", "", text)
    comments = re.findall(r"(?m)(?:^|\s)(#[^\"'\n]*?)[ \r]*$", body)
    return yaml.load(text, Loader=yaml.BaseLoader), sorted(comments)


def sample(text: str, first: int, count: int) -> str:
    """Return some entries of the first list of a file, so that a run takes little time."""
    head, *entries = re.split(r"(?m)^(?=  (?! ))", text)
    return head + "".join(entries[first % len(entries) :][:count])


@pytest.mark.share(3)
@pytest.mark.parametrize("path", [path for path in LAYOUTS if path.suffix == ".yaml"], ids=lambda path: path.name)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_slips_in_the_layout_puts_right(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    if re.search(r"(?m)^  ", text):
        text = sample(text, data.draw(st.integers(0, 999)), 6)
    lines = text.removesuffix("\n").split("\n")
    texts = {number for number in range(len(lines)) if not lines[number].strip()} | within_texts(text)
    for number in data.draw(st.lists(st.integers(0, len(lines) - 1), max_size=6, unique=True)):
        if number not in texts:
            lines[number] = data.draw(st.sampled_from(SLIPS))(lines[number])
    written = "\n".join(lines)
    formed = LAYOUTS[path](written)
    assert LAYOUTS[path](formed) == formed
    (data_before, comments_before), (data_after, comments_after) = said(written), said(formed)
    assert in_any_order(data_after) == in_any_order(data_before)
    assert comments_after == comments_before
    assert not re.search(r"\r|^\ufeff|[^\n]\Z|\n\n\n", formed)


def within_texts(text: str) -> set[int]:
    """Return the lines within `|`, where a slip would be another text."""
    found: set[int] = set()
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if getattr(token, "style", None) in ("|", ">"):
            found.update(range(token.start_mark.line, token.end_mark.line))
    return found


def in_any_order(value: object) -> object:
    """Return data whose lists of words, which are sorted, are compared as sets."""
    if isinstance(value, dict):
        return {key: in_any_order(each) for key, each in value.items()}
    if isinstance(value, list):
        return sorted(value) if all(isinstance(each, str) for each in value) else [in_any_order(each) for each in value]
    return value


BROKEN = [
    ("a: 'b\n", "x.yaml:1:4: 引用符（'）が閉じられていません。値の終わりにも ' を書いてください。"),
    ("a: 1\na: 2\n", "x.yaml:2: キー「a」が二度書かれています（最初は1行目）。どちらか一つにしてください。"),
    (b"\xff", "x.yaml:1: 文字コードが UTF-8 ではなく、Shift_JIS です。UTF-8 で保存してください。"),
    (
        "a: [b,  # c\n  d]\n",
        "x.yaml:1: 自動では整えられません。かっこ（[ ] や { }）の中にコメントがあれば、かっこの上の行に移してください。",
    ),
]


@pytest.mark.parametrize(("written", "message"), BROKEN)
def test_a_file_that_cannot_be_read_stays_and_is_reported(written: str | bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(written if isinstance(written, bytes) else written.encode())
    text, wanted, problems = layout.laid_out(path, tmp_path, layout.yaml_text)
    assert text == wanted
    assert [f"{problem.place}: {problem.text('ja')}" for problem in problems] == [message]


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """--check changes nothing and says what to do; without it the files are written, once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "mkdocs.yml").write_bytes((TOWN / "mkdocs.yml").read_bytes())
    words, page, broken = tmp_path / "glossary/common-words.yaml", tmp_path / "docs/ja/index.md", tmp_path / "source/facts.yaml"
    for path, text in ((words, "words:\n- イ\n- ア"), (page, "# 題 \n"), (broken, "facts: [\n")):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    unread = yamlfile.read(broken, tmp_path)[1][0]
    wrong = f"{unread.place}: {unread.text('ja')}\n"
    differs = "決まった書き方（字下げ、空白、並び順など）と違います。make format を実行してください。\n"
    assert layout.main(True) == 1
    assert capsys.readouterr().out == f"docs/ja/index.md:1: {differs}glossary/common-words.yaml:2: {differs}{wrong}"
    assert words.read_text(encoding="utf-8") == "words:\n- イ\n- ア"
    assert layout.main(False) == 1
    assert capsys.readouterr().out == f"glossary/common-words.yaml\ndocs/ja/index.md\n{wrong}"
    assert words.read_text(encoding="utf-8") == "words:\n  - ア\n  - イ\n"
    assert (page.read_text(encoding="utf-8"), broken.read_text(encoding="utf-8")) == ("# 題\n", "facts: [\n")
    broken.unlink()
    assert layout.main(True) == 0
    assert capsys.readouterr().out == ""


def test_hooks_of_pre_commit_are_targets_of_the_makefile() -> None:
    """They need nothing but this repository: no other is fetched."""
    (group,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert group["repo"] == "local"
    assert [(hook["entry"], hook["language"], hook["pass_filenames"]) for hook in group["hooks"]] == [
        ("make format", "system", False),
        ("make check", "system", False),
    ]
    targets = re.findall(r"(?m)^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert {"format", "check", "rename"} <= set(targets)
    edited = [path.relative_to(PLAN).as_posix() for path in LAYOUTS]
    assert [name for name in edited if not all(re.search(hook["files"], name) for hook in group["hooks"])] == []
