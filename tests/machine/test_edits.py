"""Whatever is typed into a file, the answer is its content, or problems that say where: never an exception.

Pieces of the frozen plan are edited at random: 20,000 of them with --all, the same in every run; else 1,000, others for each commit.
"""

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plansite import check, content, labels, project, theme
from plansite.easy import lists
from plansite.editions import corrections, facts, freshness, parity, pictures
from plansite.editions import rules as page_rules
from plansite.files import markdownfile, yamlfile
from plansite.files.message import languages
from plansite.files.problem import Problem
from plansite.furigana import readings
from plansite.project import Project
from plansite.terms import model, rules, searchwords, vocabulary

from .. import share
from .plan import DATA, PLAN, copy

SMALL = DATA / "mistakes" / "site"
MANY, FEW = int(os.environ.get("EDITS", "20000")), 2000
SHARDS = 20
# How many lines from an edit a message about it may stand.
NEAR = 6
LOCALES = ("ja", "ja-easy", "en")
# What people and programs put where it does not belong.
SIGNS = [
    *"：　＂“”‘’［］｛｝｜－＃\t\u200b\u00a0\u00ad\u000b\u0000\u3099\ufeff\u2028\ufffd\ue000ﾎ⽇ﬁ・•\"'[]{}|&*!%@`#<>-=:,\\~^$\n\r",
    *("**", "[[", "]]", "](", "![](", "![](x.png)", "[^9]", "[^1]:", "{#x}", "{.x", "```", "<!--", "<script>", "<div>", "</div>", "<b"),
    *(
        "---",
        "...",
        "&a ",
        "*a ",
        "!!str ",
        "? ",
        "<<: ",
        "- ",
        "key: ",
        "key：",
        "はい",
        "no",
        "2022-01-01",
        "1e3",
        "null",
        "0x1F",
        "[[[[",
        "{{",
    ),
    *("<<<<<<< HEAD\n", ">>>>>>> x\n", "%YAML 1.1\n", "| a |\n", "Table: ", "{number}", "{", "$HOME", "\U0001f600", "𠮷"),
]


@dataclass(frozen=True)
class Piece:
    """A part of a real file that is a file itself: where it stands in a project, and what reads it."""

    path: str
    text: str
    read: Callable[[Path, Path], list[Problem]]


def read_terms(path: Path, root: Path) -> list[Problem]:
    glossary, problems = model.load(path, root, LOCALES)
    problems += [found for rule in rules.RULES for found in rule(glossary)]
    blocks = [block for locale in LOCALES for _, text in glossary.texts(locale) for block in text]
    assert all(block.line for block in blocks)
    return [*problems, *content.definitions(glossary)]


def read_facts(path: Path, root: Path) -> list[Problem]:
    found, problems = facts.load(path, root, LOCALES)
    assert all(facts.texts(fact, locale) is not None for fact in found.facts for locale in LOCALES)
    return problems


def read_corrections(path: Path, root: Path) -> list[Problem]:
    repairs, document, problems = corrections.load(path, root)
    _, misfits = corrections.correct("一\n二\n三\n" * 200, repairs, document)
    return [*problems, *misfits]


def read_page(path: Path, root: Path) -> list[Problem]:
    page, problems = markdownfile.read(path, root, path.parent)
    site = Project(root, root / "docs", ("ja",), {}, (), (), "", "main", (), {})
    return problems + ([*page_rules.wrong(page), *pictures.shown(page, site)] if page else [])


def read_labels(path: Path, root: Path) -> list[Problem]:
    return labels.read(Project(root, root / "docs", ("ja",), {}, (), (), "", "main", (), {}))[1]


def lumps(path: str, head: str, start: str, size: int) -> Iterator[str]:
    """Give pieces of a file, each of some entries that begin with `start` on their line, below its head."""
    lines = (PLAN / path).read_text(encoding="utf-8").splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith(start) and line[len(start) :].strip()]
    starts = [number for number in starts if number > next(at for at, line in enumerate(lines) if line == head)]
    for first in range(0, len(starts), size):
        end = starts[first + size] if first + size < len(starts) else len(lines)
        yield head + "".join(lines[starts[first] : end])


