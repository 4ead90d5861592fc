"""The English edition: sentences counted, linters asked."""

import shutil
from pathlib import Path

import pytest

from plansite import english
from plansite.content import Content
from plansite.english import Passage
from plansite.files import problem

from ..conftest import ROOT
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
        ("The the plan.", ["There's a lexical illusion in 'The the' - a phrase is repeated. (lexical_illusions)"]),
        ("The chairman spoke.", ["Gender bias. Use 'chair' instead of 'chairman'. (social_awareness.sexism)"]),
        ("They recieve data.", ["'recieve': did you mean 'receive'?"]),
    ],
)
def test_linters(text: str, expected: list[str]) -> None:
    before = [Passage("Data.", "a.md", 3), Passage("Data", "b.md", 4)]
    found = english.linted([*before, Passage(text, "c.md", 9)], ROOT)
    assert [(each.path, each.line, each.text("en")) for each in found] == [("c.md", 9, message) for message in expected]


def test_every_text_is_read(site_content: Content) -> None:
    """Pages, definitions and labels of English, each with its place."""
    found = list(english.passages(site_content))
    assert len(found) > 200
    assert {passage.path.partition("/")[0] for passage in found} >= {"docs", "glossary"}
    assert problem.lines(english.linted(found, ROOT), "en") == []


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
                "docs/en/index.md: 10.5 words/sentence, LIX 13",
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
    shutil.copy(ROOT / ".proselintrc.json", site)
    (site / "docs/en/index.md").write_text(
        f"# Plan {{#plan}}\n\nText.\n\nThey recieve data.\n\n{'red, blue, ' * 18}end.\n", encoding="utf-8"
    )
    monkeypatch.chdir(site)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert english.main(only_mistakes) == status
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("docs/en/index.md")] == expected
