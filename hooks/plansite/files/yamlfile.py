"""A YAML file that people write, read with the line of every value; every scalar is text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypedDict, Unpack

import yaml
from yaml.composer import ComposerError

from plansite.files import slips, store, textfile
from plansite.files.message import Message, Slot
from plansite.files.problem import Problem
from plansite.files.slips import Slip
from plansite.files.table import LOADER

Location = tuple[str | int, ...]

# What YAML leaves out behind a plain value, but a remark that stands apart: two spaces, #, a space.
_CUT = re.compile(r"(?! {2,}#+(?: |$)) +#.*")

# Where what stands behind a key on its line needs a closer look.
_ODD = re.compile("\\A[“”„＂‘’＇［｛｜＞\u3000]|[,，\u3000]\\Z")

# What `"\\0"` stands for in quotes, though the file itself may not hold it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

# What a plain value is read as that is not text, and what allows it.
_OTHER_TYPES = {
    "tag:yaml.org,2002:bool": ("YAML041", "flags"),
    "tag:yaml.org,2002:int": ("YAML042", "numbers"),
    "tag:yaml.org,2002:float": ("YAML043", "decimals"),
    "tag:yaml.org,2002:timestamp": ("YAML044", ""),
    "tag:yaml.org,2002:merge": ("YAML045", ""),
    "tag:yaml.org,2002:value": ("YAML046", ""),
}


@dataclass(frozen=True)
class Document:
    """A file's content: `data` of dict, list and str; for each location the line of its key or item, and where its text starts.

    `starts` holds 1-based (line, column) of a scalar's first character, which for a block (`|`) is on the line below its key.
    `flawed` holds the locations of the values that a problem names, so that no check names them again.
    """

    path: str
    data: object
    lines: dict[Location, int]
    starts: dict[Location, tuple[int, int]]
    flawed: frozenset[Location] = frozenset()

    @cached_property
    def digest(self) -> bytes:
        """Return what stands for the file's content and its places."""
        return store.digest(self.path, self.data, self.lines, self.starts, self.flawed)

    def line(self, location: Location) -> int:
        """Return the line of the value at `location`, or of its nearest parent that stands in the file."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def value(self, location: Location) -> str:
        """Return the scalar at `location`."""
        found: Any = self.data
        for key in location:
            found = found[key]
        return str(found)


class Allowed(TypedDict, total=False):
    """What a file may have beside text: tags (!ENV), whole numbers, numbers with a point, true and false."""

    tags: bool
    numbers: bool
    decimals: bool
    flags: bool


def read(path: Path, root: Path, *, optional: bool = False, **allowed: Unpack[Allowed]) -> tuple[Document, list[Problem]]:
    """Return the document at `path` (named from `root`) and what is wrong with its YAML; an `optional` file may be missing and is empty.

    A file that cannot be read, or not as YAML, gives an empty document with its problems, which are blocking. Duplicate keys, anchors,
    aliases, tags, empty values and plain scalars that YAML 1.1 reads as another type than text are problems; the rest of the file is
    still read.
    """
    name = path.relative_to(root).as_posix()
    if optional and not (path.exists() or path.is_symlink()):
        return _empty(name), []
    text, unread = textfile.read(path, root, tabs=False)
    if text is None or unread:
        return _empty(name), unread
    return read_text(text, name, **allowed)


def read_text(text: str, name: str, **allowed: Unpack[Allowed]) -> tuple[Document, list[Problem]]:
    """Return the document that `text` is, named `name`, and what is wrong with it: see `read`."""
    document, problems = store.kept("yaml", lambda: (text, name, sorted(allowed.items())), lambda: _read(text, name, allowed))
    return document, [*problems]


def _read(text: str, name: str, allowed: Allowed) -> tuple[Document, list[Problem]]:
    tags = allowed.get("tags", False)
    source = text.split("\n")
    problems: list[Problem] = []
    try:
        problems.extend(_foreign_features(text, name, tags))
        if any(problem.blocking for problem in problems):
            return _empty(name), problems
        node = yaml.compose(text, Loader=LOADER)
    except ComposerError as error:
        named = [replace(problem, blocking=True) for problem in problems]
        return _empty(name), named or [slips.unreadable(name, source, error)]
    except yaml.YAMLError as error:
        return _empty(name), [slips.unreadable(name, source, error)]
    reader = _Reader(name, source, {type: id for type, (id, kind) in _OTHER_TYPES.items() if not allowed.get(kind)}, typed=not tags)
    data = reader.value(node, ()) if node is not None else {}
    # One problem a line is enough.
    told = {problem.line for problem in problems}
    problems += [problem for problem in reader.problems if problem.line not in told]
    return Document(name, data, reader.lines, reader.starts, frozenset(reader.flawed)), sorted(problems)


def _empty(name: str) -> Document:
    """Return the document of a file that is not there or cannot be read."""
    return Document(name, {}, {}, {})


_DEEPEST = 50


def _foreign_features(text: str, name: str, tags: bool) -> Iterator[Problem]:
    """Give the problems of what YAML has and our files do not; what is nested too deep for a reader is blocking."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.ScalarEvent) and not (anchor or tag):
            continue
        assert event.start_mark is not None
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1
        if depth > _DEEPEST:
            yield Problem.on(name, line, "YAML021", blocking=True)
            return
        if isinstance(event, yaml.AliasEvent) or anchor:
            yield Problem.on(name, line, "YAML022", sign=f"{'*' if isinstance(event, yaml.AliasEvent) else '&'}{anchor}")
        elif tag and not (tags and re.match("!ENV$|!relative$|tag:yaml.org,2002:python/name:", tag)):
            # As it is written: !!str.
            yield Problem.on(name, line, "YAML081" if tags else "YAML023", sign=tag.replace("tag:yaml.org,2002:", "!!"))


