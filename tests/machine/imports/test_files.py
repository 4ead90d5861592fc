"""A file of another glossary becomes terms.yaml: the complete file, and everything that is told, for each shape."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plansite.commands import imports
from plansite.content import Content
from plansite.exchange.exports.datasets import Exports
from plansite.exchange.imports import entries, files
from plansite.files import problem
from plansite.terms import model, rules

from ...forms import LOSSES, carried, compared, exports_of, form_of
from ..plan import DATA

FOREIGN = DATA / "imports"
NAMES = ["ministry.csv", "list.csv", "glosario.yml", "thesaurus.ttl", "thesaurus.rdf", "thesaurus.jsonld", "martif.tbx", "elements.tbx"]
BEFORE = """\
# 町の用語
terms:
  - id: drone
    origin: site  # 町の言葉
    ja: {term: ドローン, reading: どろーん}
    en: {term: drone}

  # 名前
  - id: bank
    origin: name
    ja: {term: 水の里銀行, reading: みずのさとぎんこう}
    en: {term: Mizunosato Bank, standing: unverified}
"""


@pytest.fixture(scope="module")
def exports(site_content: Content) -> Exports:
    return exports_of(site_content)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the glossary of a town, whose folder is the current one."""
    folder = tmp_path / "town"
    shutil.copytree(DATA / "municipality", folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANG", "ja")
    path = folder / "glossary/terms.yaml"
    path.write_text(BEFORE, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_foreign_glossary(name: str, town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imports.main(FOREIGN / name, "site") == 0
    assert town.read_text(encoding="utf-8") == (FOREIGN / f"{name}.terms.yaml").read_text(encoding="utf-8")
    assert capsys.readouterr().out == (FOREIGN / f"{name}.told.txt").read_text(encoding="utf-8")
    written = town.read_text(encoding="utf-8")
    glossary, wrong = model.load(town, town.parents[1], ("ja", "en"))
    assert (wrong, glossary.by_id.keys() > {"drone", "bank"}) == ([], True)
    # What has been taken in is there: nothing of it is taken in again.
    imports.main(FOREIGN / name, "site")
    assert town.read_text(encoding="utf-8") == written


def test_every_expected_file_is_of_a_shape() -> None:
    assert sorted(path.name for path in FOREIGN.glob("*.terms.yaml")) == sorted(f"{name}.terms.yaml" for name in NAMES)


def test_a_proposed_reading_stops_the_check(town: Path) -> None:
    imports.main(FOREIGN / "thesaurus.rdf", "site")
    glossary, _ = model.load(town, town.parents[1], ("ja", "en"))
    assert problem.lines(rules.readings_are_kana(glossary), "ja") == [
        "glossary/terms.yaml:13: 「早期警報」の読み「？そうきけいほう」は、ひらがなで書いてください。例: そうきけいほう",
    ]


UNREADABLE = [
    ("words.csv", b"a,b\nc,d\n", "words.csv:1: 用語の一覧が見つかりません。"),
    ("words.csv", b"\xff\x00\x81", "words.csv:1: "),
    ("words.yaml", b"a: b\n", "words.yaml:1: 用語の一覧が見つかりません。"),
    ("words.ttl", b"<a> <b", "words.ttl:1: このファイルは読めません: "),
    ("words.rdf", b"<rdf:RDF>", "words.rdf:1: このファイルは読めません: "),
    (
        "words.jsonld",
        b'{"@context": "https://words.example/context", "@graph": []}',
        "words.jsonld:1: @context がファイルの外にあるので、読んでいません。",
    ),
    ("words.json", b"1", "words.json:1: 用語の一覧が見つかりません。"),
    ("words.json", b'{"languages": {}, "terms": 1}', "words.json:1: このファイルは読めません: "),
    (
        "words.csv",
        b"id,language,term\na,ja,b\n\nc,,d\n",
        "words.csv:4: id、language、term のどれかがない行なので、この表は読んでいません。",
    ),
    ("words.csv", b"term,definition\na," + b"b" * 200_000, "words.csv:1: このファイルは読めません: "),
    ("words.json", b"{", "words.json:1: このファイルは読めません: "),
]


@pytest.mark.parametrize(("name", "data", "told"), UNREADABLE)
def test_what_cannot_be_read_changes_nothing(
    name: str, data: bytes, told: str, town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert imports.main(tmp_path / name, "site") == 1
    assert capsys.readouterr().out.startswith(told)
    assert town.read_text(encoding="utf-8") == BEFORE


def test_an_entity_is_not_fetched(town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    text = (FOREIGN / "martif.tbx").read_text(encoding="utf-8")
    text = text.replace('"TBXcoreStructV02.dtd">', f'"x.dtd" [<!ENTITY file SYSTEM "file://{tmp_path}/secret">]>').replace(
        "送水管", "&file;"
    )
    (tmp_path / "words.tbx").write_text(text, encoding="utf-8")
    imports.main(tmp_path / "words.tbx", "site")
    assert "secret" not in town.read_text(encoding="utf-8") + capsys.readouterr().out


@pytest.mark.parametrize("before", ["terms: []\n", "# 用語\nterms: [ ]\n"])
def test_into_an_empty_glossary(before: str, town: Path) -> None:
    town.write_text(before, encoding="utf-8")
    assert imports.main(FOREIGN / "thesaurus.rdf", "plan") == 0
    glossary, wrong = model.load(town, town.parents[1], ("ja", "en"))
    assert ([term.id for term in glossary.terms], {term.origin for term in glossary.terms}, wrong) == (
        ["early-warning", "siren"],
        {"plan"},
        [],
    )


@pytest.mark.share(3)
@pytest.mark.parametrize("name", LOSSES)
def test_what_a_site_publishes_comes_back_into_an_empty_glossary(name: str, exports: Exports) -> None:
    """As it was but for readings, where the form has none."""
    site = exports.publication.site
    empty = replace(site, glossary=replace(site.glossary, terms=(), positions=(), moved={}))
    drafts, losses = files.read(name, form_of(exports, name), site)
    found, left = entries.settle(drafts, empty, "site", name)
    assert losses == []
    assert {problem.message.id for problem in left} <= ({"IMPT034"} if "reading" in LOSSES[name]["without"] else set())
    assert compared(found, name) == carried(site.glossary, name)
