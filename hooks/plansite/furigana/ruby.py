"""Furigana on a finished page: `<ruby>` on the kanji of Japanese text in the body, and places where its lines may end.

Source of the form: HTML Living Standard, 4.5.10 the ruby element; brackets in `<rp>` for readers that do not show ruby.
Screen readers say the kanji and not the reading after them: most would say both (Orca with Firefox does; w3c/html-aam#352), and where
the kanji were hidden instead, the reader view of Firefox would leave them out (mozilla/readability#758).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

from plansite.files.reading import Given
from plansite.furigana import lines
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
_HIDDEN = ' aria-hidden="true"'
# Hidden, for Chromium puts a space into the name of a link where a line may end.
_END = f"<wbr{_HIDDEN}>"


@dataclass(frozen=True)
class Annotated:
    """A page with furigana, and the kanji that stand on it without any."""

    html: str
    missing: tuple[str, ...]


def markup(text: str, reading: str, *, joined: bool = False) -> str:
    """Return kanji with their reading in HTML; `joined` marks those behind a digit, letter or kana, where Chromium would break a line."""
    mark = ' class="joined"' if joined else ""
    said, read = escape(text, quote=False), escape(reading, quote=False)
    return f"<ruby{mark}>{said}<rp{_HIDDEN}>（</rp><rt{_HIDDEN}>{read}</rt><rp{_HIDDEN}>）</rp></ruby>"


def annotate(page: str, readings: Readings, language: str = "ja") -> Annotated:
    """Return a page with ruby on every kanji whose reading is known, in its body's text in `language` or a variety of it.

    Source: language ranges match tags by their beginning, RFC 4647, 3.3.1 (basic filtering).
    """
    rewriter = _Rewriter(page, readings, language)
    rewriter.feed(page)
    rewriter.close()
    return rewriter.finish()


def hush(page: str) -> str:
    """Return a page without furigana of ours, whose own readings are hidden from screen readers as ours are."""
    return annotate(page, Readings("", {}), "").html if "<rt" in page.lower() else page


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

    @property
    def takes_breaks(self) -> bool:
        """Say whether a line may be ended in it: not in a <ruby>, and not where other text stands that is only marked here."""
        return self.given != "" and self.start < self.end


_OUTSIDE = _Text(0, 0, "", None)


class _Rewriter(HTMLParser):
    def __init__(self, page: str, readings: Readings, language: str) -> None:
        super().__init__(convert_charrefs=False)
        self.language = language
        self.page = page
        self.readings = readings
        self.stack: list[_Open] = []
        self.in_body = False
        self.running: list[_Text] = []
        self.edits: list[tuple[int, int, str]] = []
        self.missing: list[str] = []
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", page))]

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def _here(self) -> _Open:
        return self.stack[-1] if self.stack else _Open("", False, True, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.in_body = True
        if tag not in _INLINE:
            self._flush()
        if tag in _VOID:
            return
        values = dict(attrs)
        if tag in ("rt", "rp") and self.in_body and "aria-hidden" not in values:
            named = self._offset() + 1 + len(tag)
            self.edits.append((named, named, _HIDDEN))
        here = self._here()
        language = values.get("lang")
        japanese = here.japanese if language is None else f"{language.lower()}-".startswith(f"{self.language}-")
        closed = tag in _CLOSED or values.get(OFF) == "no"
        self.stack.append(_Open(tag, japanese, here.open and not closed, "" if tag == "ruby" else values.get(GIVEN) or here.given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        self.handle_startendtag(tag, [])
        if tag == "body":
            self.in_body = False
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].name == tag:
                del self.stack[index:]
                break

    def handle_data(self, data: str) -> None:
        self._take(data, data)

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name}")

    def _refer(self, reference: str) -> None:
        """Take a character reference, which is read as one sign and written as it was."""
        ended = self.page.startswith(";", self._offset() + len(reference))
        written = f"{reference};" if ended else reference
        self._take(written, "\ufffc" * bool(unescape(written)))

    def _take(self, written: str, text: str) -> None:
        start, here = self._offset(), self._here()
        if self.in_body and here.japanese and here.open:
            self.running.append(_Text(start, start + len(written), text, here.given))
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
        pieces = self.readings.pieces(whole, given)
        self._part(texts, whole, pieces)
        edges = iter(texts)
        current = next(edges)
        position = used = 0
        for piece in pieces:
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
                    self.edits.append((start, start + len(taken), markup(taken, shown.reading, joined=joined)))
                used += len(taken)
                position += len(taken)
                rest = Piece(rest.text[left:], rest.reading)

    def _part(self, texts: Sequence[_Text], whole: str, pieces: Sequence[Piece]) -> None:
        """Write `<wbr>` where a line may end besides the spaces: between words, and never in a <ruby>."""
        words, position = [], 0
        for piece in pieces:
            if piece.reading is not None:
                words.append((position, len(piece.text)))
            position += len(piece.text)
        within = {place for start, length in words for place in range(start + 1, start + length)}
        places = [place for place in lines.ends(whole, tuple(words)) if place not in within]
        start, before = 0, _OUTSIDE
        for text in texts:
            for place in places:
                if start < place < start + len(text.text) and text.takes_breaks:
                    self._end_line(text.start + place - start)
                elif place == start and (before.takes_breaks or text.takes_breaks):
                    self._end_line(before.end if before.takes_breaks else text.start)
            start, before = start + len(text.text), text

    def _end_line(self, offset: int) -> None:
        self.edits.append((offset, offset, _END))

    def finish(self) -> Annotated:
        """Return the page with all that was found written into it."""
        self._flush()
        written, copied = [], 0
        for start, end, text in sorted(self.edits):
            written += [self.page[copied:start], text]
            copied = end
        return Annotated("".join([*written, self.page[copied:]]), tuple(self.missing))
