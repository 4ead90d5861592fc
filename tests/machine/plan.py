"""The plan of the machine's tests, a cut of a real one that stays as it is; copies of it, changes of them, and what is said of those."""

import shutil
import subprocess
import sys
from pathlib import Path

from plansite import check, content
from plansite.files import problem

from .told import told

DATA = Path(__file__).parents[1] / "data"
PLAN, TOWN = DATA / "plan", DATA / "municipality"


def copy(root: Path, folder: Path) -> Path:
    """Return a copy of a plan in `folder`."""
    return Path(shutil.copytree(root, folder, dirs_exist_ok=True))


def change(folder: Path, name: str, before: str, after: str) -> None:
    """Replace a text that stands once in a file."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    """Return every problem of a plan as tests compare them."""
    return told(check.problems_of(content.read(folder)))


def messages(folder: Path) -> list[str]:
    """Return every problem of a plan, in Japanese."""
    return problem.lines(check.problems_of(content.read(folder)), "ja")


def confirm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `plan confirm` in a folder."""
    command = [sys.executable, "-m", "plansite", "confirm", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
