"""Any text at all is shown letter for letter: no markup, no link, no picture, no mention."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plansite.reviews import differences, quotes

from .rendering import active, rendered

# Signs of Markdown, HTML and GitHub, mixed with letters and spaces.
SIGNS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~@:$^&\"'/=; \n\t1aあ用www"))
WORDS = st.lists(
    st.sampled_from(["@team", "#1", "GH-1", "www.a.example", "https://a.example", "a@b.example", ":smile:", "**", "~~", "`", "\\"])
).map("".join)
TEXTS = st.one_of(st.text(), SIGNS, WORDS)
FRAMES = ["{}", "- {}", "「{}」（{}）", "a {} b", "| a | {} |\n| --- | --- |\n| {} | b |", "# {}"]


def letters(text: str) -> str:
    """Return what is read of a text: without joiners and space."""
    return "".join(text.replace("\u2060", "").split())


@pytest.mark.parametrize("frame", FRAMES)
@settings(deadline=None)
@given(text=TEXTS)
@example("<b>&amp;</b>")
@example("1. a")
@example("!1 ?1")
@example("    a")
@example("a\n\n# b")
def test_quoted(frame: str, text: str) -> None:
    framed = rendered(frame.replace("{}", quotes.quoted(text)))
    plain = rendered(frame.replace("{}", "Q"))
    assert [element.tag for element in framed.iter()] == [element.tag for element in plain.iter()] or not text.strip()
    assert letters(framed.text_content()) == letters(plain.text_content()).replace("Q", letters(quotes.plain(text)))
    assert active(framed) == []


@settings(deadline=None)
@given(text=TEXTS)
def test_code(text: str) -> None:
    tree = rendered(f"a {quotes.code(text)} b")
    assert letters(tree.text_content()) == f"a{letters(quotes.plain(text))}b"
    assert {element.tag for element in tree.iter()} <= {"div", "p", "code"}
    assert active(tree) == []


SHORT = TEXTS.filter(lambda text: len(text) < 30)


@settings(deadline=None)
@given(before=SHORT, after=SHORT)
@example("計画を、作る。", "計画を「新しく」作る。")
@example("a *b* c", "a **b** c")
def test_marked(before: str, after: str) -> None:
    """Without what is struck through it is the text after, without what is bold the text before."""
    tree = rendered(f"- {differences.marked(before, after)}")
    assert {element.tag for element in tree.iter()} <= {"div", "ul", "li", "p", "del", "strong"}
    assert active(tree) == []
    for tag, text in (("del", after), ("strong", before)):
        assert letters("".join(tree.xpath(f".//text()[not(ancestor::{tag})]"))) == letters(quotes.plain(text))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("計画を進めます。", "計画を早く進めます。", "計画を**早く**進めます。"),
        ("携帯電話の5Gの基地局", "携帯電話の6Gの基地局", "携帯電話の~~5G~~**6G**の基地局"),
        ("We work on it.", "We look at it.", "We ~~work on~~**look at** it."),
        ("", "新しい文。", "**新しい文。**"),
        ("前の文。", "", "~~前の文。~~"),
        ("すべて違う", "new text", "~~すべて違う~~ **new text**"),
        ("同じ。", "同じ。", "同じ。"),
        (f"{'長い、' * 20}前", f"{'長い、' * 20}後", f"…{'長い、' * 10}~~前~~**後**"),
        ("前に計画を進めます。", "計画を進めます。今後", "~~前に~~計画を進めます。**今後**"),
        ("a*b", "a*c", "a\\*~~b~~**c**"),
    ],
)
def test_differences(before: str, after: str, expected: str) -> None:
    assert differences.marked(before, after).replace("\u2060", "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://git.example/a/actions/runs/1", "<https://git.example/a/actions/runs/1>"),
        ("javascript:alert(1)", "javascript:\u2060alert(1)"),
        ("https://a.example/> <b>", "https:\u2060//a.example/&gt; &lt;b&gt;"),
    ],
)
def test_address(text: str, expected: str) -> None:
    assert quotes.address(text) == expected


@pytest.mark.parametrize("unseen", ["\x00", "\x1b[31m", "\u202e", "\u2066", "\ud800"])
def test_unseen_characters_are_shown(unseen: str) -> None:
    assert quotes.quoted(unseen).startswith("\ufffd")
