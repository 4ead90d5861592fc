"""The share of the work that a run does: another one for each commit, so that all is done in time; with --all, all of it (nightly)."""

import os
import subprocess
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

Each = TypeVar("Each")


@cache
def commit() -> str:
    """Return the commit that is tested, an empty text where there is none."""
    command = ["git", "rev-parse", "HEAD"]
    if "GITHUB_SHA" in os.environ:
        return os.environ["GITHUB_SHA"]
    return subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False).stdout.strip()


def draw(name: str, count: int) -> int:
    """Return a number below `count` that the commit and a name draw, the same in every process of a run."""
    return zlib.crc32(f"{commit()} {name}".encode()) % count


def take(whole: Sequence[Each], name: str, count: int) -> Sequence[Each]:
    """Return one in `count` of what has a name, beginning where the commit draws: as much in every run."""
    return whole[draw(name, count) :: count]
