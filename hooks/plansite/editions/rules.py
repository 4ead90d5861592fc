"""What holds for the Markdown of a page: each rule gives a problem for every place that breaks it.

A renderer shows what is not closed or not written as Markdown wants it as it stands, without a word; these rules say where.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from plansite.files.markdownfile import Page
from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion

Line = tuple[int, str]
Rule = Callable[[Page], Iterator[Problem]]

# What pages and entries may write in HTML: what Markdown cannot say, and nothing that runs, loads or styles.
_TAGS = ("abbr", "br", "dd", "details", "div", "dl", "dt", "kbd", "p", "rp", "rt", "ruby", "section", "span", "sub", "summary", "sup")
_ATTRIBUTES = ("class", "dir", "id", "lang", "markdown", "open", "role", "title")
_VOID = ("br",)

_COMMENT = re.compile(r"<!--.*?-->|(?<!\\)(`+)(?!`).+?(?<!`)\1(?!`)|\\.|<https?://[^>\s]*>")
_CALL = re.compile(r"\[\[!?[^\[\]|]*[^\[\]|\s!][^\[\]|]*(?:\\?\|[^\[\]]+)?\]\]")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:\s[^<>]*)?)(?P<end>/?>|$)")
_ATTRIBUTE = re.compile(r"""\s+(?P<name>[^\s=<>"'/]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_NOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?P<text>:(?P<rest>.*))?")
_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})(?P<space>\s*)(?P<text>.*)")
_NAMED = re.compile(r"\{:?[^{}]*?#(?P<id>[^\s{}]+)[^{}]*\}\s*$")
# A line without any of these signs needs no closer look.
_MARKED = re.compile(r"[\[\]{}*`<＃［•‣◦▪➢✓]")
_SIGN = "sign"
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def wrong(page: Page) -> Iterator[Problem]:
    """Give the problems of a page's Markdown; where a block of code swallows what is below it, no others."""
    for rule in RULES if not page.open_code else (marks_are_closed,):
        yield from rule(page)


def in_text(path: str, lines: Iterable[Line]) -> Iterator[Problem]:
    """Give the problems of Markdown within each of these lines of the file at `path`."""
    for number, line in lines:
        if not _MARKED.search(line):
            continue
        plain = _without(_COMMENT, line)
        for pattern, id, sign, closing in _UNCLOSED:
            if match := pattern.search(_without(_CALL, plain)):
                column = match.start(_SIGN if _SIGN in match.groupdict() else 0) + 1
                yield _problem(path, (number, column), id, sign=sign, closing=closing)
                break
        for pattern, id in _MISWRITTEN:
            if match := pattern.search(plain):
                yield _problem(path, (number, match.start() + 1), id, sign=line[match.start() : match.end()].strip())


def _without(pattern: re.Pattern[str], line: str) -> str:
    """Return a line with blanks for what fits a pattern, so that columns stay."""
    return pattern.sub(lambda match: " " * len(match[0]), line)


def _with(signs: str, page: Page) -> Iterator[Line]:
    """Give the lines of a page that have one of these signs: few of many."""
    yield from (line for line in page.lines if any(sign in line[1] for sign in signs))


_problem = partial(Problem.on, blocking=True)

