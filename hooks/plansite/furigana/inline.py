"""A Markdown extension for a reading that the author writes, `{漢字|かんじ}`: kept as an attribute, so that terms and search see 漢字."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

# In a table's cell the sign is written \|, for | parts the cells.
_PATTERN = r"\{([^{}|\\]+)\\?\|([ぁ-ゖー|]+)\}"


class Furigana(Extension):
    """Read `{漢字|かんじ}` while `active` is set, that is on pages that carry furigana."""

    def __init__(self) -> None:
        super().__init__()
        self.active = False

    def extendMarkdown(self, md: Markdown) -> None:
        """Register before escapes and attribute lists."""
        md.inlinePatterns.register(_Reading(_PATTERN, self), "furigana", 185)


class _Reading(InlineProcessor):
    def __init__(self, pattern: str, furigana: Furigana) -> None:
        super().__init__(pattern)
        self.furigana = furigana

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if not self.furigana.active:
            return None, None, None
        element = Element("span", {"data-reading": m[2]})
        element.text = m[1]
        return element, m.start(0), m.end(0)
