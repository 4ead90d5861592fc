"""The one layout of the files that people edit.

YAML: an indent of two spaces, lists indented too, double quotes where a text has any, texts of several lines as `|`, two spaces before
a comment, no two empty lines in a row; the entries of terms.yaml stand one empty line apart, and the reviewed lists of words are in the
order of 五十音. Markdown: no white space at a line's end but two spaces that break the line. All: UTF-8 without BOM, LF, one final
newline. What a file says stays as it is, comments included.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString, SingleQuotedScalarString

from plansite import project
from plansite.files import problem, textfile, yamlfile
from plansite.files.problem import Problem
from plansite.files.table import LOADER
from plansite.project import Project
from plansite.terms import collation, folding

_INDENT = 2


class _TextResolver(VersionedResolver):
    """Every scalar is text, as it is for the checks (281e33536498 is no number); only a missing value is none."""

    @property
    def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        return {"": [("tag:yaml.org,2002:null", re.compile("$"))]}


class _Representer(RoundTripRepresenter):
    """Texts of several lines become `|`, quoted ones get double quotes unless that needs a backslash."""

    def represent_quoted(self, text: str) -> Any:
        if "\n" in text:
            return self.represent_scalar("tag:yaml.org,2002:str", text, style="|")
        single = isinstance(text, SingleQuotedScalarString) and re.search(r'["\\]', text)
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="'" if single else '"')


for _quoted in (SingleQuotedScalarString, DoubleQuotedScalarString):
    _Representer.add_representer(_quoted, _Representer.represent_quoted)
_Representer.add_representer(FoldedScalarString, RoundTripRepresenter.represent_literal_scalarstring)


def yaml_writer() -> YAML:
    """Return a reader and writer of YAML that keeps comments, order and quotes, and writes in this layout."""
    writer = YAML()
    writer.Resolver = _TextResolver
    writer.Representer = _Representer
    writer.preserve_quotes = True
    writer.width = sys.maxsize
    writer.indent(mapping=_INDENT, sequence=2 * _INDENT, offset=_INDENT)
    return writer


def node(data: Any, *, flow: bool = False) -> Any:
    """Return data as this layout writes it: what is in a list on one line, a text of several lines as `|`."""
    if isinstance(data, Mapping):
        found: Any = CommentedMap((key, node(value, flow=flow)) for key, value in data.items())
    elif isinstance(data, list | tuple):
        nested = any(isinstance(each, Mapping) for each in data)
        found, flow = CommentedSeq(node(each, flow=True) for each in data), not nested
    else:
        return LiteralScalarString(data) if "\n" in data and not flow else data
    if flow:
        found.fa.set_flow_style()
    return found


@dataclass(frozen=True)
class _Line:
    """A line of YAML: its code and its comment; a `verbatim` one is within a text, where nothing is a comment."""

    code: str
    comment: str = ""
    verbatim: bool = False

    @property
    def indent(self) -> int:
        return len(self.code) - len(self.code.lstrip(" "))

    @property
    def is_blank(self) -> bool:
        return not self.verbatim and not self.code and not self.comment

    @property
    def text(self) -> str:
        return f"{self.code}  {self.comment}" if self.code.strip() and self.comment else self.code + self.comment


_Entry = list[_Line]
Arrangement = Callable[[list[_Entry]], list[_Entry]]


def _lines(text: str) -> list[_Line]:
    """Return the lines of YAML, told apart by its tokens."""
    written = text.split("\n")
    ends: dict[int, int] = {}
    verbatim: set[int] = set()
    for token in yaml.scan(text, Loader=LOADER):
        (first, start), (last, end) = ((mark.line, mark.column) for mark in (token.start_mark, token.end_mark))
        if getattr(token, "style", None) in ("|", ">"):
            while "+" not in written[first][start:] and not written[last - 1].strip():
                last -= 1
            end = 0
        if first < last:
            ends[first] = len(written[first])
            verbatim.update(range(first + 1, last))
        if end and (first, start) < (last, end):
            ends[last] = max(ends.get(last, 0), end)
    found = []
    for number, line in enumerate(written):
        code = line if number in verbatim else line[: ends.get(number, 0)]
        found.append(_Line(code.rstrip(" ") if not code.strip(" ") else code, line[len(code) :].strip(" \t"), number in verbatim))
    return found


def _tidy(lines: list[_Line]) -> list[_Line]:
    """Return the lines with each whole line of comment indented like what follows it, and of empty lines in a row the first."""
    found: list[_Line] = []
    indent = 0
    for line, before in zip(reversed(lines), [*lines[-2::-1], _Line("")], strict=True):
        if line.is_blank and before.is_blank:
            continue
        if line.comment and not line.code:
            line = replace(line, code=" " * indent)
        elif line.code and not line.verbatim:
            indent = line.indent
        found.append(line)
    return found[::-1]


def _arranged(lines: list[_Line], arrangement: Arrangement) -> list[_Line]:
    """Return the lines with the entries of each top-level list or mapping rearranged; a comment belongs to the entry below it."""
    found: list[_Line] = []
    entries: list[_Entry] = []
    above: _Entry = []
    for line in [*lines, _Line("end")]:
        if not line.verbatim and not line.code.strip():
            above.append(line)
            continue
        if line.verbatim or line.indent > _INDENT:
            (entries[-1] if entries else found).extend([*above, line])
        elif line.indent == _INDENT:
            entries.append([*above, line])
        else:
            found += [each for entry in arrangement(entries) for each in entry]
            found += [*above, line]
            entries = []
        above = []
    return found[:-1]


def apart(entries: list[_Entry]) -> list[_Entry]:
    """Return the entries with one empty line between them and none within."""
    full = [[line for line in entry if not line.is_blank] for entry in entries]
    return [entry if index == 0 else [_Line(""), *entry] for index, entry in enumerate(full)]


def in_order(entries: list[_Entry]) -> list[_Entry]:
    """Return words in the order of 五十音, Latin ones behind and those whose reading waits for review last.

    A list with kanji and no readings stays as it is: programs do not guess how words are read.
    """
    keys = [_key(entry) for entry in entries]
    return entries if None in keys else [entry for _, entry in sorted(zip(keys, entries, strict=True), key=lambda pair: pair[0] or ())]


def _key(entry: _Entry) -> tuple[int, tuple[str, str]] | None:
    """Return what the entry `- word`, `word: reading` or `word: {reading: …, review: true}` sorts by, None where that is not known."""
    written: Any = yaml.load("\n".join(line.text for line in entry), Loader=yaml.BaseLoader)
    word = next(iter(written))
    reading = written[word] if isinstance(written, dict) else folding.hiragana(str(word))
    if not isinstance(reading, str):
        return 2, ("", "")
    if not isinstance(written, dict) and collation.is_latin(reading):
        return 1, collation.latin_key(reading)
    reading = reading.replace("|", "")  # between the kanji of a word
    return (0, collation.kana_key(reading)) if re.fullmatch(f"[{folding.HIRAGANA}ー・]+", reading) else None


class LayoutError(Exception):
    """Writing YAML in this layout would lose something of it: a comment within brackets, say."""


def yaml_text(text: str, arrangement: Arrangement = list) -> str:
    """Return YAML in this layout, the entries of its lists arranged. Raises YAMLError where it is none, and LayoutError."""
    writer, stream = yaml_writer(), StringIO()
    text = "\n".join(line.text for line in _lines(_plain(text)))
    data = writer.load(text)
    if data is None:
        return text
    writer.dump(data, stream)
    if _said(text) != _said(stream.getvalue()):
        raise LayoutError
    return "\n".join(line.text for line in _arranged(_tidy(_lines(stream.getvalue())), arrangement))


def _said(text: str) -> tuple[object, list[str]]:
    """Return what YAML says: its nodes, and its comments in their order."""
    events = yaml.parse(text, Loader=LOADER)
    nodes = [(type(event), *(getattr(event, name, None) for name in ("tag", "implicit", "value"))) for event in events]
    return nodes, [line.comment for line in _lines(text) if line.comment]


def markdown_text(text: str) -> str:
    """Return Markdown in this layout."""
    lines = _plain(text).split("\n")
    return "\n".join(_without_end(line, below) for line, below in zip(lines, [*lines[1:], ""], strict=True)).strip("\n") + "\n"


def _without_end(line: str, below: str) -> str:
    """Return a line without white space at its end, except two spaces, which break the line where another follows."""
    plain = line.rstrip(" \t")
    return f"{plain}  " if plain and below.strip() and line.endswith("  ") else plain


def _plain(text: str) -> str:
    """Return a text without BOM and CR, with a final newline."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else f"{text}\n"


