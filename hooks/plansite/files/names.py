"""Names of files: the folders that hold what people write, and names that every computer can hold."""

import re

FOLDERS = ("accessibility", "docs", "glossary", "labels", "readers", "source")
LONGEST = 100
# Source: Microsoft, Naming Files, Paths, and Namespaces.
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
_FOREIGN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')


def is_portable(name: str) -> bool:
    """Say whether a name is one on Windows too, and leaves room for what the site adds to it."""
    return len(name) <= LONGEST and not _DEVICES.match(name) and not _FOREIGN.search(name)
