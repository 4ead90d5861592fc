"""The same commit gives the same bytes: on another day, in another place, wherever in the world."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .plan import PLAN, TOWN

pytestmark = pytest.mark.share(4)
DAY = {"SOURCE_DATE_EPOCH": "1700000000"}
# What differs: the environment, the mask of new files, the folder, and in which order its files were written.
ENVIRONMENTS = {
    "here": ({"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}, 0o022, "a", False),
    "in the east": ({"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, 0o077, "another/place with spaces", True),
    "in the west": ({"LANG": "ja_JP.UTF-8", "TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4294967295"}, 0o002, "計画", False),
    "in a hurry": ({"LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONOPTIMIZE": "1", "HOME": "/nowhere"}, 0o027, "d", True),
}


def copy(source: Path, folder: Path, *, backwards: bool) -> None:
    """Copy a plan's files in the order of their names, or the other way round, each as old as it is then."""
    for path in sorted((path for path in source.rglob("*") if path.is_file()), reverse=backwards):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def built(plan: Path, folder: Path, environment: str) -> dict[str, bytes]:
    """Return the files of the site that a plan gives in an environment."""
    settings, mask, place, backwards = ENVIRONMENTS[environment]
    root = folder / place
    copy(plan, root, backwards=backwards)
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "LC_", "PYTHON", "GITHUB", "TZ"))}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(root / "site")]
    subprocess.run(command, cwd=root, env={**plain, "NO_MKDOCS_2_WARNING": "1", **DAY, **settings}, umask=mask, check=True)
    return {path.relative_to(root / "site").as_posix(): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}


@pytest.mark.parametrize("environment", [name for name in ENVIRONMENTS if name != "here"])
def test_every_environment_builds_the_same(environment: str, tmp_path: Path) -> None:
    first, second = (built(TOWN, tmp_path / each, each) for each in ("here", environment))
    assert sorted(first) == sorted(second)
    assert [name for name, data in first.items() if second[name] != data] == []


@pytest.mark.share(8)
def test_a_whole_plan_too(tmp_path: Path) -> None:
    first, second = (built(PLAN, tmp_path / each, each) for each in ("here", "in the east"))
    assert first == second
