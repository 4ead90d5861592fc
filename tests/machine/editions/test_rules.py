"""What is refused on a page is what a reader would see of it as it stands: the rules ask what was read, over the ends of lines."""

from pathlib import Path

import pytest

from plansite.editions import pictures, rules
from plansite.files import markdownfile, yamlfile
from plansite.project import Project

from ..told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What goes on in the next line is closed there.
        ("[文\n字](https://plan.example/)", []),
        ("**太\n字**と`a\nb`", []),
        ("[文\n字", ["docs/ja/a.md:7:1 PAGE021 [ ]"]),
        ("**太\n字", ["docs/ja/a.md:7:1 PAGE021 ** **"]),
        ('文<span\nclass="x">あ</span>', []),
        ('<div\n  class="x">\n\n文\n\n</div>', []),
        ('<div\n  class="x"\n  style="y">\n\n文\n\n</div>', ["docs/ja/a.md:7:1 PAGE053 div style"]),
        # What stands behind it keeps its line.
        ("文`a\nb`と[x", ["docs/ja/a.md:8:4 PAGE021 [ ]"]),
        ('文<span\nclass="x">あ</span>\n<i>x</i>', ["docs/ja/a.md:9:1 PAGE052 i"]),
        # Nothing of a comment or of code is read.
        ("<!-- a\n<script> **x\n[[y\n-->\n\n文", []),
        ("文<!-- a\n[[x -->です。", []),
        ("- 一\n\n      <script>\n\n`<script>`と``<b>`[``", ["docs/ja/a.md:9 PAGE100"]),
        ("<!-- a\n\n文", ["docs/ja/a.md:7:1 PAGE021 <!-- -->"]),
        ("文<!-- a", ["docs/ja/a.md:7:2 PAGE021 <!-- -->"]),
        ("\\<script>と&lt;script>", []),
        # A tag that nothing ends is text; those behind it are not read.
        ("文<span class", ["docs/ja/a.md:7:2 PAGE051 span"]),
        ("<i>x</i>、a < b、<x", ["docs/ja/a.md:7:1 PAGE052 i", "docs/ja/a.md:7:16 PAGE051 x"]),
        ("> <i>x</i>\n\n1. <u>y</u>", ["docs/ja/a.md:7:3 PAGE052 i", "docs/ja/a.md:9:4 PAGE052 u"]),
        ("<dl>\n<dt onclick='x'>a</dt>\n</dl>", ["docs/ja/a.md:8:1 PAGE053 dt onclick"]),
        ("<div>\n<p>あ</div>", ["docs/ja/a.md:8:5 PAGE054 div (PAGE055 p)"]),
        ("文の<span>中", ["docs/ja/a.md:7 PAGE056 span"]),
        ("<br/>と<br>", []),
        (
            "![図](x.png)と![](y.png)",
            ["docs/ja/a.md:7:1 PICT013 x.png ", "docs/ja/a.md:7:13 PICT013 y.png "],
        ),
        ("![図\nの題](x.png)、`![](y.png)`", ["docs/ja/a.md:7:1 PICT013 x.png "]),
        ("文の途中\n![図](x.png)", ["docs/ja/a.md:8:1 PICT013 x.png "]),
        ("<!--\n![](x.png)\n-->", []),
        ("    ![](x.png)", ["docs/ja/a.md:7 PAGE100"]),
        ("![図](x y.png)", ["docs/ja/a.md:7:4 PAGE081 ](x y.png)"]),
        # Headings.
        ("## 節 {#b}\n\n節\n---\n\n文", ["docs/ja/a.md:9 PAGE094 ## 節"]),
        ("## 節 {#b} {#c}\n\n文", ["docs/ja/a.md:7 PAGE095 {#b} {#c}"]),
        ("## 節\n\n文", ["docs/ja/a.md:7 PAGE046"]),
        ("#### 節 {#b}\n\n文", ["docs/ja/a.md:7 PAGE045 # #### ##"]),
        ("##節 {#b}\n\n文", ["docs/ja/a.md:7 PAGE044 ##"]),
        ("## 節 {#B}\n\n文", ["docs/ja/a.md:7:7 PAGE048 B"]),
        ("## 節 {#a}\n\n文", ["docs/ja/a.md:7:7 PAGE049 a 5"]),
        ("## {#b}\n\n文", ["docs/ja/a.md:7 PAGE047"]),
        ("# 題二 {#b}\n\n文", ["docs/ja/a.md:7 PAGE043"]),
        # Paragraphs: ten letters are written twice by mistake, nine may be meant.
        ("十文字の段落です。。\n\n十文字の段落です。。", ["docs/ja/a.md:9 PAGE101 7"]),
        ("九文字の段落です。\n\n九文字の段落です。", []),
        ("-文", ["docs/ja/a.md:7:1 PAGE098 -"]),
        ("文[紙|paper]です。", ["docs/ja/a.md:7:2 PAGE085 [紙|paper]"]),
        ("## -文 {#b}\n\n文", []),
        # Languages.
        ('<span lang="en-GB">tea</span>と文', []),
        ('<span lang="qq">tea</span>と文', ["docs/ja/a.md:7:1 PAGE108 qq"]),
        # Tables.
        ("文\n\n| a | b |", ["docs/ja/a.md:9 PAGE061 | --- | --- |"]),
        ("| a | b |\n\n文", ["docs/ja/a.md:7 PAGE061 | --- | --- |"]),
        ("| a | b |\n| --- |\n\n文", ["docs/ja/a.md:8 PAGE063 1 2"]),
        ("文\n| a |\n| --- |\n| b |", ["docs/ja/a.md:8 PAGE062"]),
        ("| a | b |\n| --- | --- |\n| c |", ["docs/ja/a.md:9 PAGE063 1 2"]),
        # Notes.
        ("文[^1]です。", ["docs/ja/a.md:7:2 PAGE073 1 "]),
        ("[^1]: 注", ["docs/ja/a.md:7 PAGE074 1"]),
        ("文[＾1]です。\n\n[^1]: 注", ["docs/ja/a.md:7:2 PAGE083 [＾1] 1"]),
        ("文[^1]です。\n\n[^1]: 注\n\n[^1]: 二", ["docs/ja/a.md:11 PAGE071 1 9"]),
    ],
)
def test_marks_tags_and_pictures(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "docs/ja/a.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\norigin: site\n---\n\n# 題 {{#a}}\n\n{text}\n", encoding="utf-8")
    page, problems = markdownfile.read(path, tmp_path, path.parent)
    assert page is not None
    site = Project(tmp_path, tmp_path / "docs", ("ja",), {}, (), (), "", "main", (), {})
    assert told([*problems, *rules.wrong(page), *pictures.shown(page, site)]) == expected


DATA = """\
a: 水<sub>2</sub>と{number}件
b: 文<form>x</form>と<script>y</script>
c: "**文**{onclick=ran}と**字**{: .x}"
changes:
  - before: <script>x</script>
d: {e: ["文", "<script>x</script>"]}
f: "[文](page.md)と`<script>`"
"""


def test_markup_of_data() -> None:
    document, problems = yamlfile.read_text(DATA, "data.yaml")
    found = [*rules.in_data(document)]
    assert (problems, told(found)) == (
        [],
        ["data.yaml:2 YAML921 <form>", 'data.yaml:3 YAML921 onclick="ran"', "data.yaml:6 YAML921 <script>"],
    )
    assert all(problem.blocking for problem in found)
