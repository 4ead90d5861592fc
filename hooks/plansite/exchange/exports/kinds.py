"""What kind of file each file of data is."""

from collections.abc import Iterable

# The media type of a file, by the end of its name. Source: IANA, and for TBX and TMX, which are not registered there, what tools use.
KINDS = {
    "csv": "text/csv",
    "csv-metadata.json": "application/csvm+json",
    "json": "application/json",
    "schema.json": "application/schema+json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "tbx": "application/x-tbx+xml",
    "tmx": "application/x-tmx+xml",
    "atom": "application/atom+xml",
}


def ending(name: str, known: Iterable[str] = KINDS) -> str:
    """Return the longest of the known ends of a file's name, which says what the file is, or an empty string."""
    return max((end for end in known if name.endswith(f".{end}")), key=len, default="")