# A sign that opens something and nothing on its line that closes it, with both; the first that fits names the slip.
_UNCLOSED: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (re.compile(r"\[\[\s*!?\s*(?:\|[^\]]*)?\]\]"), "PAGE022", "", ""),
    (re.compile(r"\[\["), "PAGE021", "[[", "]]"),
    (re.compile(r"\]\]"), "PAGE023", "", ""),
    (re.compile(r"\]\([^()]*(?:\([^()]*\)[^()]*)*$"), "PAGE021", "](", ")"),
    (re.compile(r"\[(?!\[)[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*$"), "PAGE021", "[", "]"),
    (re.compile(r"\{(?=:?[.#]|[^{}|]+\|)[^{}]*$"), "PAGE021", "{", "}"),
    (re.compile(r"^(?:(?!\*\*).)*(?:\*\*(?:(?!\*\*).)*\*\*(?:(?!\*\*).)*)*(?P<sign>\*\*)(?:(?!\*\*).)*$"), "PAGE021", "**", "**"),
    (re.compile(r"^[^`]*(?:`[^`]*`[^`]*)*(?P<sign>`)[^`]*$"), "PAGE021", "`", "`"),
    (re.compile(r"<!--"), "PAGE021", "<!--", "-->"),
)
_MISWRITTEN = (
    (re.compile(r"\](?:\s+\((?=[^()]*(?:\.md|://|#))|（(?=[^（）]*(?:\.md|://|#)))[^()（）]*[)）]"), "PAGE031"),
    (re.compile(r"［+[^［］]*］+(?=[(（])|［［"), "PAGE032"),
    (re.compile(r"(?<!!)\[[^\[\]]+\]\(\s*\)"), "PAGE033"),
    (re.compile(r"\]\(\s*(?:javascript|data|vbscript):[^)]*\)?", re.IGNORECASE), "PAGE034"),
    (re.compile(r"^\s*[•‣◦▪➢✓]\s*"), "PAGE035"),
    (re.compile(r"^＃+"), "PAGE036"),
    (re.compile(r"\{:?[.#][^{}]*[“”＂‘’][^{}]*\}|<[a-z][^<>]*=[“”＂‘’][^<>]*>"), "PAGE037"),
)


def marks_are_closed(page: Page) -> Iterator[Problem]:
    """What a line opens it closes, and a block of code ends."""
    yield from in_text(page.path, page.lines)
    if page.open_code:
        yield _problem(page.path, page.open_code, "PAGE024")


def pages_say_something(page: Page) -> Iterator[Problem]:
    """A page has a text, and begins with its one title, `# …`."""
    heads = [(number, match) for number, line in _with("#", page) if (match := _HEADING.match(line)) and match["space"]]
    if not page.blocks:
        yield _problem(page.path, 1, "PAGE041")
        return
    titles = [number for number, match in heads if len(match["signs"]) == 1]
    if not titles:
        yield _problem(page.path, page.blocks[0].line, "PAGE042")
    for number in titles[1:]:
        yield _problem(page.path, number, "PAGE043")


def headings_are_named(page: Page) -> Iterator[Problem]:
    """A heading has a space behind its signs, a text, an id that no other has, and skips no level.

    Source: WCAG 2.2, 1.3.1 and 2.4.6; technique H42 (headings in order).
    """
    level, seen, slipped = 0, dict[str, int](), False
    for number, line in _with("#＃", page):
        heading, named = _HEADING.match(line), _NAMED.search(line)
        if heading and not heading["space"] and heading["text"]:
            yield _problem(page.path, number, "PAGE044", signs=heading["signs"])
            slipped = True
            continue
        slipped = slipped or line.startswith("＃") or bool(heading and level and len(heading["signs"]) == 1)
        if heading:
            depth = len(heading["signs"])
            if level and depth > level + 1 and not slipped:
                yield _problem(page.path, number, "PAGE045", above="#" * level, signs=heading["signs"], wanted="#" * (level + 1))
            level = depth
            if named is None and not re.search(r"\{[^{}]*$", line):
                yield _problem(page.path, number, "PAGE046")
            elif named and not line[heading.start("text") : named.start()].strip():
                yield _problem(page.path, number, "PAGE047")
        if named is None:
            continue
        if not _IDENTIFIER.fullmatch(named["id"]):
            yield _problem(page.path, (number, named.start("id")), "PAGE048", id=named["id"])
        elif named["id"] in seen:
            yield _problem(page.path, (number, named.start("id")), "PAGE049", id=named["id"], line=seen[named["id"]])
        seen.setdefault(named["id"], number)


