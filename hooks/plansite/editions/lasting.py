"""Addresses that last: glossary/addresses.txt lists every page and anchor that a release has published, as moved.yaml writes them.

`plan addresses` adds what is new before a release, and takes nothing out.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from plansite.editions.moves import Anchors, parted
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion


def read(path: Path) -> list[str]:
    """Return the addresses that the list has, a line each; with no list there are none."""
    return path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []


def written(published: Collection[str], known: Anchors) -> str:
    """Return the list with all that was published and what there is now; `known` holds the anchors of every page."""
    now = {*known, *(f"{page}#{anchor}" for page, anchors in known.items() for anchor in anchors)}
    return "".join(f"{address}\n" for address in sorted(now.union(published) - {""}))


def lost(published: list[str], known: Anchors, moved: Collection[str], path: str) -> Iterator[Problem]:
    """Give a problem for each published address that is no more and of which moved.yaml does not say where it is (`moved`)."""
    for line, address in enumerate(published, 1):
        page, anchor = parted(address)
        if not page or page in moved or address in moved:
            continue
        if page in known and anchor and anchor not in known[page]:
            yield Problem.on(path, line, "MOVE950", page=page, anchor=anchor, suggestion=suggestion(anchor, known[page]))
        elif page not in known and not anchor:
            entry = page.removeprefix("glossary/").removesuffix(".md") if page.startswith("glossary/") else ""
            near = suggestion(page, known, 0.8)
            yield Problem.on(path, line, "MOVE951" if entry else "MOVE952", name=entry or page, suggestion=near)
