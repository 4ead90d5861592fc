"""Show the site while it is being written.

Serves on loopback what `mkdocs build --strict` makes, builds anew whenever something that the site is made of is saved, and has the
browser load the page again. Where there is a mistake, every page says what and where until it is mended; the last good site is kept.
Builds are made by a process of its own (`builder.py`) that keeps what a change does not touch: whatever goes wrong in it leaves the
server standing, and when the machine itself or a hook has changed, another takes its place. `mkdocs serve` does neither. A change of
this file needs a new start.
"""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

import jinja2
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

import plansite
from plansite import theme
from plansite.commands import builder
from plansite.commands.builder import Answer
from plansite.exchange.exports.kinds import KINDS
from plansite.files.message import Message, language_of, languages, said_in_all
from plansite.files.names import FOLDERS
from plansite.publish import policy

_PACKAGE = Path(plansite.__file__).parent
_PAUSE = 0.05  # seconds between two looks; a save has come to rest when two looks agree
# What of the theme is read anew by every build: templates, styles and scripts, and the words of the machine.
_READ_ANEW = frozenset({".html", ".css", ".js", ".md", ".yaml", ".svg", ".xml"})
_CHANGES = [DirCreatedEvent, DirDeletedEvent, DirMovedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]

# Addresses that no page has: MkDocs leaves out files that begin with a dot.
_VERSION, _SCRIPT = "/.server", "/.server.js"
_RELOAD = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_NOTICE = jinja2.Environment(autoescape=True).from_string(
    Path(__file__).with_suffix(".html").read_text(encoding="utf-8"), {"message": Message.of, "languages": languages()}
)


@dataclass(frozen=True)
class View:
    """What the server shows: the last good site (a folder that does not exist before there is one) and, where the newest build
    failed, the page that says so instead of every other. A browser whose page is of another version loads it again.
    """

    version: str
    site: Path
    notice: str


class Server(ThreadingHTTPServer):
    """Serves a view on loopback, to this machine only."""

    view: View

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def address(self) -> str:
        """Return the address of the front page."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep silent about a browser that leaves before it has the whole answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    server: Server
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        **{f".{end}": kind for end, kind in KINDS.items()},
    }

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer a request: pages with the script that loads them again, everything else as it is in the site."""
        view, address = self.server.view, urlsplit(self.path).path
        if address == _VERSION:
            return self._send(HTTPStatus.OK, "text/plain", view.version)
        if address == _SCRIPT:
            return self._send(HTTPStatus.OK, "text/javascript", _RELOAD)
        if view.notice and (address.endswith("/") or PurePosixPath(address).suffix in ("", ".html")):
            return self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, view.notice, view)
        self.directory = str(view.site)
        path = Path(self.translate_path(self.path))
        if address.endswith("/"):
            path /= "index.html"
        elif path.is_dir() or (path.is_file() and path.suffix != ".html"):
            return super().send_head()  # which sends a folder without its slash on to that with it
        if path.is_file():
            return self._send_page(HTTPStatus.OK, path.read_text(encoding="utf-8"), view)
        missing = view.site / "404.html"
        return self._send_page(HTTPStatus.NOT_FOUND, missing.read_text(encoding="utf-8") if missing.exists() else "404", view)

    def _send_page(self, status: HTTPStatus, html: str, view: View) -> io.BytesIO:
        watched = html.replace(policy.PAGE, f"{policy.PAGE}; connect-src 'self'")
        return self._send(status, "text/html", f'{watched}<script type="module" src="{_SCRIPT}?{view.version}"></script>')

    def _send(self, status: HTTPStatus, media_type: str, text: str) -> io.BytesIO:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """Have the browser ask each time: a file keeps its address when it changes."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Leave the terminal to the messages about the site."""


class _Builder:
    """A process that builds the site in `root`, and stays; why it ended, it says in the file `said`."""

    def __init__(self, root: Path, said: Path, address: str) -> None:
        self._root, self._said, self._settings = root, said, {**os.environ, "SITE_URL": address}
        self._process: subprocess.Popen[str] | None = None

    def build(self, site: Path) -> Answer:
        """Build the site into a folder; of a process that is gone, the next takes the place."""
        if self._process is None:
            command, pipe = [sys.executable, "-m", builder.__name__], subprocess.PIPE
            with self._said.open("wb") as said:
                self._process = subprocess.Popen(
                    command, cwd=self._root, env=self._settings, stdin=pipe, stdout=pipe, stderr=said, encoding="utf-8"
                )
        assert self._process.stdin and self._process.stdout
        with contextlib.suppress(OSError):  # it has ended
            self._process.stdin.write(f"{site}\n")
            self._process.stdin.flush()
        if answer := self._process.stdout.readline():
            found: Answer = json.loads(answer)
            return found
        self.close()
        return Answer(built=False, output=self._said.read_text(encoding="utf-8", errors="replace"), problems=[])

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(OSError):  # what was to be written to it goes nowhere
                self._process.communicate()
            self._process = None