class _Reader:
    """The data of a tree of nodes, and what is wrong in it; where values are not `typed`, each scalar is taken as it is.

    `forbidden` names the types other than text that a value may not have.
    """

    def __init__(self, name: str, source: list[str], forbidden: dict[str, str], typed: bool) -> None:
        self.name, self.source, self.forbidden, self.typed = name, source, forbidden, typed
        self.lines: dict[Location, int] = {}
        self.starts: dict[Location, tuple[int, int]] = {}
        self.flawed: set[Location] = set()
        self.problems: list[Problem] = []
        self.read: set[int] = set()
        self.doubled: set[Location] = set()

    def value(self, node: yaml.Node, location: Location) -> object:
        line = self.lines[location] = self._line(node)
        if isinstance(node, yaml.ScalarNode):
            if not self._is_ordinary(node, line):
                self._check_type(node, location, line)
            self.starts[location] = self._start(node)
            return str(node.value)
        if id(node) in self.read:
            # An alias, which has been named: what it stands for may hold itself.
            self.flawed.add(location)
            return ""
        self.read.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        return [self.value(item, (*location, index)) for index, item in enumerate(node.value)]

    def _line(self, node: yaml.Node) -> int:
        """Return the line of a node; one without a text may lie behind the last line."""
        return min(node.start_mark.line + 1, len(self.source))

    def _start(self, node: yaml.Node) -> tuple[int, int]:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        style = getattr(node, "style", None)
        if style in ("|", ">") and line < len(self.source):
            below = self.source[line]
            return line + 1, len(below) - len(below.lstrip()) + 1
        return line, column + bool(style)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, object]:
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), self._line(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(line, location, "YAML024")
            elif key in found:
                # An item that lacks its hyphen has the keys of the one above again.
                again = key == next(iter(found)) and isinstance(location[-1] if location else "", int)
                if again or location not in self.doubled:
                    self._report(line, None, "YAML082" if again else "YAML025", blocking=again, key=key, first=self.lines[(*location, key)])
                self.doubled.update([location] if again else [])
            elif key.startswith("\u3000"):
                if all(problem.line != line for problem in self.problems):  # an empty value above has told of it
                    self._report(line, location, ((line, key_node.start_mark.column + 1), "YAML001"))
            elif "：" in key and isinstance(value_node, yaml.ScalarNode) and not value_node.value:
                column = key_node.start_mark.column + key.index("：") + 1
                self._report(line, location, ((line, column), "YAML004"), blocking=True)
            elif not key.strip() and value_node.value:
                self._report(line, location, "YAML142")
            elif not self.typed and key_node.tag in _OTHER_TYPES and not re.fullmatch("0|[1-9][0-9]*", key):  # MkDocs shows True for yes
                kind = Message.of(_OTHER_TYPES[key_node.tag][0])
                self._report(line, location, "YAML028", key=next(map(str, location), ""), text=key, kind=kind)
            else:
                found[key] = self.value(value_node, (*location, key))
                self.lines[(*location, key)] = line
        return found

    def _is_ordinary(self, node: yaml.ScalarNode, line: int) -> bool:
        """Say whether a scalar is a text in a block or in single quotes, or a plain one that ends its key's line."""
        if node.style or node.tag != "tag:yaml.org,2002:str":
            return node.tag == "tag:yaml.org,2002:str" and node.style != '"'
        start, end, written = node.start_mark, node.end_mark, self.source[line - 1]
        ends = start.line == end.line and end.column == len(written) and ": " in written[: start.column]
        return ends and not _ODD.search(node.value)

    def _check_type(self, node: yaml.ScalarNode, location: Location, line: int) -> None:
        key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
        text = str(node.value)
        if node.style == '"' and (control := _CONTROL.search(text)):
            self._report(line, location, "YAML920", key=key, code=f"U+{ord(control[0]):04X}")
            return
        rest = self.source[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(self.source) else ""
        if not node.style and (cut := _CUT.match(rest)):
            self._report(line, location, "YAML030", whole=f"{text}{cut[0]}".strip().replace("'", "''"))
        elif not node.style and (stray := self._stray(node)):
            self._report(line, location, stray[0], blocking=True, sign=stray[1], key=key)
        elif not self.typed and key not in ("site_name", "name", "locale") and not (text and "nav_translations" in location):  # texts only
            if not node.style and (slip := self._swallowed(node, location)):
                self._report(line, location, slip)
        elif node.tag == "tag:yaml.org,2002:null":
            below = [line + 1] if self.source[line : line + 1] and self.source[line].lstrip(" ").startswith("\u3000") else []
            slip = slips.find(self.source, [line, *below], slips.SURE)
            bare = key and re.search(rf"[{{,]\s*{re.escape(key)}\s*[,}}]", self.source[line - 1])
            self._report(line, location, slip or ("YAML141" if bare else "YAML026" if key else "YAML027"), key=key)
        elif node.tag in self.forbidden:
            self._report(line, location, "YAML028", key=key, text=text, kind=Message.of(self.forbidden[node.tag]))
        elif not node.style and (slip := self._swallowed(node, location)):
            self._report(line, location, slip)
        elif not node.style and re.fullmatch(r"[“”„＂‘’＇].+[“”＂‘’＇]|［.*］|｛.*｝|[｜＞]", text, re.DOTALL):
            plain = unicodedata.normalize("NFKC", text[0]).translate(str.maketrans("“”„‘’", '"""\'\''))
            self._report(line, location, "YAML029", key=key, sign=text[0], plain=plain)

    def _stray(self, node: yaml.ScalarNode) -> tuple[str, str] | None:
        """Return id and sign of what was meant for a sign of YAML, or was left over, in a plain value."""
        text, first = str(node.value), self.source[self._line(node) - 1][node.start_mark.column :].strip()
        if node.end_mark.line > node.start_mark.line and re.fullmatch("[｜|lI1!¦／/＞]", first):
            return "YAML070", first
        if re.search("[,，]$", text):
            return "YAML077", text[-1]
        if re.search("^\u3000|\u3000$", text):
            return "YAML079", ""
        return None

    def _swallowed(self, node: yaml.ScalarNode, location: Location) -> Slip | None:
        """Return the slip by which a key or an item is read as a text: below the first line of a value, or in place of keys."""
        first, last = self._line(node), min(node.end_mark.line + 1, len(self.source))
        alone = not location or self.source[first - 1][: node.start_mark.column].strip() in ("", "-")
        return slips.find(self.source, range(first if alone else first + 1, last + 1), slips.SURE)

    def _report(self, line: int, flawed: Location | None, what: str | Slip, *, blocking: bool = False, **slots: Slot) -> None:
        """Note a problem on a line, or at the place of a slip."""
        place, id = ((line, 0), what) if isinstance(what, str) else what
        self.problems.append(Problem(self.name, *place, Message.of(id, **slots), blocking=blocking))
        self.flawed.update([] if flawed is None else [flawed])
