"""A Markdown page as its reader reads it, every character with its place in the file.

MkDocs renders the pages with Python-Markdown, which keeps no line numbers; the checks need them. This module reads the part of
Markdown that the pages use (one block a line) and gives the words, not a rendering.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from plansite.files import form, textfile, yamlfile
from plansite.files.problem import Problem


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
    """One line of a page: the text that is read, the 1-based column of each of its characters, and what stands in it.

    `label` is what is read before it (the number of a list item, the mark of a note), `anchor` the section it stands in,
    `closed` the offsets where no term is linked (links, code, addresses), `silent` those that are no words of the page (code,
    addresses, words of another language). `listed` says that it is an item of a list.
    """

    kind: Kind
    text: str
    line: int
    columns: tuple[int, ...]
    label: str
    anchor: str
    closed: frozenset[int]
    silent: frozenset[int]
    calls: tuple[Call, ...]
    links: tuple[str, ...]
    listed: bool = False
    given: tuple[Given, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading of a page: its permanent anchor, its level from 1, its title and its line."""

    anchor: str
    level: int
    title: str
    line: int


@dataclass(frozen=True)
class Page:
    """A Markdown page: `path` from the repository's root, `source` within its language's folder, front matter, sections, blocks.

    `lines` are the numbered lines as written, without front matter and blocks of code; `open_code` is the line of a block of code
    that is not closed, or 0.
    """

    path: str
    source: str
    meta: dict[str, str]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    anchors: frozenset[str]
    lines: tuple[tuple[int, str], ...] = ()
    open_code: int = 0

    @property
    def title(self) -> str:
        """Return the text of the first heading, or the file's name where there is none."""
        return self.sections[0].title if self.sections else self.source


def read(path: Path, root: Path, folder: Path) -> tuple[Page | None, list[Problem]]:
    """Return the page at `path`, named from `root`, whose language's folder is `folder`, and what is wrong with its form.

    The page is None where the file cannot be read.
    """
    name = path.relative_to(root).as_posix()
    text, problems = textfile.read(path, root, tabs=False)
    if text is None:
        return None, problems
    meta, start, wrong = _front_matter(text, name)
    lines, open_code = _outside_code(text.split("\n"), start)
    blocks, sections, anchors = _read_lines(lines)
    source = path.relative_to(folder).as_posix()
    page = Page(name, source, meta, tuple(sections), tuple(blocks), frozenset(anchors), tuple(lines), open_code)
    return page, [*problems, *wrong]


def read_text(text: str, line: int = 1, column: int = 1) -> tuple[Block, ...]:
    """Return the blocks of Markdown that stands elsewhere, its first character at `line` and `column`."""
    lines, _ = _outside_code([*[""] * (line - 1), *text.split("\n")], line - 1)
    blocks, _, _ = _read_lines(lines, column - 1)
    return tuple(blocks)


