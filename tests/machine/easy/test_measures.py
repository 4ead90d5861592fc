"""Figures and scores of a page, and the file they are kept in."""

from pathlib import Path

import pytest

from plansite.content import Content
from plansite.easy import editors, levels, lists, measures, sentences, tokens
from plansite.easy.measures import Figures, Scores
from plansite.easy.sentences import Text
from plansite.files import reading
from plansite.terms import pages
from plansite.terms.pages import Place, Setting

EASY = "李さんは 毎日 お酒を 飲みます。お金が なくなりました。でも、仕事は きらいです。いろいろ 考えました。古い 本を 調べました。"
HARD = "数学は、科学を記述する普遍的な言語であるという基本的な性格を持つ。物理学は、自然界の本質を支配する法則を実験により実証し、解明する学問である。"


def read(text: str, content: Content) -> Text:
    return sentences.read("page.md", reading.read(text).blocks, content.matchers["ja-easy"])


def test_figures_leave_out_headings_glosses_and_spaces(site_content: Content) -> None:
    text = read("# 題\n\n県〈ふくしま〉は 進めます。人です。\n\n- 項目", site_content)
    assert measures.figures(text) == Figures(2, (7 + 4) / 2, (2 + 1) / 2)
    assert measures.figures(read("# 題", site_content)) == Figures(0, 0.0, 0.0)


def test_fingerprint_changes_with_the_text(site_content: Content) -> None:
    before, after = (measures.fingerprint(read(text, site_content)) for text in ("人です。", "人でした。"))
    assert before != after
    assert before == measures.fingerprint(read("人です。", site_content))


def test_readability_tells_easy_from_hard(site_content: Content) -> None:
    """The ranges are the authors': from 4.5 elementary, below 2.5 advanced (jreadability.net)."""
    easy, hard = (measures.readability(read(text, site_content)) for text in (EASY, HARD))
    assert easy is not None
    assert hard is not None
    assert easy >= 4.5
    assert hard < 2.5
    assert measures.readability(read("# 題", site_content)) is None


