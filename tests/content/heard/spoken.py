"""What Orca says of a page, from its log: lines that people can read, and what a listener would stumble over in them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

# Orca reads a page piece by piece: it asks for a voice in a language, and gives each phrase of the piece to the voice. What else the log
# has it say (that a page is loaded, where the pointer is) is of the browser and comes when it will, so that it is no part of this.
_LOG = re.compile(
    r"^\d\d:\d\d:\d\d\.\d+ - (?:(?P<piece>WEB SAY ALL CONTENT: )|(?P<phrase>WEB SAY ALL: )"
    r"|SPEECH GENERATOR: default voice requested with language='(?P<language>\w*)', dialect='(?P<dialect>\w*)'"
    r"|SPEECH DISPATCHER: Speaking '<speak>(?P<spoken>.*?)</speak>'|SPEECH OUTPUT: '(?P<focused>.*?)'\{)",
    re.MULTILINE | re.DOTALL,
)
# Said between the first sentence of a definition and the next.
_DEFINITION = "description value"
# Which links count as visited hangs on what was read before.
_VISITED = re.compile(r"\bvisited link\b")
_MARK = re.compile(r"<mark [^>]*/>")
_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")


@dataclass
class Line:
    """What is said of one piece of a page, and the language of its text: empty where Orca knows none, as of the name of a field."""

    language: str
    phrases: list[str]


def heard(log: str) -> list[Line]:
    """Return what Orca says while it reads a page."""
    found: list[Line] = []
    due = False
    for match in _LOG.finditer(log):
        if match["piece"]:
            found.append(Line("", []))
        elif match["phrase"]:
            due = True
        elif match["language"] and match["language"] != "None" and found:
            found[-1].language = "-".join(filter(None, (match["language"], match["dialect"])))
        elif match["spoken"] is not None and due:
            found[-1].phrases.append(_plain(match["spoken"]))
            due = False
    for line in found:
        line.phrases = list(filter(None, line.phrases))
    return [line for line in found if line.phrases]


def focused(log: str) -> str:
    """Return what Orca says of the element that the focus has come to."""
    return ", ".join(_plain(match["focused"]) for match in _LOG.finditer(log) if match["focused"])


def _plain(text: str) -> str:
    return _VISITED.sub("link", " ".join(_MARK.sub("", text).split()))


def written(lines: Iterable[Line]) -> str:
    """Return a line of text for each piece; the language stands before the first line that is in it."""
    return "".join(f"{text}\n" for text in _written(lines))


def _written(lines: Iterable[Line]) -> Iterator[str]:
    language = ""
    for line in lines:
        turns = line.language not in ("", language)
        yield f"({line.language}) " * turns + ", ".join(line.phrases)
        language = line.language or language


def faults(lines: Iterable[Line], page: HtmlElement) -> list[str]:
    """Return what a listener to a page would miss, hear twice, or hear in the voice of another language."""
    spoken = [(line.language, phrase) for line in lines for phrase in line.phrases]
    phrases = [phrase for _, phrase in spoken]
    foreign = [f"{tag}: {text}" for tag, text in spoken if tag and not tag.startswith("ja") and _JAPANESE.search(text)]
    return [*doubles(phrases, page), *unheard(phrases, page), *foreign]


def unheard(phrases: Iterable[str], page: HtmlElement) -> list[str]:
    """Return the definitions of the page's words, block by block, that are not said."""
    said = _letters("".join(phrase for phrase in phrases if phrase != _DEFINITION))
    blocks = page.xpath('//*[@class="page-terms"]//dd/descendant-or-self::*[self::dd or self::p or self::li]')
    texts = [" ".join(_read(block, ("p", "ol", "ul"))[0].split()) for block in blocks]
    return [f"unheard: {text}" for text in texts if _letters(text) not in said]


def doubles(phrases: Iterable[str], page: HtmlElement) -> list[str]:
    """Return the phrases in which a reading that the page gives is said after its kanji."""
    text, readings = _read(page)
    doubled = re.compile(
        "|".join({_doubled(_letters(text[start:end]), reading, _letters(text[end:])[:2]) for start, end, reading in readings})
    )
    return [f"twice: {phrase}" for phrase in phrases if readings and doubled.search(_letters(phrase))]


def _doubled(kanji: str, reading: str, following: str) -> str:
    """Return a pattern of kanji and reading up to the end of the Japanese, or up to what follows them on the page.

    Where the same kana follow anyway, as in 言(い)います, the end says nothing.
    """
    end = f"(?!{_JAPANESE.pattern})"
    ends = [following] + [following[:1] + end] * (len(following) > 1) + [end] * (not following.startswith(reading))
    return f"{kanji}{reading}(?:{'|'.join(ends)})"


def _read(element: HtmlElement, without: tuple[str, ...] = ()) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text of an element without furigana, and where each reading belongs in it; elements inside may be left out."""
    text, readings = element.text or "", []
    for child in element:
        if child.tag == "rt":
            readings.append((0, len(text), child.text_content()))
        elif child.tag not in ("rp", "script", "style", "template", *without):
            own, inside = _read(child, without)
            readings += [(len(text) + start, len(text) + end, reading) for start, end, reading in inside]
            text += own
        text += child.tail or ""
    return text, readings


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
