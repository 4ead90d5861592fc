"""What pure steps of a build have made, kept for the next build of the same process by all that went into them.

The key of a step holds its inputs as values, and never as names or times of files: what is found is what would be made. Only in a process
that builds again and again is a store open (`commands/builder.py`); elsewhere steps are done.
"""

import hashlib
import marshal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

UNKNOWN = object()  # stands for inputs that cannot be said: what is made of them is not kept


def digest(*values: object) -> bytes:
    """Return what stands for values: of text, numbers, bytes and None, and of tuples, lists, sets and dicts of these.

    Raises ValueError for anything else, of which two that differ could look the same.
    """
    written = marshal.dumps(values, 2)  # type: ignore[arg-type]  # of this version equal values are written the same
    return hashlib.blake2b(written, digest_size=16).digest()


class Store:
    """What the builds of a process have made, by the digests of steps and inputs."""

    def __init__(self) -> None:
        self.held: dict[bytes, Any] = {}
        self.before: dict[bytes, Any] = {}

    def turn(self) -> None:
        """End a build: what it has used is kept, and nothing else."""
        self.before, self.held = self.held, {}


_open: list[Store] = []


@contextmanager
def opened() -> Iterator[Store]:
    """Keep what is made within."""
    _open.append(Store())
    try:
        yield _open[-1]
    finally:
        _open.pop()


def is_open() -> bool:
    """Say whether what is made is kept."""
    return bool(_open)


def kept(step: str, inputs: Callable[[], object], make: Callable[[], T]) -> T:
    """Return what a step makes of all that goes into it, or what it once made of the same, which must not be changed.

    Where no store is open, or the inputs cannot be said, the step is done.
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
    found: T = store.held[key]
    return found
