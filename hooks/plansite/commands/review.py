"""What a change of the content means, in one summary.

Compares the working tree with the point at which its history left the git revision BASE, and prints Markdown. With PREVIEW_URL in the
environment the summary links a preview. Exits 1 where there is nothing to compare with.
"""

import os
import sys
import tempfile
from pathlib import Path

from plansite import content
from plansite.files.message import language_of
from plansite.reviews import report, revision


def main(base: str) -> int:
    """Review the site in the current folder against the revision `base`, and return the exit status."""
    language = language_of(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        try:
            before = content.read(revision.unpack(Path.cwd(), base, Path(folder)))
        except revision.UnavailableError as error:
            print(error.message.text(language), file=sys.stderr)
            return 1
        print(report.written(before, content.read(Path.cwd()), base, language, os.environ.get("PREVIEW_URL", "")), end="")
    return 0