def pieces() -> Iterator[Piece]:
    """Give the pieces of the real content."""
    for text in lumps("glossary/terms.yaml", "terms:\n", "  - id:", 1):
        yield Piece("glossary/terms.yaml", text, read_terms)
    for text in lumps("glossary/readings.yaml", "words:\n", "  ", 15):
        yield Piece("glossary/readings.yaml", text, lambda path, root: readings.read(path, root)[1])
    for text in lumps("glossary/common-words.yaml", "words:\n", "  - ", 15):
        yield Piece("glossary/common-words.yaml", text, lambda path, root: vocabulary.read(path, root)[1])
    asked = "places:\n  ch1: {ja: [いつまで, だれが], en: [how long]}\n  about.md:\n    ja-easy:\n      - だれ\n"
    yield Piece("glossary/search-words.yaml", asked, lambda path, root: searchwords.read(path, root, LOCALES)[1])
    for text in lumps("source/facts.yaml", "facts:\n", '  - "no"', 4):
        yield Piece("source/facts.yaml", text, read_facts)
    for text in lumps("source/corrections.yaml", "corrections:\n", "  - id:", 2):
        yield Piece("source/corrections.yaml", f"kinds:\n  k:\n    ja: {{label: 種, text: 文}}\n{text}", read_corrections)
    for text in lumps("source/link-exceptions.yaml", "exceptions:\n", "  - ", 4):
        yield Piece("source/link-exceptions.yaml", text, lambda path, root: parity.load_exceptions(path, root)[1])
    words = (PLAN / "glossary/easy-words.yaml").read_text(encoding="utf-8")
    yield Piece("glossary/easy-words.yaml", words, lambda path, root: lists.read(path, root)[1])
    record = (PLAN / "source/confirmed.yaml").read_text(encoding="utf-8")
    yield Piece("source/confirmed.yaml", record[: record.index("\n", 1500) + 1], lambda path, root: freshness.read(path, root)[2])
    for folder in (PLAN, SMALL):
        yield Piece("mkdocs.yml", (folder / "mkdocs.yml").read_text(encoding="utf-8"), lambda path, root: project.read(root)[1])
    yield Piece("labels/ja.yaml", (theme.FOLDER / "labels/ja.yaml").read_text(encoding="utf-8"), read_labels)
    for path in sorted((PLAN / "docs").rglob("*.md")):
        yield Piece("docs/ja/page.md", path.read_text(encoding="utf-8"), read_page)


def edited(text: str, chance: random.Random) -> tuple[bytes, int]:
    """Return the text with one edit, and the line of it."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    line = lines[at]
    column = chance.randrange(len(line) + 1)
    sign = chance.choice(SIGNS)
    match chance.randrange(13):
        case 0:
            lines[at : at + 1] = []
        case 1:
            lines.insert(at, line)
        case 2:
            other = chance.randrange(max(at - 2, 0), min(at + 3, len(lines)))
            lines[at], lines[other] = lines[other], line
        case 3:
            lines[at] = " " * chance.randrange(1, 4) + line
        case 4:
            lines[at] = line[chance.randrange(1, 5) :]
        case 5:
            lines[at:] = [line[:column]]
        case 6:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        case 7:
            lines[at] = line[:column] + line[column + 1 :]
        case 8:
            lines[at] = line.replace(":", "：", 1)
        case 9:
            before = "\n".join([*lines[:at], line[:column]]).encode()
            data = text.encode()
            return before + chance.randbytes(2) + data[len(before) + 2 :], at + 1
        case 10:
            lines[at] = sign + line
        case _:
            lines[at] = line[:column] + sign + line[column:]
    return "\n".join(lines).encode(), at + 1


def lines_of(data: bytes) -> int:
    """Return the number of lines of a file, at least 1; every way to end a line counts, for a file that cannot be read is bytes."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


