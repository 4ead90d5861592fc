"""Each form is what its standard says, by the judgement of tools that are not ours."""

import csv
import io
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import feedparser
import jsonschema
import pyshacl
import pytest
from csvw import CSVW
from lxml import etree
from rdflib import DCAT, DCTERMS, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from plansite.content import Content
from plansite.exchange.exports import corpus, kinds, sheets
from plansite.exchange.exports.datasets import Exports
from plansite.furigana import readings

from ...forms import exports_of, form_of
from ..plan import DATA

SHAPES = DATA / "exports"


@pytest.fixture(scope="session")
def folder(exports: Exports, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the files of data as the site does."""
    root = tmp_path_factory.mktemp("exports")
    for name, content in exports.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "data"


def test_the_files_of_a_plan(exports: Exports) -> None:
    names = [[form.name for form in dataset.forms] for dataset in exports.datasets]
    assert names == [
        [
            "glossary.json",
            "glossary.schema.json",
            "glossary.csv",
            "glossary.csv-metadata.json",
            "glossary.ttl",
            "glossary.jsonld",
            "glossary.tbx",
            *(["changes.ja.atom", "changes.ja-easy.atom", "changes.en.atom"] if exports.changes else []),
        ],
        ["plan.json", "plan.tmx"],
        ["readings.csv", "readings.csv-metadata.json", "readings.json"],
        ["facts.csv", "facts.csv-metadata.json", "facts.json"],
        ["easy-japanese.csv", "easy-japanese.csv-metadata.json", "easy-japanese.json"],
        ["catalogue.ttl", "catalogue.jsonld"],
    ]
    assert {kinds.ending(name) for each in names for name in each} >= kinds.KINDS.keys() - {"atom"}
    assert sorted(exports.terms) == sorted(f"terms/{term.id}.json" for term in exports.publication.site.glossary.terms)


def test_json_satisfies_the_published_schema(exports: Exports) -> None:
    schema = json.loads(form_of(exports, "glossary.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    data = json.loads(form_of(exports, "glossary.json"))
    assert data["$schema"] == schema["$id"]
    assert list(validator.iter_errors(data)) == []
    data["terms"][0]["origin"] = "elsewhere"
    assert [[*error.path] for error in validator.iter_errors(data)] == [["terms", 0, "origin"]]


def test_a_term_has_a_file(exports: Exports) -> None:
    site = exports.publication.site
    data = json.loads(form_of(exports, "terms/open-data.json"))
    assert data.pop("term") == next(each for each in json.loads(form_of(exports, "glossary.json"))["terms"] if each["id"] == "open-data")
    address = exports.publication.address
    assert data == {
        "about": exports.publication.about(),
        "languages": site.tags,
        "concept": f"{address}data/glossary.ttl#open-data",
        "pages": {
            "ja": f"{address}glossary/open-data/",
            "ja-simple": f"{address}ja-easy/glossary/open-data/",
            "en": f"{address}en/glossary/open-data/",
        },
    }


def conforms(graph: Graph, shapes: str) -> list[str]:
    """Return what is wrong with linked data, by SHACL shapes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole, _, text = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES / shapes))
    return [] if whole else [str(text)]


@pytest.mark.share(3)
@pytest.mark.parametrize(("name", "shapes"), [("glossary", "skos.ttl"), ("catalogue", "dcat.ttl")])
def test_linked_data(name: str, shapes: str, folder: Path) -> None:
    turtle, json_ld = Graph().parse(folder / f"{name}.ttl"), Graph().parse(folder / f"{name}.jsonld")
    assert isomorphic(turtle, json_ld)
    assert conforms(turtle, shapes) == []


BROKEN = [
    ("skos.ttl", 'd:a a skos:Concept; skos:prefLabel "x"@en; skos:altLabel "x"@en; skos:notation "a"; skos:inScheme d:s'),
    ("skos.ttl", 'd:a a skos:Concept; skos:prefLabel "x"@en, "y"@en; skos:notation "a"; skos:inScheme d:s'),
    ("skos.ttl", 'd:a a skos:Concept; skos:prefLabel "x"@en; skos:notation "a"; skos:inScheme d:s; skos:related d:other'),
    ("dcat.ttl", 'd:d a dcat:Dataset; dcterms:title "x"@en; dcterms:description "x"@en'),
]


@pytest.mark.parametrize(("shapes", "data"), BROKEN)
def test_the_shapes_find_what_is_wrong(shapes: str, data: str) -> None:
    prefixes = f"@prefix d: <https://d.example/>. @prefix skos: <http://www.w3.org/2004/02/skos/core#>. @prefix dcat: <{DCAT}>. "
    prefixes += "@prefix dcterms: <http://purl.org/dc/terms/>. d:s a skos:ConceptScheme. "
    assert len(conforms(Graph().parse(data=f"{prefixes}{data} ."), shapes)) == 1


def test_the_catalogue_knows_every_file(exports: Exports, folder: Path) -> None:
    graph = Graph().parse(folder / "catalogue.ttl")
    sizes = {str(graph.value(node, DCAT.downloadURL)): int(str(size)) for node, size in graph.subject_objects(DCAT.byteSize)}
    listed = [form for dataset in exports.datasets[:-1] for form in dataset.forms]
    assert sizes == {exports.publication.file(form.name): (folder / form.name).stat().st_size for form in listed}


