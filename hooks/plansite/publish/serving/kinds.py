"""The kinds of files that a site consists of, by the end of their names."""

from typing import NamedTuple

from plansite.exchange.exports import kinds


class Kind(NamedTuple):
    """A media type, and whether a file of it is text that compression makes smaller."""

    type: str
    compressed: bool = True


# Source: IANA, Media Types; the kinds of the data files are those of the exports.
KINDS = {
    **{end: Kind(type) for end, type in kinds.KINDS.items()},
    "html": Kind("text/html"),
    "css": Kind("text/css"),
    "js": Kind("text/javascript"),
    "map": Kind("application/json"),
    "txt": Kind("text/plain"),
    "webmanifest": Kind("application/manifest+json"),
    "xml": Kind("application/xml"),
    "svg": Kind("image/svg+xml"),
    "vtt": Kind("text/vtt"),
    "gz": Kind("application/gzip", compressed=False),
    "zip": Kind("application/zip", compressed=False),
    "pdf": Kind("application/pdf", compressed=False),
    "epub": Kind("application/epub+zip", compressed=False),
    "gif": Kind("image/gif", compressed=False),
    "ico": Kind("image/vnd.microsoft.icon", compressed=False),
    "jpeg": Kind("image/jpeg", compressed=False),
    "jpg": Kind("image/jpeg", compressed=False),
    "png": Kind("image/png", compressed=False),
    "webp": Kind("image/webp", compressed=False),
    "woff2": Kind("font/woff2", compressed=False),
}


def ending(name: str) -> str:
    """Return the longest end of a file's name that says what the file is, or an empty string."""
    return kinds.ending(name, KINDS)
