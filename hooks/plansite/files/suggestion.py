"""The nearest right answer to a wrong one."""

import difflib
from collections.abc import Iterable

from plansite.files.message import Message, Slot


def nearest(word: str, known: Iterable[str], likeness: float) -> str | None:
    """Return the known word that looks most like `word`, or None where none reaches `likeness` (0 to 1)."""
    folded = {each.casefold(): each for each in known}
    return next((folded[near] for near in difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=likeness)), None)


def suggestion(word: str, known: Iterable[str], likeness: float = 0.5) -> Slot:
    """Return 'did you mean', or an empty text."""
    near = nearest(word, known, likeness)
    return Message.of("FORM001", near=near) if near else ""
