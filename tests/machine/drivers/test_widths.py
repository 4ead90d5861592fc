"""No page is wider than a telephone, in any browser."""

from collections.abc import Iterator

import pytest

from ...conftest import Site
from ...server import Server, serve
from .window import Window

pytestmark = pytest.mark.share(16)

EDITIONS = ["ja", "ja-easy", "en"]
WIDTHS = [320, 390]
PAGE = '<!doctype html><html lang="ja"><title>幅</title><body><p style="word-break: keep-all">{}</p>'


@pytest.fixture(scope="module")
def server(site: Site) -> Iterator[Server]:
    """Serve the site without its policy, which lets nobody take a page apart or show it in a frame."""
    with serve(site.folder, "") as running:
        yield running


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_scrolls_sideways(window: Window, server: Server, site: Site, edition: str) -> None:
    folders = [f"{each}/" for each in EDITIONS[1:]]
    own = f"{edition}/" if f"{edition}/" in folders else ""
    pages = [path for path in site.pages if path.startswith(own or "") and (own or not path.startswith(tuple(folders)))]
    assert len(pages) > 90
    assert window.sweep([server.address + path.removesuffix("index.html") for path in pages], WIDTHS) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("計画を", []),
        ('<b style="display: inline-block; width: 350px">計画を</b>', [320]),
        ('<b style="display: inline-block; width: 500px">計画を</b>', [320, 390]),
        ('<span style="position: relative; left: 290px">計画を</span>', [320]),
        ('<span style="display: block; overflow-x: auto"><b style="display: block; width: 500px">計画を</b></span>', []),
        (f"<span>{'けいかく' * 20}</span>", [320, 390]),
    ],
)
def test_a_page_that_is_wider_is_found(window: Window, server: Server, text: str, expected: list[int]) -> None:
    server.planted["wide/"] = PAGE.format(text)
    found = window.sweep([server.address, f"{server.address}wide/", f"{server.address}en/"], WIDTHS)
    assert [(width, page) for width, page, _ in found] == [(width, "/wide/") for width in expected]
