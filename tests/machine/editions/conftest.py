"""A small site of two or three languages on disk, written by each test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plansite.editions import pages
from plansite.editions.pages import Editions
from plansite.project import Project


@pytest.fixture
def editions_of(tmp_path: Path) -> Callable[[dict[str, str]], Editions]:
    """Return a function that writes pages (`ja/a.md` → text) and reads them as editions, Japanese first."""

    def write(files: dict[str, str]) -> Editions:
        for name, text in files.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\norigin: plan\n---\n{text}", encoding="utf-8")
        locales = tuple(dict.fromkeys(name.partition("/")[0] for name in files))
        ordered = tuple(sorted(locales, key=lambda locale: locale != "ja"))
        names = dict.fromkeys(ordered, "")
        editions, _ = pages.read(Project(tmp_path, tmp_path / "docs", ordered, names, (), (), "", "main", (), {}))
        return editions

    return write
