"""Files compressed once, when the site is built, for servers that hand them out as they are (`x.html.br`, `x.html.gz`)."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli

from plansite.publish.serving.kinds import TEXTS, ending

# Below this many bytes the headers of an answer weigh more than what is saved.
_LEAST = 512


def write(site: Path) -> None:
    """Write beside each file of text in a built site what brotli and gzip make of it, where that is smaller: the same bytes each time."""
    for path in list(_texts(site)):
        data = path.read_bytes()
        for suffix, smaller in ((".br", brotli.compress(data, mode=brotli.MODE_TEXT)), (".gz", gzip.compress(data, mtime=0))):
            if len(smaller) < len(data):
                path.with_name(path.name + suffix).write_bytes(smaller)


def _texts(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.stat().st_size >= _LEAST and ending(path.name) in TEXTS:
            yield path
