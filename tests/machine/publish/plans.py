"""A town's first plan, and its second, in which the first stays readable: as repositories in a temporary folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ...conftest import ROOT

DATA = ROOT / "tests" / "data"


def first(folder: Path) -> Path:
    """Write the first plan into `folder`, which is made, and return it."""
    shutil.copytree(DATA / "municipality", folder)
    return shutil.copytree(DATA / "plans" / "first", folder, dirs_exist_ok=True)


def second(folder: Path) -> Path:
    """Write a repository into `folder` whose tag v1 holds the first plan and whose files are the second, and return it."""
    first(folder)
    commit(folder, "v1")
    for path in folder.iterdir():
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return shutil.copytree(DATA / "plans" / "second", folder, dirs_exist_ok=True)


def commit(folder: Path, tag: str) -> None:
    """Make a folder a repository, and what is in it the commit of a tag."""
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=Town", "-c", "user.email=town@town.example", "commit", "--message", tag)
    git(folder, "tag", tag)


def git(folder: Path, *arguments: str) -> str:
    """Run git without the settings of the machine, and return what it prints."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout


def plan(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command `plan` in `folder`."""
    settings = {**os.environ, "LANG": "ja_JP.UTF-8", "LC_ALL": "", "GITHUB_ACTIONS": "", **environment}
    command = [sys.executable, "-m", "plansite", *arguments]
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


def change(path: Path, old: str, new: str) -> None:
    """Replace in a file what stands there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
