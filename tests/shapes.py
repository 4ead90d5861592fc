"""The shape of a text, worked out from its HTML and from what was read: kind, number and words of each block, and its links."""

import re

import lxml.html

from plansite.files.reading import Reading

Shape = tuple[str, str, str, tuple[str, ...]]

_KINDS = {"tr": "row", "caption": "caption", **{f"h{level}": "heading" for level in range(1, 7)}}
_WHOLE = "ancestor-or-self::tr | ancestor-or-self::dl"
_BLOCK = [
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "p",
    "section",
    "summary",
    "td",
    "th",
    "tr",
]


def read(found: Reading) -> list[Shape]:
    """Return the shape of what the checks read."""
    return [(_kind(block.kind.value), block.label, _plain(block.text), tuple(block.links)) for block in found.blocks]


def shown(html: str) -> list[Shape]:
    """Return the shape of what readers see."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for aside in root.xpath("//rt | //rp | //pre | //script"):
        aside.drop_tree()
    words: dict[lxml.html.HtmlElement, str] = {}
    for text in root.xpath("//text()"):
        parent = text.getparent().getparent() if text.is_tail else text.getparent()
        block = next(iter(parent.xpath(_WHOLE)), None)
        while block is None:
            block, parent = (parent if parent.tag in _BLOCK else None), parent.getparent()
        words[block] = words.get(block, "") + text
    return [
        (_kind(_KINDS.get(block.tag, "text")), _label(block), _plain(text), tuple(_links(block, words)))
        for block, text in words.items()
        if text.strip()
    ]


def _kind(kind: str) -> str:
    return "text" if kind == "note" else kind


def _label(block: lxml.html.HtmlElement) -> str:
    """Return the number of an item whose first text this is."""
    item = block if block.tag == "li" else block.getparent()
    if item is None or item.tag != "li" or (block is not item and item.index(block) + len((item.text or "").strip())):
        return ""
    if item.get("id", "").startswith("fn:"):
        return str(item.get("id", "")).removeprefix("fn:").translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    items = item.getparent()
    return str(int(items.get("start", "1")) + items.index(item)) if items.tag == "ol" else ""


def _links(block: lxml.html.HtmlElement, blocks: dict[lxml.html.HtmlElement, str]) -> list[str]:
    """Return the addresses in a block that lead somewhere, in order; in a block that holds others, not theirs."""
    found = []
    for link in block.iter("a"):
        nearest = next(each for each in link.iterancestors() if each in blocks)
        if nearest is block and link.get("class") != "footnote-ref":
            found.append(link.get("href"))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
