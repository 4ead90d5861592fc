"""When terms changed, as git knows it."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plansite.exchange.exports import history
from plansite.terms import model

DAY = date(2026, 4, 1)
FIRST = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
SECOND = datetime(2025, 6, 7, 8, 9, 10, tzinfo=UTC)
TODAY = datetime(2026, 4, 1, tzinfo=UTC)
TERMS = """terms:
  - id: iot
    origin: site
    ja: {term: IoT, reading: あいおーてぃー}
    en:
      term: IoT
      definition: |
        Things that are
        connected.

  - id: drone
    origin: site
    ja: {term: ドローン, reading: どろーん}
"""


def commit(folder: Path, text: str, time: datetime) -> None:
    (folder / "terms.yaml").write_text(text, encoding="utf-8")
    stamp = time.isoformat()
    settings = {**os.environ, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    for arguments in (["add", "."], ["-c", "user.name=a", "-c", "user.email=a@a.example", "commit", "-qm", "."]):
        subprocess.run(["git", "-C", str(folder), *arguments], env=settings, check=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    commit(folder, TERMS, FIRST)
    commit(folder, TERMS.replace("        connected.", "        joined."), SECOND)
    return folder


def changes(folder: Path) -> history.Changes:
    glossary, _ = model.load(folder / "terms.yaml", folder, ("ja", "en"))
    return history.changes(glossary, folder, DAY)


def test_a_wording_changed_with_the_newest_of_its_lines(repository: Path) -> None:
    assert changes(repository) == {("iot", "ja"): FIRST, ("iot", "en"): SECOND, ("drone", "ja"): FIRST}
    assert history.modified(repository, ["terms.yaml"], DAY) == date(2025, 6, 7)


def test_what_is_not_committed_changed_today(repository: Path) -> None:
    path = repository / "terms.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("ドローン, ", "無人機, "), encoding="utf-8")
    assert changes(repository)["drone", "ja"] == TODAY
    assert history.modified(repository, ["terms.yaml"], DAY) == DAY


def test_a_part_of_the_history_says_nothing(repository: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{repository}", str(tmp_path / "shallow")], check=True)
    assert changes(tmp_path / "shallow") == {}
    assert history.modified(tmp_path / "shallow", ["terms.yaml"], DAY) == date(2025, 6, 7)


def test_without_git_everything_changed_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert changes(tmp_path) == {}
    assert history.modified(tmp_path, ["terms.yaml"], DAY) == DAY
    monkeypatch.setenv("PATH", "")
    assert changes(tmp_path) == {}
