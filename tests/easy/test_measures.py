"""Figures and scores of a page, and the file they are kept in."""

from pathlib import Path

import jinja2
import pytest

import markdownfile
from content import Content
from easy import editors, levels, lists, measures, sentences, tokens
from easy.measures import Figures, Scores
from easy.sentences import Text

EASY = "李さんは 毎日 お酒を 飲みます。お金が なくなりました。でも、仕事は きらいです。いろいろ 考えました。古い 本を 調べました。"
HARD = "数学は、科学を記述する普遍的な言語であるという基本的な性格を持つ。物理学は、自然界の本質を支配する法則を実験により実証し、解明する学問である。"


def read(text: str, content: Content) -> Text:
    return sentences.read("page.md", markdownfile.read_text(text), content.matchers["ja-easy"])


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


def test_stale_scores_are_marked(site_content: Content, root: Path) -> None:
    text = read("人です。", site_content)
    fresh, old = Scores(measures.fingerprint(text), "5.0", "90%"), Scores("0", "4.0", "80%")
    rows = [
        editors.row("新しい", "a.md", "ja-easy", "やさしい日本語", text, {("a.md", "ja-easy"): fresh}),
        editors.row("前の", "b.md", "ja-easy", "やさしい日本語", text, {("b.md", "ja-easy"): old}),
        editors.row("まだ", "c.md", "ja-easy", "やさしい日本語", text, {}),
    ]
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(root / "overrides" / "pages"), undefined=jinja2.StrictUndefined)
    source, page = editors.page(rows, [("Section 1", 18.42, 46.4)], {"2": 7}, templates)
    assert source == "editors.md"
    assert [line for line in page.splitlines() if ".md)" in line] == [
        "| [新しい](/a.md) | やさしい日本語 | 1 | 4.0 | 1.0 | 5.0 | 90% |",
        "| [前の](/b.md) | やさしい日本語 | 1 | 4.0 | 1.0 | 4.0（古い） | 80%（古い） |",
        "| [まだ](/c.md) | やさしい日本語 | 1 | 4.0 | 1.0 | – | – |",
    ]
    assert "| 2 | 一つの文に一つのこと | 注意 | 7 |" in page
    assert '| <span lang="en">Section 1</span> | 18.4 | 46 |' in page


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
    assert sum(each.sentences for each in found) > 500
    assert sum(each.characters * each.sentences for each in found) / sum(each.sentences for each in found) <= 25
