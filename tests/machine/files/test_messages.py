"""Every message stands once in every catalogue, is used, and gets what its slots need; a language is added by adding its file."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import jinja2
import pytest
import yaml
from jinja2 import nodes

import plansite
from plansite.files import message
from plansite.files.message import Message

PACKAGE = Path(plansite.__file__).parent
ID = re.compile(r"[A-Z]{4}[0-9]{3}")
# What takes an id and its slots, with the slots that it fills itself; the rest of its keywords are none.
MAKERS: dict[str, set[str]] = {name: set() for name in ("of", "at", "on", "said", "said_in_all", "_problem", "_report", "lose", "tell")}
MAKERS |= {"UnavailableError": set(), "PydanticCustomError": set(), "problem_of": {"term"}, "say": set(), "message": set()}
OTHER_KEYWORDS = {"warning", "blocking", "below", "between"}
CATALOGUES = {path.stem: path for path in message.FOLDER.glob("*.yaml")}


class Use(NamedTuple):
    """A call that makes a message: where, the ids that may be meant (none where they stand elsewhere in the file), and its slots."""

    file: str
    ids: frozenset[str]
    slots: frozenset[str]


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def every_slot(id: str) -> set[str]:
    """Return the slots of a message in any language."""
    return set().union(*(slots(message.catalogue(language)[id]) for language in CATALOGUES))


def named(node: ast.expr) -> Iterator[str]:
    """Give the ids that an argument may be: itself, or either side of a condition."""
    match node:
        case ast.Constant(value=str(value)) if ID.fullmatch(value):
            yield value
        case ast.IfExp(body=body, orelse=other):
            yield from (*named(body), *named(other))
        case ast.BoolOp(values=values):
            yield from (each for value in values for each in named(value))


def in_python(path: Path) -> Iterator[Use]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            keywords = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            if name in MAKERS and len(keywords) == len(node.keywords):
                ids = frozenset(each for argument in node.args for each in named(argument))
                # What pydantic carries to the form.
                keywords |= {str(ast.literal_eval(key)) for each in node.args if isinstance(each, ast.Dict) for key in each.keys if key}
                yield Use(path.relative_to(PACKAGE).as_posix(), ids, frozenset(keywords - OTHER_KEYWORDS | MAKERS[name]))


def in_template(path: Path) -> Iterator[Use]:
    for call in jinja2.Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in MAKERS:
            ids = frozenset(each.value for each in call.args if isinstance(each, nodes.Const))
            yield Use(path.relative_to(PACKAGE).as_posix(), ids, frozenset(keyword.key for keyword in call.kwargs))


MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = [PACKAGE / "commands/server.html", PACKAGE / "reviews/report.md"]
USES = [use for path in MODULES for use in in_python(path)] + [use for path in TEMPLATES for use in in_template(path)]


def written() -> dict[str, set[str]]:
    """Return the ids that stand in each file of the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): set(re.findall(rf"""["']({ID.pattern})["']""", path.read_text(encoding="utf-8")))
        for path in MODULES + TEMPLATES
    }


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_message_stands_once_and_is_used(language: str) -> None:
    lines = CATALOGUES[language].read_text(encoding="utf-8").splitlines()
    ids = [line.partition(":")[0] for line in lines if line and not line.startswith("#")]
    assert [id for id in ids if not ID.fullmatch(id)] == []
    assert sorted(ids) == sorted(set().union(*written().values()))


def test_no_sentence_stands_twice() -> None:
    """In the first language: a translation may say two things in the same words, and a word may mean two things."""
    whole = [sentence for sentence in message.catalogue("ja").values() if sentence.endswith("。")]
    assert sorted(whole) == sorted(set(whole))


def test_the_order_is_that_of_japanese() -> None:
    first = list(message.catalogue("ja"))
    assert {language: list(yaml.safe_load(path.read_text(encoding="utf-8"))) for language, path in CATALOGUES.items()} == dict.fromkeys(
        CATALOGUES, first
    )


def test_every_slot_is_filled() -> None:
    """What a call names fits the ids in it; what the other calls of a file name fits the ids that stand elsewhere in it."""
    wrong = []
    for use in USES:
        if use.ids and use.slots != set().union(*map(every_slot, use.ids)):
            wrong.append(use)
    for file, ids in written().items():
        others = ids.difference(*(use.ids for use in USES if use.file == file))
        given = set().union(*(use.slots for use in USES if use.file == file and not use.ids))
        if needed := set().union(*map(every_slot, others)) - given:
            wrong.append(Use(file, frozenset(others), frozenset(needed)))
    assert wrong == []


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder with the catalogues in which messages are looked up."""
    folder = tmp_path / "messages"
    shutil.copytree(message.FOLDER, folder)
    monkeypatch.setattr(message, "FOLDER", folder)
    for cached in (message.languages, message.catalogue):
        cached.cache_clear()
    yield folder
    for cached in (message.languages, message.catalogue):
        cached.cache_clear()


def test_a_third_language_is_a_file(catalogues: Path) -> None:
    (catalogues / "pt.yaml").write_text('LIST001: " e "\nSITE002: "{locale}: {known}"\n', encoding="utf-8")
    found = Message.of("SITE002", key="ruby", locale="x", known=("ja", "en"))
    assert found.text("pt") == "x: ja e en"
    assert Message.of("PAGE041").text("pt") == "ページに文がありません。"
    assert found.text("fr") == found.text("ja") == "「ruby」の「x」は、languages にない言語です。使える言語: ja、en"
    assert message.languages() == ("ja", "en", "pt")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "ja"),
        ({"LANG": "pt_BR.UTF-8"}, "pt"),
        ({"LANG": "pt"}, "pt"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "pt_PT"}, "pt"),
        ({"LANG": "pt_PT", "LC_MESSAGES": "", "LC_ALL": "C"}, "ja"),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, "ja"),
    ],
)
def test_language(environment: dict[str, str], language: str, catalogues: Path) -> None:
    (catalogues / "pt.yaml").write_text("LIST001: ', '\n", encoding="utf-8")
    assert message.language_of(environment) == language


def test_what_fills_a_slot_stands_as_it_is() -> None:
    inner = Message.of("FORM001", near="{near}")
    assert Message.of("LINK001", href="{0}", suggestion=inner).text("en") == "there is no page '{0}'. Did you mean '{near}'?"
