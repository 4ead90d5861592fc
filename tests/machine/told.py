"""Problems as most tests compare them: place, id, and what fills the slots; their sentences are for the catalogues and test_mistakes."""

from collections.abc import Iterable

from plansite.files.message import Message, Slot
from plansite.files.problem import Problem


def told(problems: Iterable[Problem]) -> list[str]:
    """Return one line a problem, sorted by place, without repeats, in no language."""
    return [f"{problem.place} {_written(problem.message)}" for problem in sorted(set(problems))]


def _written(slot: Slot) -> str:
    if isinstance(slot, Message):
        return " ".join([slot.id, *(f"({_written(value)})" if isinstance(value, Message) else _written(value) for _, value in slot.slots)])
    return ", ".join(map(_written, slot)) if isinstance(slot, tuple) else str(slot)
