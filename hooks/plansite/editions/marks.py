"""The marks of Markdown on a page: what a line opens is closed, in signs that Markdown knows, and none is shown as it stands."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.files.reading import Block, Kind

_problem = partial(Problem.on, blocking=True)

# What is no text of its line: a comment, code, an escaped sign, an address.
SILENT = re.compile(r"<!--.*?-->|(?<!\\)(`+)(?!`).+?(?<!`)\1(?!`)|\\.|<https?://[^>\s]*>")
_CALL = re.compile(r"\[\[!?[^\[\]|]*[^\[\]|\s!][^\[\]|]*(?:\\?\|[^\[\]|]+)?\]\]")
# A line without any of these signs needs no closer look.
_MARKED = re.compile(r"[\[\]{}*`<＃［•‣◦▪➢✓！｜【｛＊｀～〜＞&~]|#{7}")
_SIGN = "sign"

# A sign that opens something and nothing on its line that closes it, with both; the first that fits names the slip.
_UNCLOSED: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (re.compile(r"\[\[\s*!?\s*(?:\|[^\]]*)?\]\]"), "PAGE022", "", ""),
    (re.compile(r"\[\[[^\[\]|]+\|[^\[\]|]*\|[^\[\]]*\]\]"), "PAGE141", "", ""),
    (re.compile(r"\[\["), "PAGE021", "[[", "]]"),
    (re.compile(r"\]\]"), "PAGE023", "", ""),
    (re.compile(r"\]\([^()]*(?:\([^()]*\)[^()]*)*$"), "PAGE021", "](", ")"),
    (re.compile(r"\[(?!\[)[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*$"), "PAGE021", "[", "]"),
    (re.compile(r"\{(?=:?[.#]|[^{}|]+\|)[^{}]*$"), "PAGE021", "{", "}"),
    (re.compile(r"^(?:(?!\*\*).)*(?:\*\*(?:(?!\*\*).)*\*\*(?:(?!\*\*).)*)*(?P<sign>\*\*)(?:(?!\*\*).)*$"), "PAGE021", "**", "**"),
    (re.compile(r"^[^`]*(?:`[^`]*`[^`]*)*(?P<sign>`)[^`]*$"), "PAGE021", "`", "`"),
    (re.compile(r"<!--"), "PAGE021", "<!--", "-->"),
)
_SCRIPT = r"\s*<?\s*(?i:javascript|data|vbscript|file):"
_MISWRITTEN = (
    (re.compile(r"\](?:\s+\((?=[^()]*(?:\.[a-z]{2,4}\b|://|#))|（(?=[^（）]*(?:\.[a-z]{2,4}\b|://|#)))[^()（）]*[)）]"), "PAGE031"),
    (re.compile(r"［+[^［］]*］+(?=[(（])|［［|［![A-Za-z]+］"), "PAGE032"),
    (re.compile(r"(?<!!)\[[^\[\]]+\]\(\s*\)"), "PAGE033"),
    (re.compile(rf"\]\({_SCRIPT}[^)]*\)?"), "PAGE034"),
    (re.compile(r"^\s*[•‣◦▪➢✓]\s*"), "PAGE035"),
    (re.compile(r"(?<=[0-9A-Za-z０-９])~(?![~\s])[^~]*[^~\s]~(?!~)|(?<!~)~(?=[0-9０-９])[^~]*[^~\s]~(?=[0-9０-９])"), "PAGE140"),
    (re.compile(r"^(?:(?:(?!\*\*).)*\*\*(?:(?!\*\*).)*\*\*)*?(?P<sign>\*\*(?:(?!\*\*).)*[^\w\s*]\*\*)(?=\w).*\*\*"), "PAGE038"),
    (re.compile(r"<(?:![A-Z\[]|\?[a-z])[^>]*>?"), "PAGE142"),
    (re.compile(r"^\s*＃+"), "PAGE036"),
    (re.compile(r"^\s*＞+"), "PAGE138"),
    (re.compile(r"\[\[[^\[\]]*(?P<sign>\]\]\((?=[^()]*(?:\.md|://|#))[^()]*\))"), "PAGE031"),
    (re.compile(r"[(（][^()（）\[\]]+[)）]\[[^\[\]]*(?:\.[a-z]{2,5}\b|://)[^\[\]]*\]"), "PAGE080"),
    (re.compile(r"\]\((?!\s*<)\s*[^()\s]+\s+(?![\"'(\s)])[^()]*\)"), "PAGE081"),
    (re.compile(r"！\[[^\[\]]*\]\("), "PAGE082"),
    (re.compile(r"\[\[[^\[\]]*｜[^\[\]]*\]\]|【【[^【】]*】】"), "PAGE085"),
    (re.compile(r"^(?!\s*\|).*?(?P<sign>(?<![\[!])\[[^\[\]|()]+\|[a-z0-9-]+\])(?![\](\[])"), "PAGE085"),
    (re.compile(r"\{[^{}|]*｜[^{}]*\}|｛[^｛｝]*[|｜][^｛｝]*｝"), "PAGE088"),
    (re.compile(r"＊＊[^＊]+＊＊|～～[^～]+～～|〜〜[^〜]+〜〜|｀[^｀]+｀|^\s*｀{3,}"), "PAGE089"),
    (re.compile(r"^\s*｜.*|^\|.*｜\s*$"), "PAGE090"),
    (re.compile(r"^\s*#{7,}"), "PAGE091"),
    (re.compile(r"&(?!(?:lt|gt|amp);)(?:[A-Za-z]+|#[0-9]+|#x[0-9A-Fa-f]+);"), "PAGE092"),
    (re.compile(r"(?<!!)\[\s*\]\([^()]+\)"), "PAGE093"),
    (re.compile(r"\{:?[.#][^{}]*[“”＂‘’][^{}]*\}|<[a-z][^<>]*=[“”＂‘’][^<>]*>"), "PAGE037"),
)
# What nothing reads, and what would be another mark elsewhere.
_SHOWN = (
    (re.compile(rf"\*\*|~~|\[[^\[\]]+\]\((?!{_SCRIPT})[^()\s]+\)|!\[[^\[\]]*\]\([^()]*\)|\*[「『（【][^*]*[」』）】]\*"), "PAGE038"),
    (re.compile(r"\A(?:!!!|\?\?\?|:::|///) ?\w*"), "PAGE040"),
    (re.compile(r"\ATable[:：]"), "PAGE064"),
    (re.compile(r"\A\[![^\]]*\]|\[!(?i:note|tip|important|warning|caution)\]"), "PAGE096"),
    (re.compile(r"!?\[[^\[\]]+\]\[[^\[\]]*\]"), "PAGE097"),
    (re.compile(r"\[TOC\]|\{\{.*?\}\}|\{%.*?%\}|--8<--|\$\$|==[^=]+==|\A=== \""), "PAGE107"),
    (re.compile(r"\$(?=[^$]*[\\^_{])[^$\s](?:[^$]*[^$\s])?\$|(?<![0-9A-Za-z_:]):[+a-z][a-z0-9_+-]+:(?![0-9A-Za-z_:])"), "PAGE107"),
    (re.compile(r"\A[:：]\s"), "PAGE135"),
    (re.compile(r"\{:?\s*[.#][a-z][\w-]*\s*\}"), "PAGE136"),
    (re.compile(r"\A\[(?:[\u3000✓✔レｘＸ]?| [xX] )\](?!\()"), "PAGE137"),
    (re.compile(r"\A(?:(?:[-+・]|\*(?![「『（【])|\d{1,2}[.)]|\[[ xX]\])(?=[^\s\d.*+-]|\u3000)|[–—−－] )"), "PAGE098"),
)
_ALERT = re.compile(r"(?i)\s*(?:[-*+]\s+)?>\s?\[!(?:note|tip|important|warning|caution)\]\s*\Z")
_OTHER_CAPTION = re.compile(r"\A(?!Table(?::\s|：))(?i:表|表題|table|ｔａｂｌｅ|tabel|tabl)\s*\d*[:：]")
# What begins a line that is meant to stand alone: a mark (those of Unicode in circles, brackets and the like, and Roman ones), or a number
# or a name where the line above begins with one too.
_MARKS = "①-⓿☀-✒✔-➡➣-➿⬀-⯿🌀-🫿㈠-㈩㉑-㉟㊀-㊿㋐-㋾Ⅰ-ⅿ・※●◎■□◆◇▲▼▽▪▫⇒→▶►"
_ITEM = re.compile(
    rf"\s?(?:[(（\[【]?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}}|[Ⅰ-ⅿ]|[ァ-ヴ]|[一二三四五六七八九十])[)）\]】.．、]"
    rf"|[{_MARKS}]|\d\ufe0f?\u20e3|[○△](?![○△])|【|[:：]\s|Table[:：])"
)
_NUMBERED = re.compile(
    r"\s?(?:(?:第?(?:\d|[一二三四五六七八九十]){1,3}(?:[-－.．]\d{1,2})*[条章節項号]?|[ア-ンＡ-Ｚ]|[注問図表]\d{1,2})[\s:：.．]"
    r"|[A-Z][.．:：\u3000]|\w{1,8}[：\u3000]|[＜〈《]|([－–—―‐＊＋→○△◎◯〇])(?!\1))"
)
# What GitHub draws; the brackets keep the word from being taken for a class of the pages (`make style`).
_DIAGRAM = re.compile(r"^ {0,3}(?:`{3,}|~{3,})\s*(?:mermai[d]|math|geojson|topojson|stl)\b", re.MULTILINE)


def are_closed(page: Page) -> Iterator[Problem]:
    """What a line opens is closed, in signs that Markdown knows, and a block of code ends."""
    last_end = max((number for number, line in page.lines if "-->" in line), default=0)
    told: tuple[int, str] | None = None
    for number, line in page.lines:
        if not _MARKED.search(line) or re.fullmatch(r"\s*(?:\*\s*){3,}", line):
            continue
        plain = _without(SILENT, line)
        open_there = _without(_CALL, plain)
        for pattern, id, sign, closing in _UNCLOSED:
            match = pattern.search(open_there)
            if match and (_is_shown(page, number, sign or match[0][:2]) or (sign == "<!--" and number > last_end)):
                column = match.start(_SIGN if _SIGN in match.groupdict() else 0) + 1
                yield _problem(page.path, (number, column), id, sign=sign or match[0], closing=closing)
                break
        for pattern, id in _MISWRITTEN:
            if match := pattern.search(plain):
                start, end = match.span(_SIGN if _SIGN in match.groupdict() else 0)
                if told != (number - 1, id):
                    yield _problem(page.path, (number, start + 1), id, sign=line[start:end].strip())
                told = number, id
    yield from (_problem(page.path, line, "PAGE024") for line in page.open_code)
    text, first, _ = page.source_text
    diagrams = ((first + text.count("\n", 0, match.start()), match[0].strip()) for match in _DIAGRAM.finditer(text))
    yield from (_problem(page.path, line, "PAGE107", sign=sign) for line, sign in diagrams)
    lines = dict(page.lines)
    empty = ((number, line) for number, line in page.lines if _ALERT.match(line) and not lines.get(number + 1, "").lstrip().startswith(">"))
    yield from (_problem(page.path, number, "PAGE139", sign=line.strip()) for number, line in empty)


def _is_shown(page: Page, number: int, sign: str) -> bool:
    """Say whether a sign stands on the page as it is written in a line; what goes on in the next line may close it."""
    for block in page.blocks:
        letters = (block.text[at] for at, (line, _) in enumerate(block.places) if line == number and at not in block.silent)
        if sign in "".join(letters):
            return True
    return False


def are_read(page: Page) -> Iterator[Problem]:
    """What is meant for a mark is not shown as it stands, and a line that is shown behind another is not meant to stand alone."""
    written = dict(page.lines)
    for block, below in zip(page.blocks, [*page.blocks[1:], Block()], strict=False):
        caption = _OTHER_CAPTION.match(block.text) if below.kind is Kind.ROW else None
        for pattern, id in _SHOWN:
            match = pattern.search(block.text)
            if match is None or match.start() in block.silent:
                continue
            place, sign = block.places[match.start()], match[0].strip()
            line, heading = written.get(place[0], ""), block.kind is Kind.HEADING or block.text.startswith("#")
            elsewhere = heading if id == "PAGE136" else id in ("PAGE098", "PAGE135", "PAGE137") and block.kind is not Kind.TEXT
            # What is escaped is meant; a sign without another on its line, and a table without its row of dashes, are named as such.
            named = (sign == "**" and line.count(sign) % 2) or (id == "PAGE064" and (caption or below.text.startswith(("|", "｜"))))
            if not (elsewhere or named or line[: place[1] - 1].endswith("\\")):
                yield _problem(page.path, place, id, sign=sign)
        if caption:
            yield _problem(page.path, block.line, "PAGE099", sign=caption[0])
        if _SHOWN[-1][0].match(block.text):
            continue
        numbered = _NUMBERED.match(block.text)
        for offset, (before, place) in enumerate(pairwise(block.places if block.text and block.places[-1][0] > block.line else ()), 1):
            if place[0] > before[0]:
                above, numbered = numbered, _NUMBERED.match(block.text, offset)
                if match := _ITEM.match(block.text, offset) or (numbered if above else None):
                    yield _problem(page.path, place, "PAGE039", sign=match[0].strip())


def _without(pattern: re.Pattern[str], line: str) -> str:
    """Return a line with blanks for what fits a pattern, or letters for code and an escaped sign, so that columns stay."""
    return pattern.sub(lambda match: ("x" if match[0][0] in "\\`" else " ") * len(match[0]), line)
