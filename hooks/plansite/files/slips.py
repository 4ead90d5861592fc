"""Slips in a YAML file: what people type in place of its signs, or leave out, and why a file cannot be read."""

import re
from collections.abc import Iterable, Iterator

import yaml

from plansite.files.message import Message, Slot
from plansite.files.problem import Problem

# The line and column, and the id of what to do about it.
Slip = tuple[tuple[int, int], str]
Patterns = tuple[tuple[re.Pattern[str], str], ...]


def unreadable(name: str, source: list[str], error: yaml.YAMLError) -> Problem:
    """Return the problem of a file that is not YAML, at the opening quote where one is not closed."""
    context = str(getattr(error, "context", ""))
    unclosed, sign_first = "quoted scalar" in context, context.endswith(("an alias", "an anchor", "a tag"))
    bracket = context.endswith(("flow sequence", "flow mapping"))
    mark = getattr(error, "context_mark" if unclosed or sign_first or bracket else "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
    said = [number for number, text in enumerate(source, 1) if text.strip(" ") and not text.lstrip().startswith("#")]
    if line > (last := max(said, default=1)):
        line, column = last, 0
    here = source[line - 1] if line <= len(source) else ""
    sign = here[column - 1 : column]
    near = range(min(line, len(source)), max(line - 3, 0), -1)
    if slip := _dedented(source, line):
        return Problem.on(name, *slip, blocking=True)
    if bracket and (slip := find(source, range(line, min(error.problem_mark.line + 1, len(source)) + 1), _CUT)):  # type: ignore[attr-defined]
        return Problem.on(name, *slip, blocking=True)
    if "escape character" in str(error):
        return Problem.on(name, (line, column), "YAML074", blocking=True)
    slip = find(source, near, _ANY) or find(source, _parents(source, line), _HEADS) or find(source, range(last, 0, -1), _WIDE)
    if slip and not unclosed and not sign_first:
        return Problem.on(name, *slip, blocking=True)
    if not unclosed and not sign_first and (quote := _open_quote(source, line)):
        unclosed, (line, column, sign) = True, quote
    causes = {
        "YAML011": unclosed,
        "YAML012": "single document" in context,
        "YAML013": bracket,
        "YAML014": sign_first or "cannot start any token" in str(error),
        "YAML015": "mapping values are not allowed" in str(error),
    }
    id = next((id for id, is_it in causes.items() if is_it), "YAML016")
    above = getattr(error, "context_mark", None)
    first = above.line + 1 if above else next(_parents(source, line), min(said, default=1))
    begins: Slot = Message.of("YAML017", line=first) if first < line and id == "YAML016" else ""
    return Problem.on(name, (line, column), id, blocking=True, sign=sign, closing="]" if sign == "[" else "}", begins=begins)


def _slips(key: str) -> Patterns:
    """Return what people type with a Japanese keyboard instead of a sign of YAML, or leave out, where `key` is a key's expression."""
    return (
        (re.compile(r"^ *(?P<slip>\u3000)"), "YAML001"),
        (re.compile(r"^ *(?P<slip>[－ー–—・•])\s"), "YAML002"),
        (re.compile(r"^ *-(?P<slip>[^\s\d-])"), "YAML003"),
        (re.compile(r"^ *(?P<slip>//|※|＃)"), "YAML075"),
        (re.compile(r"^ *- +(?P<slip>-) "), "YAML080"),
        (re.compile(rf"{key}: [|>][+-]? +(?P<slip>[^#\s])"), "YAML072"),
        (re.compile(rf"{key}: +(?:\"[^\"]*\"|'[^']*') *(?P<slip>[^\s\"'#,}}\]])"), "YAML073"),
        (re.compile(rf"(?:^ *(?:- +)?|[{{,] *){key}(?P<slip>：)"), "YAML004"),
        (re.compile(rf"(?:^ *(?:- +)?|[{{,] *){key}:(?P<slip>\u3000)"), "YAML005"),
        (re.compile(rf"[{{,] *{key}(?P<slip>:)[,}}]"), "YAML006"),
        (re.compile(rf"(?:^ *(?:- +)?|[{{,] *){key}:(?P<slip>[^\s/])"), "YAML007"),
    )


# An item or a key that stands deeper by a wide space may be part of the text above it, and what is wrong is found further below.
_WIDE = ((re.compile(r"^ *(?P<slip>\u3000)[ \u3000]*(?:- |[\w-]+:)"), "YAML001"),)
_CUT = ((re.compile(r"\s(?P<slip>#)\S"), "YAML140"),)
# Where a line cannot be read, anything before a colon was meant as a key; where it can, only what looks like one of ours.
_ANY = _slips(r"[^\s:：,#\"'\[\]{}]+")
SURE = _slips("[a-z][a-z_-]*")
# A line above others that stand deeper is a key, which ends in a colon.
_HEADS = (
    *_ANY,
    (re.compile(r"^ *(?:- +)?[^\s:：#\"'\[\]{}|>-][^:：]*(?P<slip>)$"), "YAML008"),
)


def find(source: list[str], numbers: Iterable[int], patterns: Patterns) -> Slip | None:
    """Return the first slip on the lines with these numbers, or None."""
    for number in numbers:
        for pattern, id in patterns:
            if match := pattern.search(source[number - 1]):
                return (number, match.start("slip") + 1), id
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


def _dedented(source: list[str], line: int) -> Slip | None:
    """Return the first line at or above `line` that belongs to a text below `|` and does not stand deeper than its key, or None."""
    for number in range(min(line, len(source)), 0, -1):
        if head := re.match(r"(?P<indent> *(?:- +)*)[^\s#][^#]*: *[|>][+-]? *$", source[number - 1]):
            for below in range(number + 1, min(line, len(source)) + 1):
                text = source[below - 1]
                shallow = len(text) - len(text.lstrip(" ")) <= len(head["indent"])
                if text.strip() and shallow:
                    return ((below, 1), "YAML071") if not re.match(r" *(?:- |[\w-]+:(?: |$)|#)", text) else None
            return None
    return None


def _open_quote(source: list[str], line: int) -> tuple[int, int, str] | None:
    """Return line, column and sign of a quote above `line` that is not closed on its own line, the nearest first, or None."""
    for number in range(min(line, len(source)), 0, -1):
        for match in re.finditer(r"""(?:^|[:\[{,-]) *(?P<sign>["'])""", source[number - 1]):
            if source[number - 1].count(match["sign"]) % 2:
                return number, match.start("sign") + 1, match["sign"]
    return None
