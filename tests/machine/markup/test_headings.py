"""Where the lines of Japanese headings may end: between phrases; the text, its links and its ids stay as they are."""

import re

import pytest

from plansite.publish.markup import headings


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<h2 id="s3">第3節 本県がデジタル技術で取り組むべき課題</h2>',
            '<h2 id="s3">第3節 本県が<wbr>デジタル技術で<wbr>取り組むべき<wbr>課題</h2>',
        ),
        (
            '<h3>今日は<a href="glossary/dx/" title="今日は天気です">良い天気</a>です。</h3>',
            '<h3>今日は<a href="glossary/dx/" title="今日は天気です">良い<wbr>天気</a>です。</h3>',
        ),
        ("<h4>今日は天気です。</h4><p>今日は天気です。</p>", "<h4>今日は天気です。</h4><p>今日は天気です。</p>"),
        ("<h1>オープンデータ</h1>", "<h1>オープンデータ</h1>"),
        ("<h1>方針と推進体制の展開方向</h1>", "<h1>方針と<wbr>推進体制の<wbr>展開方向</h1>"),
        ("<header>今日は天気です。</header>", "<header>今日は天気です。</header>"),
        ("<h1>A &amp; B</h1>", "<h1>A &amp; B</h1>"),
    ],
)
def test_part(html: str, expected: str) -> None:
    assert headings.part(html) == expected
    assert re.sub("<wbr>", "", expected) == html
