"""The one reading of Markdown: the tree that becomes the page, and what is read on it, every character with its place in the file."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from plansite.files import store, syntax
from plansite.files.places import Place, Places


class Kind(Enum):
    """What a block of a page is."""

    HEADING = "heading"
    TEXT = "text"
    ROW = "row"
    NOTE = "note"
    CAPTION = "caption"


@dataclass(frozen=True)
class Call:
    """A term that the author named: `[[text]]`, `[[text|target]]`, or `[[!text]]` (forbidden); offsets are of the block's text."""

    start: int
    end: int
    target: str
    forbidden: bool


@dataclass(frozen=True)
class Given:
    """A reading that the author wrote, `{漢字|かんじ}` or <ruby> (then empty here); offsets are of the block's text."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading or a row of a table: the text that is read, line and column of each of its characters, and what stands in it.

    `label` is what is read before it (the number of a list item, the mark of a note), `anchor` the section it stands in,
    `closed` the offsets where no term is linked (links, code, addresses), `silent` those that are no words of the page (code,
    addresses, words of another language). `listed` says that it begins an item of a list, `summary` that it tells its section in short
    (`{.point}`).
    """

    kind: Kind = Kind.TEXT
    text: str = ""
    line: int = 0
    places: Sequence[Place] = ()
    label: str = ""
    anchor: str = ""
    closed: frozenset[int] = frozenset()
    silent: frozenset[int] = frozenset()
    calls: tuple[Call, ...] = ()
    links: tuple[str, ...] = ()
    listed: bool = False
    given: tuple[Given, ...] = ()
    summary: bool = False


@dataclass(frozen=True)
class Section:
    """A heading of a page: its permanent anchor, its level from 1, its title and its line."""

    anchor: str
    level: int
    title: str
    line: int


class Tag(NamedTuple):
    """A tag of HTML: its name and its attributes, their names in small letters, its place, and whether it closes an element."""

    name: str
    attributes: dict[str, str]
    place: tuple[int, int]
    closing: bool


@dataclass(frozen=True)
class Picture:
    """A picture: its address and the text that stands for it, with its place."""

    source: str
    text: str
    place: tuple[int, int]


@dataclass(frozen=True)
class Reading:
    """A text as read: the tree of what is shown, its sections and blocks, and the lines that are no code, with their numbers.

    `source_text` is the text itself, with the line and the column where it begins: of these all else is made. `open_code` is the line of
    the block of code that is not closed, if there is one, `indented` those of code by indent. `names` are the ids that links may lead to,
    `references` the names of the notes that are called, both with their places; `notes` those that are written, with their lines;
    `tables` the first line of each table and the one behind it; `tags`, `attributed` (what braces give to elements of Markdown) and
    `pictures` stand in the order of the text.
    """

    source_text: tuple[str, int, int] = field(compare=False)
    tree: Element = field(default_factory=lambda: Element("div"), compare=False)
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    open_code: list[int] = field(default_factory=list)
    indented: list[int] = field(default_factory=list)
    names: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    references: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    notes: list[tuple[str, int]] = field(default_factory=list)
    tables: list[tuple[int, int]] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    attributed: list[Tag] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @property
    def anchors(self) -> frozenset[str]:
        """Return the ids that links may lead to."""
        return frozenset(name for name, _ in self.names)