def test_scores_are_read_as_written(site_content: Content, tmp_path: Path, root: Path) -> None:
    words, _ = lists.read(root / "glossary" / "easy-words.yaml", root)
    measured = {("a.md", "ja-easy"): measures.scores(read(EASY * 3, site_content), words), ("a.md", "ja"): Scores("f", "–", "–")}
    path = tmp_path / "easy-measures.yaml"
    path.write_text(measures.written(measured), encoding="utf-8")
    assert measures.read(path, tmp_path) == (measured, [])
    assert measures.read(tmp_path / "none.yaml", tmp_path) == ({}, [])


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "ja",
            [
                '| [新しい](/a.md) | <span lang="ja-simple">やさしい日本語</span> | 1 | 4.0 | 1.0 | 5.0 | 90% |',
                '| [前の](/b.md) | <span lang="ja-simple">やさしい日本語</span> | 1 | 4.0 | 1.0 | 4.0（古い） | 80%（古い） |',
                '| [<span lang="en">Not yet</span>](/c.md) | 日本語 | 1 | 4.0 | 1.0 | – | – |',
                '| [<span lang="en">Not yet</span>](/c.md) | 18.4 | 46 |',
                "| 1 | 短い文 | 間違い | – |",
                "| 2 | 一つの文に一つのこと | 注意 | 7 |",
            ],
        ),
        (
            "ja-easy",
            [
                '| [<span lang="ja">新しい</span>](/a.md) | やさしい日本語 | 1 | 4.0 | 1.0 | 5.0 | 90% |',
                '| [<span lang="ja">前の</span>](/b.md) | やさしい日本語 | 1 | 4.0 | 1.0 | 4.0（古い） | 80%（古い） |',
                '| [<span lang="en">Not yet</span>](/c.md) | <span lang="ja">日本語</span> | 1 | 4.0 | 1.0 | – | – |',
                '| [<span lang="en">Not yet</span>](/c.md) | 18.4 | 46 |',
            ],
        ),
        (
            "en",
            [
                '| [<span lang="ja">新しい</span>](/a.md) | <span lang="ja-simple">やさしい日本語</span> | 1 | 4.0 | 1.0 | 5.0 | 90% |',
                '| [<span lang="ja">前の</span>](/b.md) | <span lang="ja-simple">やさしい日本語</span> | 1 | 4.0 | 1.0 | 4.0 (old) | 80% (old) |',
                '| [Not yet](/c.md) | <span lang="ja">日本語</span> | 1 | 4.0 | 1.0 | – | – |',
                "| [Not yet](/c.md) | 18.4 | 46 |",
                "| 1 | short sentences | error | – |",
                "| 2 | one idea a sentence | warning | 7 |",
            ],
        ),
    ],
)
def test_the_page_for_editors(locale: str, expected: list[str], site_content: Content, root: Path) -> None:
    """What is in another language is marked as such, and scores of an older text are marked as old."""
    text = read("人です。", site_content)
    new, former, waiting = (
        Place(source, "", title, title, written)
        for source, title, written in [("a.md", "新しい", "ja"), ("b.md", "前の", "ja"), ("c.md", "Not yet", "en")]
    )
    measured = {
        ("a.md", "ja-easy"): Scores(measures.fingerprint(text), "5.0", "90%"),
        ("b.md", "ja-easy"): Scores("0", "4.0", "80%"),
    }
    rows = [
        editors.row(new, "ja-easy", text, measured),
        editors.row(former, "ja-easy", text, measured),
        editors.row(waiting, "ja", text, measured),
    ]
    tags = {other: labels.word("language_tag") for other, labels in site_content.labels.items()}
    words = site_content.labels[locale].words
    setting = Setting(locale, words, site_content.project.names, tags, {}, {}, "")
    templates = pages.environment()
    source, page = editors.page(rows, [(waiting, 18.42, 46.4)], {"2": 7}, setting, templates)
    lines = page.splitlines()
    assert source == "editors.md"
    assert [line for line in lines if ".md)" in line or line.startswith(("| 1 |", "| 2 |"))] == expected
    assert f"# {words['editors_title']} {{: #editors }}" in lines
    assert bool(words["editors_rules_elsewhere"]) == (locale == "ja-easy")
    assert words["editors_rules_elsewhere"] in lines
    assert "{source}" not in page


def test_the_page_for_editors_without_english(site_content: Content, root: Path) -> None:
    setting = Setting("en", site_content.labels["en"].words, {}, {"en": "en"}, {}, {}, "")
    _, page = editors.page([], [], {}, setting, pages.environment())
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# Page for editors {: #editors }",
        "## Readability {: #figures }",
        "## Rules {: #rules }",
        "## What is used {: #credits }",
    ]


@pytest.mark.parametrize(
    ("word", "level"),
    [("食べる", 5), ("学校", 5), ("計画", 4), ("県", 3), ("使い方", 5), ("正しく", 4), ("引っこし", 2), ("趣旨", 1), ("施策", 0)],
)
def test_levels(word: str, level: int) -> None:
    assert levels.level(tokens.words(word)[0]) == level


@pytest.mark.parametrize(("text", "count"), [("学校です。", 6), ("きょうは きゃくが きます。", 9), ("ラッパ", 3), ("コーヒー", 4)])
def test_morae(text: str, count: int) -> None:
    assert tokens.morae(text) == count


def test_the_mean_sentence_is_short(site_content: Content) -> None:
    """Over all easy pages of the plan, at most 25 characters in a sentence, white space and glosses aside."""
    compared = measures.compared(site_content.plan_pages(), site_content.editions, site_content.matchers, site_content.easy_locales)
    found = [measures.figures(text) for _, _, text in compared]
    assert sum(each.sentences for each in found) > 150
    assert sum(each.characters * each.sentences for each in found) / sum(each.sentences for each in found) <= 25
