"""The one reading of Markdown: what is shown, what is read with its lines, and what is refused."""

import re
from pathlib import Path

import lxml.html
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from plansite.editions import rules
from plansite.files import markdownfile, reading, syntax
from plansite.files.markdownfile import Page
from plansite.files.reading import Kind
from plansite.publish.markup import tree

from ... import shapes


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("本文です。", [("", "本文です。", 1, 1)]),
        ("**オープン**データ", [("", "オープンデータ", 1, 3)]),
        ("- [x](y.md) と `code`", [("", "x と code", 1, 4)]),
        ("1. 一\n2. 二", [("1", "一", 1, 4), ("2", "二", 2, 4)]),
        ("[^4]: 注です", [("⁴", "注です", 1, 7)]),
        ("文[^12]です。", [("", "文¹²です。", 1, 1)]),
        ("[[データ|open-data]]と[[!AI]]", [("", "データとAI", 1, 3)]),
        ("文<ruby>漢字<rt>かんじ</rt></ruby>", [("", "文漢字", 1, 1)]),
        ("文\n{.note #x}", [("", "文", 1, 1)]),
        ("```\ncode\n```\n文", [("", "文", 4, 1)]),
        ("> 引用\n\n!!! note 題", [("", "引用", 1, 3), ("", "!!! note 題", 3, 1)]),
        (r"\*星\*", [("", "*星*", 1, 2)]),
        ("<https://a.jp/x_y>、", [("", "https://a.jp/x_y、", 1, 2)]),
        ("| a | b |\n| --- | --- |\n| `x` | y |", [("", "a\tb", 1, 3), ("", "x\ty", 3, 4)]),
        ("snake_case _強調_", [("", "snake_case 強調", 1, 1)]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str, int, int]]) -> None:
    blocks = reading.read(source).blocks
    assert [(block.label, block.text, *block.places[0]) for block in blocks] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("短く。\n{.point}\n\n全部。", [True, False]),
        ("短く。\n続き。\n{.point}\n\nもっと。\n{.other .point #x}", [True, True]),
        ("全部。\n{.pointer}\n\n- 一つ\n{.point}\n\n[一つ](a.md){.point}", [False, True, False]),
    ],
)
def test_what_is_told_in_short(source: str, expected: list[bool]) -> None:
    assert [block.summary for block in reading.read(source).blocks] == expected


def page_of(text: str) -> Page:
    return Page(**vars(reading.read(text)), path="a.md", source="a.md", meta={})


TABLE = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"
TABLE_HTML = "<table><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
ROWS = [("row", "", "甲\t乙"), ("row", "", "1\t2")]


