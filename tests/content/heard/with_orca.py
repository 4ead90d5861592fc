"""What Orca says of a page of each kind, in each language, is what people have read and found good: `spoken/` holds it.

This needs Orca, Firefox and a few minutes, so that it is no part of a run of all tests: `make heard`.
"""

import datetime
import difflib
import os
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from plansite.accessibility import trials
from plansite.accessibility.trials import Heard
from plansite.content import Content

from ...accessibility.trials import keep
from ...conftest import Site
from ...machine.accessibility.test_transcripts import EDITIONS, PAGES
from ...server import Server
from .session import Session
from .spoken import doubles, faults, focused, heard, written

SPOKEN = Path(__file__).parent / "spoken"
ACCEPT = os.environ.get("ACCEPT") == "1"
HEADER = """\
# Said by Orca in Firefox, reading the page on its own: a screen reader, but with no person who relies on one.
# A line is a piece of the page, with what Orca adds to it. (ja) the language of the voice, where it changes.

"""


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("locale", EDITIONS)
def test_what_is_heard(orca: Session, server: Server, site: Site, locale: str, kind: str) -> None:
    """ACCEPT=1 writes what is said now."""
    address = EDITIONS[locale] + PAGES[kind]
    lines = heard(orca.hear(server.address + address))
    said = HEADER + written(lines)
    path = SPOKEN / f"{locale}-{kind}.txt"
    if ACCEPT:
        path.write_text(said, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "\n".join(
        difflib.unified_diff(kept.splitlines(), said.splitlines(), f"{path.name} (kept)", f"{path.name} (now)", "", "", 1, "")
    )
    if difference:
        pytest.fail(
            f"読み上げが変わりました。よければ: ACCEPT=1 make heard / What is said has changed; to accept it: ACCEPT=1 make heard\n{difference}",
            False,
        )
    assert faults(lines, site.pages[address + "index.html"]) == []


def test_a_file_for_each_page() -> None:
    assert {path.name for path in SPOKEN.iterdir()} == {f"{locale}-{kind}.txt" for locale in EDITIONS for kind in PAGES}


HIDDEN = ' aria-hidden="true"'
HEARD = {
    # Furigana: hidden from screen readers, not hidden, and in the place of the kanji.
    f"<p><ruby>計画<rp>（</rp><rt{HIDDEN}>けいかく</rt><rp>）</rp></ruby>を 読む</p>": ("計画を 読む", []),
    "<p><ruby>計画<rp>（</rp><rt>けいかく</rt><rp>）</rp></ruby>を 読む</p>": ("計画けいかくを 読む", ["twice: 計画けいかくを 読む"]),
    f"<p><ruby><span{HIDDEN}>章</span><rp>（</rp><rt>しょう</rt><rp>）</rp></ruby>を 読む</p>": ("しょうを 読む", []),
    f"<h2><ruby>言<rt{HIDDEN}>い</rt></ruby>います</h2><button><ruby>見<rt{HIDDEN}>み</rt></ruby>え方</button>": (
        "言います, heading level 2\n見え方, push button",
        [],
    ),
    '<p><a href="#"><ruby>文<rt>ぶん</rt></ruby>へ</a></p>': ("文ぶんへ, link", ["twice: 文ぶんへ"]),
    # Definitions.
    '<div class="page-terms"><dl><dt><a href="#">語</a></dt><dd>一つ。二つ。</dd></dl></div>': (
        "語, link\n一つ。二つ。, description value",
        [],
    ),
    '<div class="page-terms"><dl><dt><a href="#">語</a></dt><dd><p>一つ。</p><p>二つ。</p></dd></dl></div>': (
        "語, link\n二つ。",
        ["unheard: 一つ。"],
    ),
    '<div class="page-terms"><dl><dt><a href="#">語</a></dt><dd>一つ。<p>二つ。</p><ol><li>三つ。</ol></dd></dl></div>': (
        "語, link\n一つ。, description value\n二つ。\nList with 1 item, Nesting level 1, 1. 三つ。",
        [],
    ),
    '<div class="page-terms"><dl><dt><a href="#">語</a></dt><dd><ul><li>一つ。<li>二つ。</ul></dd></dl></div>': (
        "語, link\nbullet 二つ。",
        ["unheard: 一つ。"],
    ),
    # Languages.
    '<p lang="en">One <span lang="ja">二</span></p>': ("(en) One\n(ja) 二", []),
    '<p lang="en">一つ</p>': ("(en) 一つ", ["en: 一つ"]),
    # Tables, and a place for messages.
    "<table><caption>年</caption><tr><th scope=col>春<tr><td>1</table>": (
        "年, table with 2 rows 1 column, 年, caption\n春, column header\n1",
        [],
    ),
    '<div role="status"></div><div aria-live="polite"></div>': ("statusbar", []),
}


def planted(body: str) -> str:
    return f'<!doctype html><html lang="ja"><title>Page</title><body><p>始まり</p>{body}<p>終わり</p></body></html>'


def test_what_is_heard_and_what_is_at_fault_in_it(orca: Session, server: Server) -> None:
    found = {}
    for body in HEARD:
        server.planted["planted"] = planted(body)
        lines = heard(orca.hear(server.address + "planted"))
        first, *between, last = written(lines).splitlines()
        found[body] = ("\n".join(between), faults(lines, document_fromstring(planted(body))))
    assert found == HEARD


@pytest.mark.parametrize("kind", ["front", "chapter", "term"])
def test_names_are_heard_once(orca: Session, server: Server, site: Site, kind: str) -> None:
    address = EDITIONS["ja-easy"] + PAGES[kind]
    orca.hear(server.address + address)
    names = [focused(log) for log in orca.walk()]
    assert len(names) > 5
    assert doubles(names, site.pages[address + "index.html"]) == []


def test_a_name_that_is_heard_twice(orca: Session, server: Server) -> None:
    page = planted('<a href="#"><ruby>文<rt>ぶん</rt></ruby>へ</a>')
    server.planted["planted"] = page
    orca.hear(server.address + "planted")
    assert doubles(map(focused, orca.walk()), document_fromstring(page)) == ["twice: 文ぶんへ link."]


def test_what_the_site_says_of_it(orca: Session, site_content: Content, request: pytest.FixtureRequest) -> None:
    """With ACCEPT=1 a run in which nothing failed is the one that the page on accessibility tells of."""
    path = site_content.project.trials
    pages = tuple(f"/{edition}{page}" for edition in EDITIONS.values() for page in PAGES.values())
    if ACCEPT and not request.session.testsfailed:
        keep(path, Heard(date=datetime.date.today(), programs=orca.versions, pages=pages))
    told, _ = trials.read(path, path.parent)
    assert told.heard and (told.heard.programs.keys(), told.heard.pages) == (orca.versions.keys(), pages)