def _build(maker: _Builder, folder: Path, last: Path) -> View:
    """Build the site into that of two folders in `folder` which is not the `last`; where that fails, return that with the page that says
    why.
    """
    version = str(time.time_ns())
    site = folder / ("even" if last.name == "odd" else "odd")
    answer = maker.build(site)
    output, problems = answer["output"], answer["problems"]
    if answer["built"]:
        print(output or said_in_all("SHOW002"), flush=True)
        return View(version, site, "")
    print("\n".join(problems) or output, said_in_all("SHOW003"), sep="\n", flush=True)
    return View(version, last, _NOTICE.render(problems=problems, language=language_of(os.environ), output=output, last=last.exists()))


def _state(root: Path) -> dict[Path, int]:
    """Return when each file that the site is made of was written."""
    found = {}
    for path in _watched(root):
        with contextlib.suppress(OSError):  # it has just been moved or deleted
            found[path] = path.stat().st_mtime_ns
    return found


def _watched(root: Path) -> Iterator[Path]:
    """Give the municipality's own files and what all share; not what editors (dot files) and Python (.pyc) put beside them."""
    yield root / "mkdocs.yml"
    for folder in _folders(root):
        for parent, _, names in os.walk(folder):
            yield from (Path(parent, name) for name in names if not name.startswith(".") and not name.endswith(".pyc"))


def _is_read_once(path: Path, root: Path) -> bool:
    """Say whether a file is one of the package or a hook of the site in `root`, and not read anew by every build."""
    if not any(path.is_relative_to(folder) for folder in (_PACKAGE, root / "hooks")):
        return False
    return not path.is_relative_to(theme.FOLDER) or path.suffix not in _READ_ANEW or path.name == "tokens.css"


def _folders(root: Path) -> list[Path]:
    return [*(root / name for name in (*FOLDERS, "hooks")), _PACKAGE]


class _Watch(FileSystemEventHandler):
    """Waits until the system says that something has changed in the folders of the site; while it waits, nothing runs."""

    def __init__(self, root: Path) -> None:
        self._root, self._touched, self._observer = root, threading.Event(), Observer()
        self._watches: dict[Path, ObservedWatch] = {}
        self._gone: set[Path] = set()
        self._observer.daemon = True
        self._observer.start()
        self._look()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if isinstance(event, DirDeletedEvent | DirMovedEvent):
            self._gone.add(Path(os.fsdecode(event.src_path)))
        self._touched.set()

    def _look(self) -> None:
        """Watch the folders that are there now: another may have come, or stand in the place of one that is gone."""
        while self._gone:
            if watch := self._watches.pop(self._gone.pop(), None):
                self._observer.unschedule(watch)
        for folder in filter(Path.is_dir, (self._root, *_folders(self._root))):
            if folder not in self._watches:
                watch = self._observer.schedule(self, str(folder), recursive=folder != self._root, event_filter=_CHANGES)
                self._watches[folder] = watch

    def wait(self, seen: dict[Path, int]) -> dict[Path, int]:
        """Return the state of the files when it is another than the one seen and has come to rest."""
        while (now := _state(self._root)) == seen:
            while not self._touched.wait(1):  # on Windows Ctrl-C is heard only in between
                pass
            self._touched.clear()
            self._look()
        while True:
            time.sleep(_PAUSE)
            before, now = now, _state(self._root)
            if now == before:
                return now


def _show(server: Server, root: Path, folder: Path, maker: _Builder) -> None:
    """Build and serve the site until the process is told to end."""
    watch, seen = _Watch(root), _state(root)
    print(said_in_all("SHOW001"), flush=True)
    server.view = _build(maker, folder, folder / "none")
    threading.Thread(target=server.serve_forever).start()
    try:
        print(said_in_all("SHOW004", address=server.address), flush=True)
        while True:
            before, seen = seen, watch.wait(seen)
            if any(before.get(path) != seen.get(path) for path in {*before, *seen} if _is_read_once(path, root)):
                maker.close()
            print(said_in_all("SHOW005"), flush=True)
            server.view = _build(maker, folder, server.view.site)
    finally:
        server.shutdown()


def main(root: Path | None = None) -> int:
    """Show the site in `root`, or the current folder, on port $PORT, 8000 where that is not set; return the exit status."""
    port = os.environ.get("PORT", "8000")
    try:
        server = Server(int(port))
    except (OSError, OverflowError, ValueError) as error:
        print(said_in_all("SHOW007", between="\n", port=port, reason=str(error)))
        return 1
    for number in (signal.SIGTERM, signal.SIGHUP):  # as Ctrl-C: nothing is left lying around
        signal.signal(number, signal.default_int_handler)
    place = root or Path.cwd()
    with server, tempfile.TemporaryDirectory() as name, contextlib.suppress(KeyboardInterrupt):
        folder = Path(name)
        maker = _Builder(place, folder / "said", server.address)
        try:
            _show(server, place, folder, maker)
        finally:
            maker.close()
    print("", said_in_all("SHOW006"), sep="\n")
    return 0