@pytest.mark.parametrize(
    ("source", "shown", "expected"),
    [
        ("次のとおり。\n- 一\n- 二", "<p>次のとおり。</p><ul><li>一</li><li>二</li></ul>", [("text", "", "次のとおり。"), ("text", "", "一"), ("text", "", "二")]),
        ("次のとおり。\n1. 一", "<p>次のとおり。</p><ol><li>一</li></ol>", [("text", "", "次のとおり。"), ("text", "1", "一")]),
        ("- 一\n  - 二\n    - 三\n- 四", "<ul><li>一<ul><li>二<ul><li>三</li></ul></li></ul></li><li>四</li></ul>", [("text", "", each) for each in "一二三四"]),
        ("1. 一\n   - 二\n2. 三", "<ol><li>一<ul><li>二</li></ul></li><li>三</li></ol>", [("text", "1", "一"), ("text", "", "二"), ("text", "2", "三")]),
        ("- 一\n\n  段落\n- 二", "<ul><li><p>一</p><p>段落</p></li><li><p>二</p></li></ul>", [("text", "", each) for each in ("一", "段落", "二")]),
        ("3. 三\n4. 四\n\n文\n\n5. 五", '<ol start="3"><li>三</li><li>四</li></ol><p>文</p><ol start="5"><li>五</li></ol>', [("text", "3", "三"), ("text", "4", "四"), ("text", "", "文"), ("text", "5", "五")]),
        ("1. 一\n1. 二", "<ol><li>一</li><li>二</li></ol>", [("text", "1", "一"), ("text", "2", "二")]),
        ("1) 一\n2) 二", "<ol><li>一</li><li>二</li></ol>", [("text", "1", "一"), ("text", "2", "二")]),
        ("- [ ] する\n- [x] した", '<ul class="contains-task-list"><li>☐ する</li><li>☑ した</li></ul>', [("text", "", "☐ する"), ("text", "", "☑ した")]),
        ("~~消す~~字", "<p><s>消す</s>字</p>", [("text", "", "消す字")]),
        ("> [!NOTE]\n> 本文", '<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title"></p><p>本文</p></div>', [("text", "", "本文")]),
        ("> [!CAUTION]\n> 本文", '<div class="markdown-alert markdown-alert-caution"><p class="markdown-alert-title"></p><p>本文</p></div>', [("text", "", "本文")]),
        ("> 引用\n> 続き", "<blockquote><p>引用続き</p></blockquote>", [("text", "", "引用続き")]),
        ("本県のオープン\nデータ", "<p>本県のオープンデータ</p>", [("text", "", "本県のオープンデータ")]),
        ("ＡＩと\n**太字**", "<p>ＡＩと<strong>太字</strong></p>", [("text", "", "ＡＩと太字")]),
        ("open\ndata", "<p>open data</p>", [("text", "", "open data")]),
        ("計画は\nAI", "<p>計画は AI</p>", [("text", "", "計画は AI")]),
        ("한국\n사람", "<p>한국 사람</p>", [("text", "", "한국 사람")]),
        ("一  \n二", "<p>一<br>二</p>", [("text", "", "一\t二")]),
        (TABLE, TABLE_HTML, ROWS),
        ("甲 | 乙\n--- | ---\n1 | 2", TABLE_HTML, ROWS),
        ("| 甲 |\n| --- |\n| [[この機械\\|drone]] |", '<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td><span data-call="drone">この機械</span></td></tr></tbody></table>', [("row", "", "甲"), ("row", "", "この機械")]),
        ("| 甲 |\n| --- |\n| a \\| b `c\\|d` |", "<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>a | b <code>c|d</code></td></tr></tbody></table>", [("row", "", "甲"), ("row", "", "a | b c|d")]),
        (f"Table: 題\n\n{TABLE}", f"<caption>題</caption>{TABLE_HTML}", [("caption", "", "題"), *ROWS]),
        (f"Table：題\n\n{TABLE}", f"<caption>題</caption>{TABLE_HTML}", [("caption", "", "題"), *ROWS]),
        (f"Table: **題** {{.stack}}\n\n{TABLE}", f'<caption class="stack"><strong>題</strong></caption>{TABLE_HTML}', [("caption", "", "題"), *ROWS]),
        (f"Table: 題[^1]\n\n{TABLE}\n\n[^1]: 注", f'<caption>題<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">¹</a></sup></caption>{TABLE_HTML}<li id="fn:1"><p>注</p></li>', [("caption", "", "題¹"), *ROWS, ("note", "¹", "注")]),
        ("[[データ| open-data]]", '<p><span data-call="open-data">データ</span></p>', [("text", "", "データ")]),
        ("[[**太**字]]", '<p><span data-call="**太**字"><strong>太</strong>字</span></p>', [("text", "", "太字")]),
        ("{**太**字|ふとじ}", '<p><span data-reading="ふとじ"><strong>太</strong>字</span></p>', [("text", "", "太字")]),
        ("    code", "<pre><code>code\n</code></pre>", []),
        ("<dl>\n<dt>甲</dt>\n<dd>説明</dd>\n</dl>", "<dl><dt>甲</dt><dd>説明</dd></dl>", [("text", "", "甲\t説明")]),
        ("<details><summary>題</summary>\n\n- 一\n\n</details>", "<details><summary>題</summary><ul><li>一</li></ul></details>", [("text", "", "題"), ("text", "", "一")]),
        ('<div class="x" markdown>\n\n**太字**\n\n</div>', '<div class="x"><p><strong>太字</strong></p></div>', [("text", "", "太字")]),
        ("<div>\n**太字**\n</div>", "<div>**太字**</div>", [("text", "", "**太字**")]),
        ("文<!-- 注 -->字", "<p>文字</p>", [("text", "", "文字")]),
        ("文&nbsp;字&amp;", "<p>文\xa0字&amp;</p>", [("text", "", "文\xa0字&")]),
        ("## 題 {#x .y}", '<h2 id="x" class="y">題</h2>', [("heading", "", "題")]),
        ("題\n---", "<h2>題</h2>", [("heading", "", "題")]),
        ('[x](y.md){.b title="z"}と', '<p><a href="y.md" class="b" title="z">x</a>と</p>', [("text", "", "xと")]),
        ("文\n{.note #x}", '<p class="note" id="x">文</p>', [("text", "", "文")]),
        ("- [ ] 甲\n\n  乙", "<ul class='contains-task-list'><li><p>☐ 甲</p><p>乙</p></li></ul>", [("text", "", "☐ 甲"), ("text", "", "乙")]),
        ("- [ ] ", "<ul class='contains-task-list'><li>☐ </li></ul>", [("text", "", "☐")]),
        ("`&lt;`と&amp;lt;", "<p><code>&amp;lt;</code>と&amp;lt;</p>", [("text", "", "&lt;と&lt;")]),
        ("```\n&copy;\n```", "<pre><code>&amp;copy;\n</code></pre>", []),
        ("[[甲\\|x]]", "<p><span data-call='x'>甲</span></p>", [("text", "", "甲")]),
        ("[x](計画.md#節)", '<p><a href="計画.md#節">x</a></p>', [("text", "", "x")]),
    ],
)  # fmt: skip
def test_what_is_shown_is_what_is_read(source: str, shown: str, expected: list[tuple[str, str, str]]) -> None:
    found = reading.read(source)
    assert structure(tree.html(found.tree)) == structure(shown)
    assert [(block.kind.value, block.label, block.text) for block in found.blocks] == expected