PIECES: dict[str, list[Piece]] = {}
for each in pieces():
    PIECES.setdefault(each.path, []).append(each)


def named_lines(problem: Problem) -> list[int]:
    """Return the line of a problem and those that its words name."""
    return [problem.line, *map(int, re.findall(r"([0-9]+)行目", problem.text("ja")))]


def assert_in(problem: Problem, path: str, data: bytes) -> None:
    """Assert that a problem stands in the file and says something in every language."""
    assert problem.path == path, (data, problem)
    assert 1 <= problem.line <= lines_of(data), (data, problem)
    assert all(problem.text(language).strip() for language in languages()), (data, problem)


@pytest.fixture
def edits(everything: bool) -> int:
    """Return how many edits a run makes."""
    return MANY if everything else FEW


def chance_of(shard: int, everything: bool) -> random.Random:
    """Return the chances of a part of the edits."""
    return random.Random(shard if everything else share.draw(f"edits {shard}", 2**32))


@pytest.mark.share(2)
@pytest.mark.parametrize("shard", range(SHARDS))
def test_an_edit_is_read_or_named(shard: int, everything: bool, edits: int, tmp_path: Path) -> None:
    """Each problem is of a line of the file; where a file is no YAML any more, of the edit's, but for one in a hundred (of many)."""
    chance = chance_of(shard, everything)
    unreadable, far = 0, 0
    for _ in range(edits // SHARDS):
        piece = chance.choice(PIECES[chance.choice([*PIECES])])
        path = tmp_path / piece.path
        path.parent.mkdir(parents=True, exist_ok=True)
        data, line = edited(piece.text, chance)
        path.write_bytes(data)
        problems = piece.read(path, tmp_path)
        for problem in problems:
            assert_in(problem, piece.path, data)
        if path.suffix in (".yaml", ".yml") and problems:
            document, unread = yamlfile.read(path, tmp_path, tags=piece.path == "mkdocs.yml")
            if unread and not document.lines:
                unreadable += 1
                far += min(abs(number - line) for number in named_lines(unread[0])) > NEAR
    assert unreadable > edits // SHARDS // 40
    assert far * 100 <= unreadable or not everything


@pytest.mark.parametrize("piece", [piece for same in PIECES.values() for piece in same], ids=lambda piece: piece.path)
def test_an_unedited_piece_is_right(piece: Piece, tmp_path: Path) -> None:
    """Its form is right; of the other entries that it names it knows nothing."""
    path = tmp_path / piece.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(piece.text, encoding="utf-8")
    assert [problem for problem in piece.read(path, tmp_path) if problem.blocking] == []


def checked(site: Path, chance: random.Random) -> None:
    """Edit a file of a site, check all of it, and put the file back as it was."""
    path = chance.choice([path for path in sorted(site.rglob("*")) if path.suffix in (".yaml", ".yml", ".md", ".txt")])
    name, before = path.relative_to(site).as_posix(), path.read_bytes()
    data, _ = edited(before.decode(), chance)
    path.write_bytes(data)
    for problem in check.problems_of(content.read(site)):
        assert problem.path == name or (site / problem.path).exists(), (name, data, problem)
        text = (site / problem.path).read_bytes() if (site / problem.path).is_file() else b""
        assert 1 <= problem.line <= lines_of(text), (name, data, problem)
    path.write_bytes(before)


@pytest.mark.share(2)
@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_whole_check_names_or_passes(shard: int, everything: bool, edits: int, tmp_path: Path) -> None:
    chance = chance_of(shard, everything)
    shutil.copytree(SMALL, tmp_path / "site")
    for _ in range(max(1, edits // SHARDS // 50)):
        checked(tmp_path / "site", chance)


@pytest.mark.parametrize("shard", range(4))
def test_the_whole_check_of_a_larger_plan(shard: int, everything: bool, edits: int, tmp_path: Path) -> None:
    chance = chance_of(shard, everything)
    site = copy(PLAN, tmp_path / "site")
    for _ in range(edits // 1000):
        checked(site, chance)
