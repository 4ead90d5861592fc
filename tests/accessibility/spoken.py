"""What a screen reader would say of a page, by a simulator (@guidepup/virtual-screen-reader), as a transcript that people can read."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from pathlib import Path

from playwright.sync_api import Page

from plansite.terms.folding import hiragana

from ..engines import SCREEN_READER

_PROGRAM = SCREEN_READER / "lib" / "esm" / "index.browser.js"
_SPEAK = (Path(__file__).parent / "spoken.js").read_text(encoding="utf-8")
_END = "end of "
_LINKS = frozenset({"link", "doc-glossref", "doc-noteref", "doc-backlink"})
# Elements that stand in the midst of a text.
_INLINE = _LINKS | {"superscript", "strong", "emphasis", "code", "time"}
_NAMED_BY_CONTENTS = _LINKS | {"button", "heading", "row", "columnheader", "rowheader", "cell"}
_PLACE = re.compile(r"level \d+, position (\d+), set size (\d+)")
# What no ear understands: the sign of a heading's address, a value that a program lacked, the id of an element.
_NOISE = re.compile(r"¶|\b(?:undefined|null|NaN)\b|\b(?:[a-z]+\d*[-:])+[a-z]*\d+\b")


@dataclass
class Said:
    """A phrase: what is said, its role and the name in it, its language, and what is said inside. A text has no role, and is its own name."""

    phrase: str
    role: str
    name: str
    language: str
    inside: list["Said"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Said"]:
        """Give this phrase and all inside it, in the order in which they are said."""
        yield self
        for each in self.inside:
            yield from each

    @property
    def inline(self) -> bool:
        return not self.role or (self.role in _INLINE and all(each.inline for each in self.inside))


def speak(page: Page) -> Said:
    """Return what is said of the page that a browser shows, without furigana. A name that the page's own text gives is said once."""
    document = _nested(page.evaluate(_SPEAK, _PROGRAM.read_text(encoding="utf-8")))
    _say_once(document)
    return document


def _nested(phrases: list[tuple[str, str | None, str]]) -> Said:
    """Return the first of the phrases with the others inside: `end of X` closes the last X that is open."""
    said: list[Said] = []
    for phrase, name, language in phrases:
        if name is not None and phrase.startswith(_END):
            opened = max(index for index, each in enumerate(said) if _END + each.phrase == phrase and each.role and not each.inside)
            said[opened].inside = said[opened + 1 :]
            del said[opened + 1 :]
        elif name is None:
            said.append(Said(phrase, "", phrase, language))
        else:
            said.append(Said(phrase, phrase.partition(",")[0], name, language))
    (document,) = said
    return document


def _say_once(said: Said) -> None:
    """Leave out what the simulator says twice and readers of screens once: names from contents, from captions, and from labels."""
    for each in said.inside:
        _say_once(each)
    if said.role in _NAMED_BY_CONTENTS and said.inside and _letters(said.name) == _letters(_text(said)):
        languages = {each.language for each in said.inside}
        if len(languages) > 1 or any(each.role for each in said.inside):
            said.phrase, said.name = said.phrase.replace(f", {said.name}", "", 1), ""
        else:
            (said.language,), said.inside = languages, []
    said.inside = [
        each
        for each, following in zip_longest(said.inside, said.inside[1:])
        if not (each.role == "caption" and each.name == said.name)
        and not (following and following.role == "searchbox" and not each.role and each.name == following.name)
    ]


def _text(said: Said) -> str:
    return "".join(_text(each) or each.name for each in said.inside)


def _letters(text: str) -> str:
    """Return a text as it sounds: without signs and spaces, in one width, case and kana."""
    return re.sub(r"[\W_]", "", hiragana(unicodedata.normalize("NFKC", text)).lower())


def transcript(said: Said) -> str:
    """Return a line for each block that is said, indented as they stand in each other, with the elements in a text in brackets."""
    return "".join(f"{line}\n" for line in _lines(said, ""))


def _lines(said: Said, outer: str) -> Iterator[str]:
    """Give the lines of a block: what stands in it follows on its line, as far as it is text or the only block."""
    label = _label(said, outer)
    rest = list(said.inside)
    texts = []
    while rest and rest[0].inline:
        texts.append(rest.pop(0))
    if texts:
        label = f"{label}: {_inline(texts, said.language)}"
    elif len(rest) == 1:
        first, *others = _lines(rest[0], said.language)
        yield f"{label}: {first}"
        yield from others
        return
    yield label
    for each in rest:
        yield from (f"  {line}" for line in ([_inline([each], said.language)] if each.inline else _lines(each, said.language)))


def _inline(texts: list[Said], outer: str) -> str:
    """Return texts with the elements among them; an element that stands alone needs no brackets."""
    said = [_with_contents(each, outer) for each in texts]
    return said[0] if len(said) == 1 else " ".join(f"[{words}]" if each.role else words for each, words in zip(texts, said, strict=True))


def _with_contents(said: Said, outer: str) -> str:
    contents = _inline(said.inside, said.language) if said.inside else ""
    return f"{_label(said, outer)}: {contents}" if contents else _label(said, outer)


def _label(said: Said, outer: str) -> str:
    """Return what is said of an element alone, its language where another begins, and its place in a list; its depth is seen."""
    label = _PLACE.sub(r"\1 of \2", said.phrase)
    return label if said.language == outer else f"({said.language}) {label}"


def faults(document: Said) -> list[str]:
    """Return what a listener would stumble over: the same words twice in a row, links without a name, signs and ids read out."""
    found = [f"{each.phrase}: no name" for each in document if each.role in _LINKS and not each.name and not _text(each)]
    found += [f"{each.phrase}: noise" for each in document if _NOISE.search(each.phrase)]
    for one, other in pairwise(each for each in document if _letters(each.name)):
        if _letters(one.name) == _letters(other.name):
            found.append(f"{one.phrase}, {other.phrase}: twice")
    for one, other in pairwise(document):
        if one.role == other.role and one.phrase == other.phrase:
            found.append(f"{one.phrase}, {other.phrase}: twice")
    return list(dict.fromkeys(found))
