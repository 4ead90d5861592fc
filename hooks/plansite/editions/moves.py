"""Pages and anchors that moved: `pages:` in glossary/moved.yaml holds an old address and the new one a line.

An address is a page's path, with `#anchor` a place on it. The address of a page that went leads to the new one; an anchor that went from
a page that stays is kept there, where the text now stands, or with a link to the page that took it over.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.files.yamlfile import Document
from plansite.terms.moved import followed

Moves = Mapping[str, str]
Anchors = Mapping[str, frozenset[str]]


def read(document: Document) -> dict[str, str]:
    """Return the new addresses by the old ones, as the file of what moved has them; its form was checked when its ids were read."""
    data: Any = document.data
    return dict(data.get("pages", {}))


def parted(address: str) -> tuple[str, str]:
    """Return the page and the anchor of an address."""
    page, _, anchor = address.partition("#")
    return page, anchor


def wrong(moves: Moves, known: Anchors, renamed: Moves, document: Document) -> Iterator[Problem]:
    """Give a problem for each old address that is still there, and each that does not lead straight to one that is.

    `known` holds the anchors of every page, `renamed` the new pages of terms by their old ones.
    """
    for old, new in moves.items():
        line = document.line(("pages", old))
        reason = _still_there(old, known, renamed) or _leading_nowhere(old, new, known, {**renamed, **moves})
        if reason:
            yield Problem(document.path, line, 0, reason)


def _still_there(old: str, known: Anchors, renamed: Moves) -> Message | None:
    page, anchor = parted(old)
    if page in known and (not anchor or anchor in known[page]):
        return Message.of("MOVE001", old=old)
    if anchor and page not in known:
        return Message.of("MOVE002", page=page)
    if old in renamed:
        return Message.of("MOVE003", old=old)
    return None


def _leading_nowhere(old: str, new: str, known: Anchors, moves: Moves) -> Message | None:
    page, anchor = parted(new)
    last = followed(new, moves)
    if last is None:
        return Message.of("MOVE004", old=old)
    if last != new:
        return Message.of("MOVE005", new=new, old=old, last=last)
    if page not in known:
        return Message.of("MOVE006", page=page, suggestion=suggestion(page, known))
    if anchor not in {"", *known[page]}:
        return Message.of("MOVE007", page=page, anchor=anchor, suggestion=suggestion(anchor, known[page]))
    if not anchor and parted(old)[0] == page:
        return Message.of("MOVE008", page=page)
    return None


def kept(html: str, source: str, moves: Moves) -> str:
    """Return a page on which each anchor that moved within it is an empty element where its text now stands."""
    for old, new in moves.items():
        (page, gone), (target, anchor) = parted(old), parted(new)
        if gone and page == target == source and (found := re.search(rf'<[a-z][^<>]*\sid="{re.escape(anchor)}"[^<>]*>', html)):
            html = f'{html[: found.end()]}<span id="{gone}"></span>{html[found.end() :]}'
    return html


def elsewhere(source: str, moves: Moves) -> Iterator[tuple[str, str]]:
    """Give each anchor of a page whose text moved to another page, and where to."""
    for old, new in moves.items():
        page, gone = parted(old)
        if gone and page == source != parted(new)[0]:
            yield gone, new
