"""What this site publishes as data: the glossary comes back from every form, and the page says what is so."""

import json
import os
import re
import subprocess
import sys

import extruct
import pytest
from rdflib import Graph

from plansite.content import Content

from ..conftest import ROOT, SITE_URL, Site
from ..forms import LOSSES, again, carried, exports_of

_PROGRAM = """
import hashlib
from tests.forms import exports_of
from plansite import content
from pathlib import Path
for name, text in sorted(exports_of(content.read(Path.cwd())).files.items()):
    print(name, hashlib.sha256(text).hexdigest())
"""


def test_the_glossary_comes_back_from_every_form(site_content: Content) -> None:
    exports = exports_of(site_content)
    for name in LOSSES:
        assert again(exports, name) == carried(site_content.glossary, name), name


@pytest.mark.share(3)
def test_two_builds_are_byte_for_byte_the_same() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1] != ""


def test_the_page_leads_to_every_file_and_says_its_size_and_type(site: Site) -> None:
    for path in ("data/index.html", "ja-easy/data/index.html", "en/data/index.html"):
        rows = site.pages[path].xpath("//main//tr[th//a][count(td)=3]")
        assert len(rows) > 15
        for row in rows:
            link = row.xpath("string(th//a/@href)")
            file = site.folder / "data" / link.rpartition("/")[2]
            assert row.xpath("string(td[3])") == f"{file.stat().st_size / 1000:.0f}\u00a0kB", link
            assert re.fullmatch(r"[a-z]+/[a-z+-]+", row.xpath("string(td[2])")), link


def test_the_questions_on_the_page_have_the_answers_that_it_states(site: Site) -> None:
    graph = Graph().parse(site.folder / "data" / "glossary.ttl")
    blocks = [block.text_content().strip() for block in site.pages["en/data/index.html"].xpath("//h2[@id='sparql']/following-sibling::pre")]
    asked = [*zip(blocks[::2], blocks[1::2], strict=True)]
    assert len(asked) == 5
    for query, answer in asked:
        rows = ["\t".join(str(value) for value in row) for row in graph.query(query) if isinstance(row, tuple)]
        assert rows == answer.split("\n"), query


def test_five_lines_of_python_read_the_glossary(site: Site, site_content: Content) -> None:
    (program,) = [block.text_content() for block in site.pages["en/data/index.html"].xpath("//h2[@id='python']/following-sibling::pre[1]")]
    assert len(program.strip().split("\n")) == 5
    local = program.replace(SITE_URL, f"{site.folder.as_uri()}/")
    assert local != program
    said = subprocess.run([sys.executable, "-c", local], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})
    assert said.stdout.splitlines() == [
        f"{term.id} {wording.term}" for term, wording in site_content.glossary.wordings(site_content.project.default)
    ]


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("glossary/open-data/index.html", "DefinedTerm", "オープンデータ"),
        ("ja-easy/glossary/index.html", "DefinedTermSet", "福島県デジタル化推進計画: ことばの 説明"),
        ("en/glossary/open-data/index.html", "DefinedTerm", "open data"),
    ],
)
def test_pages_say_what_they_define(path: str, kind: str, name: str, site: Site) -> None:
    text = (site.folder / path).read_text(encoding="utf-8")
    (found,) = extruct.extract(text, base_url=SITE_URL, syntaxes=["json-ld"])["json-ld"]
    address = SITE_URL + path.removesuffix("index.html")
    assert (found["@type"], found["name"], found["url"]) == (kind, name, address)
    scheme = f"{SITE_URL}data/glossary.ttl"
    assert found["@id"] == (f"{scheme}#open-data" if kind == "DefinedTerm" else scheme)


def test_each_term_has_its_json_and_says_how_it_is_cited(site: Site, site_content: Content) -> None:
    for term in filter(site_content.glossary.is_explained, site_content.glossary.terms):
        page = site.pages[f"en/glossary/{term.id}/index.html"]
        assert json.loads((site.folder / "data" / "terms" / f"{term.id}.json").read_text(encoding="utf-8"))["term"]["id"] == term.id
        assert page.xpath("string(//*[@class='term-cite']/following-sibling::p[1]/a/@href)") == f"../../../data/terms/{term.id}.json"
        assert f"{SITE_URL}en/glossary/{term.id}/" in page.xpath("string(//*[@class='term-cite'])")
