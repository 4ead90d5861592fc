"""What git says, and what it has of a folder at a tag."""

import io
import subprocess
import zipfile
from pathlib import Path


def said(folder: Path, *arguments: str) -> bytes:
    """Return what git prints in `folder`, or nothing where it fails. Raises FileNotFoundError where there is no git."""
    finished = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    return b"" if finished.returncode else finished.stdout


def text(folder: Path, *arguments: str) -> str:
    """Return what git prints in `folder` without the end of its last line, or nothing where it fails or there is none."""
    try:
        return said(folder, *arguments).decode(errors="replace").rstrip("\n")
    except FileNotFoundError:
        return ""


def unpack(archive: bytes, folder: Path) -> None:
    """Unpack an archive into `folder`: unlike tar, zip unpacks no links and nothing outside the folder, in every version of Python."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        opened.extractall(folder)


def tagged(root: Path, tag: str, folder: Path, *paths: str) -> bool:
    """Unpack these paths of `root` as they are at a tag into `folder`; say whether there are such."""
    try:
        # In a folder of a repository git archives that folder alone.
        archive = said(root, "archive", "--format=zip", "-0", f"refs/tags/{tag}", "--", *paths)
    except FileNotFoundError:
        return False
    if archive:
        unpack(archive, folder)
    return bool(archive)
