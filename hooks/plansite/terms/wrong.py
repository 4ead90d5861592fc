"""Mistakes of form in terms.yaml, in words that say what to write instead."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from plansite.files import form
from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.files.yamlfile import Document


def unknown_top_level(document: Document) -> Iterator[Problem]:
    """Give a problem for each top-level key that is not `terms`."""
    data = document.data if isinstance(document.data, dict) else {}
    for key in data:
        if key != "terms":
            yield Problem.at(document, (key,), "TERM002", key=key, suggestion=suggestion(key, {"terms"} - data.keys()))


def named(document: Document, entries: list[object], problems: list[Problem], keys: Mapping[str, str]) -> Iterator[Problem]:
    """Give the problems that were found while reading YAML, each with the name of the term on its line.

    `keys` are those of languages whose words stand under another key than their code.
    """
    tops = {line: location for location, line in document.lines.items() if location[1:] == () or location[:-1] == ("terms",)}
    for problem in problems:
        top = tops[max((line for line in tops if line <= problem.line), default=min(tops))]
        if top and isinstance(position := top[-1], int):
            slots = dict(problem.message.slots)
            other = keys.get(str(slots.get("key")))
            meant = Message.of("TERM060", locale=slots["key"], key=other) if other else problem.message
            yield _with_name(replace(problem, message=meant), entries[position], position)
        else:
            yield problem


def mistakes(document: Document, position: int, entry: object, details: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Problem]:
    """Give a problem for each mistake that pydantic found in the entry at `position`, with the name of the term.

    Only a mistaken id is blocking, for everything else names the term by it: the rest of the entry and of the glossary is known.
    """
    blocking = any(detail["loc"] == ("id",) for detail in details)
    for problem in form.mistakes(document, ("terms", position), details, model):
        yield _with_name(replace(problem, blocking=blocking), entry, position)


def _with_name(problem: Problem, entry: object, position: int) -> Problem:
    """Return a problem with the headword of its entry, which may be malformed, or its id, or its place in the list."""
    if name := _name(entry):
        return replace(problem, message=Message.of("TERM003", term=name, problem=problem.message))
    return replace(problem, message=Message.of("TERM004", number=position + 1, problem=problem.message))


def _name(entry: object) -> str:
    """Return the headword of an entry, or its id, or an empty string."""
    if isinstance(entry, dict):
        for value in entry.values():
            if isinstance(value, dict) and isinstance(term := value.get("term"), str) and term:
                return term
        if isinstance(name := entry.get("id"), str):
            return name
    return ""