Layout = Callable[[str], str]


def layouts(site: Project) -> Iterator[tuple[Path, Layout]]:
    """Give each file that people edit, with the function that brings its text to the layout."""
    arrangements = {site.glossary: apart, site.common_words: in_order, site.easy_words: in_order, site.readings: in_order}
    by_programs = {site.confirmed, site.easy_measures, site.easy_warnings}
    folders = [*(site.root / name for name in ("glossary", "source", "accessibility", "readers")), site.labels]
    paths = [site.root / "mkdocs.yml", *(path for folder in folders for path in sorted(folder.glob("*.yaml")))]
    for path in paths:
        if path not in by_programs and path.is_relative_to(site.root):
            yield path, partial(yaml_text, arrangement=arrangements.get(path, list))
    for path in sorted(site.docs.rglob("*.md")):
        yield path, markdown_text


def laid_out(path: Path, root: Path, layout: Layout) -> tuple[str, str, list[Problem]]:
    """Return the text of a file, the same in its layout, and why it cannot be brought to it (then both texts are one)."""
    name = path.relative_to(root).as_posix()
    problems = textfile.read(path, root)[1] if path.suffix == ".md" else yamlfile.read(path, root, tags=True)[1]
    if problems:
        return "", "", problems
    text = path.read_bytes().decode()
    try:
        return text, layout(text), []
    except (YAMLError, LayoutError):
        return text, text, [Problem.on(name, 1, "FILE001")]