def test_what_looks_like_an_entity_is_text_on_the_page_too() -> None:
    found = reading.read("`&lt;`と&amp;copy;")
    assert Markdown(extensions=[tree.Tree(found.tree)]).convert("x") == "<p><code>&amp;lt;</code>と&amp;copy;</p>"


def structure(text: str) -> list[object]:
    """Return elements, attributes and texts of HTML; white space between blocks is none of them."""
    root = lxml.html.fragment_fromstring(text, create_parent="div")
    return [(each.tag, dict(each.attrib), squeezed(each.text), squeezed(each.tail)) for each in root.iter()]


def squeezed(text: str | None) -> str:
    return re.sub(r"[ \n]+", " ", text or "").strip(" ")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"Table: 題\n\n（単位：円）\n\n{TABLE}", [(1, "PAGE064")]),
        ("文\n\nTable：題", [(3, "PAGE064")]),
        ("文[^1]。\n\n[^1]: 注一[^9]を見る。", [(3, "PAGE073")]),
        ("文[^1]。\n\n[^1]: 注一。\n\n    続き[^8]。", [(5, "PAGE073")]),
        ("文[^1][^1]。\n\n[^1]: 注\n\n[^1]: 注二", [(5, "PAGE071")]),
        ("文[^1]。\n\n[^1]:\n", [(3, "PAGE072")]),
        ("文。\n\n[^1]: 注", [(3, "PAGE074")]),
        ("**「用語」**は", [(1, "PAGE038")]),
        ("文\n続く。**終わり。**次", [(2, "PAGE038")]),
        ("- **（甲）**乙", [(1, "PAGE038")]),
        ("<div markdown>\n**太字**の[題](x.md)\n</div>", [(2, "PAGE038")]),
        ("<div>\n[題](x.md)\n</div>", [(2, "PAGE038")]),
        ("`**` と \\*\\*", []),
        ("!!! note\n    本文", [(1, "PAGE040")]),
        ("??? 題", [(1, "PAGE040")]),
        ("::: note\n\n本文", [(1, "PAGE040")]),
        ("(1) 甲\n(2) 乙", [(2, "PAGE039")]),
        ("（１）甲\n（２）乙\n（３）丙", [(2, "PAGE039"), (3, "PAGE039")]),
        ("① 甲\n② 乙", [(2, "PAGE039")]),
        ("・甲\n・乙", [(1, "PAGE098")]),
        ("ア）甲\nイ）乙", [(2, "PAGE039")]),
        ("文。\n※ 注", [(2, "PAGE039")]),
        ("用語\n: 説明", [(2, "PAGE039")]),
        ("● 甲\n● 乙", [(2, "PAGE039")]),
        ("文。\n○ 甲", [(2, "PAGE039")]),
        ("⑴ 甲\n⑵ 乙", [(2, "PAGE039")]),
        ("Ⅰ 甲\nⅡ 乙", [(2, "PAGE039")]),
        ("❶甲\n❷乙", [(2, "PAGE039")]),
        ("i. one\nii. two", [(2, "PAGE039")]),
        ("一、甲\n二、乙", [(2, "PAGE039")]),
        ("【目的】\n【方法】", [(2, "PAGE039")]),
        ("1 甲\n2 乙", [(2, "PAGE039")]),
        ("ア　甲\nイ　乙", [(2, "PAGE039")]),
        ("第1条 甲\n第2条 乙", [(2, "PAGE039")]),
        ("甲は次のとおり。\n1-1 甲\n1-2 乙", [(3, "PAGE039")]),
        ("用語\n： 説明", [(2, "PAGE039")]),
        ("用語\n\n: 説明", [(3, "PAGE135")]),
        ("○○町\n△△市", []),
        ("令和4年度は、\n10 人です", []),
        ("In 2022 the town had\n10 people", []),
        ("文 {.note}", [(1, "PAGE136")]),
        ("`{.note}`は印", []),
        ("- [] 甲", [(1, "PAGE137")]),
        ("- [　] 甲", [(1, "PAGE137")]),
        ("-　甲\n-　乙", [(1, "PAGE098")]),
        ("1.　甲", [(1, "PAGE098")]),
        ("～～消す～～字", [(1, "PAGE089")]),
        ("－甲\n－乙", [(2, "PAGE039")]),
        ("→甲\n→乙", [(2, "PAGE039")]),
        ("3~5年、10~20人", [(1, "PAGE140")]),
        ("H~2~O", [(1, "PAGE140")]),
        ("約~10人から~20人", [(1, "PAGE140")]),
        ("これは~消す~字、~~消す~~字、`3~5`と`5~6`、3 ~ 5と6 ~ 7", []),
        ("**「甲」**と**「乙」**", [(1, "PAGE038")]),
        ("**甲**と「乙」**丙**、\\*甲\\*", []),
        ("\\*甲\\*", []),
        ("> 文。\n> [!NOTE]\n> 本文", [(2, "PAGE096")]),
        ("/// note\n本文", [(1, "PAGE040")]),
        ("[[データ|data|x]]", [(1, "PAGE141")]),
        ("<!DOCTYPE html>", [(1, "PAGE142")]),
        ("文<?php echo 1 ?>", [(1, "PAGE142")]),
        ("```mermaid\ngraph TD\n```", [(1, "PAGE107")]),
        ("$x^2$と:smile:", [(1, "PAGE107")]),
        ("100$と200$、10:30:15、a:b:c、（:例:）", []),
        ("文[^1]。\n\n[^1]: | 甲 | 乙 |\n    |---|---|\n    | 1 | 2 |", []),
        ("> Table: 題\n>\n> | 甲 | 乙 |\n> |---|---|\n> | 1 | 2 |", []),
        ("＞ 引用", [(1, "PAGE138")]),
        ("> ［!NOTE］\n> 本文", [(1, "PAGE032")]),
        ("> [!NOTE]\n本文", [(1, "PAGE139")]),
        ("[[データ]](plan.md)", [(1, "PAGE031")]),
        (f"Ｔａｂｌｅ：題\n\n{TABLE}", [(1, "PAGE099")]),
        ("#題", [(1, "PAGE050")]),
        ("＃ 題", [(1, "PAGE036")]),
        ("##　題", [(1, "PAGE050")]),
        ("#7119 に電話します。", []),
        ("文[^1]。\n\n[^1]: # 題", [(3, "PAGE050")]),
        ("① 甲\n\n② 乙", []),
        ("令和4年\n2022年", []),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 |", [(3, "PAGE063")]),
        ("甲 | 乙\n--- | ---\n1 | 2 | 3", [(3, "PAGE063")]),
        ("| 甲 | 乙 |\n| 1 | 2 |", [(1, "PAGE061")]),
        ("# 題", [(1, "PAGE050")]),
        ("文\n\n題\n---", [(3, "PAGE105")]),
        ("- # 題", [(1, "PAGE050")]),
        ("> ## 題", [(1, "PAGE050")]),
        ("<section>\n\n### 題\n\n</section>", [(3, "PAGE050")]),
        # Lines that begin alike are not meant to go on in one another.
        ("(ⅰ) 甲\n(ⅱ) 乙", [(2, "PAGE039")]),
        ("Ａ．甲\nＢ．乙", [(2, "PAGE039")]),
        ("Ａ　甲\nＢ　乙", [(2, "PAGE039")]),
        ("Q. 甲\nA. 乙", [(2, "PAGE039")]),
        ("第一　甲\n第二　乙", [(2, "PAGE039")]),
        ("＜甲＞\n＜乙＞", [(2, "PAGE039")]),
        ("⚫甲\n⚫乙", [(2, "PAGE039")]),
        ("🔴 甲\n🔵 乙", [(2, "PAGE039")]),
        ("1\ufe0f\u20e3 甲\n2\ufe0f\u20e3 乙", [(2, "PAGE039")]),
        ("住所：水の里町\n電話：なし", [(2, "PAGE039")]),
        ("日時　四月\n場所　役場\n対象　町民", [(2, "PAGE039"), (3, "PAGE039")]),
        ("➢ 甲\n➢ 乙", [(1, "PAGE035")]),
        ("甲町と、\n乙町：丙町は", []),
        ("A dog\nI see", []),
        # Tables that run into what stands above or below them.
        ("| 甲 | 乙 |\n|- - -|- - -|\n| 1 | 2 |", [(1, "PAGE061")]),
        ("| 甲 | 乙 |\n+----+----+\n| 1 | 2 |", [(1, "PAGE061")]),
        (f"1. 一\n{TABLE}", [(2, "PAGE062")]),
        (f"> 引用\n{TABLE}", [(2, "PAGE062")]),
        (f"<details>\n<summary>題</summary>\n{TABLE}\n</details>", [(3, "PAGE062")]),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n注：推計", [(4, "PAGE143")]),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1[^1] | 2 |\n[^1]: 推計", [(4, "PAGE143")]),
        (f"Table: 題\n\n<!-- 注 -->\n\n{TABLE}", [(1, "PAGE064")]),
        (f"Table: 題\n\n---\n\n{TABLE}", [(1, "PAGE064")]),
        (f"文。\nTable: 題\n\n{TABLE}", [(2, "PAGE039")]),
        # A mistake is told of once.
        ("文[^note]。\n\n[^Note]: 注", [(1, "PAGE073")]),
        ("[[データ||data]]", [(1, "PAGE141")]),
        ("*「甲」*を", [(1, "PAGE038")]),
        ("- [ｘ] 甲\n- [ x ] 乙", [(1, "PAGE137"), (2, "PAGE137")]),
        (":tada:と:+1:", [(1, "PAGE107")]),
        ("[甲] (../assets/x.png)", [(1, "PAGE031")]),
        ("[`甲`](plan.md)と[甲[乙]](plan.md)", []),
        ("[計画]を見る。\n\n[計画]: plan.md", []),
        ("[甲][k]\n\n[K]: plan.md", []),
        ("`[x]: y`", []),
    ],
)
def test_what_is_not_shown_as_meant_is_refused_with_its_line(source: str, expected: list[tuple[int, str]]) -> None:
    assert [(found.line, found.message.id) for found in rules.wrong(page_of(source), rules.DEFINITION)] == expected


