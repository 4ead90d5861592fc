"""Sentences, their places, their glosses, and what of them is a term or a title."""

import pytest

from plansite.content import Content
from plansite.easy import sentences
from plansite.easy.sentences import Gloss, Sentence
from plansite.files import reading


def read(text: str, content: Content) -> list[Sentence]:
    return list(sentences.read("page.md", reading.read(text).blocks, content.matchers["ja-easy"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("県は 進めます。人も 進めます。", [("県は 進めます。", 1, True), ("人も 進めます。", 9, True)]),
        ("県〈ふくしま〉は 広い です。", [("県は 広い です。", 1, True), ("ふくしま", 3, False)]),
        ("「進めます。」と 言いました。", [("「進めます。」と 言いました。", 1, True)]),
        ("法律〈2016年。第1号〉です。", [("法律です。", 1, True), ("2016年。", 4, True), ("第1号", 10, False)]),
        ("ここで 言いたい こと：県です。", [("ここで 言いたい こと：", 1, False), ("県です。", 13, True)]),
        ("| 指標 | 数 |\n| --- | --- |", [("指標", 3, False), ("数", 8, False)]),
        ("- りんご", [("りんご", 3, False)]),
        ("①人です。", [("人です。", 2, True)]),
        ("<https://example.org/> を 見ます。", [("□ を 見ます。", 2, True)]),
        ("人です[^1]。", [("人です。", 1, True)]),
        ("**大きい** 人です。", [("大きい 人です。", 3, True)]),
        ("……", []),
    ],
)
def test_sentences(text: str, expected: list[tuple[str, int, bool]], site_content: Content) -> None:
    assert [(each.text, each.places[0][1], each.full) for each in read(text, site_content)] == expected


def test_glosses_items_terms_and_quotes(site_content: Content) -> None:
    lead, item, inner = read("次の 人です。\n\n- AI〈考える しくみ〉を「つかう」人", site_content)
    assert (lead.item, item.item, inner.item) == (False, True, False)
    assert (lead.gloss, item.gloss, inner.gloss) == (False, False, True)
    assert item.glosses == (Gloss(2, "考える しくみ"),)
    assert item.whole == "AI〈考える しくみ〉を「つかう」人"
    assert item.length == len("AI考えるしくみを「つかう」人")
    assert {0, 1} <= item.terms
    assert item.quoted == {3, 4, 5, 6, 7}
    assert item.glossed(2)
    assert not item.glossed(7)
