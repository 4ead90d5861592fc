"""Tables of the package itself, in YAML."""

from pathlib import Path
from typing import Any

import yaml

# libyaml reads a glossary some twenty times faster than the pure Python loader and gives the same nodes.
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> Any:
    """Return what a file of the package holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
