"""The kinds of files that a site consists of, by the end of their names."""

from plansite.exchange.exports import kinds

# The media types of texts, which compression makes smaller, and of all. Source: IANA, Media Types; those of data are the exports' own.
TEXTS = {
    **kinds.KINDS,
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "map": "application/json",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "vtt": "text/vtt",
}
KINDS = {
    **TEXTS,
    "gz": "application/gzip",
    "zip": "application/zip",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "ico": "image/vnd.microsoft.icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "woff2": "font/woff2",
}


def ending(name: str) -> str:
    """Return the longest end of a file's name that says what the file is, or an empty string."""
    return kinds.ending(name, KINDS)
