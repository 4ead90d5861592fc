"""Two texts, word by word."""

import difflib
import re

from markupsafe import Markup

from plansite.reviews import quotes
from plansite.terms.folding import HIRAGANA, KANJI, KATAKANA, WORD

# Japanese has no spaces: a run of one script is near enough to a word.
_WORD = re.compile(f"[{KANJI}]+|[{KATAKANA}]+|[{HIRAGANA}]+|[{WORD}]+|\\s+|.", re.DOTALL)
_CONTEXT = 30
# Below this share of common text the two are shown one after the other.
_LIKENESS = 0.4


def words(text: str) -> list[str]:
    """Return the words of a text; joined, they are the text."""
    return _WORD.findall(text)


def marked(before: str, after: str) -> Markup:
    """Return Markdown of both texts in one: what is gone struck through, what is new in bold, what stays far from both left out."""
    if before == after:
        return quotes.quoted(before)
    old, new = words(before), words(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if not before or not after or matcher.ratio() < _LIKENESS:
        return Markup(" ").join(part for part in (quotes.deleted(before), quotes.inserted(after)) if part)
    found, gone, came = Markup(), "", ""
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        common = "".join(old[start:end]) if kind == "equal" else ""
        if not common.strip():
            # A space alone does not part two differences.
            gone += "".join(old[start:end])
            came += "".join(new[new_start:new_end])
            continue
        found += quotes.deleted(gone) + quotes.inserted(came)
        found += quotes.quoted(_shortened(common, first=not found, last=end == len(old) and new_end == len(new)))
        gone = came = ""
    return found + quotes.deleted(gone) + quotes.inserted(came)


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """Return common text, as far as it is near to a difference."""
    head, tail = (0 if first else _CONTEXT), (0 if last else _CONTEXT)
    return text if len(text) <= head + tail + 1 else f"{text[:head]}…{text[len(text) - tail :]}"
