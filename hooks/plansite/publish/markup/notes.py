"""Notes in the tree of a page: they stand at the end of the page, keep the numbers that the author gave them, and their links have names.

A document's notes are numbered through. Source: DPUB-ARIA 1.1 (doc-noteref, doc-endnotes, doc-backlink); WCAG 2.2, 2.4.4 (a link
called "1" says nothing).
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from plansite.terms.runs import contents, fill

_NOTE = "fn:"


def place(root: Element, words: Mapping[str, str]) -> None:
    """Place the notes of a page and name them by `words`: `note`, `note_back`, `note_back_again` (with {number}) and `notes`."""
    calls: dict[str, list[str]] = {}
    for mark in root.iter("sup"):
        for link in mark.iterfind("a[@class='footnote-ref']"):
            number = link.get("href", "").removeprefix(f"#{_NOTE}")
            calls.setdefault(number, []).append(mark.get("id", ""))
            link.text = words["note"].format(number=number)
            link.set("role", "doc-noteref")
    notes = [(parent, note) for parent in root.iter() for note in parent if note.get("id", "").startswith(_NOTE)]
    if notes:
        section = SubElement(root, "section", {"class": "footnote", "role": "doc-endnotes"})
        SubElement(section, "h2", {"id": "notes"}).text = words["notes"]
        items = SubElement(section, "ol")
    for parent, note in notes:
        parent.remove(note)
        items.append(note)
        number = note.get("id", "").removeprefix(_NOTE)
        if number.isdigit():
            note.set("value", number)
        last = note[-1] if len(note) and note[-1].tag == "p" else SubElement(note, "p")
        for index, call in enumerate(calls.get(number, [])):
            link = Element("a", {"class": "footnote-backref", "href": f"#{call}", "role": "doc-backlink"})
            link.text = words["note_back_again" if index else "note_back"].format(number=number, count=index + 1)
            fill(last, [*contents(last), "\xa0", link])
