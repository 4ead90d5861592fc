"""A Markdown extension: notes stand at the end of the page, keep the numbers that the author gave them, and their links have names.

A document's notes are numbered through. Source: DPUB-ARIA 1.1 (doc-noteref, doc-endnotes, doc-backlink); WCAG 2.2, 2.4.4 (a link
called "1" says nothing).
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_NOTE = "fn:"


class Notes(Extension):
    """Place notes and name them by `words`: `note` (with {number}), `notes` (the heading), `note_back` (with {number})."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        """Register before everything that looks at the whole page."""
        md.treeprocessors.register(_NoteProcessor(self.words), "notes", 50)


class _NoteProcessor(Treeprocessor):
    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words

    def run(self, root: Element) -> None:
        calls: dict[str, list[str]] = {}
        for mark in root.iter("sup"):
            for link in mark.iterfind("a[@class='footnote-ref']"):
                number = link.get("href", "").removeprefix(f"#{_NOTE}")
                calls.setdefault(number, []).append(mark.get("id", ""))
                link.text = self.words["note"].format(number=number)
                link.set("role", "doc-noteref")
        notes = [(parent, note) for parent in root.iter() for note in parent if note.get("id", "").startswith(_NOTE)]
        if notes:
            section = SubElement(root, "section", {"class": "footnote", "role": "doc-endnotes"})
            SubElement(section, "h2", {"id": "notes"}).text = self.words["notes"]
            items = SubElement(section, "ol")
        for parent, note in notes:
            parent.remove(note)
            items.append(note)
            number = note.get("id", "").removeprefix(_NOTE)
            if number.isdigit():
                note.set("value", number)
            self._lead_back(note, number, calls.get(number, []))

    def _lead_back(self, note: Element, number: str, calls: list[str]) -> None:
        """Put a link behind a note to each place that calls it."""
        last = note[-1] if len(note) and note[-1].tag == "p" else SubElement(note, "p")
        for index, call in enumerate(calls):
            if index == 0 and len(last):
                last[-1].tail = (last[-1].tail or "") + "\xa0"
            elif index == 0:
                last.text = (last.text or "") + "\xa0"
            link = SubElement(last, "a", {"class": "footnote-backref", "href": f"#{call}", "role": "doc-backlink"})
            link.text = self.words["note_back"].format(number=number)
