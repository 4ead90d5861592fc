"""Links of the built pages that lead nowhere: those of templates and of a site's own files, which MkDocs does not look at."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_LINK = re.compile(r'<[a-z][^<>]*?\s(?:href|src|action)="([^"]*)"')


def find(site: Path, address: str, elsewhere: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Give (page, link) for each link of a page in the folder `site` to a file of it that is not there; `address` is the site's own.

    Below the addresses `elsewhere` there is another site, built into its place later.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name in sorted(file for file in files if file.endswith(".html")):
        for link in sorted(set(_LINK.findall((site / name).read_text(encoding="utf-8")))):
            file = target(link, name, address.rstrip("/") + "/")
            if file is not None and file not in files and not file.startswith(elsewhere):
                yield name, link


def target(link: str, name: str, address: str) -> str | None:
    """Return the file that a link of the page `name` means, or None where it is on another site than that at `address`."""
    found = urljoin(address + name, link).partition("#")[0].partition("?")[0]
    if not found.startswith(address):
        return None if urlsplit(link).scheme or link.startswith("/") else found
    file = unquote(found.removeprefix(address))
    return f"{file}index.html" if file.endswith("/") or not file else file