# Where no term is linked, whatever stands in it.
CLOSED = frozenset(
    {"a", "abbr", "button", "caption", "code", "dt", "figcaption", "figure", "kbd", "label", "math", "pre", "samp"}
    | {"script", "style", "summary", "svg", "textarea"}
)
# What stands within a run of text.
INLINE = frozenset(
    {"b", "bdi", "bdo", "cite", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)
ATOMS = frozenset({"br", "hr", "img", "input", "wbr"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RUNNING = (INLINE | ATOMS | {"a", "abbr", "code", "kbd", "rp", "rt", "ruby", "samp"}) - {"hr"}
_KINDS = {"li": Kind.TEXT, "tr": Kind.ROW, "caption": Kind.CAPTION, **dict.fromkeys(HEADINGS, Kind.HEADING)}
_CALLS = {"data-call": False, "data-forbidden": True}
_READING = "data-reading"

_ITEM = re.compile(r"""#([\w:.-]+)|\.([\w-]+)|([\w:-]+)=(?:"([^"]*)"|([^\s"{}]+))""")
_ATTRIBUTES = re.compile(rf"\{{:?\s*(?P<items>(?:(?:{_ITEM.pattern})\s*)+)\}}")
_AT_END = re.compile(rf"\s*{_ATTRIBUTES.pattern}\s*\Z")
# HTML as most is, which needs no parser to be read: tags of elements in which tags are tags, and what stands between them.
_PLAIN_ATTRIBUTE = re.compile(r"""\s([a-z][a-z-]*)="([^"<>&]*)\"""")
_RAW = "iframe|no[a-z]+|plaintext|script|style|textarea|title|xmp"
_PLAIN_PIECE = re.compile(rf"<(/?)((?!(?:{_RAW})\b)[a-z][a-z0-9]*)((?:{_PLAIN_ATTRIBUTE.pattern})*)>|[^<&]+")
_PLAIN = re.compile(rf"(?:{_PLAIN_PIECE.pattern})++")
_ADDRESS = re.compile(r"(https?://[^\s<>、。）」]+)")
_CAPTION = re.compile(r"Table(?::\s+|：\s*)")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read(text: str, line: int = 1, column: int = 1) -> Reading:
    """Return Markdown as read, whose first character stands at `line` and `column` of its file; it must not be changed."""
    return store.kept(
        "reading", lambda: (text, line, column), lambda: _Reader(text, line, column).reading(syntax.tokens(text)), lasts=False
    )


class _Open(NamedTuple):
    """An open element: whether it is written as HTML, what becomes of the text in it, and where it begins in its block."""

    element: Element
    raw: bool = False
    closed: bool = False
    silent: bool = False
    unread: bool = False
    row: bool = False
    start: int = 0


@dataclass
class _Run:
    """What is known of the block that is being read: see `Block`."""

    kind: Kind = Kind.TEXT
    label: str = ""
    listed: bool = False
    summary: bool = False
    places: Places = field(default_factory=Places)
    closed: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    calls: list[Call] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)

    def block(self, text: str, line: int, anchor: str) -> Block:
        """Return the block, which ends where its text does."""
        behind = range(len(text), len(self.places))
        self.closed.difference_update(behind)
        self.silent.difference_update(behind)
        self.places.cut(len(text))
        closed, silent = frozenset(self.closed), frozenset(self.silent)
        calls, links, given = tuple(self.calls), tuple(self.links), tuple(self.given)
        return Block(self.kind, text, line, self.places, self.label, anchor, closed, silent, calls, links, self.listed, given, self.summary)


class _Reader(HTMLParser):
    """Grows the tree and the blocks from markdown-it's tokens, and from the HTML among them."""

    def __init__(self, text: str, line: int, column: int) -> None:
        super().__init__()
        self.written = text.split("\n")
        self.first, self.margin = line, column
        self.found = Reading((text, line, column))
        self.open = [_Open(self.found.tree)]
        self.code: set[int] = set()
        self.run = _Run()
        self.text: list[str] = []
        self.anchor = self.note = self.box = ""
        # Where the reading stands, from 0: the line, the column behind what was read of it, and the line and column where HTML began.
        self.number = self.column = self.base = self.indent = 0

    def reading(self, tokens: list[Token]) -> Reading:
        """Return the text as read."""
        for index, token in enumerate(tokens):
            if token.map and token.map[0] != self.number:
                self.number, self.column = token.map[0], 0
            self._block(token, tokens[index + 1 : index + 4])
        while len(self.open) > 1:
            self._end()
        self._flush()
        margin = " " * (self.margin - 1)
        lines = enumerate(self.written)
        self.found.lines.extend((self.first + number, margin + line) for number, line in lines if number not in self.code)
        return self.found

    def _block(self, token: Token, below: list[Token]) -> None:
        match token.type:
            case "inline" if self.open[-1].element.get("class") == "markdown-alert-title":
                pass  # GitHub's English word; the page's language has its own
            case "list_item_open" if "checked" in token.meta:
                self._start("li", {})
                self.box = "☑ " if token.meta["checked"] else "☐ "
                if below[0].type == "list_item_close":
                    self._say(self.box, "[")
            case "inline":
                self._say(self.box, "[")
                self.box = ""
                self._inline(token.children or [])
            case "html_block":
                self._html(token.content)
            case "fence" | "code_block":
                self._code(token)
            case "footnote_reference_open":
                self.note = token.meta["label"]
                self.found.notes.append((self.note, self.first + self.number))
                self._start("li", {"id": f"fn:{self.note}"})
                self.run = self.run if self.text else _Run(Kind.NOTE, label=self.note.translate(_SUPERSCRIPTS))
            case "footnote_reference_close":
                self._close()
                self.note = ""
            case "paragraph_open" if _is_caption(*below):
                self._start("caption", {})
            case _ if not token.hidden:
                if token.type == "table_open" and token.map:
                    self.found.tables.append((self.first + token.map[0], self.first + token.map[1]))
                if token.nesting < 0:
                    self._close()
                else:
                    self._start(token.tag, _classed(token.attrs))

    def _code(self, token: Token) -> None:
        first, last = token.map or [0, 0]
        self._start("pre", {})
        SubElement(self.open[-1].element, "code").text = token.content
        self._close()
        self.code.update(range(first, last))
        if token.type == "code_block":
            self.found.indented.append(self.first + first)
        elif last - first < 2 or not self.written[last - 1].strip(" >\t").startswith(token.markup):
            self.found.open_code.append(self.first + first)

    def _inline(self, children: list[Token]) -> None:
        for index, child in enumerate(children):
            match child.type:
                case "text":
                    self._text(child.content, children[index - 1] if index else None, last=index == len(children) - 1)
                case "text_special":
                    self._say(child.content, child.markup)
                case "code_inline":
                    self._start("code", {})
                    self._say(child.content)
                    self._close()
                    self._pass(child.content)
                case "softbreak":
                    self._break(children[index + 1 :])
                case "hardbreak":
                    self._start("br", {})
                    self.number, self.column = self.number + 1, 0
                case "html_inline":
                    self._html(child.content, self.column)
                    if "\n" in child.content:
                        self.number, self.column = self.base + child.content.count("\n"), 0
                case "image":
                    self._start("img", {**child.attrs, "alt": child.content})
                    self.found.pictures.append(Picture(str(child.attrs["src"]), child.content, self._place("![", self.column)))
                    self._pass(child.content)
                case "footnote_ref":
                    self._reference(child.meta["label"])
                case _ if child.nesting < 0:
                    self._close()
                case _:
                    self._start(child.tag, child.attrs, silent=child.markup == "autolink")

    def _text(self, text: str, before: Token | None, *, last: bool) -> None:
        """Read text, and the attributes in it: at its beginning those of what stands before it, at the end those of its block."""
        block = self.open[-1].element
        if before is not None and (before.nesting < 0 or before.type in ("image", "code_inline")) and (match := _ATTRIBUTES.match(text)):
            self._attribute(block[-1], match["items"])
            text = text[match.end() :]
        below = before is not None and before.type == "softbreak"
        if last and (below or block.tag in HEADINGS or block.tag == "caption") and (match := _AT_END.search(text)):
            self._attribute(block, match["items"])
            self.run.summary = "point" in block.get("class", "").split()
            text = text[: match.start()]
        if block.tag == "caption" and not len(block) and not block.text:
            text = _CAPTION.sub("", text, count=1)
        for index, piece in enumerate(_ADDRESS.split(text)):
            self._say(piece, silent=bool(index % 2))

    def _break(self, after: list[Token]) -> None:
        """End a line within a paragraph: between two letters as wide as Japanese there is no space.

        Source: CSS Text 3, 4.1.3 (segment break transformation).
        """
        self.number, self.column = self.number + 1, 0
        following = next((token.content for token in after if token.content and token.type != "html_inline"), "")
        attributed = len(after) == 1 and _AT_END.match(following)
        if not attributed and not (_is_wide("".join(self.text[-1:])) and _is_wide(following[:1])):
            self._say(" ")
            self.column = 0

    def _reference(self, label: str) -> None:
        count = 1 + sum(name == label for name, _ in self.found.references)
        self._start("sup", {"id": f"fnref{count if count > 1 else ''}:{label}"}, silent=True)
        self._start("a", {"class": "footnote-ref", "href": f"#fn:{label}"})
        self._say(label.translate(_SUPERSCRIPTS), f"[^{label}]")
        self.found.references.append((label, self.run.places[-1]))
        self._close()
        self._close()

    def _pass(self, text: str) -> None:
        """Go on behind what was read at once, code or the text of a picture; in code a line's end is a space."""
        pattern = re.compile(r"\s".join(map(re.escape, re.split(r"\s", text))))
        if text not in self.written[self.number] and (match := pattern.search("\n".join(self.written[self.number :]))):
            self.number, self.column = self.number + match[0].count("\n"), 0

    def _place(self, sign: str, column: int) -> tuple[int, int]:
        """Return the place of a sign in the line at hand, at `column` or behind it, and go on behind its beginning."""
        self.column = max(self.written[self.number].find(sign, column), column) + 1
        return self.first + self.number, self.column - 1 + self.margin

    def _html(self, text: str, indent: int = 0) -> None:
        self.base, self.indent = self.number, indent
        self.reset()
        if not _PLAIN.fullmatch(text):
            self.feed(text if text.rfind("<!--") <= text.rfind("-->") else f"{text}-->")  # what is open to the end is a comment to the end
            self.close()
            return
        self.rawdata = text
        for piece in _PLAIN_PIECE.finditer(text):
            closing, name, attributes = piece.group(1, 2, 3)
            if name is None:
                self.handle_data(piece[0])
            elif closing:
                self.handle_endtag(name)
            else:
                self.handle_starttag(name, _PLAIN_ATTRIBUTE.findall(attributes))
            self.updatepos(*piece.span())

    def _tag(self, name: str, attributes: dict[str, str] | None = None, *, closing: bool = False) -> None:
        line, offset = self.getpos()
        self.number = self.base + line - 1
        place = self._place("<", offset + (self.indent if line == 1 else 0))
        self.found.tags.append(Tag(name, attributes or {}, place, closing))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element that is written as HTML."""
        attributes = {name: value or "" for name, value in attrs}
        self._tag(tag, attributes)
        self._start(tag, {name: value for name, value in attributes.items() if name != "markdown"}, raw=True)

    def handle_endtag(self, tag: str) -> None:
        """Close it, with what was left open in it."""
        self._tag(tag, closing=True)
        depth = len(self.open) - 1
        while self.open[depth].raw and self.open[depth].element.tag != tag:
            depth -= 1
        if self.open[depth].raw:
            while len(self.open) > depth:
                self._end()

    def handle_comment(self, data: str) -> None:
        """Take the lines within a comment for code."""
        first = self.base + self.getpos()[0]
        self.code.update(range(first, first + data.count("\n") - 1))

    def handle_data(self, data: str) -> None:
        """Read the text between tags."""
        line, offset = self.getpos()
        for index, piece in enumerate(re.split("(\n)", data)):
            self.number, self.column = self.base + line - 1 + (index + 1) // 2, 0 if index else offset
            self._say(piece)

    def _start(self, tag: str, attributes: Mapping[str, object], *, raw: bool = False, silent: bool = False) -> None:
        self._part(tag)
        above = self.open[-1]
        element = SubElement(above.element, tag, {name: str(value) for name, value in attributes.items()})
        if raw and "id" in attributes:
            self._name(str(attributes["id"]))
        if tag in ATOMS:
            return
        silent = silent or above.silent or tag == "code" or "lang" in attributes
        row = above.row or tag in ("tr", "dl")
        closed = silent or above.closed or tag in CLOSED or not _CALLS.keys().isdisjoint(element.attrib)
        self.open.append(_Open(element, raw, closed, silent, above.unread or tag in ("rt", "rp"), row, len(self.text)))
        if tag == "a" and above.element.tag != "sup":
            self.run.links.append(str(attributes.get("href", "")))
        elif tag in _KINDS and not self.text:
            number = int(above.element.get("start", "1")) + len(above.element) - 1 if above.element.tag == "ol" else ""
            self.run = _Run(_KINDS[tag], label=str(number), listed=tag == "li")

    def _name(self, name: str) -> None:
        """Note an id, with the place of the sign before it."""
        column = self.written[self.number].find(name, self.column) + self.margin - 1
        self.found.names.append((name, (self.first + self.number, column)))

    def _attribute(self, element: Element, items: str) -> None:
        """Give an element what `{#id .class name="value"}` says."""
        written: dict[str, str] = {}
        for name, style, other, quoted, bare in _ITEM.findall(items):
            if name:
                element.set("id", name)
                self._name(name)
            elif style:
                element.set("class", f"{element.get('class', '')} {style}".strip())
            else:
                written[other.lower()] = quoted or bare
        element.attrib.update(written)
        if written:
            self.found.attributed.append(Tag(element.tag, written, (self.first + self.number, 0), False))

    def _close(self) -> None:
        """Close the innermost element that Markdown opened, with HTML that was left open in it."""
        while self._end().raw:
            pass

    def _end(self) -> _Open:
        ended = self.open.pop()
        element, reach = ended.element, (min(ended.start, len(self.text)), len(self.text))
        for name, forbidden in _CALLS.items():
            if name in element.attrib:
                self.run.calls.append(Call(*reach, element.attrib[name], forbidden))
        if element.tag == "ruby" or _READING in element.attrib:
            self.run.given.append(Given(*reach, element.get(_READING, "")))
        if element.tag in HEADINGS:
            self.anchor = element.get("id", "")
        self._part(element.tag)
        if element.tag in HEADINGS and not self.open[-1].row:
            self.found.sections.append(Section(self.anchor, int(element.tag[1]), self.found.blocks[-1].text, self.found.blocks[-1].line))
        elif element.tag in _KINDS and not self.text:
            self.run = _Run()
        return ended

    def _part(self, tag: str) -> None:
        """End the block where a tag parts the text; the cells of a row stay together, and a list of terms with what explains them."""
        if tag == "br" or (tag not in _RUNNING and self.open[-1].row):
            self._read("\t", "", silent=True)
        elif tag not in _RUNNING:
            self._flush()

    def _flush(self) -> None:
        run, text = self.run, "".join(self.text).rstrip()
        if text or run.kind is Kind.HEADING:
            line, anchor = run.places[0][0] if text else self.first + self.number, f"fn:{self.note}" if self.note else self.anchor
            self.found.blocks.append(run.block(text, line, anchor))
            self.run = _Run()
        self.text.clear()

    def _say(self, text: str, written: str = "", *, silent: bool = False) -> None:
        """Write text on the page, and read it; `written` is what stands for it in the file."""
        here = self.open[-1]
        if len(here.element):
            here.element[-1].tail = (here.element[-1].tail or "") + text
        else:
            here.element.text = (here.element.text or "") + text
        if text and not here.unread:
            self._read(text, written or text, silent=silent)

    def _read(self, text: str, written: str, *, silent: bool) -> None:
        here, run, line = self.open[-1], self.run, self.written[self.number]
        if not self.text or self.text[-1] == "\t":
            text, written = text.lstrip(), written.lstrip()
        found = line.find(written, self.column)
        found = found if found >= 0 else max(line.find(written[:1], self.column), self.column)
        self.column = found + len(written)
        start = found + self.margin + (len(written) - len(text) if written.endswith(text) else 0)
        if here.closed or silent:
            reach = range(len(self.text), len(self.text) + len(text))
            run.closed.update(reach)
            run.silent.update(reach if here.silent or silent else ())
        self.text += text
        run.places.add(self.first + self.number, start, len(text))


def _classed(attributes: Mapping[str, object]) -> dict[str, object]:
    """Return attributes with a class in place of the style that markdown-it gives a cell: text-align:right becomes align-right."""
    styled = {name: value for name, value in attributes.items() if name != "style"}
    return {**styled, "class": str(attributes["style"]).replace("text-align:", "align-")} if "style" in attributes else styled


def _is_caption(inline: Token, _: Token, below: Token | None = None) -> bool:
    """Say whether a paragraph names the table that stands below it."""
    table = below is not None and (below.type == "table_open" or below.content.startswith("<table"))
    return table and _CAPTION.match(inline.content) is not None


def _is_wide(letter: str) -> bool:
    return letter != "" and unicodedata.east_asian_width(letter) in "WFH" and not "가" <= letter <= "힣"
