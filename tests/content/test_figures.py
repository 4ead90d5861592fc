"""The figures of the plan of this repository: pictures, words, data and front page say the same in each language."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from plansite.content import Content

from ..conftest import Site
from ..figures import differing, drawn, figures_of, unseen
from ..server import serve


@pytest.mark.parametrize("locale", ["ja", "ja-easy", "en"])
def test_pictures_words_and_data_are_the_same(site: Site, site_content: Content, locale: str) -> None:
    told = list(differing(site, site_content, locale))
    assert len(told) > 10
    assert [name_and_sides for name_and_sides in told if name_and_sides[1] != name_and_sides[2]] == []


@pytest.mark.parametrize("locale", ["ja", "ja-easy", "en"])
def test_figures_of_terms_are_their_files_and_their_words(site: Site, site_content: Content, locale: str) -> None:
    told = list(drawn(site, site_content, locale))
    assert len(told) >= 20
    assert [each for each in told if each[1] != each[2]] == []


@pytest.mark.share(4)
@pytest.mark.parametrize(
    ("width", "media"),
    [(320, {}), (1280, {"forced_colors": "active"}), (1280, {"color_scheme": "dark"}), (660, {"media": "print"})],
    ids=["400 %", "forced colours", "dark", "paper"],
)
def test_figures_are_seen(browser: Browser, site: Site, width: int, media: dict[str, Any]) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(**media)
    paths = ("", "figures/", "five-minutes/", "glossary/iot/", "glossary/opt-out/")
    lost = {}
    with serve(site.folder) as server:
        for path in [f"{folder}{path}" for folder in ("", "ja-easy/", "en/") for path in paths]:
            shown = page.goto(server.address + path)
            assert shown and shown.ok, path
            lost[path] = unseen(page)
    page.close()
    assert {path: found for path, found in lost.items() if found} == {}


def test_front_page_and_table_of_the_plan_have_the_figures_of_the_data(site: Site, site_content: Content) -> None:
    told = site_content.figures.told("ja", site_content.labels["ja"].words)
    numbers = [each.number(value) for each in told for value in (each.indicator.baseline, each.indicator.target)]
    assert [figure for _, _, first, _, last in figures_of(site.pages["index.html"]) for figure in (first, last)] == numbers
    assert site.pages["chapter-3/section-1/index.html"].xpath("//td/text()") == numbers
