"""What pure steps of a build have made, kept for the next build by all that went into them.

The key of a step holds its inputs as values, and never as names or times of files: what is found is what would be made. A process that
builds again and again keeps it in memory (`commands/builder.py`). A build for which PLANSITE_STORE names a folder keeps it there: its
files may be deleted at any time, and are trusted as programs are, so that the folder is outside of any site. Where no store is open,
steps are done.
"""

import contextlib
import hashlib
import marshal
import pickle
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

PLACE = "PLANSITE_STORE"  # the setting that names the folder
UNKNOWN = object()  # stands for inputs that cannot be said: what is made of them is not kept
_SIZE = hashlib.sha256().digest_size  # bytes of a digest


def digest(*values: object) -> bytes:
    """Return what stands for values: of text, numbers, bytes and None, and of tuples, lists, sets and dicts of these.

    Raises ValueError for anything else, of which two that differ could look the same.
    """
    return _digest(marshal.dumps(values, 2))  # type: ignore[arg-type]  # of this version equal values are written the same


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class Store:
    """What builds have made, by the digests of steps and inputs: those of this process or, with a `folder`, of others as well.

    What is left in the folder by a machine of another `version` is not taken.
    """

    def __init__(self, folder: Path | None = None, version: bytes = b"") -> None:
        self.held: dict[bytes, Any] = {}
        self.before: dict[bytes, Any] = {}
        self.fleeting: set[bytes] = set()
        self.folder = folder
        self._version = version
        self._taken: Collection[bytes] = ()

    def turn(self) -> None:
        """End a build: what it has used is kept, and nothing else."""
        self.before, self.held = self.held, {}

    def take(self, part: str) -> None:
        """Begin a part of a build with what the last build has left of it; a file that is not whole is as if it were not there."""
        assert self.folder
        written, begins = b"", len(self._version) + _SIZE
        with contextlib.suppress(OSError):
            written = (self.folder / part).read_bytes()
        data = written[begins:]
        found = pickle.loads(data) if written[:begins] == self._version + _digest(data) else {}  # of `leave`
        self.before, self.held, self._taken = {**self.before, **self.held, **found}, {}, found.keys()

    def leave(self, part: str) -> None:
        """Leave what a part of a build has made or used for the next one; where that cannot be written, it is made anew."""
        lasting = {key: value for key, value in self.held.items() if key not in self.fleeting}
        if lasting.keys() == set(self._taken):
            return
        assert self.folder
        data = pickle.dumps(lasting, pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:  # two builds may be going on
                file.write(self._version + _digest(data) + data)
            Path(file.name).replace(self.folder / part)


_open: list[Store] = []


@contextmanager
def opened(folder: Path | None = None, version: bytes = b"") -> Iterator[Store]:
    """Keep what is made within: in memory, or in a folder."""
    _open.append(Store(folder, version))
    try:
        yield _open[-1]
    finally:
        _open.pop()


def is_open() -> bool:
    """Say whether what is made is kept."""
    return bool(_open)


def is_in_memory() -> bool:
    """Say whether what is made is kept by this process alone."""
    return is_open() and _open[-1].folder is None


@contextmanager
def part(name: str) -> Iterator[None]:
    """Keep what is made within as a part of its own, where what is made is kept in a folder."""
    if not is_open() or is_in_memory():
        yield
        return
    _open[-1].take(name)
    yield
    _open[-1].leave(name)


def kept(step: str, inputs: Callable[[], object], make: Callable[[], T], *, lasts: bool = True) -> T:
    """Return what a step makes of all that goes into it, or what it once made of the same, which must not be changed.

    What is sooner made than read from a file does not last: another process makes it anew. Where no store is open, or the inputs cannot
    be said, the step is done.
    """
    if not _open:
        return make()
    store, given = _open[-1], inputs()
    try:
        key = digest(step, given)
    except ValueError:
        return make()
    if key not in store.held:
        store.held[key] = store.before[key] if key in store.before else make()
        if not lasts:
            store.fleeting.add(key)
    found: T = store.held[key]
    return found
