"""Furigana on a finished page: `<ruby>` on the kanji of Japanese text in the body, every other byte as it was.

Source of the form: HTML Living Standard, 4.5.10 the ruby element; brackets in `<rp>` for readers that do not show ruby.
"""

import re
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

from plansite.files.markdownfile import Given
from plansite.furigana.readings import Piece, Readings, align

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# Elements whose text is no prose, or in which HTML allows no ruby.
_CLOSED = frozenset({"rt", "rp", "script", "style", "code", "title", "textarea", "option", "select", "svg", "math", "iframe", "object"})
# Elements that part no word: text before, in and after them is read as one.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong"}
    | {"ruby", "rt", "rp", "sub", "sup", "time", "u", "var"}
)
_LETTER = re.compile("[0-9０-９A-Za-zＡ-Ｚａ-ｚぁ-ゖァ-ヺー]")
GIVEN = "data-reading"
OFF = "data-furigana"


@dataclass(frozen=True)
class Annotated:
    """A page with furigana, and the kanji that stand on it without any."""

    html: str
    missing: tuple[str, ...]


def markup(text: str, reading: str, *, joined: bool = False) -> str:
    """Return kanji with their reading in HTML; `joined` marks those behind a digit, letter or kana, where Chromium would break a line."""
    mark = ' class="joined"' if joined else ""
    return f"<ruby{mark}>{escape(text, quote=False)}<rp>（</rp><rt>{escape(reading, quote=False)}</rt><rp>）</rp></ruby>"


def annotate(page: str, readings: Readings, language: str = "ja") -> Annotated:
    """Return a page with ruby on every kanji whose reading is known, in its body's text in `language` or a variety of it.

    Source: language ranges match tags by their beginning, RFC 4647, 3.3.1 (basic filtering).
    """
    rewriter = _Rewriter(page, readings, language)
    rewriter.feed(page)
    rewriter.close()
    return rewriter.finish()


@dataclass(frozen=True)
class _Open:
    """An open element: its name, whether its text is Japanese prose, and the reading its author gave; in a <ruby> an empty one."""

    name: str
    japanese: bool
    open: bool
    given: str | None


@dataclass(frozen=True)
class _Text:
    """Text of the page: where it begins and ends, what it says, and the reading given for it."""

    start: int
    end: int
    text: str
    given: str | None


class _Rewriter(HTMLParser):
    def __init__(self, page: str, readings: Readings, language: str) -> None:
        super().__init__(convert_charrefs=False)
        self.language = language
        self.page = page
        self.readings = readings
        self.stack: list[_Open] = []
        self.in_body = False
        self.running: list[_Text] = []
        self.pending: tuple[int, str] | None = None
        self.written: list[str] = []
        self.copied = 0
        self.missing: list[str] = []
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", page))]

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def _here(self) -> _Open:
        return self.stack[-1] if self.stack else _Open("", False, True, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_of_text()
        if tag == "body":
            self.in_body = True
        if tag not in _INLINE:
            self._flush()
        if tag in _VOID:
            return
        values = dict(attrs)
        here = self._here()
        language = values.get("lang")
        japanese = here.japanese if language is None else f"{language.lower()}-".startswith(f"{self.language}-")
        closed = tag in _CLOSED or values.get(OFF) == "no"
        self.stack.append(_Open(tag, japanese, here.open and not closed, "" if tag == "ruby" else values.get(GIVEN) or here.given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_of_text()
        if tag not in _INLINE:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        self._end_of_text()
        if tag not in _INLINE:
            self._flush()
        if tag == "body":
            self.in_body = False
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].name == tag:
                del self.stack[index:]
                break

    def handle_data(self, data: str) -> None:
        self._end_of_text()
        self.pending = (self._offset(), data)

    def handle_entityref(self, name: str) -> None:
        self._reference()

    def handle_charref(self, name: str) -> None:
        self._reference()

    def _reference(self) -> None:
        self._end_of_text()
        self.pending = (self._offset(), "")

    def handle_comment(self, data: str) -> None:
        self._end_of_text()

    def handle_decl(self, decl: str) -> None:
        self._end_of_text()

    def unknown_decl(self, data: str) -> None:
        self._end_of_text()

    def handle_pi(self, data: str) -> None:
        self._end_of_text()

    def _end_of_text(self) -> None:
        """Take the text that ended where the parser is now; a character reference is read, but written as it was."""
        if self.pending is None:
            return
        start, text = self.pending
        self.pending = None
        end = self._offset() if not text else start + len(text)
        here = self._here()
        if self.in_body and here.japanese and here.open:
            said = text or unescape(self.page[start:end])
            self.running.append(_Text(start, end, said if text else "\ufffc" * bool(said), here.given))
        elif self.running and here.name not in ("rt", "rp"):
            self.running.append(_Text(start, start, "\ufffc", None))

    def _flush(self) -> None:
        """Write ruby on the text that has run up to here."""
        texts, self.running = self.running, []
        whole = "".join(text.text for text in texts)
        if not whole.strip():
            return
        given, position = [], 0
        for text in texts:
            if text.given == "" or (text.given and align(text.text, text.given)):
                given.append(Given(position, position + len(text.text), text.given))
            position += len(text.text)
        edges = iter(texts)
        current = next(edges)
        position = used = 0
        for piece in self.readings.pieces(whole, given):
            rest = piece
            while rest.text:
                left = len(current.text) - used
                if left == 0:
                    current, used = next(edges), 0
                    continue
                taken = rest.text[:left]
                parted = len(taken) < len(piece.text) and bool(piece.reading)
                shown = Piece(taken) if parted else Piece(taken, piece.reading)
                if shown.missing:
                    self.missing.append(whole[max(0, position - 8) : position + len(taken) + 8].strip())
                if shown.reading:
                    start = current.start + used
                    joined = _LETTER.match(whole[position - 1 : position]) is not None
                    self.written += [self.page[self.copied : start], markup(taken, shown.reading, joined=joined)]
                    self.copied = start + len(taken)
                used += len(taken)
                position += len(taken)
                rest = Piece(rest.text[left:], rest.reading)

    def finish(self) -> Annotated:
        self._end_of_text()
        self._flush()
        self.written.append(self.page[self.copied :])
        return Annotated("".join(self.written), tuple(self.missing))
