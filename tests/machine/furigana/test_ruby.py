"""Ruby and ends of lines on a finished page: on Japanese text of the body only, and every other byte as it was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.furigana import ruby
from plansite.furigana.readings import Readings, align

WORDS = {"県": "けん", "情報": "じょうほう", "行く": "いく", "取り組み": "とりくみ", "通信": "つうしん"}
READINGS = Readings("readings.yaml", {word: parts for word, reading in WORDS.items() if (parts := align(word, reading))})
HIDDEN = 'aria-hidden="true"'
END = f"<wbr {HIDDEN}>"


def reading(kana: str) -> str:
    return f"<rp>（</rp><rt {HIDDEN}>{kana}</rt><rp>）</rp></ruby>"


KEN = f"<ruby>県{reading('けん')}"
INFO = f"<ruby>情報{reading('じょうほう')}"
COMM = f"<ruby>通信{reading('つうしん')}"


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
            f'<p>4<b><ruby class="joined">月{reading("がつ")}</b><ruby>1日{reading("ついたち")}</p>',
        ),
        ("取り組み", f'<ruby>取{reading("と")}り<ruby class="joined">組{reading("く")}み'),
        ("<code>県</code><pre><code>県</code></pre>県", f"<code>県</code><pre><code>県</code></pre>{KEN}"),
        ("<script>'県</p>'</script><style>/* 県 */</style>", "<script>'県</p>'</script><style>/* 県 */</style>"),
        ("<svg><title>県</title><text>県</text></svg><textarea>県</textarea><select><option>県</option></select>", None),
        ('<p lang="en">県 <i lang="ja">県</i></p>県', f'<p lang="en">県 <i lang="ja">{KEN}</i></p>{KEN}'),
        ('<p lang="zh">県</p>', '<p lang="zh">県</p>'),
        ('<div data-furigana="no">県<p>県</p></div>県', f'<div data-furigana="no">県<p>県</p></div>{KEN}'),
        ("<ruby>県<rt>あがた</rt></ruby> 県", f"<ruby>県<rt {HIDDEN}>あがた</rt></ruby> {KEN}"),
        ("<ruby>県<rp>(<rt class='x'>あがた<rp>)</ruby>", f"<ruby>県<rp>(<rt {HIDDEN} class='x'>あがた<rp>)</ruby>"),
        ('<p lang="en"><ruby>OK<rt aria-hidden="false">okay</rt></ruby></p>', None),
        ('<span data-reading="あがた">県</span>', f'<span data-reading="あがた"><ruby>県{reading("あがた")}</span>'),
        ("<p>県です。県「県」の<b>、県</b></p>", f"<p>{KEN}です。<wbr>{KEN}<wbr>「{KEN}」の<b>、<wbr>{KEN}</b></p>"),
        ("<p>県です。<a>県</a></p><p>です。</p>県", f"<p>{KEN}です。<wbr><a>{KEN}</a></p><p>です。</p>{KEN}"),
        ("<p>です。<ruby>県<rt>あがた</rt></ruby>。&lt;</p>", f"<p>です。<wbr><ruby>県<rt {HIDDEN}>あがた</rt></ruby>。<wbr>&lt;</p>"),
        ("<p><ruby>です。県<rt>あがた</rt></ruby></p>", f"<p><ruby>です。県<rt {HIDDEN}>あがた</rt></ruby></p>"),
        (
            "<p>情報通信 <i>情報</i>通信情報通信です</p>",
            f"<p>{INFO}{COMM} <i>{INFO}<wbr></i>{COMM}<wbr>{INFO}<wbr>{COMM}です</p>",
        ),
        (
            "<p>です。<code>。県</code>です。<i lang='en'>。県</i></p>",
            "<p>です。<code>。県</code>です。<wbr><i lang='en'>。県</i></p>",
        ),
        ("<ruby>民<rp>（</rp><rt>みん</rt></ruby>県", f"<ruby>民<rp>（</rp><rt {HIDDEN}>みん</rt></ruby>県"),
        ("県<ruby>。<rt>まる</rt></ruby><i lang='en'>x</i>", f"{KEN}<ruby>。<rt {HIDDEN}>まる</rt></ruby><i lang='en'>x</i>"),
        ("県<i lang='en'>x</i>「県」", f"{KEN}<i lang='en'>x</i><wbr>「{KEN}」"),
        ("<p>県&amp;（県）</p>", f"<p>{KEN}&amp;<wbr>（{KEN}）</p>"),
        ("<div lang='en'><p>県</div>県", f"<div lang='en'><p>県</div>{KEN}"),
        ("&lt;県&gt; &amp; &#x770c; 県<br>県<img alt='県'>", f"&lt;{KEN}&gt; &amp; &#x770c; {KEN}<br>{KEN}<img alt='県'>"),
        ("<!-- 県 --><p>県<!-- 県 -->民</p>", "<!-- 県 --><p>県<!-- 県 -->民</p>"),
        ("<p>県\n<p>県</div></b>県", f"<p>{KEN}\n<p>{KEN}</div></b>{KEN}"),
        ("<P LANG=EN>県</P><A>県</A>", f"<P LANG=EN>県</P><A>{KEN}</A>"),
        ("県 & 県 < 県", f"{KEN} & {KEN} < {KEN}"),
        ("県\r\n県\r県\u2028県", f"{KEN}\r\n{KEN}\r{KEN}\u2028{KEN}"),
    ],
)
def test_annotate(body: str, expected: str | None) -> None:
    written = body if expected is None else expected.replace("<wbr>", END)
    assert ruby.annotate(page(body), READINGS).html == page(written)


def test_other_languages_are_left_alone() -> None:
    assert ruby.annotate(page("県です。県", "en"), READINGS).html == page("県です。県", "en")


def test_only_the_body_is_read() -> None:
    head = "<html lang='ja'><head><noscript>県</noscript></head><body>"
    assert ruby.annotate(f"{head}県</body></html>", READINGS).html == f"{head}{KEN}</body></html>"


def test_a_page_without_furigana_keeps_readings_of_its_own_and_hides_them() -> None:
    assert ruby.hush(page("県です。県", "ja")) == page("県です。県", "ja")
    given, hushed = "県です。<RUBY>県<RT>あがた</RT></RUBY>", f"県です。<RUBY>県<RT {HIDDEN}>あがた</RT></RUBY>"
    assert ruby.hush(page(given, "ja")) == page(hushed, "ja")


def test_missing_kanji_are_told() -> None:
    annotated = ruby.annotate(page("<p>県の 国の 話</p><code>山</code>"), READINGS)
    assert annotated.missing == ("県の 国の 話", "県の 国の 話")
    assert ruby.annotate(page("あいうえおかきくけこ国さしすせそたちつてと"), READINGS).missing == ("うえおかきくけこ国さしすせそたちつ",)


PIECES = st.sampled_from(
    [
        "県",
        "情報",
        "行く",
        "民",
        "は",
        "。",
        "「",
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
    """What is added is only ruby: taken out again the page is the same; and where all could be read a second run adds nothing."""
    annotated = ruby.annotate(page(body), READINGS)
    once = annotated.html
    added = re.compile(rf"<ruby(?: class=\"joined\")?>([^<>]+)<rp>（</rp><rt {HIDDEN}>[^<>]+</rt><rp>）</rp></ruby>|{END}")
    assert added.sub(r"\1", once).replace(f" {HIDDEN}", "") == page(body)
    assert annotated.missing or ruby.annotate(once, READINGS).html == once
