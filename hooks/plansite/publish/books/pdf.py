"""A book as PDF/UA-1 (ISO 14289-1), typeset by WeasyPrint: notes at the foot of their page, page numbers where links lead."""

import logging
import mimetypes
from base64 import b64encode
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from pydyf import PDF, String
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from plansite.files.message import Message
from plansite.publish.books import text
from plansite.publish.books.text import Book
from plansite.theme import tokens

_STYLE = Path(__file__).with_name("book.css")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What a paragraph cannot hold, as a note does that stands where it is called.
_BLOCKS = ("p", "ol", "ul", "li")
_LETTERS = 20  # so many are named
_LOG = logging.getLogger("weasyprint")


class _Heard(logging.Handler):
    """What WeasyPrint finds wrong with a book: letters that no font has, and all else, such as pictures without words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.letters: dict[str, None] = {}
        self.others: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if said.startswith(".notdef") and isinstance(record.args, tuple):
            self.letters[str(record.args[0])] = None
        else:
            self.others[said] = None

    def messages(self) -> list[Message]:
        letters = [*self.letters]
        shown = "".join(letters[:_LETTERS]) + ("…" if letters[_LETTERS:] else "")
        fonts = [Message.of("DONE861", letters=shown, count=len(letters))] if letters else []
        return fonts + [Message.of("DONE862", reason=each) for each in self.others]


def write(book: Book, front: Element, site: Path) -> tuple[bytes, list[Message]]:
    """Return the PDF of a book and what WeasyPrint finds wrong with it; `front` is the document before the parts, `site` has the images."""
    document = deepcopy(front)
    (body,) = document.iterfind("body")
    body.extend(_set(deepcopy(part)) for part in book.parts)
    for picture in body.iter("img"):
        picture.set("src", _data(site / picture.get("src", "")))
    names = {element.get("id", ""): text.said(title) for element in body.iter() if (title := _title(element)) is not None}
    names |= {note.get("id", ""): note.get("data-number", "") for note in body.iterfind(".//span[@class='note']")}

    fonts, heard = FontConfiguration(), _Heard()
    _LOG.addHandler(heard)
    look = "".join(f"--{name}: {value};" for name, value in tokens.read()[tokens.LIGHT].items())
    written = HTML(string=tostring(document, "unicode", method="html")).write_pdf(
        stylesheets=[CSS(string=f":root {{{look}}}"), CSS(_STYLE, font_config=fonts)],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        finisher=partial(_finish, names),
    )
    _LOG.removeHandler(heard)
    return written, heard.messages()


def _data(picture: Path) -> str:
    """Return the address of a picture that holds it: WeasyPrint writes into a PDF what depends on where a file is."""
    return _held(mimetypes.guess_type(picture)[0] or "", picture.read_bytes())


def _held(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode()}"


def _finish(names: dict[str, str], _: object, pdf: PDF) -> None:
    """Make of each link one annotation, which says in words what it leads to (PDF/UA-1, 7.18.5) and is printed; give headers a scope.

    WeasyPrint makes one of every box in a link, and of the notes of a page spans behind its text. `names` are the titles of the
    places in the book.
    """
    inner = set()
    for element in [each for each in pdf.objects if _is(each, "Type", "/StructElem")]:
        if any(_is(above, "S", "/Link") for above in _above(element, pdf)):
            element["S"] = "/Span" if element["S"] == "/Link" else element["S"]
            references = [kid for kid in element["K"] if isinstance(kid, bytes) and _is(_object(kid, pdf), "Type", "/OBJR")]
            inner |= {_object(reference, pdf)["Obj"] for reference in references}
            element["K"][:] = [kid for kid in element["K"] if kid not in references]
        elif element["S"] == "/TH":
            element["A"]["Scope"] = "/Column" if any(_is(above, "S", "/THead") for above in _above(element, pdf)) else "/Row"
        elif element["S"] == "/Span" and [above.get("S") for above in _above(element, pdf)] == ["/NonStruct", "/Document", None]:
            element["S"], element["ID"] = "/Note", String(f"note-{element.number}")  # PDF/UA-1, 7.9
    for each in pdf.objects:
        if _is(each, "Type", "/Page") and "Annots" in each:
            each["Annots"][:] = [reference for reference in each["Annots"] if reference not in inner]
        elif _is(each, "Subtype", "/Link"):
            each["F"] = 4
            each["Contents"].string = names.get(each["Contents"].string, each["Contents"].string)


def _is(found: Any, key: str, value: str) -> bool:
    return isinstance(found, dict) and found.get(key) == value


def _object(reference: bytes, pdf: PDF) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _above(element: Any, pdf: PDF) -> Iterator[Any]:
    while "P" in element:
        element = _object(element["P"], pdf)
        yield element


def _title(element: Element) -> Element | None:
    """Return what names an element: a heading itself, the first of a page, and of a name its first paragraph."""
    kinds = {"page": _HEADINGS, "name": ("p",)}.get(element.get("class", ""), ())
    return element if element.tag in _HEADINGS else next((each for each in element.iter() if each.tag in kinds), None)


def _set(part: Element) -> Element:
    """Set a part for paper: notes where they are called, furigana as wide as it is, names of headings without it."""
    for element in part.iter():
        if element.tag in ("dl", "ol", "ul"):
            # Of a list in PDF all is an item, space too.
            element.text = None
            for item in element:
                item.tail = None
    for section in [*part.iter()]:
        for notes in section.findall("section[@class='footnote']"):
            section.remove(notes)
            _call(section, {note.get("id", ""): note for note in notes.iter("li")})
    for element in [*part.iter()]:
        if element.tag == "ruby":
            _fit(element)
        elif element.tag in _HEADINGS:
            element.set("data-words", text.said(element))
        elif element.tag == "dl":
            _list(element)
        elif element.tag == "figure":
            _draw(element)
    return part


def _list(names: Element) -> None:
    """Make items of the groups of a list of names, for a list in PDF has nothing else."""
    for group in names.iterfind("div"):
        group.tag = "li"
        for part in group:
            part.attrib["class"], part.tag = part.tag, "span"


def _draw(figure: Element) -> None:
    """Make a picture that its words tell whole a ground, of which no reader says that it is there; give what it is about its colour."""
    for picture in figure.findall("svg[@aria-hidden]"):
        for part in picture.iterfind(".//g[@color]"):
            part.set("stroke", part.get("color", ""))
        drawn = _held("image/svg+xml", tostring(picture))
        picture.clear()
        picture.tag = "span"
        picture.set("class", "drawing")
        picture.set("style", f"background-image: url({drawn})")
        for words in figure.iterfind("figcaption"):
            words.tag = "div"  # a caption of nothing


def _call(page: Element, notes: dict[str, Element]) -> None:
    """Put each note of a page behind its first call."""
    for parent in [*page.iter()]:
        for place, mark in reversed([*enumerate(parent)]):
            link = mark.find("a[@class='footnote-ref']") if mark.tag == "sup" else None
            if link is None or (note := notes.pop(link.get("href", "").removeprefix("#"), None)) is None:
                continue
            note.attrib.pop("value", None)
            note.text = None
            note.set("data-number", "".join(link.itertext()))
            for block in note.iter():
                if block.tag in _BLOCKS:
                    block.attrib["class"], block.tag = block.tag, "span"
            note.set("class", "note")
            for holder in note.iter():
                for back in holder.findall("a[@class='footnote-backref']"):
                    holder.remove(back)
            note.tail, mark.tail = mark.tail, None
            parent.insert(place + 1, note)


def _fit(ruby: Element) -> None:
    """Keep the reading beside its kanji, as wide as the longer of both: full-width letters, those of the reading half as large."""
    for bracket in ruby.findall("rp"):
        ruby.remove(bracket)
    reading = "".join("".join(each.itertext()) for each in ruby.iter("rt"))
    ruby.set("style", f"min-width: {max(len(text.said(ruby)), len(reading) / 2):g}em")
