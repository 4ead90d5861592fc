"""What holds for the Markdown of a page: each rule gives a problem for every place that breaks it.

A renderer shows what is not closed or not written as Markdown wants it as it stands, without a word; these rules say where.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from plansite.files.markdownfile import Page
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
        for pattern, ja, en in _UNCLOSED:
            if match := pattern.search(_without(_CALL, plain)):
                yield _problem(path, number, match.start(_SIGN if _SIGN in match.groupdict() else 0) + 1, ja, en)
                break
        for pattern, ja, en in _MISWRITTEN:
            if match := pattern.search(plain):
                sign = line[match.start() : match.end()].strip()
                yield _problem(path, number, match.start() + 1, ja.format(sign=sign), en.format(sign=sign))


def _without(pattern: re.Pattern[str], line: str) -> str:
    """Return a line with blanks for what fits a pattern, so that columns stay."""
    return pattern.sub(lambda match: " " * len(match[0]), line)


def _with(signs: str, page: Page) -> Iterator[Line]:
    """Give the lines of a page that have one of these signs: few of many."""
    yield from (line for line in page.lines if any(sign in line[1] for sign in signs))


def _problem(path: str, line: int, column: int, ja: str, en: str) -> Problem:
    return Problem(path, line, column, ja, en, blocking=True)


def _unclosed(sign: str, closing: str) -> tuple[str, str]:
    return f"「{sign}」が閉じられていません。「{closing}」を書いてください。", f"'{sign}' is not closed; write '{closing}'."


# A sign that opens something and nothing on its line that closes it; the first that fits names the slip.
_UNCLOSED = (
    (re.compile(r"\[\[\s*!?\s*(?:\|[^\]]*)?\]\]"), "「[[ ]]」の中に言葉がありません。", "there is no word in '[[ ]]'."),
    (re.compile(r"\[\["), *_unclosed("[[", "]]")),
    (re.compile(r"\]\]"), "「]]」の前に「[[」がありません。", "there is no '[[' before ']]'."),
    (re.compile(r"\]\([^()]*(?:\([^()]*\)[^()]*)*$"), *_unclosed("](", ")")),
    (re.compile(r"\[(?!\[)[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*$"), *_unclosed("[", "]")),
    (re.compile(r"\{(?=:?[.#]|[^{}|]+\|)[^{}]*$"), *_unclosed("{", "}")),
    (re.compile(r"^(?:(?!\*\*).)*(?:\*\*(?:(?!\*\*).)*\*\*(?:(?!\*\*).)*)*(?P<sign>\*\*)(?:(?!\*\*).)*$"), *_unclosed("**", "**")),
    (re.compile(r"^[^`]*(?:`[^`]*`[^`]*)*(?P<sign>`)[^`]*$"), *_unclosed("`", "`")),
    (re.compile(r"<!--"), *_unclosed("<!--", "-->")),
)
_MISWRITTEN = (
    (
        re.compile(r"\](?:\s+\((?=[^()]*(?:\.md|://|#))|（(?=[^（）]*(?:\.md|://|#)))[^()（）]*[)）]"),
        "リンクは [文字](アドレス) と、半角のかっこで、間を空けずに書いてください。",
        "write a link as [text](address), with half-width brackets and no space between.",
    ),
    (
        re.compile(r"［+[^［］]*］+(?=[(（])|［［"),
        "「{sign}」のかっこが全角です。半角の [ ] で書いてください。",
        "the brackets of '{sign}' are full-width; write [ ].",
    ),
    (re.compile(r"(?<!!)\[[^\[\]]+\]\(\s*\)"), "「{sign}」にリンク先がありません。", "'{sign}' has no address."),
    (
        re.compile(r"\]\(\s*(?:javascript|data|vbscript):[^)]*\)?", re.IGNORECASE),
        "「{sign}」は使えません。ページの名前か、https:// で始まるアドレスを書いてください。",
        "'{sign}' is not allowed; link to a page or to https://.",
    ),
    (
        re.compile(r"^\s*[•‣◦▪➢✓]\s*"),
        "行の初めの「{sign}」は、箇条書きになりません。「- 」と書いてください。",
        "'{sign}' makes no list; write '- '.",
    ),
    (
        re.compile(r"^＃+"),
        "「{sign}」が全角です。見出しは半角の # と空白で書いてください。",
        "'{sign}' is full-width; write a heading with # and a space.",
    ),
    (
        re.compile(r"\{:?[.#][^{}]*[“”＂‘’][^{}]*\}|<[a-z][^<>]*=[“”＂‘’][^<>]*>"),
        '「{sign}」の引用符は、半角の " で書いてください。',
        "write half-width quotes (\") in '{sign}'.",
    ),
)


def marks_are_closed(page: Page) -> Iterator[Problem]:
    """What a line opens it closes, and a block of code ends."""
    yield from in_text(page.path, page.lines)
    if page.open_code:
        ja = "ここで始まるコードの囲み（``` か ~~~）が閉じられていません。終わりの次の行に、同じ記号を書いてください。"
        en = "the code that begins here is not closed; write the same sign (``` or ~~~) on the line below it."
        yield _problem(page.path, page.open_code, 0, ja, en)


def pages_say_something(page: Page) -> Iterator[Problem]:
    """A page has a text, and begins with its one title, `# …`."""
    heads = [(number, match) for number, line in _with("#", page) if (match := _HEADING.match(line)) and match["space"]]
    if not page.blocks:
        yield _problem(page.path, 1, 0, "ページに文がありません。", "the page has no text.")
        return
    titles = [number for number, match in heads if len(match["signs"]) == 1]
    if not titles:
        yield _problem(
            page.path, page.blocks[0].line, 0, "ページの題「# 題 {#id}」がありません。", "the page has no title, '# Title {#id}'."
        )
    for number in titles[1:]:
        ja = "題（#）はページに一つだけです。節の見出しは ## で書いてください。"
        yield _problem(page.path, number, 0, ja, "a page has one title (#); write ## for a section.")


def headings_are_named(page: Page) -> Iterator[Problem]:
    """A heading has a space behind its signs, a text, an id that no other has, and skips no level.

    Source: WCAG 2.2, 1.3.1 and 2.4.6; technique H42 (headings in order).
    """
    level, seen, slipped = 0, dict[str, int](), False
    for number, line in _with("#＃", page):
        heading, named = _HEADING.match(line), _NAMED.search(line)
        if heading and not heading["space"] and heading["text"]:
            signs = heading["signs"]
            yield _problem(page.path, number, 0, f"「{signs}」の後に半角の空白を入れてください。", f"write a space behind '{signs}'.")
            slipped = True
            continue
        slipped = slipped or line.startswith("＃") or bool(heading and level and len(heading["signs"]) == 1)
        if heading:
            depth = len(heading["signs"])
            if level and depth > level + 1 and not slipped:
                signs = "#" * (level + 1)
                ja = f"見出しの段が「{'#' * level}」から「{heading['signs']}」に飛んでいます。「{signs}」で書いてください。"
                yield _problem(page.path, number, 0, ja, f"the heading skips a level; write '{signs}'.")
            level = depth
            if named is None and not re.search(r"\{[^{}]*$", line):
                ja = "見出しに id がありません。終わりに {#id} を書いてください。例: ## 節の題 {#ch1-s1}"
                yield _problem(page.path, number, 0, ja, "the heading has no id; write {#id} at its end, such as ## Title {#ch1-s1}.")
            elif named and not line[heading.start("text") : named.start()].strip():
                yield _problem(page.path, number, 0, "見出しに文字がありません。", "the heading has no text.")
        if named is None:
            continue
        if not _IDENTIFIER.fullmatch(named["id"]):
            ja = f"id「{named['id']}」は、半角の英小文字・数字・ハイフンで書いてください。例: ch1-s1"
            yield _problem(
                page.path, number, named.start("id"), ja, f"write the id '{named['id']}' in a-z, 0-9 and hyphens, such as ch1-s1."
            )
        elif named["id"] in seen:
            first = seen[named["id"]]
            ja = f"id「{named['id']}」は、{first}行目にもあります。別の id を付けてください。"
            yield _problem(page.path, number, named.start("id"), ja, f"the id '{named['id']}' stands on line {first} too; write another.")
        seen.setdefault(named["id"], number)


def html_is_plain(page: Page) -> Iterator[Problem]:
    """Raw HTML is closed, and neither runs nor loads nor styles anything.

    Source: the site's Content-Security-Policy runs no inline script or style; OWASP, Cross Site Scripting Prevention.
    """
    open_tags: list[tuple[str, int]] = []
    for number, line in _with("<", page):
        plain = _without(_COMMENT, line)
        for tag in _TAG.finditer(plain):
            name, column = tag["name"].lower(), tag.start() + 1
            if not tag["end"]:
                yield _problem(page.path, number, column, f"「<{name}」が「>」で閉じられていません。", f"'<{name}' is not closed with '>'.")
                return
            if name not in _TAGS and tag["close"]:
                continue
            if name not in _TAGS:
                ja = f"HTML の「<{name}>」は使えません。Markdown で書いてください。"
                yield _problem(page.path, number, column, ja, f"the HTML '<{name}>' is not allowed; write Markdown.")
                continue
            for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
                written = attribute["name"].lower()
                if written not in _ATTRIBUTES and not written.startswith("aria-"):
                    ja = f"HTML の「<{name}>」に「{written}」は使えません。消してください。"
                    yield _problem(page.path, number, column, ja, f"'{written}' is not allowed in '<{name}>'; delete it.")
            if name in _VOID or tag["end"] == "/>":
                continue
            if not tag["close"]:
                open_tags.append((name, number))
            elif open_tags and open_tags[-1][0] == name:
                open_tags.pop()
            else:
                last = f"先に「</{open_tags[-1][0]}>」を書くか、" if open_tags else ""
                ja = f"「</{name}>」に合う「<{name}>」がありません。{last}この「</{name}>」を消してください。"
                yield _problem(page.path, number, column, ja, f"'</{name}>' closes nothing here; delete it or close what is open before.")
                return
    for name, number in open_tags[-1:]:
        yield _problem(page.path, number, 0, f"「<{name}>」に「</{name}>」がありません。", f"'<{name}>' has no '</{name}>'.")


def tables_are_even(page: Page) -> Iterator[Problem]:
    """A table stands apart, has a row of dashes below its head, and as many cells in every row as in its head."""
    for table in _tables(page.lines):
        (number, _), *rest = table
        wanted = _cells(table[0][1])
        if not rest or not re.fullmatch(r"\s*\|?(?:\s*:?-+:?\s*\|?)+\s*", rest[0][1]):
            rule = f"| {' | '.join(['---'] * wanted)} |"
            ja = f"表の見出しの行の下に、「{rule}」の行がありません。"
            yield _problem(page.path, number, 0, ja, f"below the head of the table write the row '{rule}'.")
            continue
        before = next((line for at, line in page.lines if at == number - 1), "")
        if before.strip():
            yield _problem(page.path, number, 0, "表の前に、空の行を一つ入れてください。", "leave an empty line above the table.")
        for at, row in rest:
            cells = _cells(row)
            if cells != wanted:
                ja = f"この行のセルは{cells}つですが、表の見出しの行は{wanted}つです。| で区切って、同じ数にしてください。"
                yield _problem(page.path, at, 0, ja, f"cells of this row: {cells}, of the table's head: {wanted}; part them with |.")


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
                ja = f"注 [^{name}] は、{notes[name]}行目にもあります。どちらかの番号を直してください。"
                yield _problem(page.path, number, 0, ja, f"the note [^{name}] stands on line {notes[name]} too; mend one of them.")
            else:
                notes[name] = number
                if not match["rest"].strip():
                    ja = f"注 [^{name}] に文がありません。「[^{name}]: 」の後に書いてください。"
                    yield _problem(page.path, number, 0, ja, f"the note [^{name}] has no text; write it behind '[^{name}]: '.")
    for name, (number, column) in calls.items():
        if name not in notes:
            ja, en = suggestion(name, notes)
            ja = f"注 [^{name}] の文がありません。{ja}ページの終わりに「[^{name}]: 注の文」と書いてください。"
            yield _problem(page.path, number, column, ja, f"the note [^{name}] is not written; add '[^{name}]: …' at the end.{en}")
    for name, number in notes.items():
        if name not in calls:
            ja = f"注 [^{name}] は、どこからも呼ばれていません。文の中に [^{name}] を書くか、この行を消してください。"
            yield _problem(page.path, number, 0, ja, f"no text calls the note [^{name}]; write [^{name}] in it or delete this line.")


RULES: tuple[Rule, ...] = (
    marks_are_closed,
    pages_say_something,
    headings_are_named,
    html_is_plain,
    tables_are_even,
    notes_are_whole,
)
