"""The English edition: sentences counted, linters asked."""

import re
import sys
from pathlib import Path

import pytest

from plansite import content
from plansite.content import Content
from plansite.editions.fidelity import Passage
from plansite.files import problem
from plansite.reviews import english

from .plan import TOWN, copy

PLAN = """\
site_name: Plan
nav: [{First: first.md}, {Second: second.md}]
theme: plansite
plugins: [{i18n: {languages: [{locale: ja, default: true, name: 日本語}, {locale: en, name: English}]}}, plansite]
extra: {source: false}
"""


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word " * 24 + "end.", []),
        ("word " * 25 + "end.", [26]),
        ("word " * 24 + "Water Supply Act.", []),
        ("word " * 25 + "Water Supply Act.", [26]),
    ],
)
def test_long_sentences_are_warnings(text: str, expected: list[int]) -> None:
    """A title counts as one word."""
    found = list(english.long_sentences([Passage(text, "a.md", 2)], re.compile("Water Supply Act")))
    assert [(each.line, each.warning, dict(each.message.slots)["words"]) for each in found] == [(2, True, words) for words in expected]


def test_titles_keep_their_spelling() -> None:
    passage = Passage("The Technology Centre has a centre.", "a.md", 1)
    (found,) = english.linted([passage], re.compile("Technology Centre"))
    assert found.text("en") == "write 'center' for 'centre'; this site spells as Americans do."


SHORT = "One. Two. Three.\n{.point}\n\n"


@pytest.mark.parametrize(
    ("summaries", "expected"),
    [
        (("", ""), []),
        ((SHORT, SHORT), []),
        ((SHORT, ""), [("docs/en/second.md", 1, "ENGL901")]),
        ((SHORT, "One. Two.\n{.point}\n\n"), [("docs/en/second.md", 3, "ENGL902")]),
        ((SHORT, "One.\n{.point}\n\nTwo. Three.\n{.point}\n\n"), []),
        ((SHORT, f"One. Two. W{'ord word ' * 10}end.\n{{.point}}\n\n"), [("docs/en/second.md", 3, "ENGL001")]),
    ],
)
def test_summaries(summaries: tuple[str, str], expected: list[tuple[str, int, str]], tmp_path: Path) -> None:
    """Where one page of the plan opens with a summary, all do; three to five sentences, none long."""
    (tmp_path / "mkdocs.yml").write_text(PLAN, encoding="utf-8")
    for locale, texts in {"ja": ("", ""), "en": summaries}.items():
        for name, text in zip(("first", "second"), texts, strict=True):
            path = tmp_path / "docs" / locale / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\norigin: plan\n---\n\n# Title {{#{name}}}\n\n{text}A text.\n", encoding="utf-8")
    found = english.summaries(content.read(tmp_path))
    assert [(each.path, each.line - 4 * (each.message.id != "ENGL901"), each.message.id) for each in found] == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("definition: A machine. It hums.", "definition: A pipe.", []),
        ("brief: A machine., definition: A machine. It hums.", "definition: A pipe.", []),
        ("brief: A machine., definition: A machine. It hums.", "definition: A pipe. It is long.", [7]),
        ("brief: A machine. It hums., definition: A machine.", "brief: A pipe., definition: A pipe.", [4]),
        (f"brief: {'word ' * 21}., definition: A machine.", "brief: A pipe., definition: A pipe.", [4]),
    ],
)
def test_lines_of_entries(first: str, second: str, expected: list[int], tmp_path: Path) -> None:
    """Where one entry says it in a line, all do: one sentence of at most twenty words."""
    site = copy(TOWN, tmp_path)
    entry = "  - id: {id}\n    origin: site\n    en: {{term: {id}, {text}}}\n"
    text = "".join(entry.format(id=name, text=text) for name, text in (("pump", first), ("pipe", second)))
    (site / "glossary/terms.yaml").write_text(f"terms:\n{text}", encoding="utf-8")
    found = english.lines_of_entries(content.read(site))
    assert [(each.line, each.message.id) for each in found] == [(line, "ENGL903") for line in expected]


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
                "docs/en/index.md:7: 英語の文が37語あります（25語まで）。二つに分けてください: red, blue, red, blue, red, blue, red, blue, red, blue, red, …",
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
