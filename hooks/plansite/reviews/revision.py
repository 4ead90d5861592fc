"""The content as it was before a change, taken from git."""

from pathlib import Path

from plansite.files import git
from plansite.files.message import Message, Slot


class UnavailableError(Exception):
    """There is nothing to compare with; the message says what to do instead."""

    def __init__(self, id: str, /, **slots: Slot) -> None:
        self.message = Message.of(id, **slots)
        super().__init__(self.message.text("en"))


def unpack(root: Path, base: str, folder: Path) -> Path:
    """Unpack into `folder` the commit at which the history of `root` left that of `base`; return where `root` is in it.

    Raises UnavailableError where there is no git, `root` is in no repository, or `base` names no commit of it. `base` is never an option.
    """
    place = _git(root, "rev-parse", "--show-toplevel", "--show-prefix").decode()
    if not place:
        raise UnavailableError("DONE032")
    top, prefix, _ = place.split("\n")
    commit = _git(top, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}") if base and not base.startswith("-") else b""
    if not commit:
        raise UnavailableError("DONE031", base=base)
    name = commit.decode().strip()
    name = _git(top, "merge-base", name, "HEAD").decode().strip() or name
    git.unpack(_git(top, "archive", "--format=zip", "-0", name), folder)
    return folder / prefix


def _git(folder: str | Path, *arguments: str) -> bytes:
    """Return what git prints, or nothing where it fails."""
    try:
        return git.said(Path(folder), *arguments)
    except FileNotFoundError as error:
        raise UnavailableError("DONE033") from error
