"""The files of a site as built. In a folder that is built into again and again, what is there as it is to be is not written again."""

from pathlib import Path

from plansite.files import store


class _Folder:
    """A folder that is built into: what each file holds and its state when it was written, and what the build has written so far."""

    def __init__(self) -> None:
        self.held: dict[Path, tuple[bytes, int, int]] = {}
        self.written: set[Path] = set()

    def write(self, path: Path, data: bytes) -> None:
        self.written.add(path)
        held = self.held.get(path)
        wanted = store.digest(data)
        if held is None or not path.is_file() or held != (wanted, *_state(path)):
            _write(path, data)
            self.held[path] = (wanted, *_state(path))


_folders: dict[Path, _Folder] = {}


def keep(folder: Path) -> None:
    """Begin a build into a folder that keeps what the builds before have written; other folders are new ones for each build."""
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


def tidy(folder: Path, *others: str) -> None:
    """End a build into a folder that keeps files: what it has not written goes, but for `others` that somebody else has written."""
    if folder in _folders:
        left = {*_folders[folder].written, *(folder / name for name in others)}
        for path in sorted(folder.rglob("*"), reverse=True):  # what stands in a folder before it
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in left:
                path.unlink()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _state(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size
