"""What titles hold; and how much more is found in texts of two glossaries that the rule was not made with."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from plansite import content
from plansite.exchange.imports import entries, files, titles
from plansite.exchange.imports.drafts import Draft
from plansite.exchange.imports.titles import Title
from plansite.terms import model
from plansite.terms.matcher import matcher_of

from ..plan import DATA

HELD_OUT = DATA / "imports/heldout"
TITLES = [
    ("open data", Title(("open data",))),
    ("Artificial Intelligence / AI", Title(("Artificial Intelligence", "AI"))),
    ("application programming interface (API)", Title(("application programming interface", "API"))),
    ("CSV (comma-separated values)", Title(("CSV", "comma-separated values"))),
    ("IoT (Internet of Things)", Title(("IoT", "Internet of Things"))),
    ("key (cryptography)", Title(("key",), rest=("cryptography",))),
    ("SQL (databases)", Title(("SQL",), rest=("databases",))),
    ("cookie(s)", Title(("cookie",))),
    ("TCP/IP", Title(("TCP/IP",))),
    ("client/server", Title(("client/server",))),
    ("人工知能（AI）", Title(("人工知能", "AI"))),
    ("ＡＩ（人工知能）", Title(("ＡＩ", "人工知能"))),
    ("無人航空機（ドローン）", Title(("無人航空機", "ドローン"))),
    ("ドローン（無人航空機）", Title(("ドローン", "無人航空機"))),
    ("クラウド（行政）", Title(("クラウド",), rest=("行政",))),
    ("鍵（暗号）", Title(("鍵",), rest=("暗号",))),
    ("個人情報（こじんじょうほう）", Title(("個人情報",), reading="こじんじょうほう")),
    ("ポンプ場（ポンプじょう）", Title(("ポンプ場",), reading="ポンプじょう")),
    ("クラウドサービス／クラウド", Title(("クラウドサービス", "クラウド"))),
    ("IoT (Internet of Things / モノのインターネット)", Title(("IoT", "Internet of Things", "モノのインターネット"))),
    ("（仮称）", Title(("（仮称）",))),
]


@pytest.mark.parametrize(("title", "held"), TITLES)
def test_titles(title: str, held: Title) -> None:
    assert titles.read(title) == held


CAPITALS = [
    ("Open Data", (), "open data"),
    ("Kubernetes", (), "Kubernetes"),
    ("Kubernetes", ("kubernetes",), "kubernetes"),
    ("Git", (), "Git"),
    ("AI", ("ai",), "AI"),
    ("Internet of Things (IoT)", ("internet", "things"), "internet of things (IoT)"),
    ("Kubernetes Cluster", ("cluster",), "Kubernetes Cluster"),
]


@pytest.mark.parametrize(("spelling", "written", "expected"), CAPITALS)
def test_capitals(spelling: str, written: tuple[str, ...], expected: str) -> None:
    assert titles.plain(spelling, written) == expected


# How many of the uses that are marked (29, 17 and 16) are found, and how many other spans, with titles as they stand and with what they hold.
# Wrong is one key of a door; missing is 船席, of two kanji, which might be a field.
RECALL = [
    ("library.csv", "library.txt", "en", (3, 0), (29, 1)),
    ("harbour.csv", "harbour.ja.txt", "ja", (2, 0), (16, 0)),
    ("harbour.csv", "harbour.en.txt", "en", (5, 0), (16, 0)),
]


@pytest.mark.parametrize(("glossary", "text", "locale", "before", "after"), RECALL)
def test_uses_that_are_found(
    glossary: str, text: str, locale: str, before: tuple[int, int], after: tuple[int, int], tmp_path: Path
) -> None:
    site = content.read(DATA / "municipality")
    site = replace(site, glossary=replace(site.glossary, terms=(), positions=()), project=replace(site.project, locales=(locale,)))

    def drafts() -> list[Draft]:
        return files.read(glossary, (HELD_OUT / glossary).read_bytes(), site)[0]

    raw = [{"id": f"t-{number}", "origin": "site", **draft.data} for number, draft in enumerate(drafts())]
    opened = entries.settle(drafts(), site, "site", glossary)[0]
    assert (found(raw, text, locale, tmp_path), found(opened, text, locale, tmp_path)) == (before, after)


def found(terms: list[dict[str, object]], text: str, locale: str, folder: Path) -> tuple[int, int]:
    """Return how many of the marked uses of a text are found, and how many other spans."""
    written = (HELD_OUT / text).read_text(encoding="utf-8")
    plain, marked = "", set()
    for number, piece in enumerate(re.split(r"\[\[|\]\]", written)):
        if number % 2:
            marked.add((len(plain), len(plain) + len(piece)))
        plain += piece
    path = folder / "terms.yaml"
    path.write_text(yaml.safe_dump({"terms": terms}, allow_unicode=True), encoding="utf-8")
    glossary, _ = model.load(path, folder, (locale,))
    spans = {(span.start, span.end) for span in matcher_of(glossary, locale).find(plain)}
    return len(spans & marked), len(spans - marked)
