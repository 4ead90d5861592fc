"""Where lines of Japanese may end that are short: between phrases; the text, its links and its ids stay as they are."""

import re

import pytest

from plansite.publish.markup import breaks


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
        (
            '<nav class="menu" aria-label="今日は天気です">\n<ul>\n<li>\n<a href="x/">今日は天気です。</a>\n</li>\n</ul>\n</nav>',
            '<nav class="menu" aria-label="今日は天気です">\n<ul>\n<li>\n<a href="x/">今日は<wbr>天気です。</a>\n</li>\n</ul>\n</nav>',
        ),
        ('<nav class="toc"><a href="#x">今日は天気です。</a></nav>', '<nav class="toc"><a href="#x">今日は<wbr>天気です。</a></nav>'),
        ('<nav class="path"><a href="x/">今日は天気です。</a></nav>', '<nav class="path"><a href="x/">今日は天気です。</a></nav>'),
        (
            "<caption>今日は天気です。</caption><td>今日は天気です。</td>",
            "<caption>今日は<wbr>天気です。</caption><td>今日は天気です。</td>",
        ),
        (
            '<a class="header__home" href=".">\n<img alt="">\n<span>今日は天気です。</span>\n</a><a href="x/">今日は天気です。</a>',
            '<a class="header__home" href=".">\n<img alt="">\n<span>今日は<wbr>天気です。</span>\n</a><a href="x/">今日は天気です。</a>',
        ),
    ],
)
def test_part(html: str, expected: str) -> None:
    assert breaks.part(html) == expected
    assert re.sub("<wbr>", "", expected) == html
