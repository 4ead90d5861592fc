"""Tables in the tree of a page: a line `Table: …` above a table becomes its caption, and header cells say what they head.

`Table: Caption {.stack}` gives the table classes. The first cell of each row heads the row. A table stands in a group that can
be scrolled by keyboard. The caption names the table alone: as the name of the group it would be read out twice, with its furigana.
Source: WCAG 2.2, 1.3.1 (H39 caption, H63 scope) and 2.1.1 (scrollable regions).
"""

from xml.etree.ElementTree import Element


def frame(root: Element, name: str) -> None:
    """Caption tables, scope their header cells, and wrap them in a group of that name."""
    for parent in list(root.iter()):
        for index, table in reversed(list(enumerate(parent))):
            if table.tag == "table":
                _head_rows(table)
                _wrap(parent, index, table, name)


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
    parent[index] = region
    region.append(table)
    if above is not None and above.tag == "caption":
        region.set("class", f"table-region {above.attrib.pop('class', '')}".strip())
        region.attrib.update({"role": "group", "aria-label": name, "tabindex": "0"})
        parent.remove(above)
        above.tail = None
        table.insert(0, above)
