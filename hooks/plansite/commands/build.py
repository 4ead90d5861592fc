"""Build the site beside the published one and put it in its place when it is whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from plansite import content
from plansite.files import problem
from plansite.publish import frozen, joined


def main(preview: bool, earlier: bool) -> int:
    """Build the site in the current folder and return the exit status; where that fails, the last site stays.

    A `preview` opens from a folder without a server; with `earlier` the plans that came before are built into their folders.
    """
    site, new = Path("preview" if preview else "site"), Path(".next-site")
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    shutil.rmtree(new, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new), *(["--no-directory-urls"] if preview else [])]
    if status := subprocess.run(command, env=settings, check=False).returncode:
        return status
    if earlier and (status := _add_earlier(new)):
        return status
    shutil.rmtree(site, ignore_errors=True)
    new.rename(site)
    return 0


def _add_earlier(new: Path) -> int:
    """Build the earlier plans into their folders of a new site, join them to it, and return the exit status."""
    site = content.read(Path.cwd())
    for edition in site.project.times.earlier:
        folder = new / edition.address
        if folder.exists():
            ja = f"前の計画を置く「{edition.address}」には、もうページやファイルがあります。earlier の address を変えてください。"
            en = f"'{edition.address}' of the site is taken; give the earlier plan another address."
        elif frozen.build(site.project, edition, folder):
            ja = f"前の計画の版「{edition.tag}」のサイトを作れませんでした。前のサイトはそのままです。"
            en = f"the earlier plan '{edition.tag}' cannot be built; the last site is untouched."
        else:
            continue
        print(en if problem.language_of(os.environ) == "en" else ja, file=sys.stderr)
        return 1
    joined.join(site, new)
    return 0
