"""Furigana on a finished page: `<ruby>` on the kanji of Japanese text in the body, and places where its lines may end.

Source of the form: HTML Living Standard, 4.5.10 the ruby element; brackets in `<rp>` for readers that do not show ruby.
Screen readers say the kanji and not the reading after them: most would say both (Orca with Firefox does; w3c/html-aam#352), and where
the kanji were hidden instead, the reader view of Firefox would leave them out (mozilla/readability#758).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
# What a page is cut at: tags that part words, one or more, and scripts and styles, in which nothing is a tag, nor is it in a comment.
_PARTING = re.compile(
    r"<!--.*?-->|(?P<parting><(?P<raw>script|style)\b.*?</(?P=raw)\s*>"
    rf"""|(?:</?(?!(?:{"|".join(sorted(_INLINE))}|script|style)[\s/>])[a-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+>\s*)+)""",
    re.DOTALL | re.IGNORECASE,
)
_MARKUP = re.compile("[<&]")
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
    return f"<ruby{mark}>{escape(text)}<rp>（</rp><rt{_HIDDEN}>{escape(reading)}</rt><rp>）</rp></ruby>"


def annotate(page: str, readings: Readings, language: str = "ja") -> Annotated:
    """Return a page with ruby on every kanji whose reading is known, as an `Annotator` does."""
    return Annotator(readings, language).annotate(page)


def hush(page: str) -> str:
    """Return a page without furigana of ours, whose own readings are hidden from screen readers as ours are."""
    return annotate(page, Readings("", {}), "").html if "<rt" in page.lower() else page


@dataclass(eq=False)
class _Open:
    """An open element: its name, whether its text is Japanese prose, and the reading its author gave; in a <ruby> an empty one.

    `above` is what is round it, `inside` what its start tags open: the same each time, so that all in the same place is known by that.
    """

    name: str = ""
    japanese: bool = False
    open: bool = True
    given: str | None = None
    in_body: bool = False
    above: "_Open | None" = None
    inside: dict[str, "_Open"] = field(default_factory=dict)


@dataclass(frozen=True)
class _Text:
    """Text of the page: where it begins and ends, where in the text that runs, what it says, and the reading given for it."""

    start: int
    end: int
    at: int
    text: str
    given: str | None

    @property
    def takes_breaks(self) -> bool:
        """Say whether a line may be ended in it: not in a <ruby>, and not where other text stands that is only marked here."""
        return self.given != "" and self.start < self.end


class Annotator:
    """Puts furigana on pages, in their bodies' text in `language` or a variety of it.

    A page is cut at the tags that part words, and a piece that was seen before, as all have that stands round the text, is not looked at
    again. Source: language ranges match tags by their beginning, RFC 4647, 3.3.1 (basic filtering).
    """

    def __init__(self, readings: Readings, language: str) -> None:
        self._readings, self._language = readings, language
        self._outside = _Open()
        self._seen: dict[tuple[_Open, str], tuple[str, list[str], _Open]] = {}

    def annotate(self, page: str) -> Annotated:
        """Return a page with ruby on every kanji whose reading is known."""
        here, written, missing = self._outside, [], []
        for piece in _pieces(page):
            if (here, piece) not in self._seen:
                self._seen[here, piece] = _Rewriter(piece, here, self._readings, self._language).rewritten()
            html, unknown, here = self._seen[here, piece]
            written.append(html)
            missing += unknown
        return Annotated("".join(written), tuple(missing))


def _pieces(page: str) -> Iterator[str]:
    """Give a page in pieces, each of tags that part words, a script or style, or what stands between two of these."""
    start = 0
    for match in _PARTING.finditer(page):
        if match["parting"]:
            yield page[start : match.start()]
            yield match[0]
            start = match.end()
    yield page[start:]


class _Rewriter(HTMLParser):
    """Writes ruby on a piece of a page that stands in the element `here`."""

    def __init__(self, piece: str, here: _Open, readings: Readings, language: str) -> None:
        super().__init__(convert_charrefs=False)
        self.language = language
        self.piece = piece
        self.readings = readings
        self.here = here
        self.running: list[_Text] = []
        self.edits: list[tuple[int, int, str]] = []
        self.missing: list[str] = []
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", piece))]

    def rewritten(self) -> tuple[str, list[str], _Open]:
        """Return the piece with all that was found written into it, the kanji without a reading, and the element that is open behind it."""
        if _MARKUP.search(self.piece):
            self.feed(self.piece)
            self.close()
        else:
            self.handle_data(self.piece)
        self._flush()
        written, copied = [], 0
        for start, end, text in sorted(self.edits):
            written += [self.piece[copied:start], text]
            copied = end
        return "".join([*written, self.piece[copied:]]), self.missing, self.here

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        here, written = self.here, self.get_starttag_text() or ""
        values = dict(attrs)
        if tag == "rt" and here.in_body and "aria-hidden" not in values:
            named = self._offset() + len("<rt")
            self.edits.append((named, named, _HIDDEN))
        if written not in here.inside:
            language = values.get("lang")
            japanese = here.japanese if language is None else f"{language.lower()}-".startswith(f"{self.language}-")
            closed = tag in _CLOSED or values.get(OFF) == "no"
            given = "" if tag == "ruby" else values.get(GIVEN) or here.given
            here.inside[written] = _Open(tag, japanese, here.open and not closed, given, here.in_body or tag == "body", here)
        self.here = here.inside[written]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open nothing."""

    def handle_endtag(self, tag: str) -> None:
        ended: _Open | None = self.here
        while ended and ended.name != tag:
            ended = ended.above
        if ended and ended.above:
            self.here = ended.above

    def handle_data(self, data: str) -> None:
        self._take(data, data)

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name}")

    def _refer(self, reference: str) -> None:
        """Take a character reference, which is read as one sign and written as it was."""
        ended = self.piece.startswith(";", self._offset() + len(reference))
        written = f"{reference};" if ended else reference
        self._take(written, "\ufffc" * bool(unescape(written)))

    def _take(self, written: str, text: str) -> None:
        start, here = self._offset(), self.here
        at = self.running[-1].at + len(self.running[-1].text) if self.running else 0
        if here.in_body and here.japanese and here.open:
            self.running.append(_Text(start, start + len(written), at, text, here.given))
        elif self.running and here.name not in ("rt", "rp"):
            self.running.append(_Text(start, start, at, "\ufffc", None))

    def _flush(self) -> None:
        """Write ruby on the text that has run up to here."""
        texts, self.running = self.running, []
        whole = "".join(text.text for text in texts)
        if not whole.strip():
            return
        own = (text for text in texts if text.given == "" or (text.given and align(text.text, text.given)))
        pieces = self.readings.pieces(whole, [Given(text.at, text.at + len(text.text), text.given or "") for text in own])
        self._part(texts, whole, pieces)
        ends = [text.at + len(text.text) for text in texts]
        start = end = 0
        for piece in pieces:
            start, end = end, end + len(piece.text)
            for text in texts[bisect_right(ends, start) : bisect_left(ends, end) + 1]:
                self._annotate(text, whole, max(start, text.at), min(end, text.at + len(text.text)), piece)

    def _annotate(self, text: _Text, whole: str, start: int, end: int, piece: Piece) -> None:
        """Write the reading on a piece from `start` to `end`; where that is only a part of it, which of the reading it has is not known."""
        taken = whole[start:end]
        shown = piece if taken == piece.text else Piece(taken)
        if shown.missing:
            self.missing.append(whole[max(0, start - 8) : end + 8].strip())
        if shown.reading:
            joined = _LETTER.match(whole[start - 1 : start]) is not None
            place = text.start + start - text.at
            self.edits.append((place, place + len(taken), markup(taken, shown.reading, joined=joined)))

    def _part(self, texts: Sequence[_Text], whole: str, pieces: Sequence[Piece]) -> None:
        """Write `<wbr>` where a line may end besides the spaces: between words, and never in a <ruby>."""
        words, position = [], 0
        for piece in pieces:
            if piece.reading is not None:
                words.append((position, len(piece.text)))
            position += len(piece.text)
        places = lines.ends(whole, tuple(words))
        before = texts[0]
        for text in texts:
            for place in places:
                if text.at < place < text.at + len(text.text) and text.takes_breaks:
                    self._end_line(text.start + place - text.at)
                elif place == text.at and (before.takes_breaks or text.takes_breaks):
                    self._end_line(before.end if before.takes_breaks else text.start)
            before = text

    def _end_line(self, offset: int) -> None:
        self.edits.append((offset, offset, _END))