def html_is_plain(page: Page) -> Iterator[Problem]:
    """Raw HTML is closed, and neither runs nor loads nor styles anything.

    Source: the site's Content-Security-Policy runs no inline script or style; OWASP, Cross Site Scripting Prevention.
    """
    open_tags: list[tuple[str, int]] = []
    for number, line in _with("<", page):
        plain = _without(_COMMENT, line)
        for tag in _TAG.finditer(plain):
            name, place = tag["name"].lower(), (number, tag.start() + 1)
            if not tag["end"]:
                yield _problem(page.path, place, "PAGE051", name=name)
                return
            if name not in _TAGS and tag["close"]:
                continue
            if name not in _TAGS:
                yield _problem(page.path, place, "PAGE052", name=name)
                continue
            for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
                written = attribute["name"].lower()
                if written not in _ATTRIBUTES and not written.startswith("aria-"):
                    yield _problem(page.path, place, "PAGE053", name=name, attribute=written)
            if name in _VOID or tag["end"] == "/>":
                continue
            if not tag["close"]:
                open_tags.append((name, number))
            elif open_tags and open_tags[-1][0] == name:
                open_tags.pop()
            else:
                before = Message.of("PAGE055", name=open_tags[-1][0]) if open_tags else ""
                yield _problem(page.path, place, "PAGE054", name=name, before=before)
                return
    for name, number in open_tags[-1:]:
        yield _problem(page.path, number, "PAGE056", name=name)


def tables_are_even(page: Page) -> Iterator[Problem]:
    """A table stands apart, has a row of dashes below its head, and as many cells in every row as in its head."""
    for table in _tables(page.lines):
        (number, _), *rest = table
        wanted = _cells(table[0][1])
        if not rest or not re.fullmatch(r"\s*\|?(?:\s*:?-+:?\s*\|?)+\s*", rest[0][1]):
            yield _problem(page.path, number, "PAGE061", rule=f"| {' | '.join(['---'] * wanted)} |")
            continue
        before = next((line for at, line in page.lines if at == number - 1), "")
        if before.strip():
            yield _problem(page.path, number, "PAGE062")
        for at, row in rest:
            cells = _cells(row)
            if cells != wanted:
                yield _problem(page.path, at, "PAGE063", cells=cells, wanted=wanted)


def _tables(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Give the rows of each table: lines one below the other that begin with |."""
    rows: list[Line] = []
    for number, line in lines:
        if rows and (number != rows[-1][0] + 1 or not line.lstrip().startswith("|")):
            yield rows
            rows = []
        if line.lstrip().startswith("|"):
            rows.append((number, line))
    if rows:
        yield rows


def _cells(row: str) -> int:
    """Return the number of cells of a row; a | in code or behind a backslash parts none."""
    plain = _COMMENT.sub("", row).strip().removeprefix("|").removesuffix("|")
    return plain.count("|") + 1


def notes_are_whole(page: Page) -> Iterator[Problem]:
    """A note is called, has a text, and is written once."""
    calls: dict[str, tuple[int, int]] = {}
    notes: dict[str, int] = {}
    for number, line in _with("^", page):
        for match in _NOTE.finditer(_without(_COMMENT, line)):
            name = match["name"]
            if match["text"] is None or line[: match.start()].strip():
                calls.setdefault(name, (number, match.start() + 1))
            elif name in notes:
                yield _problem(page.path, number, "PAGE071", name=name, line=notes[name])
            else:
                notes[name] = number
                if not match["rest"].strip():
                    yield _problem(page.path, number, "PAGE072", name=name)
    for name, place in calls.items():
        if name not in notes:
            yield _problem(page.path, place, "PAGE073", name=name, suggestion=suggestion(name, notes))
    for name, number in notes.items():
        if name not in calls:
            yield _problem(page.path, number, "PAGE074", name=name)


RULES: tuple[Rule, ...] = (
    marks_are_closed,
    pages_say_something,
    headings_are_named,
    html_is_plain,
    tables_are_even,
    notes_are_whole,
)