# HTML that is left open or closed twice, around what else people write.
PIECES = ["\n\n", "- ", "> ", "[^1]", "\n[^1]: ", TABLE, "**", "<div>", "</div>", "<dl>", "<dt>", "</dl>", "<tr>", "<h2>", "</h2>", "<br>"]
PIECES += [
    "[[",
    "]]",
    "{漢|かん}",
    "\n{.y}",
    "\n# 題 {#x}\n",
    "文",
    "    ",
    "`",
    "\n```\n",
    "Table: 題\n\n",
    "<ruby>漢<rt>かん</rt></ruby>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(deadline=None)
def test_whatever_is_written_is_read_or_refused(source: str) -> None:
    page = page_of(source)
    assert all(len(block.places) == len(block.text) for block in page.blocks)
    assert all(found.line <= source.count("\n") + 1 for found in rules.wrong(page))


@given(st.text("1aあ.) -(（、:'", min_size=1, max_size=9).map(str.strip).filter(bool))
@settings(deadline=None)
def test_a_line_of_words_is_read_as_the_parser_reads_it(line: str) -> None:
    assert syntax.tokens(line) == syntax.tokens(f"{line}\n")


# Of the specification of CommonMark what people write in a plan; its own renderer says what is right.
COMMONMARK = Path(__file__).with_name("commonmark.yaml")


@pytest.mark.parametrize("source", yaml.safe_load(COMMONMARK.read_text(encoding="utf-8")))
def test_commonmark(source: str) -> None:
    found = reading.read(source)
    html = MarkdownIt("commonmark").enable("table").render(source)
    assert structure(tree.html(found.tree)) == structure(html)
    assert shapes.read(found) == shapes.shown(html)


def test_page(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "ja"
    folder.mkdir(parents=True)
    path = folder / "a.md"
    path.write_text(
        '---\norigin: plan\n---\n\n# 題 {#top}\n\n文[x](b.md#c)\n\n## 2 節 {#s2}\n\nTable: 表題\n\n| a |\n| - |\n\n[^1]: 注\n\n<div id="box"></div>\n',
        encoding="utf-8",
    )
    page, _ = markdownfile.read(path, tmp_path, folder)
    assert page is not None
    assert (page.path, page.source, page.meta, page.title) == ("docs/ja/a.md", "a.md", {"origin": "plan"}, "題")
    assert [(section.anchor, section.level, section.title, section.line) for section in page.sections] == [
        ("top", 1, "題", 5),
        ("s2", 2, "2 節", 9),
    ]
    assert [(block.kind, block.text, block.anchor) for block in page.blocks] == [
        (Kind.HEADING, "題", "top"),
        (Kind.TEXT, "文x", "top"),
        (Kind.HEADING, "2 節", "s2"),
        (Kind.CAPTION, "表題", "s2"),
        (Kind.ROW, "a", "s2"),
        (Kind.NOTE, "注", "fn:1"),
    ]
    assert page.anchors == {"top", "s2", "box"}
    assert [link for block in page.blocks for link in block.links] == ["b.md#c"]
