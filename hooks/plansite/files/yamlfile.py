"""A YAML file that people write, read with the line of every value; every scalar is text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import ComposerError

from plansite.files import slips, textfile
from plansite.files.problem import Problem
from plansite.files.slips import Slip

Location = tuple[str | int, ...]

# libyaml reads a glossary some twenty times faster than the pure Python loader and gives the same nodes.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_OTHER_TYPES = {
    "tag:yaml.org,2002:bool": ("「はい」か「いいえ」", "yes or no"),
    "tag:yaml.org,2002:int": ("整数", "an integer"),
    "tag:yaml.org,2002:float": ("小数", "a number"),
    "tag:yaml.org,2002:timestamp": ("日付", "a date"),
    "tag:yaml.org,2002:merge": ("結合記号", "a merge key"),
    "tag:yaml.org,2002:value": ("特別な記号", "a special key"),
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


def read(
    path: Path, root: Path, *, tags: bool = False, numbers: bool = False, flags: bool = False, optional: bool = False
) -> tuple[Document, list[Problem]]:
    """Return the document at `path` (named from `root`) and what is wrong with its YAML; `tags` allows tags (!ENV), `numbers` integers,
    `flags` true and false; an `optional` file may be missing and is empty then.

    A file that cannot be read, or not as YAML, gives an empty document with its problems, which are blocking. Duplicate keys, anchors,
    aliases, tags, empty values and plain scalars that YAML 1.1 reads as another type than text are problems; the rest of the file is
    still read.
    """
    name = path.relative_to(root).as_posix()
    if optional and not path.exists():
        return _empty(name), []
    text, unread = textfile.read(path, root, tabs=False)
    if text is None or unread:
        return _empty(name), unread
    return read_text(text, name, tags=tags, numbers=numbers, flags=flags)


def read_text(text: str, name: str, *, tags: bool = False, numbers: bool = False, flags: bool = False) -> tuple[Document, list[Problem]]:
    """Return the document that `text` is, named `name`, and what is wrong with it: see `read`."""
    source = text.split("\n")
    problems: list[Problem] = []
    try:
        problems.extend(_foreign_features(text, name, tags))
        if any(problem.blocking for problem in problems):
            return _empty(name), problems
        node = yaml.compose(text, Loader=_LOADER)
    except ComposerError as error:
        named = [replace(problem, blocking=True) for problem in problems]
        return _empty(name), named or [slips.unreadable(name, source, error)]
    except yaml.YAMLError as error:
        return _empty(name), [slips.unreadable(name, source, error)]
    reader = _Reader(name, source, numbers, flags, typed=not tags)
    data = reader.value(node, ()) if node is not None else {}
    return Document(name, data, reader.lines, reader.starts, frozenset(reader.flawed)), _one_a_line(problems, reader.problems)


def _one_a_line(first: list[Problem], others: list[Problem]) -> list[Problem]:
    """Return the problems of both, sorted; of `others` only those on lines of which `first` says nothing."""
    named = {problem.line for problem in first}
    return sorted([*first, *(problem for problem in others if problem.line not in named)])


def _empty(name: str) -> Document:
    """Return the document of a file that is not there or cannot be read."""
    return Document(name, {}, {}, {})


_DEEPEST = 50


def _foreign_features(text: str, name: str, tags: bool) -> Iterator[Problem]:
    """Give the problems of what YAML has and our files do not; what is nested too deep for a reader is blocking."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        assert event.start_mark is not None
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            ja, en = "かっこや字下げが深すぎます。", "brackets or indents are nested too deep."
            yield Problem(name, event.start_mark.line + 1, 0, ja, en, blocking=True)
            return
        line, anchor = event.start_mark.line + 1, getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent) or anchor:
            sign = f"{'*' if isinstance(event, yaml.AliasEvent) else '&'}{anchor}"
            yield Problem(
                name,
                line,
                0,
                f"「{sign}」は、YAML では特別な記号として読まれるため使えません。文字として書くときは、値全体を引用符で囲んでください。",
                f"anchors and aliases ({sign}) are not used here; put the whole value in quotes if it is meant literally.",
            )
        elif not tags and (tag := getattr(event, "tag", None)):
            yield Problem(
                name,
                line,
                0,
                f"「{_sign(tag)}」は、YAML では特別な記号として読まれるため使えません。"
                "消すか、文字として書くときは値全体を引用符で囲んでください。",
                f"tags ({_sign(tag)}) are not used here; delete it, or put the whole value in quotes if it is meant literally.",
            )


