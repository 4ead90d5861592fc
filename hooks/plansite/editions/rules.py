"""What holds for the Markdown of a page: each rule gives a problem for every place that breaks it.

A renderer shows what is not closed or not written as Markdown wants it as it stands, without a word; these rules say where.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import partial

from babel import localedata

from plansite.editions import marks
from plansite.files import allowed, reading
from plansite.files.markdownfile import Page
from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.reading import Kind, Section
from plansite.files.suggestion import nearest, suggestion
from plansite.files.yamlfile import Document

Rule = Callable[[Page], Iterator[Problem]]

# What pages and entries may write in HTML: what Markdown cannot say, and nothing that runs, loads or styles.
_TAGS = ("abbr", "br", "dd", "details", "div", "dl", "dt", "kbd", "p", "rp", "rt", "ruby", "section", "span", "sub", "summary", "sup")
_ATTRIBUTES = ("class", "dir", "id", "lang", "markdown", "open", "role", "title")
_VOID = ("br",)

_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=(?:\s[^<>]*)?(?:<|\Z))")
_SLIPPED = re.compile(r" {0,3}(?P<signs>#{1,6})(?:[^#\s\d]|\d{1,2}\D|\u3000)|＃|#{7}")
_SENTENCE = 10  # letters of a text that nobody writes twice in a row on purpose
# What a text needs to be more than text: a tag, a link, something in braces, but the name of what a program fills in.
_MARKUP = re.compile(r"<[A-Za-z!?/]|\]\(|\{(?!\w+\})")
# What stands before the head of a table that is within a note or an item of a list.
_CONTAINER = re.compile(r"^\s*(?:\[\^[^\]\s]+\]:|[-*+]|\d+[.)])\s+(?=.*\|)")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# An id that is not written as {#id}, or a second one.
_OTHER_ID = re.compile(
    r"(?:｛[^｛｝]*｝|\{＃[^{}]*\}|\{#[^{}]*\s(?!\.|[\w:-]+=)[^{}]*\}|\{[a-z0-9-]+\}|[(（]#[a-z0-9-]+[)）]|\{#[^{}]*\}\s*\{#[^{}]*\})\s*$"
)
_CALLED = re.compile(r"(?!\[\^[^\s\]]+\])[［\[]\s*[\^＾]\s*(?P<name>[^\[\]［］\s]+)\s*[］\]]")
_problem = partial(Problem.on, blocking=True)


def wrong(page: Page, rules: Iterable[Rule] | None = None) -> Iterator[Problem]:
    """Give the problems of a page's Markdown, those of one rule a line; where a block of code swallows what is below it, no others."""
    told = set[int]()
    for rule in (marks.are_closed,) if page.open_code else rules or RULES:
        found = [problem for problem in rule(page) if problem.line not in told]
        told.update(problem.line for problem in found)
        yield from found


def in_data(document: Document) -> Iterator[Problem]:
    """Give what a text of a file of data would put onto pages, of which they are made as Markdown, and no page may hold."""
    for place in document.starts:
        # What a repair changes is shown as it is written.
        if "changes" not in place and _MARKUP.search(text := document.value(place)):
            found = allowed.clean(deepcopy(reading.read(text).tree))
            yield from (Problem.at(document, place, "YAML921", blocking=True, sign=stranger) for stranger in found[:1])


def pages_say_something(page: Page) -> Iterator[Problem]:
    """A page has a text, and begins with its one title, `# …`: whose text it is, the site says below that."""
    titles = [section.line for section in page.sections if section.level == 1]
    if not page.blocks:
        yield _problem(page.path, 1, "PAGE041")
    elif not titles:
        yield _problem(page.path, page.blocks[0].line, "PAGE042")
    elif page.blocks[0].line < titles[0]:
        yield _problem(page.path, page.blocks[0].line, "PAGE057")
    yield from (_problem(page.path, line, "PAGE043") for line in titles[1:])


def paragraphs_are_written_once(page: Page) -> Iterator[Problem]:
    """No paragraph is followed by itself, and none is code because it stands deeper than the text around it."""
    for block, above in zip(page.blocks[1:], page.blocks, strict=False):
        if block.kind is Kind.TEXT and block.text == above.text and len(block.text) >= _SENTENCE:
            yield _problem(page.path, block.line, "PAGE101", line=above.line)
    yield from (_problem(page.path, line, "PAGE100") for line in page.indented)


