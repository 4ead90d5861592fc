"""Each mistake in a file that people edit gives the lines that say what to write instead, and no others, in both languages."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plansite import check, content
from plansite.commands import confirm, proposals, schema
from plansite.easy import lint
from plansite.files import problem, store, table
from plansite.reviews import english

from .plan import DATA

SITE = DATA / "mistakes" / "site"
ROWS: list[dict[str, Any]] = [row for name in ("table", "silent") for row in table.read(DATA / "mistakes" / f"{name}.yaml")["mistakes"]]
NO_TEXT = "\x80"


@pytest.fixture(scope="module", autouse=True)
def kept() -> Iterator[None]:
    """Keep what one mistake has shown for the next, as the builder of `plan site` does: nothing of it may be said of another."""
    with store.opened():
        yield


def make(row: dict[str, Any], path: Path) -> None:
    """Make the mistake of a row in the file at `path`."""
    path.parent.mkdir(exist_ok=True)
    match row.get("instead"):
        case "nothing":
            path.unlink()
        case "folder":
            path.unlink()
            path.mkdir()
        case "secret":
            path.chmod(0)
        case "loop":
            path.symlink_to(path.name)
        case None if "renamed" in row:
            new = path.with_name(Path(row["renamed"]).name)
            path.rename(new)
        case None if "size" in row:
            path.write_bytes(path.read_bytes().ljust(row["size"], b"\0"))
        case None:
            path.write_bytes(changed(row, path))


def changed(row: dict[str, Any], path: Path) -> bytes:
    """Return the bytes of the file at `path` with the mistake of a row; U+0080 stands for a byte that is no text."""
    text = row["text"] if "text" in row else path.read_text(encoding="utf-8")
    if "before" in row:
        assert row["before"] in text
        text = text.replace(row["before"], row["after"])
    text = text.replace("\n", row.get("ends", "\n"))
    if row.get("encoding") == "bytes":
        return b"".join(NO_TEXT.encode("latin-1") if letter == NO_TEXT else letter.encode() for letter in text)
    return bytes(text.encode(row.get("encoding", "utf-8")))


def said(site: Path) -> dict[str, list[str]]:
    """Return what is said of a site in each language."""
    found = check.problems_of(content.read(site))
    return {language: problem.lines(found, language) for language in ("ja", "en")}


@pytest.mark.share(6)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["mistake"])
def test_mistake_gives_its_lines(row: dict[str, Any], tmp_path: Path) -> None:
    if row.get("instead") == "secret" and os.geteuid() == 0:
        pytest.skip("root may read every file")
    site = tmp_path / "site"
    shutil.copytree(SITE, site)
    make(row, site / row["file"])
    assert said(site) == {"ja": row["ja"], "en": row["en"]}


@pytest.mark.parametrize(
    "command",
    [check.main, lambda: english.main(False), proposals.main, schema.main, lambda: confirm.main("all", ""), lambda: lint.main(False)],
    ids=["check", "english", "readings", "schema", "confirm", "lint"],
)
def test_no_command_goes_on_with_what_it_cannot_read(
    command: Callable[[], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name：町\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en")
    assert command() == 1
    assert capsys.readouterr().out.splitlines()[0] == "mkdocs.yml:1:10: the colon is full-width; write ': '."
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_the_site_is_right() -> None:
    assert said(SITE) == {"ja": [], "en": []}


def test_no_mistake_is_named_twice() -> None:
    names = [row["mistake"] for row in ROWS]
    assert len(set(names)) == len(names) >= 400
