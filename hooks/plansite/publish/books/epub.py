"""A book as EPUB 3.3, with the metadata of EPUB Accessibility 1.1: a document a part, ids and links as they are in the book."""

import io
import mimetypes
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID
from xml.etree.ElementTree import Element, SubElement, tostring

from jinja2 import Template

from plansite.publish.books.text import Book

_PACKAGE, _STYLE = (Path(__file__).with_name(name) for name in ("package.opf", "epub.css"))
_XHTML = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
# What elements are, by class or role. Source: EPUB 3 Structural Semantics Vocabulary 1.1.
_TYPES = {"footnote-ref": "noteref", "footnote": "footnotes", "toc": "toc", "cover": "titlepage"}


@dataclass(frozen=True)
class _Text:
    """A document of the book: its name, its XHTML, and what the package says of it."""

    name: str
    xhtml: bytes
    properties: str


def write(book: Book, front: Element, site: Path, labels: dict[str, str], modified: datetime) -> bytes:
    """Return the EPUB of a book; `front` is the document with all that stands before the parts, `site` has the images."""
    name, tag = front.findtext("head/title", ""), labels["language_tag"]
    bodies = {"front": [*front.iterfind("body/*")]} | {part.get("id", ""): [part] for part in book.parts}
    files = {id: name for name, parts in bodies.items() for part in parts for each in part.iter() if (id := each.get("id"))}
    texts = [_Text(file, *_document(parts, file, files, name, tag)) for file, parts in bodies.items()]
    pictures = {
        path: mimetypes.guess_type(path)[0] or "" for part in book.parts for image in part.iter("img") if (path := image.get("src", ""))
    }
    package = Template(_PACKAGE.read_text(encoding="utf-8"), autoescape=True, trim_blocks=True, lstrip_blocks=True).render(
        name=name,
        labels=labels,
        summary=labels["book_accessibility"],
        identifier=UUID(bytes=sha256(b"".join(text.xhtml for text in texts)).digest()[:16]).urn,
        modified=f"{modified:%Y-%m-%dT%H:%M:%SZ}",
        texts=texts,
        pictures=pictures,
        furigana=any(part.find(".//ruby") is not None for part in book.parts),
    )
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for path, data in _files(package, texts, site, pictures):
            entry = zipfile.ZipInfo(path)  # of 1980, whenever it is made
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return found.getvalue()


def _files(package: str, texts: list[_Text], site: Path, pictures: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    yield "mimetype", b"application/epub+zip"  # first and not compressed: EPUB 3.3, 4.2.6.3
    yield "META-INF/container.xml", _CONTAINER.encode()
    yield "book/package.opf", package.encode()
    yield "book/book.css", _STYLE.read_bytes()
    for text in texts:
        yield f"book/{text.name}.xhtml", text.xhtml
    for path in pictures:
        yield f"book/{path}", (site / path).read_bytes()


def _document(parts: list[Element], file: str, files: dict[str, str], title: str, tag: str) -> tuple[bytes, str]:
    """Return the XHTML of a document and its properties; `files` has the document in which each id stands."""
    root = Element("html", {**_XHTML, "lang": tag, "xml:lang": tag})
    head, body = SubElement(root, "head"), SubElement(root, "body")
    SubElement(head, "title").text = title
    SubElement(head, "link", rel="stylesheet", type="text/css", href="book.css")
    body.extend(map(deepcopy, parts))
    for element in body.iter():
        kinds = [_TYPES[each] for each in element.get("class", "").split() if each in _TYPES]
        if element.tag == "li" and "--fn-" in element.get("id", ""):
            kinds = ["footnote"]
        if kinds:
            element.set("epub:type", kinds[0])
        target = element.get("href", "")
        if target.startswith("#") and (other := files[target[1:]]) != file:
            element.set("href", f"{other}.xhtml{target}")
    properties = (("nav", body.find("nav")), ("svg", body.find(".//svg")))
    xhtml = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n' + tostring(root, "utf-8", short_empty_elements=True)
    return xhtml, " ".join(name for name, element in properties if element is not None)
