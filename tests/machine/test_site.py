"""The site built from the frozen plan: what every plan's site is asked (`plan test`), and what stands on pages, word for word."""

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from plansite.commands.testing.sites import Site, build, without_readings
from plansite.commands.testing.test_site import *  # noqa: F403
from plansite.content import Content

from ..conftest import REPOSITORY_URL
from .plan import PLAN, copy

TAGS = {"ja": "ja", "ja-easy": "ja-simple", "en": "en"}
FOLDERS = {"ja": "", "ja-easy": "ja-easy/", "en": "en/"}


def test_nothing_is_published_that_no_page_asks_for(site: Site) -> None:
    files = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    others = {path for path in files - site.pages.keys() if not path.startswith("data/")}  # of which exports/test_forms knows
    assert others == {
        "accessibility/earl.json",
        "assets/card.js",
        "assets/chosen.js",
        "assets/finder.js",
        "assets/found.js",
        *(f"assets/icon-{size}.png" for size in (32, 180, 192, 512)),
        "assets/icon.svg",
        "assets/minisearch.js",
        "assets/minisearch.txt",
        "assets/search.js",
        "assets/settings.js",
        "assets/site.css",
        "assets/site.js",
        "assets/voice.js",
        "sitemap.xml",
        "sitemap.xml.gz",
        "version.json",
        *(f"{folder}site.webmanifest" for folder in FOLDERS.values()),
        *(f"{folder}search/{name}.js" for folder in FOLDERS.values() for name in ("index", "names-0", "texts-0", "names-1", "texts-1")),
    }


def test_every_page_is_reached_from_the_front_page(site: Site) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        new = {file for file, _ in site.links(waiting.pop()) if file in site.pages} - reached
        reached |= new
        waiting += new
    assert set(site.pages) - reached == {f"{folder}404.html" for folder in FOLDERS.values()}


def test_entries_lead_to_their_line_in_the_repository(site: Site) -> None:
    lines = (PLAN / "glossary" / "terms.yaml").read_text(encoding="utf-8").splitlines()
    (href,) = site.pages["en/glossary/iot/index.html"].xpath("//p[@class='term-source']/a/@href")
    assert href == f"{REPOSITORY_URL}/edit/main/glossary/terms.yaml#L{lines.index('  - id: iot') + 1}"


def test_furigana_are_many(site: Site) -> None:
    assert sum(len(page.xpath("//ruby")) for page in site.pages.values()) > 5_000


def test_places_of_use_are_those_of_the_plan(site: Site, site_content: Content) -> None:
    page = site.pages["glossary/open-data/index.html"]
    (places,) = page.xpath("//h2[@id='used-in']/following-sibling::ul[1]")
    chapters = [
        (chapter.xpath("string(a)"), [urljoin("/glossary/open-data/", href) for href in chapter.xpath("a/@href | ul/li/a/@href")])
        for chapter in places
    ]
    assert chapters == [("第2章 現状及び課題", ["/chapter-2/", "/chapter-2/section-1/#ch2-s1-3"])]


def test_tables_have_captions_and_headers(site: Site) -> None:
    page = site.pages["chapter-3/section-1/index.html"]
    tables = page.xpath("//table")
    assert [table.xpath("string(caption)") for table in tables] == [
        "指標の現況値と目標値（誰もが行政手続をオンラインで行える社会）",
        "指標の現況値と目標値（個人及び事業者には最適な情報やサービスが自動で提供される社会）",
    ]
    cells = [[[(cell.tag, cell.get("scope"), cell.text_content()) for cell in row] for row in table.xpath(".//tr")] for table in tables]
    assert cells[0] == [
        [("th", "col", "指標名"), ("th", "col", "現況値（令和3年度）"), ("th", "col", "目標値（令和7年度）")],
        [("th", "row", "県及び市町村の行政手続のオンライン利用率"), ("td", None, "48.2%"), ("td", None, "80.0%")],
    ]
    assert cells[1][1] == [("th", "row", "スマートシティに取り組む市町村数"), ("td", None, "1市町村"), ("td", None, "7市町村")]


@pytest.mark.parametrize(
    ("path", "numbers"),
    [
        ("chapter-2/section-1/index.html", ["1"]),
        ("chapter-3/section-1/index.html", ["6"]),
    ],
)
def test_notes_keep_their_numbers(site: Site, path: str, numbers: list[str]) -> None:
    page = site.pages[path]
    calls = page.xpath("//a[@role='doc-noteref']")
    assert [call.text for call in calls] == [f"［注{number}］" for number in numbers]
    assert page.xpath("//section[@role='doc-endnotes']/ol/li/@value") == numbers
    backs = page.xpath("//a[@role='doc-backlink']")
    assert [back.text for back in backs] == [f"本文の注{number}へ戻る" for number in numbers]


