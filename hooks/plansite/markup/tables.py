"""A Markdown extension: a line `Table: …` above a table becomes its caption, and header cells say what they head.

`Table: Caption {.stack}` gives the table classes. The first cell of each row heads the row. A table stands in a group that can
be scrolled by keyboard. The caption names the table alone: as the name of the group it would be read out twice, with its furigana.
Source: WCAG 2.2, 1.3.1 (H39 caption, H63 scope) and 2.1.1 (scrollable regions).
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_CAPTION = re.compile(r"Table:\s+(?P<text>.*?)\s*(?:\{(?P<classes>[^{}]*)\})?$", re.DOTALL)


class Tables(Extension):
    """Caption tables, scope their header cells, and wrap them in a group named by `words`: `table_region`."""

    words: Mapping[str, str]

    def extendMarkdown(self, md: Markdown) -> None:
        """Register before attribute lists, which would take a caption's."""
        md.treeprocessors.register(_TableProcessor(md, self), "captioned-tables", 9)


class _TableProcessor(Treeprocessor):
    def __init__(self, md: Markdown, tables: Tables) -> None:
        super().__init__(md)
        self.tables = tables

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, table in reversed(list(enumerate(parent))):
                if table.tag == "table":
                    _head_rows(table)
                    _wrap(parent, index, table, self.tables.words["table_region"])


def _head_rows(table: Element) -> None:
    for cell in table.iterfind("thead/tr/th"):
        cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        if len(row) and row.find("th") is None:
            row[0].tag = "th"
            row[0].set("scope", "row")


def _wrap(parent: Element, index: int, table: Element, name: str) -> None:
    region = Element("div", {"class": "table-region"})
    region.tail, table.tail = table.tail, None
    above = parent[index - 1] if index else None
    match = _CAPTION.match(above.text or "") if above is not None and above.tag == "p" and not len(above) else None
    if match:
        classes = [word.removeprefix(".") for word in (match["classes"] or "").split()]
        region.set("class", " ".join(["table-region", *classes]))
        caption = Element("caption")
        caption.text = match["text"]
        table.insert(0, caption)
        region.attrib.update({"role": "group", "aria-label": name, "tabindex": "0"})
    parent[index] = region
    region.append(table)
    if match and above is not None:
        parent.remove(above)
