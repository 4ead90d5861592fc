"""Links of the built pages that lead nowhere: those of templates and of a site's own files, which MkDocs does not look at."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from plansite.files import built

_LINK = re.compile(r'<[a-z][^<>\s]*+(?:\s(?!(?:href|src|action)=")[^<>\s]*+)*+\s(?:href|src|action)="([^"]*)"')

# A link that needs no more than counting: most are such, and there are many.
_PLAIN = re.compile(r"(?:\.\./)*(?:[\w-]+/)*(?:[\w-]+(?:\.[\w-]+)*)?", re.ASCII)


class Link(NamedTuple):
    """A link of a page to a file of its own site, as it is written."""

    page: str
    written: str
    file: str


def links(html: str, page: str, address: str) -> list[Link]:
    """Return the links of the page with the path `page` that stay on its site, whose address is `address`; each once."""
    found = ((link, target(link, page, address.rstrip("/") + "/")) for link in sorted(set(_LINK.findall(html))))
    return [Link(page, link, file) for link, file in found if file is not None]


def dead(site: Path, address: str, known: Mapping[str, Sequence[Link]], elsewhere: tuple[str, ...] = ()) -> Iterator[Link]:
    """Give each link of a page in the folder `site` to a file of it that is not there; `address` is the site's own.

    `known` are the links of pages by their paths; other pages are read. Below the addresses `elsewhere` there is another site, built into
    its place later.
    """
    files = {path.relative_to(site).as_posix() for path in built.files(site)}
    for name in sorted(file for file in files if file.endswith(".html")):
        for link in known[name] if name in known else links((site / name).read_text(encoding="utf-8"), name, address):
            if link.file not in files and not link.file.startswith(elsewhere):
                yield link


def target(link: str, name: str, address: str) -> str | None:
    """Return the file that a link of the page `name` means, or None where it is on another site than that at `address`."""
    path = link.partition("#")[0]
    if not path:
        return name
    if _PLAIN.fullmatch(path):
        up = path.count("../")
        folders = name.split("/")[:-1]
        if up <= len(folders):
            return _file("/".join([*folders[: len(folders) - up], path[3 * up :]]))
    found = urljoin(address + name, link).partition("#")[0].partition("?")[0]
    if not found.startswith(address):
        return None if urlsplit(link).scheme or link.startswith("/") else found
    return _file(unquote(found.removeprefix(address)))


def _file(path: str) -> str:
    return f"{path}index.html" if path.endswith("/") or not path else path
