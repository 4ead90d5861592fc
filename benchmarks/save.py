"""How long a save takes to be on its page, in the site in this folder: the file is written, and the served page asked for until it differs.

Told are medians as shares of a first build, the one that the server begins with, in time and in time of a processor, which a busy
machine does not stretch; and how much a processor was busy while nothing was saved. Edits are undone.
Run: python -m benchmarks.save [TURNS]
"""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from plansite import check, theme
from plansite.content import Content, read
from plansite.files import store
from plansite.files.message import said_in_all

PORT = 8123
IDLE, LONGEST = 5, 100  # seconds
HEAD = ["saved", "of the time of a first build", "of its processor"]
Edit = tuple[Path, Callable[[str], str], str]


def edits(root: Path, site: Content) -> dict[str, Edit]:
    """Return for each kind of save the file, what becomes of its text, and the address of a page that shows it."""
    first, second = site.project.locales[0], site.project.locales[-1]
    terms, page = site.project.glossary, f"{second}/" if second != first else ""
    term = next(term for term, wording in site.glossary.wordings(second) if wording.definition)
    wording = term.wording(second)
    assert wording and wording.definition
    said, address = wording.definition.split("\n")[0], f"{page}glossary/{term.id}/"
    chapter = max((each for each in site.editions[second].values() if each.meta.get("origin") == "site"), key=lambda each: len(each.blocks))
    found: dict[str, Edit] = {
        "a sentence": (root / chapter.path, lambda text: f"{text}\n\nXyzzy.\n", page + chapter.source.removesuffix(".md") + "/"),
        "a definition": (terms, lambda text: text.replace(said, f"{said} Xyzzy", 1), address),
        "an alias": _right(
            root,
            (
                (terms, partial(_replaced, f"term: {wording.term}\n", f"      aliases: [{word}]\n"), address)
                for block in chapter.blocks
                for word in re.findall(r"\b[^\W\d_]{6,}", block.text)
            ),
        ),
        "a label": (theme.FOLDER / "labels" / f"{second}.yaml", lambda text: text.replace("menu: ", "menu: Xyzzy ", 1), page),
        "a template": (theme.FOLDER / "main.html", lambda text: text.replace("<main", "<main data-xyzzy"), address),
        "a style": (theme.FOLDER / "assets" / "site.css", lambda text: f"{text}xyzzy {{ margin: 0 }}\n", "assets/site.css"),
        "a mistake": (terms, lambda text: text.replace(said, f"{said} <b>Xyzzy</b>", 1), address),
    }
    for locale in site.project.ruby:
        place = f"{locale}/" if locale != first else ""
        front = "".join(block.text for block in site.editions[locale]["index.md"].blocks)
        own = site.project.readings.read_text(encoding="utf-8")
        words = sorted((word for word in site.readings.words if word in front and f"  {word}: " in own), key=len, reverse=True)
        saves = ((site.project.readings, partial(_replaced, f"  {word}: ", "あ"), place) for word in words)  # the longest counts
        found["a reading"] = _right(root, saves)
    return found


def _right(root: Path, saves: Iterable[Edit]) -> Edit:
    """Return the first of some saves that leaves the site right: with a mistake in it there would be nothing to build."""
    return next(save for save in saves if not _wrong(root, save))


def _wrong(root: Path, save: Edit) -> bool:
    path, change, _ = save
    text = path.read_text(encoding="utf-8")
    path.write_text(change(text), encoding="utf-8")
    try:
        return any(not problem.warning for problem in check.problems_of(read(root)))
    finally:
        path.write_text(text, encoding="utf-8")


def _replaced(found: str, more: str, text: str) -> str:
    return text.replace(found, found + more, 1)


def shown(address: str) -> bytes:
    """Return what the server answers, without the number of the build."""
    try:
        with urlopen(f"http://127.0.0.1:{PORT}/{address}") as answer:
            return bytes(answer.read().partition(b"/.server.js?")[0])
    except HTTPError as error:
        return error.read().partition(b"/.server.js?")[0]


def until(address: str, wanted: Callable[[bytes], bool]) -> float:
    """Return how many seconds pass until an address shows what is wanted.

    Raises TimeoutError after a time in which everything could be built anew.
    """
    begun = time.monotonic()
    while not wanted(shown(address)):
        if time.monotonic() - begun > LONGEST:
            raise TimeoutError(address)
        time.sleep(0.01)
    return time.monotonic() - begun


def busy(process: int) -> float:
    """Return how many seconds of processor time a process and its children have taken, as Linux tells."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return time.clock_gettime(~process << 3 | 2) + sum(map(busy, map(int, children)))  # see clock_getcpuclockid(3)


def rest(process: int) -> None:
    """Wait until a process and its children do nothing: after a build they still look for garbage."""
    before = 0.0
    while (now := busy(process)) - before > 0.01:
        before = now
        time.sleep(0.5)


def rows(turns: int) -> list[list[str]]:
    """Return for each kind of edit, saved so many times, what it took of a first build, and what the server takes where nothing is."""
    root = Path.cwd()
    with store.opened():
        saves, taken = edits(root, read(root)), dict[str, list[tuple[float, float]]]()
    settings = {**os.environ, "PORT": str(PORT), "NO_MKDOCS_2_WARNING": "1"}
    begun = time.monotonic()
    with subprocess.Popen([sys.executable, "-m", "plansite", "site"], env=settings, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            ready = said_in_all("SHOW004", address=f"http://127.0.0.1:{PORT}/").splitlines()[0]
            next(line for line in server.stdout if ready in line)
            clean = (time.monotonic() - begun, busy(server.pid))
            for name in [*saves] * turns:
                path, change, address = saves[name]
                rest(server.pid)
                text, before = path.read_text(encoding="utf-8"), shown(address)
                try:
                    path.write_text(change(text), encoding="utf-8")
                    worked = busy(server.pid)
                    waited = until(address, lambda page, before=before: page != before)  # type: ignore[misc]
                    taken.setdefault(name, []).append((waited, busy(server.pid) - worked))
                finally:
                    path.write_text(text, encoding="utf-8")
                until(address, lambda page, before=before: page == before)  # type: ignore[misc]
            rest(server.pid)
            idle = -busy(server.pid)
            time.sleep(IDLE)
            idle += busy(server.pid)
        finally:
            server.terminate()
    found = []
    for name, seconds in taken.items():
        shares = (statistics.median(each) / first for each, first in zip(zip(*seconds, strict=True), clean, strict=True))
        found.append([name, *(f"{share:.2f}" for share in shares)])
    return [*found, ["nothing", "–", f"{idle / IDLE:.3f} of one"]]


if __name__ == "__main__":
    for row in rows(int(sys.argv[1]) if sys.argv[1:] else 5):
        print("\t".join(row))