def _is_underlined(page: Page, section: Section) -> bool:
    return not re.match(r"(?:\s*\[\^[^\]]+\]:)?[\s>*+\d.)-]*[#＃<]", dict(page.lines).get(section.line, "#"))


def headings_are_named(page: Page) -> Iterator[Problem]:
    """A heading has a space behind its signs, a text, an id that no other has, and skips no level.

    Source: WCAG 2.2, 1.3.1 and 2.4.6; technique H42 (headings in order).
    """
    written = dict(page.lines)
    slips = {number: match["signs"] for number, line in page.lines if (match := _SLIPPED.match(line))}
    yield from (_problem(page.path, number, "PAGE044", signs=signs) for number, signs in slips.items() if signs)
    level, doubtful = 0, min(slips, default=0)
    for section in page.sections:
        if _is_underlined(page, section):
            yield _problem(page.path, section.line, "PAGE094", heading=f"{'#' * section.level} {section.title}")
            level, doubtful = section.level, doubtful or section.line
            continue
        doubtful = doubtful or (section.line if level and section.level == 1 else 0)
        if level and section.level > level + 1 and not 0 < doubtful <= section.line:
            above, signs, wanted = ("#" * depth for depth in (level, section.level, level + 1))
            yield _problem(page.path, section.line, "PAGE045", above=above, signs=signs, wanted=wanted)
        level = section.level
        if slip := _OTHER_ID.search(written.get(section.line, "")):
            yield _problem(page.path, section.line, "PAGE095", sign=slip[0].strip())
        elif not section.anchor and not re.search(r"\{[^{}]*$", written.get(section.line, "")):
            yield _problem(page.path, section.line, "PAGE046")
        elif not section.title:
            yield _problem(page.path, section.line, "PAGE047")
    seen: dict[str, int] = {}
    for name, place in page.names:
        if not _IDENTIFIER.fullmatch(name):
            yield _problem(page.path, place, "PAGE048", id=name)
        elif name in seen:
            yield _problem(page.path, place, "PAGE049", id=name, line=seen[name])
        seen.setdefault(name, place[0])


def entries_have_no_headings(page: Page) -> Iterator[Problem]:
    """An entry's page has headings and ids of its own; a definition has none, nor does it come from a line below a text."""
    for section in page.sections:
        yield _problem(page.path, section.line, "PAGE105" if _is_underlined(page, section) else "PAGE050")
    slips = (number for number, line in page.lines if (match := _SLIPPED.match(line.lstrip())) and match["signs"])
    yield from (_problem(page.path, number, "PAGE050") for number in slips)
    yield from (_problem(page.path, place, "PAGE103", id=name) for name, place in page.names)


def html_is_plain(page: Page) -> Iterator[Problem]:
    """Raw HTML is closed, and neither runs nor loads nor styles anything.

    Source: the site's Content-Security-Policy runs no inline script or style; OWASP, Cross Site Scripting Prevention.
    """
    open_tags: list[tuple[str, int]] = []
    unclosed, told = next(_unclosed_tags(page), None), 0
    for tag in page.tags:
        if unclosed and tag.place > unclosed[0]:
            break
        if tag.name not in _TAGS:
            if not tag.closing and tag.place[0] != told:
                yield _problem(page.path, tag.place, "PAGE052", name=tag.name)
                told = tag.place[0]
            continue
        for attribute, value in tag.attributes.items():
            if attribute not in _ATTRIBUTES and not attribute.startswith("aria-"):
                yield _problem(page.path, tag.place, "PAGE053", name=tag.name, attribute=attribute)
            elif attribute == "lang" and not localedata.exists(value.partition("-")[0]):
                yield _problem(page.path, tag.place, "PAGE108", language=value)
        if tag.name in _VOID:
            continue
        if not tag.closing:
            open_tags.append((tag.name, tag.place[0]))
        elif open_tags and open_tags[-1][0] == tag.name:
            open_tags.pop()
        else:
            before = Message.of("PAGE055", name=open_tags[-1][0]) if open_tags else ""
            yield _problem(page.path, tag.place, "PAGE054", name=tag.name, before=before)
            return
    if unclosed:
        yield _problem(page.path, unclosed[0], "PAGE051", name=unclosed[1])
    else:
        yield from (_problem(page.path, number, "PAGE056", name=name) for name, number in open_tags[-1:])


