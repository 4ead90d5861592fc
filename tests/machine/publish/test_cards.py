"""Cards of pages: lines that end between words, a page named with its picture, and none where the font has not its letters."""

import re
import struct
from pathlib import Path

import pytest

from plansite.publish import cards

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"><rect width="24" height="24"/></svg>'
FIGURE = '<svg aria-hidden="true" viewBox="0 0 160 80"><path d="M0 0h9"></path></svg>'
PAGE = """<html lang="{tag}" dir="{direction}">
<link rel="canonical" href="https://plan.example/{path}"><meta property="og:site_name" content="計画 &amp; 町">
<meta property="og:title" content="{title}">{more}
<link rel="icon" sizes="any" type="image/svg+xml" href="../icon.svg">
"""
ADDED = """
    <meta property="og:image" content="https://plan.example/a/index.png">
    <meta property="og:image:width" content="1200">
    <meta property="og:image:height" content="630">
    <meta name="twitter:card" content="summary_large_image">"""


@pytest.mark.parametrize(
    ("title", "tag", "figure", "expected"),
    [
        ("クラウド", "ja", "", ("76", ["クラウド"])),
        ("第3節 本県がデジタル技術で取り組むべき課題", "ja", "", ("76", ["第3節 本県がデジタル技術で", "取り組むべき課題"])),
        ("個人情報の保護に関する法律施行条例", "ja", FIGURE, ("54", ["個人情報の保護に関する法律施行条例"])),
        ("An open door for all who live here", "en", "", ("76", ["An open door for all who", "live here"])),
        ("x" * 130, "en", "", ("46", ["x" * 39, "x" * 39, "x" * 39, "x" * 13])),
    ],
)
def test_the_title_of_a_card(title: str, tag: str, figure: str, expected: tuple[str, list[str]]) -> None:
    drawing = cards.card(title, "計画", tag, "ltr", ICON, figure)
    texts = re.findall(r'<text x="(\d+)" y="\d+" font-size="(\d+)"[^>]*>([^<]*)</text>', drawing)
    assert texts == [("168", "32", "計画"), *(("80", expected[0], line) for line in expected[1])]
    assert ('<svg x="80" y="360"' in drawing) == bool(figure)


@pytest.mark.parametrize(
    ("title", "tag", "direction", "more", "carded"),
    [
        ("表 &amp; 図", "ja", "ltr", "", True),
        ("表", "ja", "ltr", f'<figure class="term-figure">{FIGURE}</figure>', True),
        ("表", "ja", "ltr", '<meta name="robots" content="noindex">', False),
        ("الخطة", "ar", "rtl", "", False),
        ("", "ja", "ltr", "", False),
    ],
)
def test_a_page_is_named_with_its_card(title: str, tag: str, direction: str, more: str, carded: bool, tmp_path: Path) -> None:
    page = PAGE.format(title=title, tag=tag, direction=direction, more=more, path="a/")
    (tmp_path / "a").mkdir()
    (tmp_path / "icon.svg").write_text(ICON, encoding="utf-8")
    (tmp_path / "404.html").write_text("<html>", encoding="utf-8")
    (tmp_path / "a" / "index.html").write_text(page, encoding="utf-8")
    cards.write(tmp_path)
    link = '<link rel="canonical" href="https://plan.example/a/">'
    assert (tmp_path / "a" / "index.html").read_text(encoding="utf-8") == (page.replace(link, link + ADDED) if carded else page)
    pictures = list(tmp_path.rglob("*.png"))
    assert pictures == ([tmp_path / "a" / "index.png"] if carded else [])
    for picture in pictures:
        drawn = picture.read_bytes()
        assert struct.unpack(">II", drawn[16:24]) == (cards.WIDTH, cards.HEIGHT)
        cards.write(tmp_path)
        assert picture.read_bytes() == drawn
