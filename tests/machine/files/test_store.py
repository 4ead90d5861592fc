"""What is kept is what would be made of the same, in a folder too."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plansite.files import built, heard, store


@dataclass
class Counted:
    """A step that counts how often it is done."""

    done: int = 0

    def __call__(self) -> str:
        self.done += 1
        return f"made {self.done}"


def kept(step: Counted, *inputs: object) -> list[str]:
    return [store.kept("step", lambda each=each: each, step) for each in inputs]  # type: ignore[misc]


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
def test_what_is_the_same_is_made_once(inputs: list[object], expected: list[str]) -> None:
    with store.opened():
        assert kept(Counted(), *inputs) == expected


def test_what_a_build_has_not_used_is_made_again() -> None:
    step = Counted()
    with store.opened() as opened:
        builds = []
        for inputs in ("ab", "b", "b", "ab"):
            builds.append(kept(step, *inputs))
            opened.turn()
    assert builds == [["made 1", "made 2"], ["made 2"], ["made 2"], ["made 3", "made 2"]]


WHOLE = [["made 1"], ["made 1"]]
ANEW = [["made 1"], ["made 2"]]


@pytest.mark.parametrize(
    ("damage", "version", "expected"),
    [
        pytest.param(lambda data: data, b"1", WHOLE, id="whole"),
        pytest.param(lambda data: data, b"2", ANEW, id="of another machine"),
        pytest.param(lambda data: data[:-1], b"1", ANEW, id="cut off"),
        pytest.param(lambda data: data[:5] + b"?" + data[6:], b"1", ANEW, id="changed"),
        pytest.param(lambda data: b"", b"1", ANEW, id="empty"),
        pytest.param(lambda data: b"no store", b"1", ANEW, id="of something else"),
    ],
)
def test_a_folder_holds_what_was_made_for_other_processes(
    damage: Callable[[bytes], bytes], version: bytes, expected: list[list[str]], tmp_path: Path
) -> None:
    step, builds = Counted(), []
    for each in (b"1", version):
        with store.opened(tmp_path / "store", each), store.part("part"):
            builds.append(kept(step, "a"))
        file = tmp_path / "store" / "part"
        file.write_bytes(damage(file.read_bytes()))
    assert builds == expected


def test_parts_know_what_was_made_before_them_and_keep_their_own(tmp_path: Path) -> None:
    step, builds = Counted(), []
    for whole in ("a", "a", "ab"):
        with store.opened(tmp_path, b"1"), store.part("whole"):
            made = kept(step, *whole)
            with store.part("own"):
                builds.append([*made, *kept(step, "a", "c")])
    assert builds == [["made 1", "made 1", "made 2"], ["made 1", "made 1", "made 2"], ["made 1", "made 3", "made 1", "made 2"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own", "whole"]


def test_a_build_that_fails_leaves_nothing_and_what_does_not_last_is_made_again(tmp_path: Path) -> None:
    step = Counted()
    with pytest.raises(RuntimeError), store.opened(tmp_path, b"1"), store.part("part"):
        kept(step, "a")
        raise RuntimeError
    assert [*tmp_path.iterdir()] == []
    for _ in range(2):
        with store.opened(tmp_path, b"1"), store.part("part"):
            lasting, fleeting = store.kept("step", lambda: "a", step), store.kept("step", lambda: "b", step, lasts=False)
    assert (lasting, fleeting) == ("made 2", "made 4")


def test_where_nothing_can_be_left_all_is_made(tmp_path: Path) -> None:
    step, file = Counted(), tmp_path / "file"
    file.touch()
    with store.opened(file, b"1"), store.part("part"):
        assert kept(step, "a", "a") == ["made 1", "made 1"]


def test_nothing_is_kept_where_no_store_is_open() -> None:
    step = Counted()
    assert kept(step, "a", "a") == ["made 1", "made 2"]


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
    assert {path.relative_to(tmp_path).as_posix() for path in built.files(tmp_path)} == {"a", "b/c"}
    built.forget(tmp_path)
    assert [*build({"x": "1"})] == ["x"]
    built.forget(tmp_path)


def test_what_is_kept_gives_its_warnings_again(caplog: pytest.LogCaptureFixture) -> None:
    log, step, listening = logging.getLogger("mkdocs.step"), Counted(), [*logging.getLogger("mkdocs").handlers]

    def make() -> str:
        log.info("unheard")
        log.warning("%s is wrong", "a")
        return step()

    with store.opened():
        made = [heard.kept("step", lambda: "a", make) for _ in range(2)]
    assert made == ["made 1", "made 1"]
    assert [(record.name, record.levelname, record.getMessage()) for record in caplog.records if record.levelno >= logging.WARNING] == [
        ("mkdocs.step", "WARNING", "a is wrong"),
        ("mkdocs.step", "WARNING", "a is wrong"),
    ]
    assert logging.getLogger("mkdocs").handlers == listening
