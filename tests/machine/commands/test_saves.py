"""Whatever is saved, what the process that stays has built is what a process without a past builds, byte for byte."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ...conftest import ROOT
from ..plan import PLAN, TOWN

Edit = Callable[[str, Random], str]


def _line(text: str, chance: Random, change: Callable[[str], str]) -> str:
    """Change one of the lines of a text that say something."""
    lines = text.split("\n")
    spoken = [number for number, line in enumerate(lines) if len(line.strip()) > 8 and not line.lstrip().startswith(("#", "-", "{", "<"))]
    if spoken:
        number = chance.choice(spoken)
        lines[number] = change(lines[number])
    return "\n".join(lines)


EDITS: dict[str, tuple[str, Edit]] = {
    "a word more": ("docs/*/**/*.md", lambda text, chance: _line(text, chance, lambda line: f"{line} pump")),
    "a sentence less": ("docs/*/**/*.md", lambda text, chance: _line(text, chance, lambda line: "")),
    "a line above all": ("glossary/*.yaml", lambda text, chance: f"# {chance.random()}\n{text}"),
    "a definition": ("glossary/terms.yaml", lambda text, chance: _line(text, chance, lambda line: f"{line} drone")),
    "an alias": (
        "glossary/terms.yaml",
        lambda text, chance: text.replace("term: ", f"aliases: [第{chance.randrange(5)}, level]\n      term: ", 1),
    ),
    "a term less": ("glossary/terms.yaml", lambda text, chance: text.rpartition("\n  - id:")[0] + "\n"),
    "data": ("*/*.yaml", lambda text, chance: _line(text, chance, lambda line: line[: chance.randrange(len(line))])),
    "a reading": ("glossary/readings.yaml", lambda text, chance: _line(text, chance, lambda line: line.replace("い", "う", 1))),
    "a label": ("theme/labels/*.yaml", lambda text, chance: _line(text, chance, lambda line: f"{line}x")),
    "a template": ("theme/*.html", lambda text, chance: text.replace("<main", f'<main data-x="{chance.random()}"')),
    "a part": ("theme/partials/*.html", lambda text, chance: f"{text}<!-- {chance.random()} -->"),
    "a generated page": ("theme/pages/*.md", lambda text, chance: f"{text}\n\n{chance.random()}\n"),
    "a style": ("theme/assets/*.css", lambda text, chance: f"{text}p {{ margin: {chance.randrange(9)}px }}\n"),
    "a script": ("theme/assets/*.js", lambda text, chance: f"{text};document.title = {chance.random()};\n"),
    "a title": ("mkdocs.yml", lambda text, chance: text.replace(": index.md", f"{chance.randrange(9)}: index.md", 1)),
    "the site": ("mkdocs.yml", lambda text, chance: text.replace("site_name: ", f"site_name: {chance.randrange(9)} ", 1)),
    "cut off": ("[dgl]*/**/*.[my]*", lambda text, chance: text[: chance.randrange(len(text) + 1)]),
}


def edit(root: Path, machine: Path, chance: Random) -> Iterator[str]:
    """Make an edit, deletion or renaming of a file, tell it, and undo it when asked for the next."""
    places = {**{kind: place for kind, (place, _) in EDITS.items()}, **dict.fromkeys(("deleted", "renamed", "twice"), "docs/*/**/*.*")}
    found = {kind: sorted((machine / "plansite" if place.startswith("theme/") else root).glob(place)) for kind, place in places.items()}
    kind = chance.choice([kind for kind, paths in found.items() if paths])
    path = chance.choice(found[kind])
    before, other = path.read_bytes(), path.with_name(f"other-{path.name}")
    if kind == "deleted":
        path.unlink()
    elif kind == "renamed":
        path.rename(other)
    elif kind == "twice":
        shutil.copyfile(path, other)
    else:
        path.write_text(EDITS[kind][1](before.decode(), chance), encoding="utf-8")
    yield f"{kind}: {path.name}"
    path.write_bytes(before)
    other.unlink(missing_ok=True)
    yield f"{kind}: {path.name}, back"


class Process:
    """A process that builds into the folders that it is told."""

    def __init__(self, module: str, root: Path, machine: Path) -> None:
        settings = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(machine), str(ROOT)]),
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": "http://127.0.0.1/",
        }
        command = [sys.executable, "-m", module]
        self._process = subprocess.Popen(command, cwd=root, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def build(self, folder: Path) -> dict[str, Any]:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{folder}\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        self._process.communicate()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "plan", [pytest.param(TOWN, id="town", marks=pytest.mark.share(2)), pytest.param(PLAN, id="plan", marks=pytest.mark.share(8))]
)
def test_a_site_that_was_saved_is_a_site_that_is_new(plan: Path, everything: bool, tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    chance, count = Random(seed), (250 if everything else 4 if plan is TOWN else 2)
    root, machine, clean = tmp_path / "root", tmp_path / "hooks", tmp_path / "clean"
    shutil.copytree(plan, root)
    shutil.copytree(ROOT / "hooks" / "plansite", machine / "plansite", ignore=shutil.ignore_patterns("__pycache__"))
    staying, new = Process("plansite.commands.builder", root, machine), Process("tests.machine.commands.clean", root, machine)
    edits: list[Iterator[str]] = []
    try:
        done = ["nothing"]
        for turn in range(count):
            served = tmp_path / ("even" if turn % 2 else "odd")
            found, expected = staying.build(served), new.build(clean)
            assert (found["built"], found["output"]) == (expected["built"], expected["output"]), (seed, done)
            if found["built"]:
                shown, wanted = tree(served), tree(clean)
                assert sorted(shown) == sorted(wanted), (seed, done)
                assert [name for name, data in wanted.items() if shown[name] != data] == [], (seed, done)
            shutil.rmtree(clean, ignore_errors=True)
            # What is wrong is mended, and what is right stays for a while.
            if edits and (not found["built"] or chance.random() < 0.3):
                done.append(next(edits.pop()))
            else:
                edits.append(edit(root, machine, chance))
                done.append(next(edits[-1]))
    finally:
        staying.close()
        new.close()
