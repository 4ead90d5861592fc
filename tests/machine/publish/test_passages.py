"""What a search finds on a page, by heading."""

from xml.etree import ElementTree

import pytest

from plansite.publish.passages import Passage, passages

TABLE = [
    ("", []),
    ("<p>語</p>", [("", "", "語")]),
    ('<h1 id="a">題</h1><p>一</p><p>二</p>', [("", "題", "一 二")]),
    ('<p>前</p><h1 id="a">題</h1>後', [("", "", "前"), ("#a", "題", "後")]),
    ('<h2 id="a">題</h2>後', [("", "", ""), ("#a", "題", "後")]),
    ('<h1 id="a">題</h1><h2 id="b">節<sup>注</sup>だ</h2><p>文<a>字</a><br />列</p>', [("", "題", ""), ("#b", "節 注 だ", "文字列")]),
    ('<h1 id="a">題</h1>\n<h2>節</h2>\n<p>文</p>\n', [("", "題", "節 文")]),
    ('<h1 id="a">題</h1><div><h2 id="b">内</h2><p>中</p></div><p>外</p>', [("", "題", "外"), ("#b", "内", "中")]),
    ('<div><h2 id="b">内</h2></div><h2 id="c">次</h2>文', [("", "", ""), ("#b", "内", ""), ("#c", "次", "文")]),
    ('<h1 id="a">題</h1><h2 id="b" data-search-exclude="">除</h2>外<h2 id="c">節</h2>文', [("", "題", ""), ("#c", "節", "文")]),
    ('<h1 id="a">題</h1>前<div data-search-exclude="">除<p>除</p></div>後<script>除</script>', [("", "題", "前後")]),
    ("<table><tr><td>一</td>\n<td>二</td></tr></table>", [("", "", "一 二")]),
    ("<p>A &lt; B &amp; C\xa0D</p>", [("", "", "A < B & C D")]),
]


@pytest.mark.parametrize(("html", "expected"), TABLE)
def test_passages(html: str, expected: list[tuple[str, str, str]]) -> None:
    assert passages(ElementTree.fromstring(f"<div>{html}</div>")) == [Passage(*each) for each in expected]  # our own
