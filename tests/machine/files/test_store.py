"""What is kept is what would be made: for the same inputs and the same machine, whatever has become of the file."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plansite.files import built, store


@dataclass
class Counted:
    """A step that counts how often it is done."""

    done: int = 0

    def __call__(self) -> str:
        self.done += 1
        return f"made {self.done}"


def kept(root: Path, step: Counted, *inputs: object) -> list[str]:
    with store.opened(root):
        return [store.kept("step", each, step) for each in inputs]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (["a", "a"], ["made 1", "made 1"]),
        (["a", "b", "a"], ["made 1", "made 2", "made 1"]),
        ([("a", "b"), ("ab", "")], ["made 1", "made 2"]),
        ([1, True, 1.0, "1"], ["made 1", "made 2", "made 3", "made 4"]),
        ([{"b", "a"}, {"a", "b"}], ["made 1", "made 1"]),
        ([{"a": [1, None]}, {"a": [1, None]}], ["made 1", "made 1"]),
        ([store.UNKNOWN, store.UNKNOWN], ["made 1", "made 2"]),
        ([Path("a"), Path("a")], ["made 1", "made 2"]),
    ],
)
def test_what_is_the_same_is_made_once(inputs: list[object], expected: list[str], tmp_path: Path) -> None:
    assert kept(tmp_path, Counted(), *inputs) == expected


def test_the_next_process_finds_it(tmp_path: Path) -> None:
    step = Counted()
    assert [kept(tmp_path, step, "a", "b"), kept(tmp_path, step, "b", "a")] == [["made 1", "made 2"], ["made 2", "made 1"]]
    assert (tmp_path / ".kept" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_nothing_is_kept_where_no_store_is_open() -> None:
    step = Counted()
    assert [store.kept("step", "a", step) for _ in range(2)] == ["made 1", "made 2"]


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _overwrite(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)


def _change(file: Path) -> None:
    with sqlite3.connect(file) as data:
        data.execute("UPDATE kept SET value = CAST(value || 'x' AS BLOB)")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("spoil", [Path.unlink, _cut, _overwrite, _change, _folder])
def test_a_spoilt_file_is_a_step_more(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    step = Counted()
    kept(tmp_path, step, "a")
    spoil(tmp_path / ".kept" / "store.sqlite3")
    assert kept(tmp_path, step, "a", "a") == ["made 2", "made 2"]


def test_two_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    first, second = Counted(), Counted(10)
    with store.opened(tmp_path) as one:
        assert store.kept("step", "a", first) == "made 1"
        with store.opened(tmp_path):
            assert store.kept("step", "a", second) == "made 11"
        one.turn()
    assert kept(tmp_path, Counted(), "a") == ["made 1"]


def test_another_machine_makes_it_anew(tmp_path: Path) -> None:
    step, hooks = Counted(), tmp_path / "hooks"
    kept(tmp_path, step, "a")
    hooks.mkdir()
    (hooks / "site.py").write_text("", encoding="utf-8")
    assert kept(tmp_path, step, "a") == ["made 2"]


def test_of_too_much_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 100_000)
    with store.opened(tmp_path):
        for number in range(100):
            store.kept("step", number, lambda: "x" * 10_000)
    assert 0 < (tmp_path / ".kept" / "store.sqlite3").stat().st_size < 100_000


def test_a_folder_keeps_what_is_the_same_and_nothing_else(tmp_path: Path) -> None:
    def build(files: dict[str, str]) -> dict[str, tuple[str, int]]:
        built.keep(tmp_path)
        for name, text in files.items():
            built.write(tmp_path / name, text)
        built.tidy(tmp_path)
        found = (path for path in tmp_path.rglob("*") if path.is_file())
        return {path.relative_to(tmp_path).as_posix(): (path.read_text(encoding="utf-8"), path.stat().st_mtime_ns) for path in found}

    first = build({"a": "1", "b/c": "2", "d/e/f": "3"})
    (tmp_path / "a").write_text("spoilt", encoding="utf-8")
    second = build({"a": "1", "b/c": "2"})
    assert {name: text for name, (text, _) in second.items()} == {"a": "1", "b/c": "2"}
    assert second["b/c"] == first["b/c"]
    assert not (tmp_path / "d").exists()
