"""The tables in YAML that come with the package."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

# libyaml reads a file some twenty times faster than the pure Python loader and gives the same nodes.
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read(path: Path) -> dict[str, Any]:
    """Return what the table at `path` says."""
    written: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    return written