@pytest.mark.parametrize(("issued", "kind"), [("2022", XSD.gYear), ("2022-03", XSD.gYearMonth), ("2022-03-25", XSD.date), (None, None)])
def test_the_catalogue_says_when_the_plan_was_published(issued: str | None, kind: URIRef | None, exports: Exports) -> None:
    site = exports.publication.site
    times = site.project.times.model_copy(update={"issued": issued})
    dated = exports_of(replace(site, project=replace(site.project, times=times)))
    graph = Graph().parse(data=form_of(dated, "catalogue.ttl"), format="turtle")
    said = [*graph.subject_objects(DCTERMS.issued)]
    plan = URIRef(exports.publication.file("catalogue.ttl#plan"))
    assert said == ([(plan, Literal(issued, datatype=kind))] if issued else [])
    assert conforms(graph, "dcat.ttl") == []


def test_tbx(folder: Path) -> None:
    schema = etree.RelaxNG(file=str(SHAPES / "tbx-basic.rng"))
    schema.assertValid(etree.parse(str(folder / "glossary.tbx")))


def test_tmx_aligns_by_id(folder: Path) -> None:
    tree = etree.parse(str(folder / "plan.tmx"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    units = {unit.get("tuid"): {each.get(language): each.findtext("seg") for each in unit.iter("tuv")} for unit in tree.iter("tu")}
    assert len(units) == len(tree.findall(".//tu"))
    assert units["glossary#open-data"] == {"ja": "オープンデータ", "ja-simple": "オープンデータ", "en": "open data"}
    assert units["chapter-4/section-3.md#ch4-s3.title"] == {
        "ja": "第3節 計画の見直し",
        "ja-simple": "第3節 計画の 見直し",
        "en": "Section 3: Review of the Plan",
    }
    assert {unit.get("segtype") for unit in tree.iter("header")} == {"block"}


SHEETS = ["glossary.csv", "readings.csv", "facts.csv", "easy-japanese.csv"]


@pytest.mark.share(2)
@pytest.mark.parametrize("name", SHEETS)
def test_csv_on_the_web(name: str, folder: Path) -> None:
    table = CSVW(str(folder / f"{name}-metadata.json"), validate=True)
    assert table.is_valid, table.warnings
    rows = list(csv.reader(io.StringIO((folder / name).read_text(encoding="utf-8-sig"), newline="")))
    described = json.loads((folder / f"{name}-metadata.json").read_text(encoding="utf-8"))
    assert rows[0] == [title for column in described["tableSchema"]["columns"] for title in column["titles"]]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(re.fullmatch("[a-z_]+", column["name"]) for column in described["tableSchema"]["columns"])
    key = [rows[0].index(column) for column in described["tableSchema"]["primaryKey"]]
    keys = [tuple(row[index] for index in key) for row in rows[1:]]
    assert len(set(keys)) == len(keys) > 0


@pytest.mark.parametrize("name", SHEETS[1:])
def test_a_table_is_the_same_as_json(name: str, exports: Exports) -> None:
    data = json.loads(form_of(exports, f"{name.removesuffix('.csv')}.json"))
    assert data["about"] == exports.publication.about()
    several = {key for row in data["rows"] for key, value in row.items() if isinstance(value, list)}
    numbered = [{key: str(value) if isinstance(value, int) else value for key, value in row.items()} for row in data["rows"]]
    assert [*sheets.rows(form_of(exports, name), several)] == numbered


def test_csv_opens_in_a_spreadsheet(folder: Path) -> None:
    for name in SHEETS:
        assert (folder / name).read_bytes().startswith(b"\xef\xbb\xbf"), name


def test_readings_come_back(exports: Exports) -> None:
    words = exports.publication.site.readings.words
    found = {}
    for row in sheets.rows(form_of(exports, "readings.csv"), ("parts", "part_readings")):
        found[row["word"]] = tuple((part, reading or None) for part, reading in zip(row["parts"], row["part_readings"], strict=True))
    assert found == words
    assert readings.align("聞き手", "き|き|て") == (("聞", "き"), ("き", None), ("手", "て"))


def test_terms_of_the_corpus_stand_where_it_says(exports: Exports, site_content: Content) -> None:
    data = json.loads(form_of(exports, "plan.json"))
    found = 0
    for section in (section for page in data["pages"] for section in page["sections"]):
        for locale, tag in site_content.tags.items():
            for block in section["text"].get(tag, ()):
                for term in block.get("terms", ()):
                    written = block["text"][term["start"] : term["end"]]
                    assert [span.term for span in site_content.matchers[locale].find(written)] == [term["term"]], written
                    found += 1
    assert found > 300
    ids = [section["id"] for page in data["pages"] for section in page["sections"] if not section["id"].startswith("fn:")]
    assert len(ids) == len(set(ids))
    assert [passage.id for passage in corpus.passages(exports.publication)][:2] == ids[:2]


def feeds(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.atom"))


def test_feeds(exports: Exports, folder: Path) -> None:
    site = exports.publication.site
    assert bool(exports.changes) == bool([*feeds(folder)])
    for path in feeds(folder):
        feed = feedparser.parse(path.read_bytes())
        assert (feed.bozo, feed.version) == (False, "atom10")
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) == min(50, len(site.glossary.terms))
        assert [entry.updated for entry in feed.entries] == sorted((entry.updated for entry in feed.entries), reverse=True)
        assert feed.feed.updated == feed.entries[0].updated
        assert all(entry.link.startswith(exports.publication.address) and entry.summary for entry in feed.entries)
