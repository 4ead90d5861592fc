"""What is said of a page of each kind, in each language, is what people have read and found good: `transcripts/` holds it."""

import difflib
import os
from pathlib import Path

import pytest

from ...accessibility.conditions import LIGHT_WIDE, View
from ...accessibility.conftest import Views
from ...accessibility.spoken import faults, speak, transcript
from ...server import Server

pytestmark = pytest.mark.share(4)

TRANSCRIPTS = Path(__file__).parent / "transcripts"
PAGES = {"front": "", "chapter": "chapter-3/section-1/", "glossary": "glossary/", "term": "glossary/open-data/"}
EDITIONS = {"ja": "", "ja-easy": "ja-easy/", "en": "en/"}
HEADER = """\
# Said by a simulator (@guidepup/virtual-screen-reader) in Chromium, at 1280 px: by no screen reader, and to no person.
# A line is a block, and what stands in it is indented. [ ] an element in a text. (ja) the language, where it changes.
# Furigana are left out: screen readers differ in what they do with them. Names that the page's own text gives are said once.

"""


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("locale", EDITIONS)
def test_transcripts(view: Views, locale: str, kind: str) -> None:
    """ACCEPT=1 writes what is said now."""
    wide = view(LIGHT_WIDE)
    wide.show(EDITIONS[locale] + PAGES[kind])
    document = speak(wide.page)
    said = HEADER + transcript(document)
    path = TRANSCRIPTS / f"{locale}-{kind}.txt"
    if os.environ.get("ACCEPT") == "1":
        path.write_text(said, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "\n".join(
        difflib.unified_diff(kept.splitlines(), said.splitlines(), f"{path.name} (kept)", f"{path.name} (now)", "", "", 1, "")
    )
    if difference:
        pytest.fail(
            f"読み上げが変わりました。よければ: make transcripts / What is said has changed; to accept it: make transcripts\n{difference}",
            False,
        )
    assert faults(document) == []


def test_a_transcript_for_each_page() -> None:
    assert {path.name for path in TRANSCRIPTS.iterdir()} == {f"{locale}-{kind}.txt" for locale in EDITIONS for kind in PAGES}


SAID = {
    '<p>A <a href="#" role="doc-glossref">word</a> in a <b>text</b>.</p>': ("paragraph: A [doc-glossref: word] in a text .", []),
    "<p><ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>を <ruby>読<rt>よ</rt></ruby>む</p>": ("paragraph: 漢字を 読む", []),
    '<p>One <span lang="ja">二</span></p>': ("paragraph: One (ja) 二", []),
    '<a href="#"><span>Next</span> <span lang="ja">二</span></a>': ("link: Next (ja) 二", []),
    '<label for="q">Find</label><input id="q" type="search">': ("searchbox, Find", []),
    "<table><caption>Ages</caption><tr><th>A<td>1</table>": ("table, Ages: rowgroup: row\n  rowheader, A\n  cell, 1", []),
    '<ul><li>one<li><a href="#">two</a><ol><li>three</ol></ul>': (
        "list\n  listitem, 1 of 2: one\n  listitem, 2 of 2: link, two\n    list: listitem, 1 of 1: three",
        [],
    ),
    '<section aria-label="Notes"><h2>Notes</h2></section>': (
        "region, Notes: heading, Notes, level 2",
        ["region, Notes, heading, Notes, level 2: twice"],
    ),
    '<a href="#" aria-label="Note 1">［Note 1］</a>': ("link, Note 1", []),
    '<ul><li><a href="#">オンライン</a> <small>おんらいん</small></ul>': (
        "list: listitem, 1 of 1: [link, オンライン] おんらいん",
        ["link, オンライン, おんらいん: twice"],
    ),
    '<dl><dt><dfn><a href="#">word</a></dfn><dd>text</dl>': ("term: term: link, word\ndefinition: text", ["term, term: twice"]),
    '<h2>One<a href="#">¶</a></h2>': ("heading, level 2: One [link, ¶]", ["link, ¶: noise"]),
    '<a href="#"><img alt=""></a>': ("link", ["link: no name"]),
    "<p>see ch2-s1-3</p><p>of undefined</p>": (
        "paragraph: see ch2-s1-3\nparagraph: of undefined",
        ["see ch2-s1-3: noise", "of undefined: noise"],
    ),
}


def test_what_is_said_and_what_is_at_fault_in_it(server: Server, view: Views) -> None:
    said = {}
    for body in SAID:
        server.planted["planted"] = f'<!doctype html><html lang="en"><title>Page</title><body><p>begin</p>{body}<p>end</p></body></html>'
        view(LIGHT_WIDE).show("planted")
        document = speak(view(LIGHT_WIDE).page)
        begin, *lines, end = transcript(document).splitlines()[1:]
        assert (begin, end) == ("  paragraph: begin", "  paragraph: end")
        said[body] = ("\n".join(line.removeprefix("  ") for line in lines), faults(document))
    del server.planted["planted"]
    assert said == SAID


def names(view: View, path: str, script: str) -> list[tuple[str, str]]:
    """Return role and name of all that Chromium gives a name, but texts: on the page after a script has run, and in its settings."""
    view.show(path)
    view.page.evaluate(script)
    session = view.page.context.new_cdp_session(view.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    view.page.click(".settings-button")
    nodes += session.send("Accessibility.getFullAXTree")["nodes"]
    named = ((node["role"]["value"], node["name"]["value"]) for node in nodes if node.get("name", {}).get("value"))
    return [(role, name) for role, name in named if role not in ("StaticText", "InlineTextBox")]


@pytest.mark.parametrize("kind", PAGES)
def test_no_name_holds_a_reading(view: Views, kind: str) -> None:
    """Names from contents come without furigana; but one by reference (aria-labelledby) would be 計画けいかく."""
    wide, path = view(LIGHT_WIDE), EDITIONS["ja-easy"] + PAGES[kind]
    plain = names(wide, path, "for (const reading of document.querySelectorAll('rt, rp')) reading.remove()")
    assert {("button", "見え方"), ("dialog", "見え方")} <= set(plain)
    assert names(wide, path, "") == plain
