"""The content as it was before a change, taken from git."""

from pathlib import Path

from plansite.files import git


class UnavailableError(Exception):
    """There is nothing to compare with; the two texts say what to write instead."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.ja = ja
        self.en = en


def unpack(root: Path, base: str, folder: Path) -> Path:
    """Unpack into `folder` the commit at which the history of `root` left that of `base`; return where `root` is in it.

    Raises UnavailableError where there is no git, `root` is in no repository, or `base` names no commit of it. `base` is never an option.
    """
    top, prefix = _place(root)
    commit = _git(top, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}") if base and not base.startswith("-") else b""
    if not commit:
        raise UnavailableError(
            f"BASE「{base}」という版は、git にありません。くらべる相手の枝かコミットを書いてください。"
            "例: make review BASE=main（手元にない枝は、先に git fetch origin を実行して、BASE=origin/main）",
            f"git knows no revision '{base}'; name the branch or commit to compare with, such as make review BASE=main "
            "(for a branch that is not here: git fetch origin, then BASE=origin/main).",
        )
    name = commit.decode().strip()
    name = _git(top, "merge-base", name, "HEAD").decode().strip() or name
    git.unpack(_git(top, "archive", "--format=zip", "-0", name), folder)
    return folder / prefix


def _place(root: Path) -> tuple[Path, str]:
    """Return the top folder of the repository, and where in it `root` is."""
    found = _git(root, "rev-parse", "--show-toplevel", "--show-prefix")
    if not found:
        raise UnavailableError(
            "このフォルダは git のリポジトリではないので、前の版とくらべられません。git clone で取ったフォルダの中で実行してください。",
            "this folder is in no git repository, so there is nothing to compare with; run this in a clone.",
        )
    top, prefix, _ = found.decode().split("\n")
    return Path(top), prefix


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git prints, or nothing where it fails."""
    try:
        return git.said(folder, *arguments)
    except FileNotFoundError as error:
        raise UnavailableError(
            "git が見つからないので、前の版とくらべられません。git を入れてから、もう一度実行してください。",
            "git is not installed, so there is nothing to compare with; install it and try again.",
        ) from error
