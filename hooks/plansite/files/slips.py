"""Slips in a YAML file: what people type in place of its signs, or leave out, and why a file cannot be read."""

import re
from collections.abc import Iterable, Iterator

import yaml

from plansite.files.problem import Problem

# Line, column, and what to do about it in Japanese and English.
Slip = tuple[int, int, str, str]
Patterns = tuple[tuple[re.Pattern[str], str, str], ...]


def unreadable(name: str, source: list[str], error: yaml.YAMLError) -> Problem:
    """Return the problem of a file that is not YAML, at the opening quote where one is not closed."""
    context = str(getattr(error, "context", ""))
    unclosed, sign_first = "quoted scalar" in context, context.endswith(("an alias", "an anchor"))
    bracket = context.endswith(("flow sequence", "flow mapping"))
    mark = getattr(error, "context_mark" if unclosed or sign_first or bracket else "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
    here = source[line - 1] if line <= len(source) else ""
    sign = here[column - 1 : column]
    near = range(min(line, len(source)), max(line - 3, 0), -1)
    if not unclosed and not sign_first and (slip := find(source, near, _ANY) or find(source, _parents(source, line), _HEADS)):
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


def _slips(key: str) -> Patterns:
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
_ANY = _slips(r"[^\s:：,#\"'\[\]{}]+")
SURE = _slips("[a-z][a-z_-]*")
# A line above others that stand deeper is a key, which ends in a colon.
_HEADS = (
    *_ANY,
    (
        re.compile(r"^ *(?:- +)?[^\s:：#\"'\[\]{}|>-][^\s:：]*(?P<slip>)$"),
        "行の終わりにコロンがありません。「:」を書いてください。",
        "there is no colon at the end of the line; write ':'.",
    ),
)


def find(source: list[str], numbers: Iterable[int], patterns: Patterns) -> Slip | None:
    """Return place and words of the first slip on the lines with these numbers, or None."""
    for number in numbers:
        for pattern, ja, en in patterns:
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
