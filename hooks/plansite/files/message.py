"""What people are told: an id and what fills its slots; the sentence stands in the catalogue of each language, messages/<language>.yaml."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Union

from plansite.files import table

FOLDER = Path(__file__).with_name("messages")
FIRST = "ja"
# What stands between the items of a list.
_BETWEEN = "LIST001"

Slot = Union[str, int, "Message", tuple[Union[str, "Message"], ...]]


@dataclass(frozen=True)
class Message:
    """A sentence or a part of one: its id, and by name what fills its slots, which may be messages or lists themselves."""

    id: str
    slots: tuple[tuple[str, Slot], ...] = ()

    @classmethod
    def of(cls, id: str, /, **slots: Slot) -> "Message":
        """Return the message `id` with its slots filled."""
        return cls(id, tuple(slots.items()))

    def text(self, language: str) -> str:
        """Return the sentence in a language."""
        return catalogue(language)[self.id].format_map({name: _shown(value, language) for name, value in self.slots})


def _shown(value: Slot, language: str) -> str:
    if isinstance(value, Message):
        return value.text(language)
    if isinstance(value, tuple):
        return catalogue(language)[_BETWEEN].join(_shown(each, language) for each in value)
    return str(value)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue, Japanese first."""
    return (FIRST, *sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != FIRST))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the sentences of a language by id; what it does not say, or all where it has no catalogue, is Japanese."""
    found: dict[str, str] = {}
    for name in dict.fromkeys((FIRST, language if language in languages() else FIRST)):
        found |= table.read(FOLDER / f"{name}.yaml")
    return found


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that LC_ALL, LC_MESSAGES or LANG asks for, the first that is set (POSIX); Japanese where it has no catalogue."""
    asked = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    language = re.split("[^a-z]", asked)[0]
    return language if language in languages() else FIRST


def said(id: str, /, **slots: Slot) -> str:
    """Return a sentence in the language that the environment asks for."""
    return Message.of(id, **slots).text(language_of(os.environ))


def said_in_all(id: str, /, between: str = " / ", **slots: Slot) -> str:
    """Return a sentence in every language that has a catalogue, for those whose language is not known."""
    return between.join(Message.of(id, **slots).text(language) for language in languages())