def test_a_term_with_furigana_is_one_link(site: Site) -> None:
    page = site.pages["ja-easy/chapter-3/section-1/index.html"]
    link = page.xpath("//article//a[@data-term='digital-technology']")[0]
    assert [(ruby.text, ruby.xpath("string(rt)")) for ruby in link.xpath("ruby")] == [("技術", "ぎじゅつ")]
    assert "".join(link.xpath(".//text()[not(ancestor::rt or ancestor::rp)]")) == "デジタル技術"


def test_search_holds_readings_all_of_the_easy_edition_and_each_once_of_the_others(site: Site) -> None:
    (title,) = [title for address, title, *_ in site.search_index("ja-easy/") if address == "chapter-3/section-1/#ch3-s1-2"]
    assert title == (
        "2 「⟦人|ひと⟧や ⟦会社|かいしゃ⟧などに いちばん ⟦合|あ⟧う ⟦情報|じょうほう⟧や サービスが ⟦自動|じどう⟧で とどく ⟦社会|しゃかい⟧」"
    )
    written = {folder: json.dumps(site.search_index(folder), ensure_ascii=False) for folder in FOLDERS.values()}
    assert (written["ja-easy/"].count("⟦情報|") > 20, written[""].count("⟦情報|"), written["en/"].count("⟦")) == (True, 1, 0)


def test_search_knows_entries_by_all_their_names(site: Site) -> None:
    for folder, address, expected in (
        ("", "glossary/open-data/", ["オープンデータ", "おーぷんでーた", "open data"]),
        ("en/", "glossary/open-data/", ["open data", "オープンデータ", "おーぷんでーた"]),
        ("en/", "glossary/names/#ai-network-report-2021", ["Report 2021", "報告書2021"]),
    ):
        ((_, title, _, *names),) = [section for section in site.search_index(folder) if section[0] == address]
        assert [title, *names][: len(expected)] == expected


def test_the_library_of_the_search_is_the_one_that_was_reviewed(site: Site) -> None:
    said = (site.folder / "assets" / "minisearch.txt").read_text(encoding="utf-8")
    assert f"sha256 {hashlib.sha256((site.folder / 'assets' / 'minisearch.js').read_bytes()).hexdigest()}\n" in said


@pytest.mark.parametrize(("locale", "name", "word"), [("ja-easy", "appendix", "smart-city"), ("en", "chapter-2/section-1", "open-data")])
def test_a_word_at_the_end_of_a_page(site: Site, site_content: Content, locale: str, name: str, word: str) -> None:
    """With headword and definition of the language that is read, lists too, and a link to its entry but none to others."""
    (entry,) = site.pages[f"{locale}/{name}/index.html"].xpath(f"//section[@class='words']//div[dt/a[contains(@href, '/{word}/')]]")
    term = site_content.glossary.by_id[word].wording(locale)
    assert term is not None
    assert term.definition is not None
    assert without_readings(entry.xpath("dt/a")[0]) == term.term
    lines = [re.sub(r"^\d+\. ", "", line) for line in term.definition.splitlines()]
    assert "".join(without_readings(entry.xpath("dd")[0]).split()) == "".join("".join(lines).split())
    assert [urljoin(f"/{locale}/{name}/", link) for link in entry.xpath(".//a/@href")] == [f"/{locale}/glossary/{word}/"]


def test_the_page_for_editors_is_in_every_language(site: Site) -> None:
    """Titles of pages and names of rules are those of the language; the easy page leaves the rules to the Japanese one."""
    expected = {
        "ja": ("編集する人のページ", "第3節 計画の見直し", 34, "短い文"),
        "ja-easy": ("直す 人の ページ", "第3節 計画の 見直し", 0, ""),
        "en": ("Page for editors", "Section 3: Review of the Plan", 34, "short sentences"),
    }
    for locale, (heading, title, count, rule) in expected.items():
        page = site.pages[f"{FOLDERS[locale]}editors/index.html"]
        shown = [
            "".join(each.xpath(".//text()[not(ancestor::rt or ancestor::rp)]"))
            for each in page.xpath("//h1 | //table//a[@href='../chapter-4/section-3/']")
        ]
        assert shown == [heading, *[title] * 3], "its figures in easy Japanese, in Japanese, in English"
        names = page.xpath("//h2[@id='rules']/following-sibling::*//tbody/tr/td[1]/text()")
        assert (len(names), [*names, ""][0]) == (count, rule)


def test_a_failed_build_leaves_the_last_site(tmp_path: Path) -> None:
    folder = copy(PLAN, tmp_path / "copy")
    published = tmp_path / "site"
    published.mkdir()
    (published / "index.html").write_text("the last site", encoding="utf-8")
    page = folder / "docs" / "ja" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[[存在しない用語]]とメタバース\n", encoding="utf-8")
    last = len(page.read_text(encoding="utf-8").splitlines())
    finished = build(folder, published)
    assert finished.returncode != 0
    assert f"docs/ja/about.md:{last}:3: [[存在しない用語]] という用語はありません。" in finished.stderr
    assert f"docs/ja/about.md:{last}:13: 「メタバース」は用語集にありません" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert (published / "index.html").read_text(encoding="utf-8") == "the last site"
