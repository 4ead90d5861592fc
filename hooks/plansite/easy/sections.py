"""How each page of the plan is told in easy Japanese, in numbers that may only fall: length, glosses, subjects, paragraphs, sentences."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from plansite.easy import length, sentences, style
from plansite.easy.sentences import Text
from plansite.files.markdownfile import Page
from plansite.files.message import Message
from plansite.terms.matcher import Matcher

# Characters in a sentence, spaces and glosses aside, that are easy to keep in mind.
CHARACTERS = 30
NAMES = {
    "short": Message.of("EASY901"),
    "full": Message.of("EASY902"),
    "glosses": Message.of("EASY903"),
    "hanging": Message.of("EASY904"),
    "paragraphs": Message.of("EASY905"),
    "sentences": Message.of("EASY906"),
}


@dataclass(frozen=True)
class Section:
    """What was counted: characters of the original, told in short, told in full and in glosses; what hangs; what is long."""

    original: int
    short: int
    full: int
    glosses: int
    hanging: int
    paragraphs: int
    sentences: int

    @property
    def numbers(self) -> dict[str, int]:
        """Return the numbers by the keys of NAMES: the lengths in percent of the original, the glosses of what is told."""
        return {
            "short": round(100 * self.short / max(self.original, 1)),
            "full": round(100 * self.full / max(self.original, 1)),
            "glosses": round(100 * self.glosses / max(self.short + self.full, 1)),
            "hanging": self.hanging,
            "paragraphs": self.paragraphs,
            "sentences": self.sentences,
        }


def counted(page: Page, matcher: Matcher, original: Text) -> Section:
    """Return what is counted on a page in easy Japanese whose original says `original`."""
    texts = [(sentences.read(page.path, [block], matcher), block.summary) for block in page.blocks]
    every = [sentence for text, _ in texts for sentence in text]
    paragraphs = [sum(sentence.full and not sentence.gloss for sentence in text) for text, _ in texts]
    return Section(
        _length(original),
        sum(_length(text) for text, summary in texts if summary),
        sum(_length(text) for text, summary in texts if not summary),
        sum(sentence.length for sentence in every if sentence.gloss),
        sum(style.hangs(sentence) for sentence in every),
        sum(count > length.SENTENCES for count in paragraphs),
        sum(sentence.full and not sentence.gloss and len("".join(sentence.text.split())) > CHARACTERS for sentence in every),
    )


def together(found: Iterable[Section]) -> Section:
    """Return the sum of what was counted on several pages."""
    return Section(*map(sum, zip(*map(astuple, found), strict=True)))


def _length(text: Text) -> int:
    return sum(sentence.length for sentence in text if not sentence.gloss)
