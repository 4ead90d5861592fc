"""A YAML file that people write, read with the line of every value; every scalar is text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from problem import Problem

Location = tuple[str | int, ...]

# libyaml reads a glossary some twenty times faster than the pure Python loader and gives the same nodes.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_OTHER_TYPES = {
    "tag:yaml.org,2002:bool": ("真偽値", "a boolean"),
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
    """

    path: str
    data: object
    lines: dict[Location, int]
    starts: dict[Location, tuple[int, int]]

    def line(self, location: Location) -> int:
        """Return the line of the value at `location`, or of its nearest parent that stands in the file."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def read(path: Path, root: Path, *, tags: bool = False, numbers: bool = False) -> tuple[Document, list[Problem]]:
    """Return the document at `path` (named from `root`) and what is wrong with its YAML; `tags` allows tags such as !ENV, `numbers` integers.

    A file that cannot be read as YAML gives an empty document with one problem. Duplicate keys, anchors, aliases, tags, empty
    values and plain scalars that YAML 1.1 reads as another type than text are problems; the rest of the file is still read.
    """
    name = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=_LOADER)
        problems = [] if tags else list(_foreign_features(text, name))
    except FileNotFoundError:
        return _empty(name), [Problem(name, 1, 0, "ファイルがありません。", "there is no such file.")]
    except UnicodeDecodeError:
        return _empty(name), [
            Problem(name, 1, 0, "文字コードが UTF-8 ではありません。UTF-8 で保存してください。", "not UTF-8; save the file as UTF-8.")
        ]
    except yaml.YAMLError as error:
        return _empty(name), [_syntax_problem(name, error)]
    reader = _Reader(name, text.splitlines(), numbers)
    data = reader.value(node, ()) if node is not None else {}
    return Document(name, data, reader.lines, reader.starts), sorted([*problems, *([] if tags else reader.problems)])


def _empty(name: str) -> Document:
    return Document(name, {}, {}, {})


def _syntax_problem(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
    return Problem(
        name,
        line,
        column,
        "YAML として読めません。字下げ（半角の空白2つ）、コロンの後の半角の空白、引用符の閉じ忘れを、この行とその前の行で確かめてください。",
        "not valid YAML; on this line and the one before, check the indent (two spaces), the space after a colon, and unclosed quotes.",
    )


def _foreign_features(text: str, name: str) -> Iterator[Problem]:
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield Problem(
                name,
                line,
                0,
                f"アンカーや別名（&{event.anchor} や *{event.anchor}）は使えません。文字のまま書くときは引用符で囲んでください。",
                f"anchors and aliases (&{event.anchor}, *{event.anchor}) are not used here; quote the text if it is meant literally.",
            )
        elif tag := getattr(event, "tag", None):
            yield Problem(
                name,
                line,
                0,
                f"タグ（{tag}）は使えません。文字のまま書くときは引用符で囲んでください。",
                f"tags ({tag}) are not used here; quote the text if it is meant literally.",
            )


class _Reader:
    def __init__(self, name: str, source: list[str], numbers: bool) -> None:
        self.name = name
        self.source = source
        self.allowed = {"tag:yaml.org,2002:int"} if numbers else set()
        self.lines: dict[Location, int] = {}
        self.starts: dict[Location, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, location: Location) -> object:
        self.lines[location] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*location, index)) for index, item in enumerate(node.value)]
        self._check_type(node, location)
        self.starts[location] = self._start(node)
        return str(node.value)

    def _start(self, node: yaml.Node) -> tuple[int, int]:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if node.style in ("|", ">") and line < len(self.source):
            below = self.source[line]
            return line + 1, len(below) - len(below.lstrip()) + 1
        return line, column + (node.style is not None)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, object]:
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                first = self.lines[(*location, key)]
                self.problems.append(
                    Problem(
                        self.name,
                        line,
                        0,
                        f"キー「{key}」が二度書かれています（最初は{first}行目）。どちらか一つにしてください。",
                        f"the key '{key}' is written twice (first on line {first}); keep one of them.",
                    )
                )
                continue
            found[key] = self.value(value_node, (*location, key))
            if isinstance(value_node, yaml.ScalarNode):
                self.lines[(*location, key)] = line
        return found

    def _check_type(self, node: yaml.Node, location: Location) -> None:
        key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
        line = node.start_mark.line + 1
        if node.tag == "tag:yaml.org,2002:null":
            self.problems.append(
                Problem(
                    self.name,
                    line,
                    0,
                    f"「{key}」の値がありません。値を書くか、この行を消してください。",
                    f"'{key}' has no value; write one or delete the line.",
                )
            )
        elif node.tag in _OTHER_TYPES.keys() - self.allowed:
            ja, en = _OTHER_TYPES[node.tag]
            self.problems.append(
                Problem(
                    self.name,
                    line,
                    0,
                    f'「{key}」の値 {node.value} は、YAML では{ja}として読まれます。引用符で囲んでください。例: "{node.value}"',
                    f'the value {node.value} of \'{key}\' is read as {en} by YAML; put it in quotes: "{node.value}"',
                )
            )