class FrontMatter(BaseModel):
    """What people write at the top of a page."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="ページの最初に書くこと")
    origin: Literal["plan", "site"] | None = Field(
        None, title="だれの文か", description="plan: 計画の文（一文字も変えません） / site: このサイトの文"
    )
    title: str | None = Field(None, title="ページの題", description="ブラウザーの題。書かなければ、ページの最初の見出しです")
    description: str | None = Field(None, title="ページの説明", description="検索サイトなどに出る、ページの短い説明")
    appends: str | None = Field(
        None, title="ページの終わりに加えるもの", description="サイトを作るときに、データから作って加えるもの", examples=["accessibility"]
    )
    template: str | None = Field(None, title="ひな形", description="ページの形を決める overrides/ のファイル", examples=["home.html"])


def _front_matter(text: str, name: str) -> tuple[dict[str, str], int, list[Problem]]:
    """Return the front matter, the number of lines it takes, and what is wrong with it."""
    if not text.startswith("---\n"):
        return {}, 0, []
    match = re.match(r"---\n(.*?)^---[ ]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if match is None:
        return {}, 0, [Problem.on(name, 1, "PAGE001", blocking=True)]
    document, problems = yamlfile.read_text(f"\n{match[1]}", name)
    written, problems = form.read(document, problems, FrontMatter)
    meta = written.model_dump(exclude_none=True) if written else {}
    return meta, match[0].count("\n"), problems


_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})\s+")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}|]*[#.=][^{}]*\}\s*$")
_ANCHOR = re.compile(r"#([\w:.-]+)")
_HTML_ANCHOR = re.compile(r"""\sid=["']([^"']+)["']""")
_PREFIX = re.compile(
    r"""\s*(?:>\s*)*(?:(?P<bullet>[-*+])\s+|(?P<number>\d+)\.\s+|(?P<note>\[\^(?P<name>[^\]]+)\]:\s*)|(?:!!!|\?\?\?\+?)\s+[\w-]+\s*)?"""
)
_DELIMITER = re.compile(r"\s*(?:\|[\s:|-]*-[\s:|-]*|[\s:-]*-[\s:|-]*\|[\s:|-]*|-{3,})$")
_CAPTION = re.compile(r"Table:\s+")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_INLINE = re.compile(
    r"""
    (?P<comment><!--.*?-->)
  | (?P<code>(?P<ticks>`+).+?(?P=ticks))
  | (?P<image>!\[[^\]]*\]\([^)]*\)(?:\{[^{}]*\})?)
  | \[\[(?P<forbid>!?)(?P<call>[^\]|]+)(?:\|(?P<target>[^\]]+))?\]\]
  | (?P<noteref>\[\^(?P<refname>[^\]]+)\])
  | \[(?P<link>[^\]]+)\]\((?P<href>[^)\s]*)(?:\s[^)]*)?\)(?:\{[^{}]*\})?
  | <(?P<auto>https?://[^>\s]+)>
  | \{(?P<base>[^{}|\\]+)\\?\|(?P<reading>[^{}|]*)\}
  | <ruby>(?P<ruby>.*?)</ruby>
  | (?P<aside><r[tp]>.*?</r[tp]>)
  | <span\ lang="[^"]*">(?P<foreign>.*?)</span>
  | (?P<tag></?[A-Za-z][^<>]*>)
  | (?P<url>https?://[^\s<>、。）」]+)
  | \\(?P<escaped>[\\`*_{}\[\]()#+\-.!|])
  | (?P<emphasis>\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w))
  | (?P<attributes>\{:[^{}]*\})
    """,
    re.VERBOSE,
)


# Tags between which words do not touch.
_DIVIDING_TAG = re.compile(r"</?(?:br|dd|div|dl|dt|li|ol|p|table|td|th|tr|ul)\b")


def superscript(number: str) -> str:
    """Return a footnote's number as the raised digits that the received text uses."""
    return number.translate(_SUPERSCRIPTS)


def printed(letters: Sequence[str]) -> tuple[int, int]:
    """Return where the text begins and ends that has no white space around it."""
    start, end = 0, len(letters)
    while start < end and letters[start].isspace():
        start += 1
    while end > start and letters[end - 1].isspace():
        end -= 1
    return start, end


_Reach = TypeVar("_Reach", Call, Given)


def _moved(reaches: Iterable[_Reach], offset: int) -> list[_Reach]:
    return [replace(reach, start=reach.start + offset, end=reach.end + offset) for reach in reaches]


class _Line:
    """The text of one line, gathered piece by piece with the column of each character."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.columns: list[int] = []
        self.closed: set[int] = set()
        self.silent: set[int] = set()
        self.calls: list[Call] = []
        self.links: list[str] = []
        self.given: list[Given] = []

    def add(self, text: str, column: int, *, closed: bool = False, silent: bool = False) -> None:
        start = len(self.text)
        self.text += text
        self.columns += range(column, column + len(text))
        reach = range(start, len(self.text))
        self.closed.update(reach if closed or silent else ())
        self.silent.update(reach if silent else ())

    def read(self, source: str, column: int, *, closed: bool = False) -> None:
        """Add the words of inline Markdown whose first character stands at `column`."""
        position = 0
        for match in _INLINE.finditer(source):
            self.add(source[position : match.start()], column + position, closed=closed)
            self._add_markup(match, column, closed)
            position = match.end()
        self.add(source[position:], column + position, closed=closed)

    def _add_markup(self, match: re.Match[str], column: int, closed: bool) -> None:
        at = {name: column + match.start(name) for name, value in match.groupdict().items() if value is not None}
        if "code" in at:
            ticks = len(match["ticks"])
            self.add(match["code"][ticks:-ticks], at["code"] + ticks, silent=True)
        elif "call" in at:
            start = len(self.text)
            self.add(match["call"], at["call"], closed=True)
            self.calls.append(Call(start, len(self.text), match["target"] or match["call"], bool(match["forbid"])))
        elif "base" in at or "ruby" in at:
            start, name = len(self.text), "base" if "base" in at else "ruby"
            self.read(match[name], at[name], closed=closed)
            self.given.append(Given(start, len(self.text), match["reading"] or ""))
        elif "noteref" in at:
            self.add(superscript(match["refname"]), at["noteref"], silent=True)
        elif "link" in at:
            self.links.append(match["href"])
            self.read(match["link"], at["link"], closed=True)
        elif "auto" in at or "url" in at:
            name = "auto" if "auto" in at else "url"
            self.add(match[name], at[name], silent=True)
        elif "foreign" in at:
            self.add(match["foreign"], at["foreign"], silent=True)
        elif "tag" in at and _DIVIDING_TAG.match(match["tag"]):
            self.add("\t", at["tag"], silent=True)
        elif "escaped" in at:
            self.add(match["escaped"], at["escaped"], closed=closed)

    def strip(self) -> None:
        """Drop white space at both ends."""
        start, end = printed(self.text)
        self.text, self.columns = self.text[start:end], self.columns[start:end]
        self.closed = {offset - start for offset in self.closed if start <= offset < end}
        self.silent = {offset - start for offset in self.silent if start <= offset < end}
        self.calls = _moved(self.calls, -start)
        self.given = _moved(self.given, -start)

    def block(self, kind: Kind, line: int, label: str, anchor: str) -> Block:
        return Block(
            kind,
            "".join(self.text),
            line,
            tuple(self.columns),
            label,
            anchor,
            frozenset(self.closed),
            frozenset(self.silent),
            tuple(self.calls),
            tuple(self.links),
            given=tuple(self.given),
        )


def _read_lines(lines: Iterable[tuple[int, str]], indent: int = 0) -> tuple[list[Block], list[Section], set[str]]:
    blocks: list[Block] = []
    sections: list[Section] = []
    anchors: set[str] = set()
    anchor = ""
    for number, source in lines:
        if not source.strip() or _DELIMITER.match(source):
            continue
        anchors.update(_HTML_ANCHOR.findall(source))
        attributes = _ATTRIBUTES.search(source)
        if attributes:
            anchors.update(named := _ANCHOR.findall(attributes[0]))
            source = source[: attributes.start()]
        heading, caption = _HEADING.match(source), _CAPTION.match(source)
        if heading:
            block = _read_line(source, heading.end(), indent).block(Kind.HEADING, number, "", "")
            anchor = named[0] if attributes and named else ""
            sections.append(Section(anchor, len(heading[1]), block.text, number))
            blocks.append(replace(block, anchor=anchor))
        elif caption:
            blocks.append(_read_line(source, caption.end(), indent).block(Kind.CAPTION, number, "", anchor))
        elif source.lstrip().startswith("|"):
            blocks.append(_read_row(source, indent).block(Kind.ROW, number, "", anchor))
        else:
            prefix = _PREFIX.match(source)
            assert prefix is not None, "the pattern matches the empty string"
            note = prefix["name"]
            label = superscript(note) if note else prefix["number"] or ""
            kind, place = (Kind.NOTE, f"fn:{note}") if note else (Kind.TEXT, anchor)
            block = _read_line(source, prefix.end(), indent).block(kind, number, label, place)
            if block.text:
                blocks.append(replace(block, listed=bool(prefix["bullet"] or prefix["number"])))
    return blocks, sections, anchors


def _outside_code(lines: list[str], start: int) -> tuple[list[tuple[int, str]], int]:
    """Return the lines from `start` on that are no code, with their 1-based numbers, and that of a fence that is not closed, or 0."""
    found: list[tuple[int, str]] = []
    fence, opened = "", 0
    for number, line in enumerate(lines[start:], start + 1):
        match = _FENCE.match(line)
        if fence:
            fence = "" if match and match[1].startswith(fence) else fence
        elif match:
            fence, opened = match[1], number
        else:
            found.append((number, line))
    return found, opened if fence else 0


def _read_line(source: str, position: int, indent: int) -> _Line:
    line = _Line()
    line.read(source[position:], position + indent + 1)
    line.strip()
    return line


def _read_row(source: str, indent: int) -> _Line:
    """Return a table's row; its cells stand apart by a tab, so that no word reaches from one into the next."""
    line = _Line()
    for match in re.finditer(r"(?:\\\||[^|])+", source):
        cell = _Line()
        cell.read(match[0], match.start() + indent + 1)
        cell.strip()
        if not cell.text:
            continue
        if line.text:
            line.add("\t", match.start() + indent + 1, silent=True)
        start = len(line.text)
        line.text += cell.text
        line.columns += cell.columns
        line.closed |= {start + offset for offset in cell.closed}
        line.silent |= {start + offset for offset in cell.silent}
        line.calls += _moved(cell.calls, start)
        line.given += _moved(cell.given, start)
        line.links += cell.links
    return line
