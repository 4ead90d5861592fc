"""Books of a town whose plan has notes, a table, a picture, furigana, and a page that one language lacks."""

import re
import shutil
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from tinyhtml5 import parse

from plansite import content
from plansite.commands import build as command

from ...conftest import built_once
from ..plan import DATA

try:
    from plansite.publish import books
    from plansite.publish.books import pdf, text
except OSError as missing:  # Pango is no Python package
    pytest.skip(str(missing), allow_module_level=True)

from ... import books as book

PLAN = DATA / "books"
LOCALES = ("ja", "ja-easy", "en")
MADE = 1_700_000_000  # 2023-11-14T22:13:20Z


@dataclass(frozen=True)
class Made:
    site: Path
    books: dict[str, text.Book]

    def file(self, locale: str, kind: str) -> Path:
        return self.site / "books" / f"{locale}.{kind}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    site = tmp_path_factory.mktemp("books") / "site"
    shutil.copytree(built_once("books", PLAN, tmp_path_factory).folder, site)
    plan = content.read(PLAN)
    texts = {locale: text.read(plan, site, locale) for locale in LOCALES}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(MADE))
        wrong = [message.text("en") for message in books.make(plan, site)]
    if any("font" in each for each in wrong):
        pytest.skip(wrong[0])
    assert wrong == []
    yield Made(site, texts)


