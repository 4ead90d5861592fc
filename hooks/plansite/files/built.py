"""The files of a site as built. In a folder that is built into again and again, what is there as it is to be is not written again."""

import shutil
from pathlib import Path

from plansite.files import store


class _Folder:
    """A folder that is built into: what each file holds and its state when it was written, and what the build has written so far."""

    def __init__(self) -> None:
        self.held: dict[Path, tuple[bytes, int, int]] = {}
        self.written: set[Path] = set()

    def write(self, path: Path, data: bytes) -> None:
        self.written.add(path)
        wanted = store.digest(data)
        if path not in self.held or self.held[path] != (wanted, *_state(path)):
            self.held[path] = (b"", 0, 0)
            _write(path, data)
            self.held[path] = (wanted, *_state(path))

    def tidy(self) -> None:
        """Take away what an earlier build has written and this one has not."""
        for path in self.held.keys() - self.written:
            path.unlink(missing_ok=True)
            del self.held[path]
            for above in path.parents:
                if any(above.iterdir()):
                    break
                above.rmdir()


_folders: dict[Path, _Folder] = {}


def keep(folder: Path) -> None:
    """Begin a build into a folder that keeps what the builds before have written; other folders are new ones for each build."""
    if folder not in _folders:
        shutil.rmtree(folder, ignore_errors=True)
    _folders.setdefault(folder, _Folder()).written.clear()


def forget(folder: Path) -> None:
    """Have a folder keep nothing: others write into it too."""
    _folders.pop(folder, None)


def keeps(folder: Path) -> bool:
    """Say whether a folder keeps what was written into it."""
    return folder in _folders


def write(path: Path, data: bytes | str) -> None:
    """Write a file of a site, with the folders above it."""
    content = data.encode() if isinstance(data, str) else data
    folder = next((_folders[above] for above in path.parents if above in _folders), None)
    if folder:
        folder.write(path, content)
    else:
        _write(path, content)


def tidy(folder: Path) -> None:
    """End a build into a folder that keeps files: of these, what it has not written goes."""
    if folder in _folders:
        _folders[folder].tidy()


def files(folder: Path) -> set[Path]:
    """Return the files of a site that was built into a folder."""
    return _folders[folder].written if folder in _folders else {path for path in folder.rglob("*") if path.is_file()}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _state(path: Path) -> tuple[int, int]:
    """Return when a file was written, and its size; zeros where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
