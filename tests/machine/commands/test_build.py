"""Whatever comes between, the published site is whole, and the next build needs no help."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plansite.commands import swap
from plansite.files.message import Message

from ... import share
from ..plan import TOWN, copy

COMMAND = [sys.executable, "-m", "plansite", "build"]
SETTINGS = {**os.environ, "LANG": "ja_JP.UTF-8", "SOURCE_DATE_EPOCH": "1700000000"}
NAMES = ("水の里町デジタル計画", "水の里町の新しい計画")


def start(town: Path, *command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command or COMMAND, cwd=town, env=SETTINGS, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def build(town: Path, *command: str) -> tuple[int, str]:
    process = start(town, *command)
    said = process.communicate()[1]
    return process.returncode, said


def rename(town: Path, name: str) -> None:
    path = town / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(NAMES[0], name).replace(NAMES[1], name), encoding="utf-8")


def state(site: Path) -> str:
    """Return what tells a site from every other."""
    files = [
        f"{path.relative_to(site)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in sorted(site.rglob("*")) if path.is_file()
    ]
    return "\n".join(files)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], float]:
    """Give a town with its site, the states of its sites by their names, and the seconds that a build takes."""
    town, states = copy(TOWN, tmp_path_factory.mktemp("town")), {}
    for name in reversed(NAMES):
        rename(town, name)
        begun = time.monotonic()
        assert build(town)[0] == 0
        states[name] = state(town / "site")
    return town, states, time.monotonic() - begun


def nothing_is_left(town: Path) -> bool:
    return [path.name for path in (town / ".next-site").iterdir()] == ["lock"]


@pytest.mark.share(3)
def test_a_build_that_is_killed(built: tuple[Path, dict[str, str], float], everything: bool) -> None:
    """At any moment, of two sites that follow each other one is there, as it was built."""
    town, states, seconds = built
    moments = random.Random(share.commit())
    for number in range(30 if everything else 3):
        rename(town, NAMES[(number + 1) % 2])
        process = start(town)
        time.sleep(moments.uniform(0, 1.1) * seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert state(town / "site") in states.values()
    rename(town, NAMES[0])
    assert build(town)[0] == 0
    assert state(town / "site") == states[NAMES[0]]
    assert nothing_is_left(town)


@pytest.mark.share(3)
def test_two_builds_at_once(built: tuple[Path, dict[str, str], float]) -> None:
    town, states, _ = built
    first = start(town)
    while not list((town / ".next-site").glob("*/")):
        time.sleep(0.01)
    status, said = build(town)
    first.communicate()
    assert (first.returncode, status) == (0, 0)
    assert said.splitlines()[0] == Message.of("DONE920").text("ja")
    assert state(town / "site") == states[NAMES[0]]
    assert nothing_is_left(town)


@pytest.mark.share(3)
@pytest.mark.parametrize("kilobytes", [8, 40])
def test_a_disk_that_is_full(built: tuple[Path, dict[str, str], float], kilobytes: int) -> None:
    """No file may grow beyond a size: for a program that writes, as if the disk were full."""
    town, states, _ = built
    status, _ = build(town, "bash", "-c", f"ulimit -f {kilobytes}; exec {' '.join(COMMAND)}")
    assert status != 0
    assert state(town / "site") == states[NAMES[0]]
    assert nothing_is_left(town)


def test_a_folder_that_cannot_be_written_to(built: tuple[Path, dict[str, str], float], tmp_path: Path) -> None:
    town, states, _ = built
    (town / ".next-site").rename(tmp_path / "kept")
    (town / ".next-site").write_text("", encoding="utf-8")
    status, said = build(town)
    (town / ".next-site").unlink()
    assert status == 1
    assert said == Message.of("DONE921", reason="[Errno 17] File exists: '.next-site'").text("ja") + "\n"
    assert state(town / "site") == states[NAMES[0]]


@pytest.mark.parametrize("system", ["exchanges", "does not"])
def test_two_folders_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    if system == "does not":
        monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    swap.swap(tmp_path / "one", tmp_path / "other")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["one", "one/other", "other", "other/one"]


def test_at_no_moment_is_a_folder_away(tmp_path: Path) -> None:
    """Another process looks without a pause while two folders change places again and again."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    looking = (
        "import os, sys\nprint('', flush=True)\nwhile not os.path.exists('end'): sys.exit('away') if not os.path.exists('one') else None"
    )
    with subprocess.Popen([sys.executable, "-c", looking], cwd=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for _ in range(2000):
            swap.swap(tmp_path / "one", tmp_path / "other")
        (tmp_path / "end").touch()
        assert process.wait() == 0
