"""What steps of a build have made, kept by what it was made of: in memory for the next build of the process, on disk for the next process.

The key of a step holds all that goes into it, as values and never as names or times of files, and with it the machine itself: what is
found is what would be made. The file on disk may be deleted at any time; where it is missing, broken, full or in use, steps are done.
"""

import hashlib
import marshal
import pickle
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

FOLDER = ".kept"
VARIABLE = "PLAN_KEPT"  # where it is set, a build by MkDocs keeps what it makes
LARGEST = 200_000_000  # bytes of what is kept on disk
UNKNOWN = object()  # stands for inputs that cannot be said: what is made of them is not kept
_PART = 4_000_000  # bytes that wait to be written
_SIZE = 16  # bytes of a digest
_PACKAGE = Path(__file__).parent.parent
# What of the package is read anew by every build: templates, styles and scripts, and the words of the machine.
_READ_ANEW = frozenset({".html", ".css", ".js", ".md", ".yaml", ".svg", ".xml"})


def digest(*values: object) -> bytes:
    """Return what stands for values: of text, numbers, bytes and None, and of tuples, lists, sets and dicts of these.

    Raises ValueError for anything else, of which two that differ could look the same.
    """
    written = marshal.dumps(values, 2)  # type: ignore[arg-type]  # of this version equal values are written the same
    return hashlib.blake2b(written, digest_size=_SIZE).digest()


class Store:
    """What is kept in one file, for one state of the machine."""

    def __init__(self, path: Path, machine: bytes) -> None:
        self._path, self._machine = path, machine
        self._held: dict[bytes, Any] = {}
        self._before: dict[bytes, Any] = {}
        self._unwritten: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._waiting = 0
        self._today = int(time.time() / 86_400)
        self._file = self._open()

    def kept(self, key: bytes, make: Callable[[], T], *, on_disk: bool = True) -> T:
        """Return what is kept under a key, or what `make` makes, which is kept from then on; it must not be changed."""
        if key not in self._held:
            self._held[key] = self._before.pop(key) if key in self._before else self._found(key, make) if on_disk else make()
        found: T = self._held[key]
        return found

    def key(self, step: str, inputs: object) -> bytes:
        """Return the key of a step with its inputs."""
        return digest(self._machine, step, inputs)

    def turn(self) -> None:
        """End a build: what it has used is kept, and in memory nothing else."""
        self._before, self._held = self._held, {}
        self._write()

    def close(self) -> None:
        """End the last build, and leave on disk no more than there is room for, the newest uses first."""
        self._write()
        if self._file is None:
            return
        with suppress(sqlite3.Error, OSError):
            if self._path.stat().st_size > LARGEST:
                with self._file:
                    newest = "SELECT key, sum(size) OVER (ORDER BY used DESC, key) AS sum FROM kept"
                    self._file.execute(f"DELETE FROM kept WHERE key IN (SELECT key FROM ({newest}) WHERE sum > ?)", (LARGEST // 2,))
                self._file.execute("VACUUM")
        self._file.close()

    def _found(self, key: bytes, make: Callable[[], T]) -> T:
        if self._file is not None:
            with suppress(Exception):  # whatever a broken file may bring forth
                used, value = self._file.execute("SELECT used, value FROM kept WHERE key = ?", (key,)).fetchone()
                if hashlib.blake2b(value[_SIZE:], digest_size=_SIZE).digest() == value[:_SIZE]:
                    found: T = pickle.loads(value[_SIZE:])
                    if used != self._today:
                        self._used.add(key)
                    return found
        made = make()
        if self._file is not None:
            value = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
            self._unwritten[key] = hashlib.blake2b(value, digest_size=_SIZE).digest() + value
            self._waiting += len(value)
            if self._waiting > _PART:
                self._write()
        return made

    def _open(self) -> sqlite3.Connection | None:
        """Return the file, new where there is none or it is broken, or None where there can be none."""
        for _ in range(2):
            try:
                self._path.parent.mkdir(exist_ok=True)
                (self._path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
                file = sqlite3.connect(self._path, timeout=1)
                file.execute("PRAGMA synchronous = OFF")  # what a failure of power breaks is made anew
                file.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, used INTEGER, size INTEGER, value BLOB)")
                return file
            except sqlite3.OperationalError:
                return None
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    self._path.unlink()
            except OSError:
                return None
        return None

    def _write(self) -> None:
        if self._file is not None:
            with suppress(sqlite3.Error), self._file:
                rows = [(key, self._today, len(value), value) for key, value in self._unwritten.items()]
                self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
                self._file.executemany("UPDATE kept SET used = ? WHERE key = ?", [(self._today, key) for key in self._used])
        self._unwritten, self._used, self._waiting = {}, set(), 0


_open: list[Store] = []


def kept(step: str, inputs: object, make: Callable[[], T], *, on_disk: bool = True) -> T:
    """Return what a step makes of all that goes into it, or what it once made of the same, which must not be changed.

    Where no store is open, or the inputs cannot be said, the step is done.
    """
    try:
        key = _open[-1].key(step, inputs)
    except (IndexError, ValueError):
        return make()
    return _open[-1].kept(key, make, on_disk=on_disk)


@contextmanager
def opened(root: Path) -> Iterator[Store]:
    """Keep what is made within, in the folder `.kept` of the site in `root`."""
    store = Store(root / FOLDER / "store.sqlite3", machine(root))
    _open.append(store)
    try:
        yield store
    finally:
        _open.remove(store)
        store.close()


def machine(root: Path) -> bytes:
    """Return what stands for all that makes a site of its content: Python, its packages, this one and the hooks of the site in `root`."""
    packages = sorted(path.name for folder in sys.path for path in Path(folder).glob("*.dist-info"))
    return digest(sys.version, packages, [(path.as_posix(), path.read_bytes()) for path in sources(root)])


def sources(root: Path) -> list[Path]:
    """Return the files that a process reads once: after a change of them another has to start."""
    return sorted({path for folder in (_PACKAGE, root / "hooks") for path in folder.rglob("*") if is_source(path, root) and path.is_file()})


def is_source(path: Path, root: Path) -> bool:
    """Say whether a file is one of the package or a hook of the site in `root`, and not read anew by every build."""
    if path.suffix in {"", ".pyc"} or not (path.is_relative_to(_PACKAGE) or path.is_relative_to(root / "hooks")):
        return False
    return not path.is_relative_to(_PACKAGE / "theme") or path.suffix not in _READ_ANEW or path.name == "tokens.css"
