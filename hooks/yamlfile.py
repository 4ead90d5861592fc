"""A YAML file that people write, read with the line of every value; every scalar is text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import ComposerError

import textfile
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
        return _empty(name), named or [_syntax_problem(name, source, error)]
    except yaml.YAMLError as error:
        return _empty(name), [_syntax_problem(name, source, error)]
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


def _syntax_problem(name: str, source: list[str], error: yaml.YAMLError) -> Problem:
    """Return the problem of a file that is not YAML, at the opening quote where one is not closed."""
    context = str(getattr(error, "context", ""))
    unclosed, sign_first = "quoted scalar" in context, context.endswith(("an alias", "an anchor"))
    bracket = context.endswith(("flow sequence", "flow mapping"))
    mark = getattr(error, "context_mark" if unclosed or sign_first or bracket else "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
    here = source[line - 1] if line <= len(source) else ""
    sign = here[column - 1 : column]
    near = range(min(line, len(source)), max(line - 3, 0), -1)
    if not unclosed and not sign_first and (slip := _slip(source, near, _SLIPS) or _slip(source, _parents(source, line), _HEAD_SLIPS)):
        line, column, ja, en = slip
        return Problem(name, line, column, ja, en, blocking=True)
    if not unclosed and not sign_first and (quote := _open_quote(source, line)):
        unclosed, (line, column, sign) = True, quote
    if unclosed:
        ja, en = f"引用符（{sign}）が閉じられていません。値の終わりにも {sign} を書いてください。", f"the quote {sign} is not closed."
    elif "single document" in context:
        ja, en = "「---」は、ここには書けません。この行を消してください。", "'---' has no place here; delete this line."
    elif bracket:
        closing = "]" if sign == "[" else "}"
        ja = f"かっこ「{sign}」の中が読めません。閉じるかっこ「{closing}」と、項目の間の半角のコンマ「,」を確かめてください。"
        en = f"what stands in '{sign}' cannot be read; check the closing '{closing}' and the commas between."
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
        above = getattr(error, "context_mark", None)
        first = above.line + 1 if above else next(_parents(source, line), _first_line(source))
        if first < line:
            ja += f"ここまでのまとまりは、{first}行目から始まっています。"
            en += f" What does not fit begins on line {first}."
    return Problem(name, min(line, len(source)), column, ja, en, blocking=True)


def _slips(key: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return what people type with a Japanese keyboard instead of a sign of YAML, or leave out, where `key` is a key's expression."""
    return (
        (
            re.compile(r"^ *(?P<slip>\u3000)"),
            "字下げに全角の空白があります。半角の空白で字下げしてください。",
            "full-width space in the indent; use spaces.",
        ),
        (
            re.compile(r"^ *(?P<slip>[－ー–—・•])\s"),
            "一覧の「-」は半角で書き、その後に半角の空白を一つ入れてください。",
            "write a half-width '-' and a space before an item of a list.",
        ),
        (
            re.compile(r"^ *-(?P<slip>[^\s\d-])"),
            "一覧の「-」の後に、半角の空白を一つ入れてください。",
            "write a space behind the '-' of a list.",
        ),
        (
            re.compile(rf"(?:^ *(?:- +)?|[{{,] *){key}(?P<slip>：)"),
            "コロンが全角です。半角のコロンと半角の空白「: 」を書いてください。",
            "the colon is full-width; write ': '.",
        ),
        (
            re.compile(rf"(?:^ *(?:- +)?|[{{,] *){key}:(?P<slip>\u3000)"),
            "コロンの後の空白が全角です。半角の空白にしてください。",
            "the space behind the colon is full-width; use a plain one.",
        ),
        (
            re.compile(rf"[{{,] *{key}(?P<slip>:)[,}}]"),
            "コロンの後に値がありません。値を書いてください。",
            "there is no value behind the colon; write one.",
        ),
        (
            re.compile(rf"(?:^ *(?:- +)?|[{{,] *){key}:(?P<slip>[^\s/])"),
            "コロンの後に、半角の空白を一つ入れてください。",
            "write a space behind the colon.",
        ),
    )


# Where a line cannot be read, anything before a colon was meant as a key; where it can, only what looks like one of ours.
_SLIPS = _slips(r"[^\s:：,#\"'\[\]{}]+")
_SURE_SLIPS = _slips("[a-z][a-z_-]*")
# A line above others that stand deeper is a key, which ends in a colon.
_HEAD_SLIPS = (
    *_SLIPS,
    (
        re.compile(r"^ *(?:- +)?[^\s:：#\"'\[\]{}|>-][^\s:：]*(?P<slip>)$"),
        "行の終わりにコロンがありません。「:」を書いてください。",
        "there is no colon at the end of the line; write ':'.",
    ),
)


def _slip(
    source: list[str], numbers: Iterable[int], slips: tuple[tuple[re.Pattern[str], str, str], ...]
) -> tuple[int, int, str, str] | None:
    """Return place and words of the first slip on the lines with these numbers, or None."""
    for number in numbers:
        for pattern, ja, en in slips:
            if match := pattern.search(source[number - 1]):
                return number, match.start("slip") + 1, ja, en
    return None


def _parents(source: list[str], line: int) -> Iterator[int]:
    """Give the numbers of the lines that `line` stands below, the nearest first: each stands less deep than the one before."""
    depth = None
    for number in range(min(line, len(source)), 0, -1):
        text = source[number - 1]
        indent = len(text) - len(text.lstrip(" "))
        if text.strip() and not text.lstrip().startswith("#") and (depth is None or indent < depth):
            if depth is not None:
                yield number
            depth = indent


def _first_line(source: list[str]) -> int:
    """Return the number of the first line that says something."""
    return next((number for number, text in enumerate(source, 1) if text.strip() and not text.lstrip().startswith("#")), 1)


def _open_quote(source: list[str], line: int) -> tuple[int, int, str] | None:
    """Return line, column and sign of a quote above `line` that is not closed on its own line, the nearest first, or None."""
    for number in range(min(line, len(source)), 0, -1):
        for match in re.finditer(r"""(?:^|[:\[{,-]) *(?P<sign>["'])""", source[number - 1]):
            if source[number - 1].count(match["sign"]) % 2:
                return number, match.start("sign") + 1, match["sign"]
    return None


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
        elif node.tag == "tag:yaml.org,2002:null" and (slip := _slip(self.source, [line], _SURE_SLIPS)):
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

    def _swallowed(self, node: yaml.ScalarNode, location: Location) -> tuple[int, int, str, str] | None:
        """Return the slip by which a key or an item is read as a text: below the first line of a value, or in place of keys."""
        first, last = self._line(node), min(node.end_mark.line + 1, len(self.source))
        alone = not location or self.source[first - 1][: node.start_mark.column].strip() in ("", "-")
        return _slip(self.source, range(first if alone else first + 1, last + 1), _SURE_SLIPS)

    def _report(self, line: int, flawed: Location | None, ja: str, en: str) -> None:
        self.problems.append(Problem(self.name, line, 0, ja, en))
        self.flawed.update([] if flawed is None else [flawed])
