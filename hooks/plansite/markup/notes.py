"""A Markdown extension: footnotes keep the numbers that the author gave them, and their links have names.

Python-Markdown numbers the footnotes of each page from 1; a document's notes are numbered through. Source: DPUB-ARIA 1.1
(doc-noteref, doc-endnotes, doc-backlink); WCAG 2.2, 2.4.4 (a link called "1" says nothing). What is named is counted: should another
version of Python-Markdown write footnotes in another way, the build ends instead of publishing notes without names.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

_NOTE = "fn:"


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
        """Name each reference and each note. Raises ValueError where these are not those that Python-Markdown has read."""
        references = [element for element in root.iter("a") if element.get("class") == "footnote-ref"]
        for reference in references:
            reference.text = self.notes.words["note"].format(number=_number(reference))
            reference.set("role", "doc-noteref")
        sections = [element for element in root.iter("div") if element.get("class") == "footnote"]
        named = (len(references), sum(self._name_notes(section) for section in sections))
        extensions = [each for each in self.md.registeredExtensions if isinstance(each, FootnoteExtension)]
        read = (sum(sum(each.found_refs.values()) for each in extensions), sum(len(each.footnotes) for each in extensions))
        if named != read:
            raise ValueError(f"of {read} references and notes, {named} have been named")

    def _name_notes(self, section: Element) -> int:
        """Return the number of notes that have been named."""
        words = self.notes.words
        section.tag = "section"
        section.set("role", "doc-endnotes")
        for rule in section.findall("hr"):
            section.remove(rule)
        heading = Element("h2", {"id": "notes"})
        heading.text = words["notes"]
        section.insert(0, heading)
        items = [item for item in section.iterfind("ol/li") if item.get("id", "").startswith(_NOTE)]
        for item in items:
            number = item.get("id", "").removeprefix(_NOTE)
            if number.isdigit():
                item.set("value", number)
        for link in section.iter("a"):
            if link.get("class") == "footnote-backref":
                link.text = words["note_back"].format(number=_number(link))
                link.attrib.pop("title", None)
                link.set("role", "doc-backlink")
        return len(items)


def _number(link: Element) -> str:
    """Return the number of the note to or from which a link leads."""
    return link.get("href", "").rpartition(":")[2]
