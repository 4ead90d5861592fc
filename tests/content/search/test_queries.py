"""The queries that the search is measured with: enough of each kind, and their answers are on the site."""

from collections import Counter

import pytest

from plansite.commands.testing.sites import Site
from plansite.content import Content

from . import mechanical
from .queries import NOTHING, WRITTEN, Query

KINDS = "exact width kana romaji language question dot typo plural everyday several partly alias short answer"


def test_there_are_enough_of_each_kind() -> None:
    editions = Counter(query.edition for query in WRITTEN)
    assert (editions["ja"] >= 100, editions["ja-easy"] >= 60, editions["en"] >= 80) == (True, True, True)
    assert {query.kind for query in WRITTEN} == set(KINDS.split())
    assert 3 * sum(query.independent for query in WRITTEN) >= len(WRITTEN)
    assert len(NOTHING) >= 25
    asked = [(query.edition, query.text) for query in [*WRITTEN, *NOTHING]]
    assert [query for query, count in Counter(asked).items() if count > 1] == []


@pytest.mark.parametrize("edition", ["ja", "ja-easy", "en"])
def test_every_answer_is_on_the_site(edition: str, site: Site, site_content: Content) -> None:
    folder = "" if edition == site_content.project.default else f"{edition}/"
    asked = [query for query in [*WRITTEN, *mechanical.queries(site_content.glossary)] if query.edition == edition]
    assert [query for query in asked if not query.wanted or not all(_stands(site, folder, address) for address in query.wanted)] == []


def _stands(site: Site, folder: str, address: str) -> bool:
    path, _, anchor = address.partition("#")
    page = site.pages.get(f"{folder}{path}index.html")
    return page is not None and (not anchor or bool(page.xpath("//*[@id=$anchor]", anchor=anchor)))


def test_mechanical_queries(site_content: Content) -> None:
    made = mechanical.queries(site_content.glossary)
    assert len(made) >= 2600
    assert [query for query in made if query.wanted == ("glossary/digital-twin/",) and query.edition != "ja-easy"] == [
        Query(edition, kind, text, ("glossary/digital-twin/",))
        for edition, kind, text in (
            ("ja", "headword", "デジタルツイン"),
            ("ja", "reading", "でじたるついん"),
            ("ja", "language", "digital twin"),
            ("ja", "question", "デジタルツインとは何ですか"),
            ("ja", "left out", "デジタツイン"),
            ("ja", "swapped", "デジルタツイン"),
            ("en", "headword", "digital twin"),
            ("en", "language", "デジタルツイン"),
            ("en", "question", "what is digital twin"),
            ("en", "left out", "digtal twin"),
            ("en", "swapped", "diigtal twin"),
            ("en", "plural", "digital twins"),
        )
    ]
