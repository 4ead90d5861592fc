"""Text of other people in Markdown: shown letter for letter, and never as markup, link, picture, mention or formula.

Sources: CommonMark 0.31.2 (2.4 backslash escapes, 2.5 entities, 6.1 code spans, 6.2 flanking), GitHub Flavored Markdown 6.9
(autolinks). GitHub finds mentions, issues, e-mail addresses and emoji in the finished text, where no escape is seen any more: there an
invisible word joiner (U+2060) keeps their parts asunder.
"""

import re

from markupsafe import Markup

_JOINER = "\u2060"
# Control characters, and those that turn the direction of writing.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_ACTIVE = re.compile(r"[\\`*_{}\[\]~|]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
_CALLING = re.compile(r"[@#:]|[!?](?=\d)|www(?=\.)|gh(?=-)", re.IGNORECASE)
# What would begin a list, a heading, a rule or code at the start of a line.
_OPENING = re.compile(r"(?=[\s#=+-]|\d+[.)])")

_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")


def plain(text: str) -> str:
    """Return `text` on one line, its unseen characters shown as �."""
    return _UNSEEN.sub("\ufffd", _SPACE.sub(" ", text))


def quoted(text: str) -> Markup:
    """Return `text` as Markdown that shows it letter for letter, wherever it stands in a line."""
    found = re.sub("[&<>$]", lambda match: _NAMED[match[0]], _ACTIVE.sub(r"\\\g<0>", plain(text)))
    # The signs of an entity (&#36;) are no text.
    pieces = re.split("(&#36;)", found)
    pieces[::2] = [_CALLING.sub(rf"\g<0>{_JOINER}", piece) for piece in pieces[::2]]
    return Markup((_JOINER if _OPENING.match(text) else "") + "".join(pieces))


def deleted(text: str) -> Markup:
    """Return `text` struck through."""
    return _marked("~~", text)


def inserted(text: str) -> Markup:
    """Return `text` in bold."""
    return _marked("**", text)


def _marked(sign: str, text: str) -> Markup:
    # With a joiner inside, the sign opens and closes whatever stands beside it (Japanese has no spaces there).
    return Markup(f"{sign}{_JOINER}{quoted(text)}{_JOINER}{sign}") if text.strip() else quoted(text)


def code(text: str) -> Markup:
    """Return `text` as code: a name that people copy."""
    shown = plain(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    return Markup(f"{fence} {shown} {fence}" if "`" in shown else f"{fence}{shown}{fence}") if shown.strip() else quoted(shown)


def address(text: str) -> Markup:
    """Return a link to an address, or the text quoted where it is none."""
    return Markup(f"<{text}>") if _ADDRESS.fullmatch(text) else quoted(text)
