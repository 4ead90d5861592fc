"""Ruby on a finished page: on Japanese text of the body only, and every other byte as it was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.furigana import ruby
from plansite.furigana.readings import Readings, align

WORDS = {"県": "けん", "情報": "じょうほう", "行く": "いく", "取り組み": "とりくみ", "通信": "つうしん"}
READINGS = Readings("readings.yaml", {word: parts for word, reading in WORDS.items() if (parts := align(word, reading))})
KEN = "<ruby>県<rp>（</rp><rt>けん</rt><rp>）</rp></ruby>"
INFO = "<ruby>情報<rp>（</rp><rt>じょうほう</rt><rp>）</rp></ruby>"
COMM = "<ruby>通信<rp>（</rp><rt>つうしん</rt><rp>）</rp></ruby>"


def page(body: str, language: str = "ja-simple") -> str:
    return f'<!doctype html>\n<html lang="{language}">\n<head><title>県</title><meta content="県"></head>\n<body>{body}</body>\n</html>\n'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>県の 情報</p>", f"<p>{KEN}の {INFO}</p>"),
        ("<h1 id='県'>県</h1>", f"<h1 id='県'>{KEN}</h1>"),
        ('<a class="glossary-term" href="x">情報通信</a>', f'<a class="glossary-term" href="x">{INFO}{COMM}</a>'),
        ("<p>情報<a>通信</a></p>", f"<p>{INFO}<a>{COMM}</a></p>"),
        ("<p>情<b>報</b></p>", "<p>情<b>報</b></p>"),
        ("<p>県<b>民</b></p>", "<p>県<b>民</b></p>"),
        ("<li>県</li><li>民</li>", f"<li>{KEN}</li><li>民</li>"),
        (
            "<p>4<b>月</b>1日</p>",
            '<p>4<b><ruby class="joined">月<rp>（</rp><rt>がつ</rt><rp>）</rp></ruby></b><ruby>1日<rp>（</rp><rt>ついたち</rt><rp>）</rp></ruby></p>',
        ),
        ("取り組み", '<ruby>取<rp>（</rp><rt>と</rt><rp>）</rp></ruby>り<ruby class="joined">組<rp>（</rp><rt>く</rt><rp>）</rp></ruby>み'),
        ("<code>県</code><pre><code>県</code></pre>県", f"<code>県</code><pre><code>県</code></pre>{KEN}"),
        ("<script>'県</p>'</script><style>/* 県 */</style>", "<script>'県</p>'</script><style>/* 県 */</style>"),
        ("<svg><title>県</title><text>県</text></svg><textarea>県</textarea><select><option>県</option></select>", None),
        ('<p lang="en">県 <i lang="ja">県</i></p>県', f'<p lang="en">県 <i lang="ja">{KEN}</i></p>{KEN}'),
        ('<p lang="zh">県</p>', '<p lang="zh">県</p>'),
        ('<div data-furigana="no">県<p>県</p></div>県', f'<div data-furigana="no">県<p>県</p></div>{KEN}'),
        ("<ruby>県<rt>あがた</rt></ruby> 県", f"<ruby>県<rt>あがた</rt></ruby> {KEN}"),
        (
            '<span data-reading="あがた">県</span>',
            '<span data-reading="あがた"><ruby>県<rp>（</rp><rt>あがた</rt><rp>）</rp></ruby></span>',
        ),
        ("&lt;県&gt; &amp; &#x770c; 県<br>県<img alt='県'>", f"&lt;{KEN}&gt; &amp; &#x770c; {KEN}<br>{KEN}<img alt='県'>"),
        ("<!-- 県 --><p>県<!-- 県 -->民</p>", "<!-- 県 --><p>県<!-- 県 -->民</p>"),
        ("<p>県\n<p>県</div></b>県", f"<p>{KEN}\n<p>{KEN}</div></b>{KEN}"),
        ("<P LANG=EN>県</P><A>県</A>", f"<P LANG=EN>県</P><A>{KEN}</A>"),
        ("県 & 県 < 県", f"{KEN} & {KEN} < {KEN}"),
        ("県\r\n県\r県\u2028県", f"{KEN}\r\n{KEN}\r{KEN}\u2028{KEN}"),
    ],
)
def test_annotate(body: str, expected: str | None) -> None:
    assert ruby.annotate(page(body), READINGS).html == page(body if expected is None else expected)


def test_other_languages_are_left_alone() -> None:
    assert ruby.annotate(page("県", "en"), READINGS).html == page("県", "en")


def test_missing_kanji_are_told() -> None:
    annotated = ruby.annotate(page("<p>県の 国の 話</p><code>山</code>"), READINGS)
    assert annotated.missing == ("県の 国の 話", "県の 国の 話")


PIECES = st.sampled_from(
    [
        "県",
        "情報",
        "行く",
        "民",
        "は",
        " ",
        "\n",
        "\r\n",
        "3月",
        "1日",
        "ア",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        '<p lang="en">',
        "<br>",
        "&amp;",
        "&",
        "<",
    ]
    + [
        "<code>",
        "</code>",
        "<!-- 県 -->",
        "<ruby>",
        "</ruby>",
        "<rt>",
        "</rt>",
        "😀県",
        '<a title="県>">',
        "</a>",
        "<script>県</script>",
        "\u2028",
        ">",
        "<span>",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_without_the_ruby_every_byte_is_as_it_was(body: str) -> None:
    """What is added is only ruby: taken out again the page is the same; and a second run adds nothing."""
    once = ruby.annotate(page(body), READINGS).html
    added = re.compile(r"<ruby(?: class=\"joined\")?>([^<>]+)<rp>（</rp><rt>[^<>]+</rt><rp>）</rp></ruby>")
    assert added.sub(r"\1", once) == page(body)
    assert ruby.annotate(once, READINGS).html == once