def differing(path: Path, root: Path, layout: Layout) -> list[Problem]:
    """Return the problem of a file that is not in its layout, on the first line that differs, or of one that cannot be brought to it."""
    text, wanted, problems = laid_out(path, root, layout)
    if text == wanted:
        return problems
    lines = zip(text.split("\n"), wanted.split("\n"), strict=False)
    line = next((number for number, (ours, theirs) in enumerate(lines, 1) if ours != theirs), text.count("\n") + 1)
    return [Problem.on(path.relative_to(root).as_posix(), line, "FILE002")]


def bring(site: Project) -> tuple[list[Path], list[Problem]]:
    """Bring the files of a site to the layout; return those that were written, and the problems of those that cannot be."""
    written, problems = [], []
    for path, layout in layouts(site):
        text, wanted, wrong = laid_out(path, site.root, layout)
        problems += wrong
        if text != wanted:
            path.write_bytes(wanted.encode())
            written.append(path)
    return written, problems


def main(only_check: bool) -> int:
    """Bring the files of the site in the current folder to the layout, or only report those that differ; return 1 for any."""
    site, problems = project.read(Path.cwd())
    if only_check:
        problems += [wrong for path, layout in layouts(site) for wrong in differing(path, site.root, layout)]
    else:
        written, wrong = bring(site)
        problems += wrong
        for path in written:
            print(path.relative_to(site.root).as_posix())
    return problem.report(problems, sys.stdout)
