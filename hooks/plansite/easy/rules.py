"""What a rule is, what it finds, and what it may rely on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Literal

from plansite.easy.lists import Lists
from plansite.easy.sentences import Sentence, Text
from plansite.files import table
from plansite.files.message import Message, Slot
from plansite.files.problem import Problem

_SHORT = 60
WORDS = {kind: frozenset(words) for kind, words in table.read(Path(__file__).with_name("words.yaml")).items()}


@dataclass(frozen=True)
class Hit:
    """What a rule finds in a sentence: the offset, and what it is and what to do."""

    sentence: Sentence
    offset: int
    advice: Message

    @classmethod
    def at(cls, sentence: Sentence, offset: int, id: str, /, **slots: Slot) -> "Hit":
        """Return the hit that the message `id` explains."""
        return cls(sentence, offset, Message.of(id, **slots))


@dataclass(frozen=True)
class Rule:
    """A rule of the guide: its key (the guide's number, with a letter where it has two parts), name, severity, and what finds breaches.

    Severity E fails the check, W is counted; `analyser` says whether it needs SudachiPy.
    """

    key: str
    name: Message
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
        place = sentence.places[min(self.hit.offset, len(sentence.places) - 1)]
        shown = sentence.whole if len(sentence.whole) <= _SHORT else f"{sentence.whole[:_SHORT]}…"
        return Problem.on(sentence.path, place, "EASY001", key=self.rule.key, name=self.rule.name, sentence=shown, advice=self.hit.advice)


def each(find: Callable[[Sentence, Lists], Iterator[Hit]]) -> Callable[[Text, Lists], Iterator[Hit]]:
    """Return what finds breaches in a text, from what finds them in one sentence."""

    @wraps(find)
    def found(text: Text, lists: Lists) -> Iterator[Hit]:
        return (hit for sentence in text for hit in find(sentence, lists))

    return found


def findings(texts: Iterable[Text], rules: Iterable[Rule], lists: Lists) -> list[Finding]:
    """Return every breach of `rules` in `texts`, text by text."""
    applied = tuple(rules)
    return [Finding(rule, hit) for text in texts for rule in applied for hit in rule.find(text, lists)]
