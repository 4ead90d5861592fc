"""The reader view of Firefox (Mozilla's Readability) keeps the text of every page: definitions, index, chapters and their tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from ...accessibility.conditions import LIGHT_WIDE, View
from ...accessibility.conftest import Views, fail_with
from ...accessibility.outcome import Finding
from ...conftest import Site
from ...engines import READABILITY
from ...server import Server

pytestmark = pytest.mark.share(4)

CHECK = "kept by a reader view"
_LOST = (Path(__file__).parents[2] / "accessibility" / "reader.js").read_text(encoding="utf-8").partition("\n")[2]


def lost(view: View, paths: Sequence[str]) -> dict[str, list[Finding]]:
    """Return the texts of pages that a reader view leaves out, by the path of the page."""
    view.show("404.html")
    view.page.add_script_tag(path=READABILITY)
    return {path: [Finding(CHECK, text) for text in texts] for path, texts in view.page.evaluate(_LOST, list(paths))}


def test_reader_view_keeps_the_text(site: Site, view: Views) -> None:
    """The fronts of chapters, the contents and the pages of what is not found are a few links: no text that a browser offers the view for."""
    few = {path for path, page in site.pages.items() if page.xpath("//nav[@class='contents']") or path.endswith("404.html")}
    fail_with(lost(view(LIGHT_WIDE), [path for path in site.pages if path not in few | {"contents/index.html"}]))


@dataclass(frozen=True)
class Defect:
    """What is written in place of what on a page, and a text that a reader view leaves out then."""

    page: str
    old: str
    new: str
    text: str


DEFECTS = [
    Defect("glossary/index.html", 'class="layout"', 'class="page"', "オープンデータ"),
    Defect("en/glossary/app/index.html", 'class="words"', 'class="words banner"', "Words on this page"),
    Defect("en/chapter-4/section-2/index.html", 'class="notice"', 'class="notice banner"', "Unofficial translation"),
    Defect("chapter-3/section-1/index.html", "<table", '<table style="display: none"', "48.2%"),
]


@pytest.mark.parametrize("each", DEFECTS, ids=lambda each: each.page)
def test_what_a_reader_view_loses_is_found(site: Site, server: Server, view: Views, each: Defect) -> None:
    page = (site.folder / each.page).read_text(encoding="utf-8")
    assert each.old in page
    assert lost(view(LIGHT_WIDE), [each.page]) == {}
    server.planted[each.page] = page.replace(each.old, each.new, 1)
    try:
        found = lost(view(LIGHT_WIDE), [each.page])
    finally:
        del server.planted[each.page]
    assert Finding(CHECK, each.text) in found[each.page]
