"""The preview opens from a folder, without a server: every link in it leads to a file, and to a place in it that is there."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from ...conftest import Site, build, read_site
from ..plan import PLAN

pytestmark = pytest.mark.share(4)
# A page that is left while it loads ends its requests, which is no failure of the site.
LEFT = "net::ERR_ABORTED"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("preview") / "preview"
    finished = build(PLAN, folder, "--no-directory-urls")
    assert finished.returncode == 0, finished.stderr
    return read_site(folder, finished.stdout + finished.stderr)


def broken_links(site: Site) -> list[str]:
    """Return `page: address` of each address of a page that is on no other host and leads to no file, or to no place in it."""
    ids = {path: {element.get("id") for element in page.xpath("//*[@id]")} for path, page in site.pages.items()}
    found = []
    for path, page in site.pages.items():
        for address in page.xpath("//@href | //@src | //@action | //@data-index"):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (site.folder / path).parent / unquote(parts.path) if parts.path else site.folder / path
            name = target.resolve().relative_to(site.folder.resolve()).as_posix() if not parts.path.startswith("/") else ""
            if not target.is_file() or (parts.fragment and name in ids and unquote(parts.fragment) not in ids[name]):
                found.append(f"{path}: {address}")
    return found


def test_every_link_leads_to_a_file(preview: Site, site: Site) -> None:
    assert len(preview.pages) == len(site.pages)
    # Only servers show 404.html, at any address: its links begin at the root.
    pages = {path: page for path, page in preview.pages.items() if not path.endswith("404.html")}
    assert broken_links(Site(preview.folder, pages, preview.output)) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<a href='b.html#there'></a><a href='b.html#not'></a><a href='c.html'></a><a href='./'></a>")
    (tmp_path / "b.html").write_text("<h1 id='there'></h1><a href='#there'></a><a href='#not'></a><a href='https://other.example/'></a>")
    assert broken_links(read_site(tmp_path, "")) == ["a.html: b.html#not", "a.html: c.html", "a.html: ./", "b.html: #not"]


def test_the_data_names_pages_by_their_files(preview: Site) -> None:
    map_of_site = html.fromstring((preview.folder / "sitemap.xml").read_bytes())
    assert {Path(urlsplit(each.text or "").path).suffix for each in map_of_site.iter("loc")} == {".html"}


def test_the_front_page_keeps_its_title(preview: Site, site: Site) -> None:
    for folder in ("", "ja-easy/", "en/"):
        assert preview.pages[f"{folder}index.html"].xpath("string(//title)") == site.pages[f"{folder}index.html"].xpath("string(//title)")


def test_it_opens_by_a_double_click(preview: Site, browser: Browser) -> None:
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.extend({f"{request.url}: {request.failure}"} if request.failure != LEFT else ()))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto((preview.folder / "index.html").as_uri())
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url((preview.folder / "en" / "index.html").as_uri())
    page.goto((preview.folder / "en" / "chapter-2" / "section-1.html").as_uri())
    page.locator("a.glossary-term").first.click()
    page.wait_for_url(f"{(preview.folder / 'en' / 'glossary').as_uri()}/*.html")
    assert page.get_by_role("heading", level=1).count() == 1
    page.get_by_role("searchbox").fill("open data")
    page.locator(".search__results a").first.click()
    page.wait_for_url((preview.folder / "en" / "glossary" / "open-data.html").as_uri())
    assert failed == []
    page.close()
