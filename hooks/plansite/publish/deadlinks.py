"""Links of the built pages that lead nowhere: those of templates and of a site's own files, which MkDocs does not look at."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<[a-z][^<>]*?\s(?:href|src|action)="([^"]*)"')


def find(site: Path, address: str, elsewhere: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Give (page, link) for each link of a page in the folder `site` to a file of it that is not there; `address` is the site's own.

    Below the addresses `elsewhere` there is another site, built into its place later.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    address = address.rstrip("/") + "/"
    root = urlsplit(address).path or "/"
    for name in sorted(file for file in files if file.endswith(".html")):
        for link in sorted(set(_LINK.findall((site / name).read_text(encoding="utf-8")))):
            target = _target(root + link.removeprefix(address) if link.startswith(address) else link, name, root)
            if target is not None and target not in files and not target.startswith(elsewhere):
                yield name, link


def _target(link: str, name: str, root: str) -> str | None:
    """Return the file that a link of the page `name` means, or None where it is on another site; the site lies below `root`."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or (parts.path.startswith("/") and not parts.path.startswith(root)):
        return None
    if not parts.path:
        return name
    path = posixpath.join(root, posixpath.dirname(name), unquote(parts.path))
    target = posixpath.relpath(posixpath.normpath(path), root)
    return posixpath.normpath(posixpath.join(target, "index.html")) if parts.path.endswith(("/", ".")) else target
