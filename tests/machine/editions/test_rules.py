"""What is refused on a page is what a reader would see of it as it stands: the rules ask what was read, over the ends of lines."""

from pathlib import Path

import pytest

from plansite.editions import pictures, rules
from plansite.files import markdownfile, yamlfile
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.project import Project

from ..told import told


def page_of(text: str, root: Path) -> tuple[Page, list[Problem]]:
    """Return a page of a site in `root`, its text from line 5 on, and what is wrong with its form."""
    path = root / "docs/ja/a.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\norigin: site\n---\n\n{text}\n", encoding="utf-8")
    page, problems = markdownfile.read(path, root, path.parent)
    assert page is not None
    return page, problems


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
        ("あ<br/>と<br>", []),
        ("<i>x</i><u>y</u>\n<b>z</b>", ["docs/ja/a.md:7:1 PAGE052 i", "docs/ja/a.md:8:1 PAGE052 b"]),
        ('<span aria-label="x" role="note">あ</span>', []),
        ("文</span>と</sub>", ["docs/ja/a.md:7:2 PAGE054 span "]),
        ("<div>\n\n<p>あ</p>", ["docs/ja/a.md:7 PAGE056 div"]),
        ("**文**{onclick=ran .x}", ['docs/ja/a.md:7 PAGE920 onclick="ran"']),
        ("[文](ftp://a.example/)", ["docs/ja/a.md:7 PAGE921 ftp://a.example/"]),
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
        ("# 二 {#b}\n\n# 三 {#c}\n\n文", ["docs/ja/a.md:7 PAGE043", "docs/ja/a.md:9 PAGE043"]),
        ("## 一 {#b}\n\n### 二 {#c}\n\n## 三 {#d}\n\n文", []),
        ("## 一 {#b}\n\n#### 二 {#c}\n\n文", ["docs/ja/a.md:9 PAGE045 ## #### ###"]),
        ("#### 二 {#c}\n\n##節\n\n文", ["docs/ja/a.md:7 PAGE045 # #### ##", "docs/ja/a.md:9 PAGE044 ##"]),
        # Behind a heading that is none, and behind a second title, what level follows is not known.
        ("##節 {#b}\n\n#### 二 {#c}\n\n文", ["docs/ja/a.md:7 PAGE044 ##"]),
        ("節\n---\n\n#### 二 {#c}\n\n文", ["docs/ja/a.md:7 PAGE094 ## 節"]),
        ("# 二 {#b}\n\n### 三 {#c}\n\n文", ["docs/ja/a.md:7 PAGE043"]),
        ("## 節 {#b\n\n文", ["docs/ja/a.md:7:6 PAGE021 { }"]),
        ("## 節 {#b .x}\n\n文", []),
        ("## 節 ｛#b｝\n\n文", ["docs/ja/a.md:7 PAGE095 ｛#b｝"]),
        ("## 一 {#b}\n\n## 二 {#b}\n\n## 三 {#b}\n\n文", ["docs/ja/a.md:9:7 PAGE049 b 7", "docs/ja/a.md:11:7 PAGE049 b 7"]),
        ("＃節\n\n文", ["docs/ja/a.md:7:1 PAGE036 ＃"]),
        ("   ##節\n\n文", ["docs/ja/a.md:7 PAGE044 ##"]),
        ("##2022年は節ではない。", []),
        # Paragraphs: ten letters are written twice by mistake, nine may be meant.
        ("十文字の段落です。。\n\n十文字の段落です。。", ["docs/ja/a.md:9 PAGE101 7"]),
        ("九文字の段落です。\n\n九文字の段落です。", []),
        (
            "- 十文字の段落です。。\n- 十文字の段落です。。\n- 十文字の段落です。。",
            ["docs/ja/a.md:8 PAGE101 7", "docs/ja/a.md:9 PAGE101 8"],
        ),
        ("-文", ["docs/ja/a.md:7:1 PAGE098 -"]),
        ("文[紙|paper]です。", ["docs/ja/a.md:7:2 PAGE085 [紙|paper]"]),
        ("## -文 {#b}\n\n文", []),
        ("一つの長い行の文です、次の行は\n・二\n・三", ["docs/ja/a.md:8:1 PAGE039 ・", "docs/ja/a.md:9:1 PAGE039 ・"]),
        ("[\\*](https://plan.example/)", []),
        ("\\`文`字", ["docs/ja/a.md:7:4 PAGE021 ` `"]),
        ("\\[文](https://plan.example/)と\\~~字", []),
        ("文と[字][1]と\\[字][2]", ["docs/ja/a.md:7:3 PAGE097 [字][1]"]),
        (
            "[文]（https://plan.example/）\n[字]（https://plan.example/）\n\n[語]（https://plan.example/）",
            ["docs/ja/a.md:7:3 PAGE031 ]（https://plan.example/）", "docs/ja/a.md:10:3 PAGE031 ]（https://plan.example/）"],
        ),
        ("文[ ](https://plan.example/)", ["docs/ja/a.md:7:2 PAGE093 [ ](https://plan.example/)"]),
        ("[[語", ["docs/ja/a.md:7:1 PAGE021 [[ ]]"]),
        ("[[ ]]と[[a|b|c]]", ["docs/ja/a.md:7:1 PAGE022 [[ ]] "]),
        ("* * * *", []),
        ("文{.x}", ["docs/ja/a.md:7:2 PAGE136 {.x}"]),
        ("## 節{.x} {#b}\n\n文", []),
        ("## !!! 節 {#b}\n\n文", ["docs/ja/a.md:7:4 PAGE040 !!! 節"]),
        ("- [ ]字\n- -字", ["docs/ja/a.md:7:3 PAGE098 [ ]", "docs/ja/a.md:8:3 PAGE098 -"]),
        ("第1条 一\n第2条 二", ["docs/ja/a.md:8:1 PAGE039 第2条"]),
        ("次の行\n第2条 二", []),
        ("Table: 題\n\n文", ["docs/ja/a.md:7:1 PAGE064 Table:"]),
        ("表1：題\n\n| a | b |\n| --- | --- |\n| c | d |", ["docs/ja/a.md:7 PAGE099 表1："]),
        ("> [!NOTE]\n\n文", ["docs/ja/a.md:7 PAGE139 > [!NOTE]"]),
        ("> [!NOTE]\n> 文", []),
        ("> [!NOTE]", ["docs/ja/a.md:7 PAGE139 > [!NOTE]"]),
        ("```mermaid\ngraph\n```\n\n文", ["docs/ja/a.md:7 PAGE107 ```mermaid"]),
        ("Table: 題\n\n| a | b |", ["docs/ja/a.md:9 PAGE061 | --- | --- |"]),
        ("## [ ]節 {#b}\n\n文", []),
        ("-文\n・字", ["docs/ja/a.md:7:1 PAGE098 -"]),
        ("[文\n\n`字", ["docs/ja/a.md:7:1 PAGE021 [ ]", "docs/ja/a.md:9:1 PAGE021 ` `"]),
        ("節\n---\n\n## 二\n\n文", ["docs/ja/a.md:7 PAGE094 ## 節", "docs/ja/a.md:10 PAGE046"]),
        ("<div>\n\n<div>\n\n文", ["docs/ja/a.md:9 PAGE056 div"]),
        # Languages.
        ('<span lang="en-GB">tea</span>と文', []),
        ('<span lang="qq">tea</span>と文', ["docs/ja/a.md:7:1 PAGE108 qq"]),
        # Tables.
        ("文\n\n| a | b |", ["docs/ja/a.md:9 PAGE061 | --- | --- |"]),
        ("| a | b |\n\n文", ["docs/ja/a.md:7 PAGE061 | --- | --- |"]),
        ("  | a | b |\n  | c | d |\n  | e | f |", ["docs/ja/a.md:7 PAGE061 | --- | --- |"]),
        ("```\nx\n```\n| a | b |\n| --- | --- |\n| c | d |", []),
        ("| a | b |\n| --- |\n\n文", ["docs/ja/a.md:8 PAGE063 1 2"]),
        ("文\n| a |\n| --- |\n| b |", ["docs/ja/a.md:8 PAGE062"]),
        ("| a | b |\n| --- | --- |\n| c |", ["docs/ja/a.md:9 PAGE063 1 2"]),
        ("| a | b |\n|:--|--:|---|\n| c | d |", ["docs/ja/a.md:8 PAGE063 3 2"]),
        ("| a | b |\n| c | d |\n| e | f |", ["docs/ja/a.md:7 PAGE061 | --- | --- |"]),
        ("| a | b |\n| --- | --- |\n| c |\n| d | e | f |", ["docs/ja/a.md:9 PAGE063 1 2", "docs/ja/a.md:10 PAGE063 3 2"]),
        ("| a | b\\|c |\n| --- | --- |\n| `d|e` | f |", []),
        ("- | a | b |\n  | --- | --- |\n  | c | d |", []),
        ("文[^1]\n\n[^1]: | a | b |\n    | --- | --- |\n    | c | d |", []),
        ("> | a | b |\n> | --- | --- |\n> | c |", ["docs/ja/a.md:9 PAGE063 1 2"]),
        # Notes.
        ("文[^1]です。", ["docs/ja/a.md:7:2 PAGE073 1 "]),
        ("[^1]: 注", ["docs/ja/a.md:7 PAGE074 1"]),
        ("文[^1]と[^1]です。\n\n[^1]: 注", []),
        ("文[^1]です。\n\n[^1]:", ["docs/ja/a.md:9 PAGE072 1"]),
        ("文[^1]です。\n\n[^1] 注", ["docs/ja/a.md:9 PAGE084 1"]),
        (
            "文[^12]です。[^x]\n\n[^123]: 注",
            ["docs/ja/a.md:7:3 PAGE073 12 (FORM001 123)", "docs/ja/a.md:7:10 PAGE073 x "],
        ),
        ("文[ ^ 1 ]と［^2］です。\n\n[^2]: 注", ["docs/ja/a.md:7:2 PAGE083 [ ^ 1 ] 1", "docs/ja/a.md:7:10 PAGE083 ［^2］ 2"]),
        ("文[＾1]です。\n\n[^1]: 注", ["docs/ja/a.md:7:2 PAGE083 [＾1] 1"]),
        ("文[^1]です。\n\n[^1]: 注\n\n[^1]: 二", ["docs/ja/a.md:11 PAGE071 1 9"]),
    ],
)
def test_marks_tags_and_pictures(text: str, expected: list[str], tmp_path: Path) -> None:
    page, problems = page_of(f"# 題 {{#a}}\n\n{text}", tmp_path)
    site = Project(tmp_path, tmp_path / "docs", ("ja",))
    assert told([*problems, *rules.wrong(page), *pictures.shown(page, site)]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["docs/ja/a.md:1 PAGE041"]),
        ("文", ["docs/ja/a.md:5 PAGE042"]),
        ("## 節 {#b}\n\n文", ["docs/ja/a.md:5 PAGE042"]),
        ("文\n\n# 題 {#a}", ["docs/ja/a.md:5 PAGE057"]),
        ("<!-- x -->\n\n# 題 {#a}", []),
        # Where a block of code does not end, nobody knows what is meant below it.
        ("```\n<i>x</i>", ["docs/ja/a.md:5 PAGE024"]),
    ],
)
def test_a_page_begins_with_its_title(text: str, expected: list[str], tmp_path: Path) -> None:
    page, problems = page_of(text, tmp_path)
    assert told([*problems, *rules.wrong(page)]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("文です。", []),
        ("## 節 {#b}\n\n文", ["docs/ja/a.md:5 PAGE050", "docs/ja/a.md:5:7 PAGE103 b"]),
        ("節\n---\n\n文", ["docs/ja/a.md:5 PAGE105"]),
        ("  ##節\n\n文", ["docs/ja/a.md:5 PAGE050"]),
        ("＃節\n\n文", ["docs/ja/a.md:5:1 PAGE036 ＃"]),
        ("**文**{#x}", ["docs/ja/a.md:5:7 PAGE103 x"]),
        ("文[^1]", ["docs/ja/a.md:5:2 PAGE073 1 "]),
    ],
)
def test_a_definition_has_no_headings(text: str, expected: list[str], tmp_path: Path) -> None:
    page, problems = page_of(text, tmp_path)
    assert told([*problems, *rules.wrong(page, rules.DEFINITION)]) == expected


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
