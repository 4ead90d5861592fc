"""What a rule is, what it finds, and what it may rely on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from plansite.easy.lists import Lists
from plansite.easy.sentences import Sentence, Text
from plansite.files.problem import Problem

_SHORT = 60


@dataclass(frozen=True)
class Hit:
    """What a rule finds in a sentence: the offset, what it is, and what to do, in Japanese and English."""

    sentence: Sentence
    offset: int
    ja: str
    en: str


@dataclass(frozen=True)
class Rule:
    """A rule of the guide: its key (the guide's number, with a letter where it has two parts), name, severity, and what finds breaches.

    Severity E fails the check, W is counted; `analyser` says whether it needs SudachiPy.
    """

    key: str
    ja: str
    en: str
    severity: Literal["E", "W"]
    analyser: bool
    find: Callable[[Text, Lists], Iterator[Hit]]


@dataclass(frozen=True)
class Finding:
    """A breach of a rule."""

    rule: Rule
    hit: Hit

    @property
    def problem(self) -> Problem:
        """Return it as a problem: place, rule, sentence, what to do."""
        sentence = self.hit.sentence
        column = sentence.columns[min(self.hit.offset, len(sentence.columns) - 1)]
        shown = sentence.whole if len(sentence.whole) <= _SHORT else f"{sentence.whole[:_SHORT]}…"
        return Problem(
            sentence.path,
            sentence.line,
            column,
            f"やさしい日本語の規則{self.rule.key}（{self.rule.ja}）。文:「{shown}」 {self.hit.ja}",
            f"rule {self.rule.key} of easy Japanese ({self.rule.en}). Sentence: '{shown}' {self.hit.en}",
        )


def findings(texts: Iterable[Text], rules: Iterable[Rule], lists: Lists) -> list[Finding]:
    """Return every breach of `rules` in `texts`, text by text."""
    each = tuple(rules)
    return [Finding(rule, hit) for text in texts for rule in each for hit in rule.find(text, lists)]
