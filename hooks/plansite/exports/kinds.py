"""What kind of file each file of data is."""

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


def ending(name: str) -> str:
    """Return the end of a file's name that says what the file is: the longest of the known ones."""
    return max((end for end in KINDS if name.endswith(f".{end}")), key=len)
