"""Build the site beside the published one and put it in its place when it is whole."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

from plansite.commands.swap import swap
from plansite.files import store
from plansite.files.message import language_of, said

_WORK = Path(".next-site")


def main(preview: bool, earlier: bool, books: bool, cards: bool, zip: bool, compressed: bool) -> int:
    """Build the site in the current folder and return the exit status; where that fails, the last site stays.

    A `preview` opens from a folder without a server; with `earlier` the plans that came before are built into their folders,
    with `books` the site gets its books, with `cards` each page a picture for where it is shared, with `zip` the preview as one file,
    with `compressed` its files stand there compressed too. What a build that was ended has left goes with the next one; two builds at
    once wait for each other.
    """
    try:
        _WORK.mkdir(exist_ok=True)
        lock = FileLock(_WORK / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            print(said("DONE920"), file=sys.stderr)
            lock.acquire()
        with lock:
            for left in _WORK.glob("*/"):
                shutil.rmtree(left, ignore_errors=True)
            # Another one each time: of a build that was ended, a process may still be writing.
            with tempfile.TemporaryDirectory(dir=_WORK) as folder:
                return _build(Path("preview" if preview else "site"), Path(folder, "site"), preview, earlier, books, cards, zip, compressed)
    except OSError as error:
        print(said("DONE921", reason=str(error)), file=sys.stderr)
        return 1


def _build(site: Path, new: Path, preview: bool, earlier: bool, books: bool, cards: bool, zip: bool, compressed: bool) -> int:
    if status := _write_pages(new, preview):
        return status
    if books and (status := add_books(new)):
        return status
    if earlier and (status := _add_earlier(new)):
        return status
    if cards:
        from plansite.publish import cards as pictures  # what draws them takes a while to load

        pictures.write(new)
    if zip and (status := _add_zip(new)):
        return status
    if compressed:
        from plansite.publish.serving import compressed as files  # which other builds do without

        files.write(new)
    if site.exists():
        swap(new, site)
    else:
        new.rename(site)
    return 0


def _write_pages(new: Path, preview: bool) -> int:
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if place := os.environ.get(store.PLACE):
        settings[store.PLACE] = str(Path(place, "preview" if preview else "site").absolute())
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new), *(["--no-directory-urls"] if preview else [])]
    return subprocess.run(command, env=settings, check=False).returncode


def _add_zip(new: Path) -> int:
    """Build the site once more, to open without a server, add it to a new site as one file, and return the exit status."""
    from plansite import content
    from plansite.publish import offline  # which other builds do without

    preview = new.with_name("preview")
    if status := _write_pages(preview, preview=True):
        return status
    offline.write(content.read(Path.cwd()), preview, new)
    return 0


def _add_earlier(new: Path) -> int:
    """Build the earlier plans into their folders of a new site, join them to it, and return the exit status."""
    from plansite import content
    from plansite.publish import frozen, joined  # all of which other builds do without

    site = content.read(Path.cwd())
    for edition in site.project.times.earlier:
        folder = new / edition.address
        if folder.exists():
            reason = said("MOVE012", address=edition.address)
        elif frozen.build(site.project, edition, folder):
            reason = said("MOVE013", tag=edition.tag)
        else:
            continue
        print(reason, file=sys.stderr)
        return 1
    joined.join(site, new)
    return 0


def add_books(new: Path) -> int:
    """Make the books of a new site and return the exit status."""
    from plansite import content

    try:
        from plansite.publish import books
    except (ImportError, OSError) as error:  # WeasyPrint is not there, or Pango
        print(said("DONE860", reason=str(error).partition("\n")[0]), file=sys.stderr)
        return 1
    wrong = books.make(content.read(Path.cwd()), new)
    for message in dict.fromkeys(wrong):
        print(message.text(language_of(os.environ)), file=sys.stderr)
    return 1 if wrong else 0
