"""The English edition: sentences counted, linters asked."""

import sys
from pathlib import Path

import pytest

from plansite import english
from plansite.content import Content
from plansite.editions.fidelity import Passage
from plansite.files import problem

from .plan import TOWN, copy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Act No. 103 of 2016 applies.", ["Act No. 103 of 2016 applies."]),
        ('He said "Go." Then he went.', ['He said "Go." Then he went.']),
        ("Fiscal 2022. (April to March.) End.", ["Fiscal 2022.", "(April to March.) End."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert english.sentences(text) == expected


def test_readability() -> None:
    assert english.readability(["The cat sat. The elephants walked."]) == (3.0, 3.0 + 100 / 6 * 1)
    assert english.readability([]) == (0.0, 0.0)


def test_long_sentences_are_warnings() -> None:
    long, short = "word " * 36 + "end.", "word " * 34 + "end."
    (found,) = english.long_sentences([Passage(short, "a.md", 1), Passage(long, "a.md", 2)])
    assert (found.line, found.warning) == (2, True)
    assert found.text("en").startswith("a sentence has 37 words (at most 35)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A plain sentence about data.", []),
        ("The the plan.", ["英語の「The the」は、同じ言葉が二つ続いています。一つを消してください。"]),
        ("They had had the plan, and that that it says.", []),
        ("As far as far as it goes.", ["英語の「As far as far」は、同じ言葉が二つ続いています。一つを消してください。"]),
        ("The chairman spoke.", ["英語の「chairman」は「chair」と書いてください。男女の片方だけを指す言葉です。"]),
        ("Prior to this, chair-man.", ["英語の「Prior to」は「before」と書いてください。長くてかたい言葉です。"]),
        ("The end result.", ["英語の「end result」は「result」と書いてください。同じ意味を二度言う言葉です。"]),
        ("The send results, an order-in order to-do.", []),
        ("They Recieve data.", ["英語のつづり「Recieve」は「receive」ではありませんか。"]),
        ("It is amoung us.", ["英語のつづり「amoung」は「among」ではありませんか。"]),
        ("This abd that.", ["英語のつづり「abd」は「and, bad」ではありませんか。"]),
    ],
)
def test_linted(text: str, expected: list[str]) -> None:
    found = english.linted([Passage("Data.", "a.md", 3), Passage("Data", "b.md", 4), Passage(text, "c.md", 9)])
    assert [(each.path, each.line, each.text("ja")) for each in found] == [("c.md", 9, message) for message in expected]


def test_every_text_is_read(site_content: Content) -> None:
    """Pages, definitions and labels of English, each with its place."""
    found = list(english.passages(site_content))
    assert len(found) > 200
    assert {passage.path.partition("/")[0] for passage in found} >= {"docs", "glossary"}
    assert problem.lines(english.linted(found), "en") == []


@pytest.mark.parametrize(
    ("only_mistakes", "status", "expected"),
    [
        (True, 1, ["docs/en/index.md:5: 英語のつづり「recieve」は「receive」ではありませんか。"]),
        (
            False,
            1,
            [
                "docs/en/index.md:5: 英語のつづり「recieve」は「receive」ではありませんか。",
                "docs/en/index.md:7: 英語の文が37語あります（35語まで）。二つに分けてください: red, blue, red, blue, red, blue, red, blue, red, blue, red, …",
                "docs/en/index.md: 一文に 10.5 語、LIX 13",
            ],
        ),
    ],
)
def test_command(
    only_mistakes: bool,
    status: int,
    expected: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Sentences that are long are named, and figures given, only to people who ask for them."""
    site = copy(TOWN, tmp_path)
    (site / "docs/en/index.md").write_text(
        f"# Plan {{#plan}}\n\nText.\n\nThey recieve data.\n\n{'red, blue, ' * 18}end.\n", encoding="utf-8"
    )
    monkeypatch.chdir(site)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert english.main(only_mistakes) == status
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("docs/en/index.md")] == expected


def test_what_cannot_run_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the dictionary of misspellings."""
    monkeypatch.chdir(copy(TOWN, tmp_path))
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setitem(sys.modules, "codespell_lib", None)
    english._misspellings.cache_clear()
    assert english.main(only_mistakes=True) == 2
    assert capsys.readouterr().out == "pip install 'plansite[test]' を実行すると、検査に要るものが入ります。\n"
