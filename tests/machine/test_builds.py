"""Languages built beside each other: the same site, and whatever happens in one build is told as if it were the only one."""

import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs import utils
from mkdocs.exceptions import Abort

from plansite import content
from plansite.builds import inputs
from plansite.builds import languages as builds
from plansite.builds.languages import Work
from plansite.files import store

from ..conftest import REPOSITORY_URL, SITE_URL, Site
from .conftest import FROZEN
from .plan import PLAN, TOWN

ONE_CORE = (
    "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
# As MkDocs builds where the plugin leaves the environment of the theme alone.
PLAIN = "from mkdocs import __main__, theme; from plansite import mkdocs; mkdocs._environment = theme.Theme.get_env; __main__.cli()"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def one_after_the_other(folder: Path, site: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """Return the files of the site as they are built where there is one core."""
    command = [sys.executable, "-c", ONE_CORE, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}, check=True)
    return files(site)


def test_a_site_of_two_languages_is_the_same(town: Site, tmp_path: Path) -> None:
    assert one_after_the_other(TOWN, tmp_path / "site", {}) == files(town.folder)


@pytest.mark.share(2)
def test_where_all_files_of_material_are_listed_they_come_beside_the_same_site(town: Site, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PLAIN, "build", "--strict", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=TOWN, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    own, plain, material = files(town.folder), files(tmp_path / "site"), Path(utils.get_theme_dir("material"))
    more = plain.keys() - own.keys()
    assert plain == own | {name: (material / name).read_bytes() for name in more}
    assert more


@pytest.mark.share(4)
def test_a_site_of_three_languages_is_the_same(site: Site, tmp_path: Path) -> None:
    environment = {"SITE_URL": SITE_URL, "REPOSITORY_URL": REPOSITORY_URL, **FROZEN}
    assert one_after_the_other(PLAN, tmp_path / "site", environment) == files(site.folder)


@pytest.mark.share(2)
@pytest.mark.parametrize("beside", [True, False], ids=["beside each other", "one after the other"])
def test_a_site_of_what_was_left_is_the_same(beside: bool, tmp_path: Path) -> None:
    """As the site that is built anew, where pages have changed; and as it was, where they are again what they were."""
    folder = Path(shutil.copytree(TOWN, tmp_path / "town"))
    command = [sys.executable, *([] if beside else ["-c", ONE_CORE]), "-m", "mkdocs", "build", "--strict", "--site-dir"]

    def build(name: str, place: str) -> dict[str, bytes]:
        environment = {**os.environ, **FROZEN, "NO_MKDOCS_2_WARNING": "1", store.PLACE: place}
        subprocess.run([*command, str(tmp_path / name)], cwd=folder, env=environment, check=True)
        return files(tmp_path / name)

    kept = str(tmp_path / "store")
    first = build("first", kept)
    pages = {page: page.read_text(encoding="utf-8") for page in sorted((folder / "docs").rglob("*.md"))[:2]}
    for page, text in pages.items():
        page.write_text(f"{text}\nA sentence.\n", encoding="utf-8")
    changed = build("changed", kept)
    assert changed == build("clean", "")
    for page, text in pages.items():
        page.write_text(text, encoding="utf-8")
    assert build("again", kept) == first != changed


@pytest.mark.parametrize(
    ("kept", "possible"),
    [(nullcontext(), True), (store.opened(), False), (store.opened(Path("folder")), True)],
    ids=["nothing", "here", "in a folder"],
)
def test_what_is_kept_in_memory_is_made_in_the_process_that_keeps_it(
    kept: AbstractContextManager[object], possible: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    with kept:
        assert builds.is_possible() == possible


def test_a_file_that_cannot_be_read_is_left_to_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(path: Path) -> bytes:
        raise PermissionError(path)

    site = content.read(TOWN)
    monkeypatch.setattr(Path, "read_bytes", unreadable)
    assert inputs.content(site) == [store.UNKNOWN]


def failing() -> None:
    raise RuntimeError("no such thing", lambda: None)  # which no pipe carries


def aborting() -> None:
    raise Abort("no site")


def ended() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def warning() -> None:
    logging.getLogger("mkdocs.plugins.plansite").warning("%s is %s", "page", "wrong")
    logging.getLogger("mkdocs.commands.build").warning("Documentation built in no time")


def started(monkeypatch: pytest.MonkeyPatch, action: Callable[[], None]) -> Work:
    monkeypatch.setattr("mkdocs.commands.build.build", lambda _: action())
    i18n = SimpleNamespace(building=False, current_language="ja")
    config: Any = SimpleNamespace(plugins={"i18n": i18n})
    return Work("en", lambda: builds.build_language("en", config, lambda: (i18n.building, i18n.current_language)))


def test_what_a_build_says_and_makes_is_handed_over(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    assert started(monkeypatch, warning).result() == (True, "en")
    assert caplog.record_tuples == [("mkdocs.plugins.plansite", logging.WARNING, "page is wrong")]


@pytest.mark.parametrize(
    ("action", "error", "said"), [(aborting, Abort, "no site"), (failing, RuntimeError, "no such thing"), (ended, Abort, "-9")]
)
def test_what_goes_wrong_in_a_build_goes_wrong_here(
    monkeypatch: pytest.MonkeyPatch, action: Callable[[], None], error: type[BaseException], said: str
) -> None:
    with pytest.raises(error, match=said):
        started(monkeypatch, action).result()


def test_a_build_that_is_not_waited_for_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    begun = started(monkeypatch, lambda: (tmp_path / "fifo").open("w").close())  # which waits for a reader
    begun.stop()
    with pytest.raises(Abort):
        begun.result()
