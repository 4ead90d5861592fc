"""Markdown as GitHub's own preview reads it, and the marks of a plan site: `[[term]]`, `{漢字|かんじ}`.

Source: CommonMark 0.31; GitHub Flavored Markdown 0.29 (tables, struck text, lists of tasks), its alerts and its footnotes.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_MARK = re.compile(
    r"\[\[(?P<forbid>!?)(?P<call>[^\[\]|\n]+?)(?:\\?\|(?P<target>[^\[\]|\n]+))?\]\]"
    r"|\{(?P<base>[^{}|\\\n]+)\\?\|(?P<reading>[^{}\n]*)\}"
)


# A line of words with no sign of Markdown, as labels and short explanations are, which needs no parser.
_WORDS = re.compile(
    r"(?![0-9]+[.)])[「『（〈]?[^\W_]+(?:[、。・「」『』（）〈〉？！：；〜～／％，．,.;:?'\"/%() -]+[^\W_]+)*[。」』）〉？！.?%)]*"
)


def tokens(text: str) -> list[Token]:
    """Return what markdown-it reads in a text, each block with its lines; notes stay where they are written."""
    return _paragraph(text) if _WORDS.fullmatch(text) else _SYNTAX.parse(text, {})


def _paragraph(text: str) -> list[Token]:
    """Return what markdown-it reads in a line of words."""
    inline = Token("inline", "", 0, map=[0, 1], level=1, content=text, children=[Token("text", "", 0, content=text)], block=True)
    return [Token("paragraph_open", "p", 1, map=[0, 1], block=True), inline, Token("paragraph_close", "p", -1, block=True)]


def _mark(state: StateInline, silent: bool) -> bool:
    """Read a term that the author names, or a reading; what stands in it is Markdown too."""
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        kind, value = ("data-reading", match["reading"]) if match["base"] else ("data-call", match["target"] or match["call"])
        within: list[Token] = []
        state.push("mark_open", "span", 1).attrs = {"data-forbidden" if match["forbid"] else kind: value.strip()}
        state.md.inline.parse(match["base"] or match["call"], state.md, state.env, within)
        state.tokens += within
        state.push("mark_close", "span", -1)
    state.pos = match.end()
    return True


_SYNTAX = MarkdownIt("gfm-like2", {"linkify": False}).use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
# What is escaped stays apart, so that every piece of text is found in its line.
_SYNTAX.disable(["linkify", "text_join"])
_SYNTAX.inline.ruler.before("link", "mark", _mark)
# An address stays as it is written: MkDocs resolves those of pages, and the checks read them.
_SYNTAX.normalizeLink = _SYNTAX.normalizeLinkText = str  # type: ignore[assignment, method-assign]
