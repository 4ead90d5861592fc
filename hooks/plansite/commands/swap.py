"""Two folders that change places at once: at no moment is there none of either name."""

import ctypes
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def swap(one: Path, other: Path) -> None:
    """Exchange two folders of the same file system; where it cannot, or the system, one is away for a moment. Raises OSError."""
    with suppress(AttributeError, OSError):
        _exchange()(os.fsencode(one), os.fsencode(other))
        return
    away = one.with_name(f"{one.name}.away")
    other.rename(away)
    one.rename(other)
    away.rename(one)


def _exchange() -> Callable[[bytes, bytes], None]:
    """Return what has the system exchange two paths. Raises AttributeError where it has nothing like it.

    Source: Linux, renameat2(2): AT_FDCWD is −100, RENAME_EXCHANGE 2; macOS, renamex_np(2): RENAME_SWAP is 2.
    """
    system = ctypes.CDLL(None, use_errno=True)

    def exchange(one: bytes, other: bytes) -> None:
        failed = system.renamex_np(one, other, 2) if sys.platform == "darwin" else system.renameat2(-100, one, -100, other, 2)
        if failed:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    return exchange
