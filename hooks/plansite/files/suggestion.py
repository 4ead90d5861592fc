"""The nearest right answer to a wrong one."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float) -> str | None:
    """Return the known word that looks most like `word`, or None where none reaches `likeness` (0 to 1)."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=likeness)), None)


def suggestion(word: str, known: Iterable[str], likeness: float = 0.5) -> tuple[str, str]:
    """Return 'did you mean' in Japanese and English, or two empty strings."""
    if (near := nearest(word, known, likeness)) is None:
        return "", ""
    return f"「{near}」ではありませんか。", f" Did you mean '{near}'?"
