"""Build the site beside the published one and put it in its place when it is whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def main(preview: bool) -> int:
    """Build the site in the current folder and return the exit status; where that fails, the last site stays.

    A `preview` opens from a folder without a server.
    """
    site, new = Path("preview" if preview else "site"), Path(".next-site")
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    shutil.rmtree(new, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new), *(["--no-directory-urls"] if preview else [])]
    if status := subprocess.run(command, env=settings, check=False).returncode:
        return status
    shutil.rmtree(site, ignore_errors=True)
    new.rename(site)
    return 0
