"""A YAML file that people write, read with the line of every value; every scalar is text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import ComposerError

from problem import Problem

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
    """Return the document at `path` (named from `root`) and what is wrong with its YAML, as `parse` does.

    A file in another encoding, or one that is missing and not `optional`, gives an empty document with one problem.
    """
    name = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return _empty(name), [] if optional else [Problem(name, 1, 0, "ファイルがありません。", "there is no such file.")]
    except UnicodeDecodeError:
        return _empty(name), [not_utf8(name)]
    return parse(text, name, tags=tags, numbers=numbers, flags=flags)


def parse(text: str, name: str, *, tags: bool = False, numbers: bool = False, flags: bool = False) -> tuple[Document, list[Problem]]:
    """Return the document of a text and what is wrong with its YAML; `tags` allows tags (!ENV), `numbers` integers, `flags` true and
    false.

    What cannot be read as YAML gives an empty document with one problem. Duplicate keys, anchors, aliases, tags, empty
    values and plain scalars that YAML 1.1 reads as another type than text are problems; the rest of the file is still read.
    """
    problems: list[Problem] = []
    try:
        problems += [] if tags else _foreign_features(text, name)
        node = yaml.compose(text, Loader=_LOADER)
    except ComposerError as error:
        return _empty(name), problems or [_syntax_problem(name, text.splitlines(), error)]
    except yaml.YAMLError as error:
        return _empty(name), [_syntax_problem(name, text.splitlines(), error)]
    reader = _Reader(name, text.splitlines(), numbers, flags)
    data = reader.value(node, ()) if node is not None else {}
    document = Document(name, data, reader.lines, reader.starts, frozenset() if tags else frozenset(reader.flawed))
    return document, sorted([*problems, *reader.duplicates, *([] if tags else reader.problems)])


def not_utf8(name: str) -> Problem:
    """Return the problem of a file in another encoding."""
    return Problem(name, 1, 0, "文字コードが UTF-8 ではありません。UTF-8 で保存してください。", "not UTF-8; save the file as UTF-8.")


def _empty(name: str) -> Document:
    """Return the document of a file that is not there or cannot be read."""
    return Document(name, {}, {}, {})


def _syntax_problem(name: str, source: list[str], error: yaml.YAMLError) -> Problem:
    """Return the problem of a file that is not YAML, at the opening quote where one is not closed."""
    context = str(getattr(error, "context", ""))
    unclosed, sign_first = "quoted scalar" in context, context.endswith(("an alias", "an anchor"))
    mark = getattr(error, "context_mark" if unclosed or sign_first else "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
    here = source[line - 1] if line <= len(source) else ""
    sign = here[column - 1 : column]
    if unclosed:
        ja, en = f"引用符（{sign}）が閉じられていません。値の終わりにも {sign} を書いてください。", f"the quote {sign} is not closed."
    elif "\t" in here[: len(here) - len(here.lstrip())]:
        ja, en = "字下げにタブがあります。タブを消して、半角の空白で字下げしてください。", "the indent has a tab; use spaces."
    elif sign_first or "cannot start any token" in str(error):
        ja, en = f"記号「{sign}」で始まる値は、引用符で囲んでください。", f"quote a value that begins with {sign}."
    elif "mapping values are not allowed" in str(error):
        ja = (
            "コロン（:）がここにあるため読めません。文の中のコロンなら、値全体を引用符で囲んでください。"
            "そうでなければ、前の行のコロンが半角か、字下げがそろっているかを確かめてください。"
        )
        en = "a colon does not fit here; quote the whole value if the colon is part of it, else check the line before and the indent."
    else:
        ja = (
            "この行かその前の行の書き方が YAML の形に合わないため、読めません。"
            "字下げ（半角の空白2つ）、半角のコロンとその後の半角の空白、かっこや引用符の閉じ忘れを確かめてください。"
        )
        en = "not valid YAML; on this line and the one before, check indent (two spaces), colons with a space, brackets and quotes."
    return Problem(name, line, column, ja, en)


def _foreign_features(text: str, name: str) -> Iterator[Problem]:
    for event in yaml.parse(text, Loader=_LOADER):
        assert event.start_mark is not None
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
        elif tag := getattr(event, "tag", None):
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
    def __init__(self, name: str, source: list[str], numbers: bool, flags: bool) -> None:
        self.name = name
        self.source = source
        self.allowed = {f"tag:yaml.org,2002:{kind}" for kind, allowed in (("int", numbers), ("bool", flags)) if allowed}
        self.lines: dict[Location, int] = {}
        self.starts: dict[Location, tuple[int, int]] = {}
        self.flawed: set[Location] = set()
        self.duplicates: list[Problem] = []
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
        style = getattr(node, "style", None)
        if style in ("|", ">") and line < len(self.source):
            below = self.source[line]
            return line + 1, len(below) - len(below.lstrip()) + 1
        return line, column + bool(style)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, object]:
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                first = self.lines[(*location, key)]
                self.duplicates.append(
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
            self.lines[(*location, key)] = line
        return found

    def _check_type(self, node: yaml.Node, location: Location) -> None:
        key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
        line = node.start_mark.line + 1
        if node.tag == "tag:yaml.org,2002:null":
            self.flawed.add(location)
            self.problems.append(
                Problem(
                    self.name,
                    line,
                    0,
                    f"「{key}」の値がありません。値を書いてください。要らない項目なら、この行を消してください。",
                    f"'{key}' has no value; write one or delete the line.",
                )
            )
        elif node.tag in _OTHER_TYPES.keys() - self.allowed:
            self.flawed.add(location)
            ja, en = _OTHER_TYPES[node.tag]
            self.problems.append(
                Problem(
                    self.name,
                    line,
                    0,
                    f'「{key}」の値 {node.value} は、文字ではなく{ja}として読まれます。引用符で囲んでください。例: "{node.value}"',
                    f"the value {node.value} of '{key}' is read as {en} by YAML; put it in quotes: \"{node.value}\"",
                )
            )