@pytest.mark.parametrize("locale", LOCALES)
def test_text(made: Made, locale: str) -> None:
    """The parts, their anchors and where links lead, as tests/data/books/text has them; what is of the screen is not in them."""
    assert book.shown(made.books[locale]) == (PLAN / "text" / f"{locale}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_all_is_heard_in_its_order(made: Made, locale: str) -> None:
    said = book.heard(made.file(locale, "pdf"))
    assert book.unheard(made.books[locale], said) == []
    first = next(book.blocks(made.books[locale].parts[0]))
    first.text = "Z" + (first.text or "")
    assert len(book.unheard(made.books[locale], said)) == 1
    first.text = first.text[1:]


@pytest.mark.parametrize("locale", LOCALES)
def test_pdf_is_accessible(made: Made, locale: str) -> None:
    assert book.faults(made.file(locale, "pdf")) == []
    reader = PdfReader(made.file(locale, "pdf"))
    tags = {"ja": "ja", "ja-easy": "ja-simple", "en": "en"}
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (tags[locale], True)  # type: ignore[index]


# Lines that go on overleaf, beside what stands at the foot of a page or is said again on the next.
LONG = "".join(f"<p>{number} {'of these words there are many ' * 60}</p>" for number in range(4))
SHAPES = {
    "a picture that its words tell": (
        '<figure class="term-figure"><svg aria-hidden="true" viewBox="0 0 9 9"><g color="#0b6a78"><path d="M0 0h9"></path></g></svg>'
        "<figcaption><p>A line.</p></figcaption></figure>"
    ),
    "a list in a note, and text that goes on behind it": (
        '<p>Called<sup id="call"><a class="footnote-ref" href="#note">[1]</a></sup> here.</p>' + LONG + '<section class="footnote"><ol>'
        '<li id="note" value="1"><p>These:</p>\n<ol>\n<li>one</li>\n<li>two</li>\n</ol></li></ol></section>'
    ),
    "cells that are longer than a page": (
        '<table class="appendix"><thead><tr><th>A</th><th>Word</th><th>Explanation</th></tr></thead><tbody>'
        f'<tr><td>B</td><th scope="row">Term</th><td>{LONG}<ol><li>one</li>\n<li>two</li></ol></td></tr></tbody></table>'
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_are_heard_and_right(tmp_path: Path, shape: str) -> None:
    front = parse('<html lang="en"><head><title>Book</title></head><body></body></html>', namespace_html_elements=False)
    part = parse(f'<section class="page" id="part"><h1>Part</h1>{SHAPES[shape]}</section>', namespace_html_elements=False)
    for picture in part.iter("{http://www.w3.org/2000/svg}svg"):
        for each in picture.iter():
            each.tag = each.tag.rpartition("}")[2]
    made = text.Book((part.find("body/section"),), ())
    path = tmp_path / "book.pdf"
    written, wrong = pdf.write(made, front, tmp_path)
    path.write_bytes(written)
    assert (wrong, book.faults(path), book.unheard(made, book.heard(path))) == ([], [], [])


BOOKMARKS = {
    "ja": [("目次", 2), ("水の道", 3), ("点検", 3), ("1 方法", 3), ("用語集", 4), ("た", 4), ("ドローン", 4), ("名前の一覧", 4), ("さ", 5)],
    "ja-easy": [
        ("もくじ", 2),
        ("水の道", 3),
        ("点検", 3),
        ("1 方法", 3),
        ("ことばの 説明", 4),
        ("た", 4),
        ("ドローン", 4),
        ("名前の リスト", 5),
        ("さ", 5),
    ],
    "en": [
        ("Contents", 2),
        ("水の道", 3),
        ("Inspection", 3),
        ("1 How", 3),
        ("Glossary", 4),
        ("D", 4),
        ("drone", 4),
        ("List of names", 4),
        ("W", 5),
    ],
}


@pytest.mark.parametrize("locale", LOCALES)
def test_bookmarks_and_pages(made: Made, locale: str) -> None:
    """Bookmarks have no furigana and lead to their pages; the contents give the same pages; the note is at the foot of its page."""
    reader = PdfReader(made.file(locale, "pdf"))

    def flat(outline: Sequence[object]) -> Iterator[tuple[str, int]]:
        for each in outline:
            if isinstance(each, list):
                yield from flat(each)
            else:
                yield each.title, (reader.get_destination_page_number(each) or 0) + 1  # type: ignore[attr-defined,arg-type]

    assert list(flat(reader.outline)) == BOOKMARKS[locale]
    pages = dict(BOOKMARKS[locale])
    titles = [title for title, _ in BOOKMARKS[locale] if len(title) > 1]
    parts = [titles[place] for place in (1, 2, 4, -1)]
    assert re.findall(r"\. (\d)\n", reader.pages[1].extract_text()) == [str(pages[part]) for part in parts]
    notes = {"ja": "［注1］", "ja-easy": "［メモ1］", "en": "［注1］"}
    assert [number for number, page in enumerate(reader.pages, 1) if page.extract_text().count(notes[locale]) == 2] == [3]


def test_links_say_what_they_lead_to(made: Made) -> None:
    reader = PdfReader(made.file("en", "pdf"))
    said = [note.get_object()["/Contents"] for page in reader.pages for note in page.get("/Annots", [])]
    assert sorted({*said}) == [
        "1 How",
        "Glossary",
        "Inspection",
        "List of names",
        "Water Supply Act",
        "drone",
        "https://law.example/",
        "https://town.example/",
        "https://town.example/en/about/",
        "https://town.example/en/data/",
        "水の道",
        "［注1］",
    ]


def test_epub_has_what_it_needs(made: Made) -> None:
    """The files in their order, the metadata, what notes are, and links across documents."""
    with zipfile.ZipFile(made.file("ja-easy", "epub")) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert archive.namelist() == [
            "mimetype",
            "META-INF/container.xml",
            "book/package.opf",
            "book/book.css",
            "book/front.xhtml",
            "book/part.xhtml",
            "book/glossary.xhtml",
            "book/ja-easy/pictures/river.png",
        ]
        package = archive.read("book/package.opf").decode()
        part = ElementTree.fromstring(archive.read("book/part.xhtml"))
    assert re.findall(r'<meta property="(.*?)">(.*?)</meta>', package)[:-1] == [
        ("dcterms:modified", "2023-11-14T22:13:20Z"),
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "visual"),
        ("schema:accessibilityFeature", "alternativeText"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "displayTransformability"),
        ("schema:accessibilityFeature", "readingOrder"),
        ("schema:accessibilityFeature", "structuralNavigation"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityFeature", "fullRubyAnnotations"),
        ("schema:accessibilityHazard", "none"),
    ]
    types = [each.get("{http://www.idpf.org/2007/ops}type") for each in part.iter()]
    assert [each for each in types if each] == ["noteref", "footnotes", "footnote"]
    links = [each.get("href") for each in part.iter("{http://www.w3.org/1999/xhtml}a")]
    assert links == [
        "#part--fn-1",
        "#part-check--check-1",
        "https://town.example/ja-easy/about/",
        "glossary.xhtml#glossary-drone",
        "#part--fnref-1",
        "glossary.xhtml#glossary-drone",
    ]
    assert part.get("lang") == "ja-simple" and len([*part.iter("{http://www.w3.org/1999/xhtml}rt")]) > 5


@pytest.mark.share(8)
@pytest.mark.parametrize("locale", LOCALES)
def test_epub_is_valid(made: Made, locale: str) -> None:
    assert book.epub_faults(made.file(locale, "epub")) == []


def test_front_page_leads_to_the_books(made: Made) -> None:
    for locale, up, title in (("ja", "", "本の形で読む"), ("en", "../", "Read it as a book")):
        page = (made.site / ("" if locale == "ja" else locale) / "index.html").read_text(encoding="utf-8")
        assert page.count(title) == 1
        for kind in ("pdf", "epub"):
            megabytes = made.file(locale, kind).stat().st_size / 1_000_000
            link = re.search(rf'<a href="{up}books/{locale}\.{kind}" type="application/[a-z+]*">(.*?)</a>', page)
            assert link and f"{megabytes:.1f} MB" in link[1]


@pytest.mark.share(4)
def test_twice_the_same(made: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MADE))
    again = tmp_path / "site"
    shutil.copytree(made.site, again, ignore=shutil.ignore_patterns("books"))
    for page in again.glob("**/index.html"):
        page.write_text(re.sub(r'(?s)<section class="books">.*?</section>\n', "", page.read_text(encoding="utf-8")), encoding="utf-8")
    books.make(content.read(PLAN), again)
    for path in (made.site / "books").iterdir():
        assert path.read_bytes() == (again / "books" / path.name).read_bytes(), path.name


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without WeasyPrint, or the libraries that it opens, there are no books, and a sentence says how to get it."""
    monkeypatch.setenv("LANG", "ja")
    for name in [name for name in sys.modules if name.startswith("plansite.publish.books")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("plansite.publish.books")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert command.add_books(tmp_path) == 1
    assert "本を作るものがありません（import of weasyprint halted" in capsys.readouterr().err
