"""The figures of the plan of this repository: pictures, words, data and front page say the same in each language."""

import pytest

from plansite.content import Content

from ..conftest import Site
from ..figures import differing, figures_of


@pytest.mark.parametrize("locale", ["ja", "ja-easy", "en"])
def test_pictures_words_and_data_are_the_same(site: Site, site_content: Content, locale: str) -> None:
    told = list(differing(site, site_content, locale))
    assert len(told) > 10
    assert [name_and_sides for name_and_sides in told if name_and_sides[1] != name_and_sides[2]] == []


def test_front_page_and_table_of_the_plan_have_the_figures_of_the_data(site: Site, site_content: Content) -> None:
    told = site_content.figures.told("ja", site_content.labels["ja"].words)
    numbers = [each.number(value) for each in told for value in (each.indicator.baseline, each.indicator.target)]
    assert [figure for _, _, first, _, last in figures_of(site.pages["index.html"]) for figure in (first, last)] == numbers
    assert site.pages["chapter-3/section-1/index.html"].xpath("//td/text()") == numbers
