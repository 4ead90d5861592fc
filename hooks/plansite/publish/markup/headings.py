"""Headings of a finished page that is Japanese: their lines end between phrases, which only some browsers see to themselves."""

import re

from plansite.files import phrases

_HEADING = re.compile(r"<(h[1-3])\b[^>]*>.*?</\1>", re.DOTALL)
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")


def part(html: str) -> str:
    """Return a page with `<wbr>` between the phrases of its headings: they are read, copied and found as they were."""
    return _HEADING.sub(lambda heading: _TEXT.sub(lambda text: "<wbr>".join(phrases.parted(text[0])), heading[0]), html)
