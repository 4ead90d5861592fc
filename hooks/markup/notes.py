"""A Markdown extension: footnotes keep the numbers that the author gave them, and their links have names.

Python-Markdown numbers the footnotes of each page from 1; a document's notes are numbered through. Source: DPUB-ARIA 1.1
(doc-noteref, doc-endnotes, doc-backlink); WCAG 2.2, 2.4.4 (a link called "1" says nothing).
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_REFERENCE, _NOTE = "fnref:", "fn:"


class Notes(Extension):
    """Name footnotes by `words`: `note` (with {number}), `notes` (the heading), `note_back` (with {number})."""

    words: Mapping[str, str]

    def extendMarkdown(self, md: Markdown) -> None:
        """Register after footnotes have been placed and inline Markdown is done."""
        md.treeprocessors.register(_NoteProcessor(md, self), "named-notes", 6)


class _NoteProcessor(Treeprocessor):
    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        words = self.notes.words
        for element in root.iter():
            if element.get("class") == "footnote-ref":
                number = element.get("href", "").rpartition(":")[2]
                name = words["note"].format(number=number)
                element.text = f"［{name}］"
                element.attrib.update({"role": "doc-noteref", "aria-label": name})
            elif element.get("class") == "footnote":
                self._name_notes(element)

    def _name_notes(self, element: Element) -> None:
        words = self.notes.words
        element.tag = "section"
        element.attrib.update({"role": "doc-endnotes", "aria-labelledby": "notes"})
        for rule in element.findall("hr"):
            element.remove(rule)
        heading = Element("h2", {"id": "notes"})
        heading.text = words["notes"]
        element.insert(0, heading)
        for item in element.iterfind("ol/li"):
            number = item.get("id", "").removeprefix(_NOTE)
            if number.isdigit():
                item.set("value", number)
        for link in element.iter("a"):
            if link.get("class") == "footnote-backref":
                number = link.get("href", "").rpartition(":")[2]
                link.text = words["note_back"].format(number=number)
                link.attrib.pop("title", None)
                link.set("role", "doc-backlink")