def _sign(tag: str) -> str:
    """Return a tag as it is written: !!str."""
    return tag.replace("tag:yaml.org,2002:", "!!")


class _Reader:
    """The data of a tree of nodes, and what is wrong in it; where values are not `typed`, each scalar is taken as it is."""

    def __init__(self, name: str, source: list[str], numbers: bool, flags: bool, typed: bool) -> None:
        self.name = name
        self.source = source
        self.typed = typed
        self.allowed = {f"tag:yaml.org,2002:{kind}" for kind, allowed in (("int", numbers), ("bool", flags)) if allowed}
        self.lines: dict[Location, int] = {}
        self.starts: dict[Location, tuple[int, int]] = {}
        self.flawed: set[Location] = set()
        self.problems: list[Problem] = []
        self.read: set[int] = set()

    def value(self, node: yaml.Node, location: Location) -> object:
        self.lines[location] = self._line(node)
        if isinstance(node, yaml.ScalarNode):
            self._check_type(node, location)
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
                self._report(
                    line,
                    location,
                    "かっこ { } や [ ] は、YAML では特別な記号です。文字として書くときは、値全体を引用符で囲んでください。",
                    "brackets { } [ ] are signs of YAML; put the whole value in quotes if they are meant literally.",
                )
            elif key in found:
                first = self.lines[(*location, key)]
                self._report(
                    line,
                    None,
                    f"キー「{key}」が二度書かれています（最初は{first}行目）。どちらか一つにしてください。",
                    f"the key '{key}' is written twice (first on line {first}); keep one of them.",
                )
            else:
                found[key] = self.value(value_node, (*location, key))
                self.lines[(*location, key)] = line
        return found

    def _check_type(self, node: yaml.ScalarNode, location: Location) -> None:
        key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
        line, text = self._line(node), str(node.value)
        if not self.typed:
            if not node.style and (slip := self._swallowed(node, location)):
                self.problems.append(Problem(self.name, *slip))
                self.flawed.add(location)
        elif node.tag == "tag:yaml.org,2002:null" and (slip := slips.find(self.source, [line], slips.SURE)):
            self.problems.append(Problem(self.name, *slip))
            self.flawed.add(location)
        elif node.tag == "tag:yaml.org,2002:null":
            named_ja, named_en = (f"「{key}」の", f"'{key}'") if key else ("この行に", "this line")
            self._report(
                line,
                location,
                f"{named_ja}値がありません。値を書いてください。要らない項目なら、この行を消してください。",
                f"{named_en} has no value; write one or delete the line.",
            )
        elif node.tag in _OTHER_TYPES.keys() - self.allowed:
            ja, en = _OTHER_TYPES[node.tag]
            self._report(
                line,
                location,
                f'「{key}」の値 {text} は、文字ではなく{ja}として読まれます。引用符で囲んでください。例: "{text}"',
                f"the value {text} of '{key}' is read as {en} by YAML; put it in quotes: \"{text}\"",
            )
        elif not node.style and (slip := self._swallowed(node, location)):
            self.problems.append(Problem(self.name, *slip))
            self.flawed.add(location)
        elif not node.style and re.fullmatch(r"[“”„＂‘’＇].+[“”＂‘’＇]|［.*］|｛.*｝|[｜＞]", text, re.DOTALL):
            plain = unicodedata.normalize("NFKC", text[0]).translate(str.maketrans("“”„‘’", '"""\'\''))
            self._report(
                line,
                location,
                f"「{key}」の値の記号「{text[0]}」は、YAML の記号として読まれません。半角の {plain} を使ってください。",
                f"'{text[0]}' is no sign of YAML; use {plain} for the value of '{key}'.",
            )

    def _swallowed(self, node: yaml.ScalarNode, location: Location) -> Slip | None:
        """Return the slip by which a key or an item is read as a text: below the first line of a value, or in place of keys."""
        first, last = self._line(node), min(node.end_mark.line + 1, len(self.source))
        alone = not location or self.source[first - 1][: node.start_mark.column].strip() in ("", "-")
        return slips.find(self.source, range(first if alone else first + 1, last + 1), slips.SURE)

    def _report(self, line: int, flawed: Location | None, ja: str, en: str) -> None:
        self.problems.append(Problem(self.name, line, 0, ja, en))
        self.flawed.update([] if flawed is None else [flawed])