def nothing_runs(page: Page) -> Iterator[Problem]:
    """The attributes that braces give, and the addresses that links lead to, are such as a page may have."""
    for tag in page.attributed:
        yield from (_problem(page.path, tag.place, "PAGE920", sign=stranger) for stranger in allowed.strangers(tag.attributes))
    for block in page.blocks:
        yield from (_problem(page.path, block.line, "PAGE921", sign=link) for link in block.links if not allowed.is_address(link))


def _unclosed_tags(page: Page) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the place and the name of each tag that is shown, for nothing ends it."""
    written = dict(page.lines)
    for block in page.blocks:
        for match in _TAG.finditer(block.text):
            line, column = place = block.places[match.start()]
            if match.start() not in block.silent and re.search(r"(?<!\\)<\Z", written.get(line, "")[:column]):
                yield place, match["name"].lower()


def tables_are_even(page: Page) -> Iterator[Problem]:
    """A table stands apart, has a row of dashes below its head, and as many cells in every row as in its head."""
    lines = dict(page.lines)
    rows = {number for first, last in page.tables for number in range(first, last)}
    for first, last in page.tables:
        lines[first] = _CONTAINER.sub("", lines[first])
        wanted = _cells(lines[first])
        if lines.get(first - 1, "").strip(" >"):
            yield _problem(page.path, first, "PAGE062")
        for number in range(first, last):
            if (cells := _cells(lines[number])) != wanted:
                yield _problem(page.path, number, "PAGE063" if "|" in lines[number] else "PAGE143", cells=cells, wanted=wanted)
    for number, line in page.lines:
        above = lines.get(number - 1, "").lstrip()
        if line.lstrip().startswith("|") and number not in rows and not above.startswith(("|", "+-", "+=")):
            wanted, below = _cells(line), lines.get(number + 1, "")
            dashed = "-" in below and not below.strip(" |:-")
            if dashed and _cells(below) != wanted:
                yield _problem(page.path, number + 1, "PAGE063", cells=_cells(below), wanted=wanted)
            elif dashed and above:
                yield _problem(page.path, number, "PAGE062")
            else:
                yield _problem(page.path, number, "PAGE061", rule=f"| {' | '.join(['---'] * wanted)} |")


def _cells(row: str) -> int:
    """Return the number of cells of a row; a | in code or behind a backslash parts none."""
    plain = marks.SILENT.sub("", row).strip(" >").removeprefix("|").removesuffix("|")
    return plain.count("|") + 1


def notes_are_whole(page: Page) -> Iterator[Problem]:
    """A note is called, in signs that Markdown knows, has a text, and is written once."""
    called = set[str]()
    for number, text in page.lines:
        for match in _CALLED.finditer(text):
            called.add(match["name"])
            yield _problem(page.path, (number, match.start() + 1), "PAGE083", sign=match[0], name=match["name"])
    notes: dict[str, int] = {}
    said = {block.anchor for block in page.blocks}
    for name, line in page.notes:
        if name in notes:
            yield _problem(page.path, line, "PAGE071", name=name, line=notes[name])
        elif f"fn:{name}" not in said:
            yield _problem(page.path, line, "PAGE072", name=name)
        notes.setdefault(name, line)
    calls = dict(reversed(page.references))
    for name, place in reversed(calls.items()):
        if name in notes:
            continue
        if unwritten := [number for number, text in page.lines if re.match(rf"\[\^{re.escape(name)}\]", text)]:
            yield _problem(page.path, unwritten[0], "PAGE084", name=name)
        else:
            yield _problem(page.path, place, "PAGE073", name=name, suggestion=suggestion(name, notes))
    meant = {nearest(name, notes, 0.5) for name in calls if name not in notes}
    for name, line in notes.items():
        if name not in {*calls, *called, *meant}:
            yield _problem(page.path, line, "PAGE074", name=name)


RULES: tuple[Rule, ...] = (
    marks.are_closed,
    marks.are_read,
    headings_are_named,
    pages_say_something,
    paragraphs_are_written_once,
    html_is_plain,
    nothing_runs,
    tables_are_even,
    notes_are_whole,
)
DEFINITION: tuple[Rule, ...] = (
    marks.are_closed,
    marks.are_read,
    entries_have_no_headings,
    nothing_runs,
    paragraphs_are_written_once,
    tables_are_even,
    notes_are_whole,
)
