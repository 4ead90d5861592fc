"""Links of pages and of definitions lead somewhere, to the anchor they name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

from plansite.editions import pictures, published
from plansite.editions.pages import Editions, targets
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.files.suggestion import suggestion
from plansite.project import Project
from plansite.terms.model import Glossary

Anchors = Mapping[str, frozenset[str]]
_ENTRY = "glossary/entry.md"
_problem = partial(Problem.on, blocking=True)
# A host and what follows it; no address holds a blank or a sign of Japanese.
_ELSEWHERE = re.compile(
    r"https?://(localhost|[\w-]+(\.[\w-]+)+)([:/?#][^\s、。，．！？：；「」『』（）【】]*)?|mailto:[!-~]+@[!-~]+(\?\S*)?|tel:[!-~]+"
)
_HERE = ("127.0.0.1", "localhost")


def broken(
    editions: Editions, glossary: Glossary, generated: dict[str, frozenset[str]], moved: Mapping[str, str], project: Project
) -> Iterator[Problem]:
    """Give a problem for each link to a page or an anchor that is not there.

    `generated` holds the build's own pages and their anchors, `moved` the new source paths of pages by their old ones.
    """
    for locale, pages in editions.items():
        known = {**generated, **{source: page.anchors for source, page in {**editions[project.default], **pages}.items()}}
        for page in pages.values():
            yield from _broken(page.blocks, page.path, page.source, known, moved)
            yield from _strange(page.blocks, page.path, [*known], project)
        for _, blocks in glossary.texts(locale):
            yield from _broken(blocks, glossary.path, _ENTRY, known, moved)
            yield from _strange(blocks, glossary.path, [f"/{source}" for source in known], project)


def _broken(blocks: Iterable[Block], path: str, here: str, known: Anchors, moved: Mapping[str, str]) -> Iterator[Problem]:
    """Give the broken links of a text; a definition stands on many pages, and leads on from the site's root."""
    for block in blocks:
        for href in block.links:
            target = targets(here, href)
            if target is None:
                continue
            source, anchor = target
            if here == _ENTRY and not href.startswith("/"):
                yield Problem.on(path, block.line, "LINK004", href=href, source=source)
            elif source not in known:
                near = suggestion(moved.get(source, source), known)
                yield Problem.on(path, block.line, "LINK001", href=href, suggestion=near)
            elif anchor and anchor not in known[source]:
                near = suggestion(anchor, known[source])
                yield Problem.on(path, block.line, "LINK002", source=source, anchor=anchor, suggestion=near)


def _strange(blocks: Iterable[Block], path: str, known: list[str], project: Project) -> Iterator[Problem]:
    """Give the links to what is neither a page nor a file of the site nor an address elsewhere."""
    own = (project.address.partition("://")[2] or _HERE[0], *_HERE)
    for block in blocks:
        for href in block.links:
            target = unquote(re.split("[?#]", href)[0])
            kind = PurePosixPath(target).suffix.lower()
            if href.partition("://")[2].startswith(own):
                near = suggestion(f"{re.sub('^[^/]*//[^/]*/', '', target).strip('/')}.md", known)
                yield _problem(path, block.line, "LINK072", href=href, suggestion=near)
            elif not target or target.endswith(".md") or _ELSEWHERE.fullmatch(href):
                continue
            elif re.match("https?://", href):
                yield _problem(path, block.line, "LINK071", href=href)
            elif kind not in (*published.PICTURES, *published.ASSETS):
                near = "" if re.search("[:@]|//|^www", target) else suggestion(re.sub(r"(\.[^./]*)?/?$", ".md", target, count=1), known)
                yield _problem(path, block.line, "LINK070", href=href, suggestion=near)
            elif not pictures.is_there(target, path, project):
                yield _problem(path, block.line, "LINK073", href=href, suggestion=suggestion(target, pictures.names(project)))
            elif kind in published.PICTURES:
                yield _problem(path, block.line, "LINK074", href=href)
