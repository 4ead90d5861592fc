"""The built site: complete, linked, in three languages, and nothing of it from elsewhere."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import cast
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

import check
from content import Content
from markdownfile import Kind, Page
from termbase.links import TermLinks

from .conftest import REPOSITORY_URL, ROOT, SITE_URL, Site, build

_KANJI = re.compile("[一-龠々〆]")
TAGS = {"ja": "ja", "ja-easy": "ja-simple", "en": "en"}
FOLDERS = {"ja": "", "ja-easy": "ja-easy/", "en": "en/"}


def locale_of(path: str) -> str:
    return next((locale for locale, folder in FOLDERS.items() if folder and path.startswith(folder)), "ja")


def address_of(path: str) -> str:
    """Return the address of a page of the site, from its root."""
    return path.removesuffix("index.html")


def search_index(site: Site, folder: str) -> list[list[str]]:
    """Return what is searched in a language: address, title, text and readings of each section."""
    script = (site.folder / folder / "search" / "index.js").read_text(encoding="utf-8")
    match = re.fullmatch(r"var searchIndex = (.*);\n", script)
    assert match is not None
    return cast(list[list[str]], json.loads(match[1]))


def file_of(source: str, locale: str) -> str:
    """Return the file in the site of a page's source in a language."""
    path = PurePosixPath(source)
    plain = path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html"
    return FOLDERS[locale] + plain.as_posix()


def test_build_prints_no_warning(site: Site) -> None:
    assert [line for line in site.output.splitlines() if "WARNING" in line or "ERROR" in line] == []


def test_nothing_is_published_that_no_page_asks_for(site: Site) -> None:
    files = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".HASH.", path) for path in files - site.pages.keys()} == {
        "accessibility/earl.json",
        "assets/icon.svg",
        "assets/site.css",
        "assets/site.js",
        "assets/stylesheets/main.HASH.min.css",
        "assets/stylesheets/main.HASH.min.css.map",
        "sitemap.xml",
        "sitemap.xml.gz",
        *(f"{folder}search/index.js" for folder in FOLDERS.values()),
    }


def test_every_page_is_in_the_site_in_every_language(site: Site, site_content: Content) -> None:
    sources = {*site_content.editions["ja"], *check.generated_pages(site_content)}
    expected = {file_of(source, locale) for source in sources for locale in FOLDERS}
    assert set(site.pages) == expected | {f"{folder}404.html" for folder in FOLDERS.values()}


def test_language_title_and_heading(site: Site) -> None:
    for path, page in site.pages.items():
        assert page.get("lang") == TAGS[locale_of(path)], path
        assert len(page.xpath("//h1")) == 1, path
        titles = page.xpath("//title/text()")
        assert len(titles) == 1, path
        assert titles[0].strip(), path
    titles = [page.xpath("string(//title)") for path, page in site.pages.items() if locale_of(path) == "ja"]
    assert len(set(titles)) == len(titles), "two pages have one title"


def test_alternates(site: Site) -> None:
    for path, page in site.pages.items():
        found = {link.get("hreflang"): link.get("href") for link in page.xpath("//head/link[starts-with(@rel, 'alternate')]")}
        if path.endswith("404.html"):
            assert (found, page.xpath("//meta[@name='robots']/@content")) == ({}, ["noindex"]), path
            continue
        plain = address_of(path.removeprefix(FOLDERS[locale_of(path)]))
        expected = {TAGS[locale]: f"{SITE_URL}{folder}{plain}" for locale, folder in FOLDERS.items()}
        assert found == {**expected, "x-default": SITE_URL + plain}, path
        assert page.xpath("//meta[@name='robots']") == [], path
        assert page.xpath("//link[@rel='canonical']/@href") == [SITE_URL + address_of(path)], path


def test_translations_say_that_they_are_not_official(site: Site, site_content: Content) -> None:
    of_the_plan = {file_of(page.source, "ja") for page in site_content.plan_pages()} | {"appendix/index.html"}
    for path, page in site.pages.items():
        locale = locale_of(path)
        plain = path.removeprefix(FOLDERS[locale])
        notices = page.xpath("//section[@id='notice']")
        if locale == "ja" or plain not in of_the_plan:
            assert notices == [], path
            continue
        (notice,) = notices
        words = site_content.labels[locale].words
        said = "".join(notice.xpath(".//text()[not(ancestor::rt or ancestor::rp)]"))
        assert words["unofficial_title"] in said
        assert words["unofficial_text"] in said
        (link,) = notice.xpath(".//a")
        assert urljoin(f"/{address_of(path)}", link.get("href")) == f"/{address_of(plain)}"
        assert link.get("hreflang") == "ja"
        assert notice.xpath("preceding-sibling::*")[-1].tag == "h1", "the title, whose text it is, the text"


def test_nothing_is_announced_before_there_is_anything_to_say(site: Site) -> None:
    """A role for messages is read out on every page, empty as it is; a live region is not."""
    for path, page in site.pages.items():
        assert page.xpath("//*[@role='status' or @role='alert' or @role='log'] | //output") == [], path
        live = page.xpath("//*[@aria-live]")
        assert [(each.get("class"), each.get("aria-live"), each.text_content()) for each in live] == [("search__count", "polite", "")], path


def test_language_links_lead_to_the_same_page(site: Site) -> None:
    for path, page in site.pages.items():
        if path.endswith("404.html"):
            continue
        plain = address_of(path.removeprefix(FOLDERS[locale_of(path)]))
        links = page.xpath("//nav[@class='editions']//a")
        here = "/" + address_of(path)
        found = [(link.get("lang"), link.get("hreflang"), urljoin(here, link.get("href")), link.get("aria-current")) for link in links]
        assert found == [
            (TAGS[locale], TAGS[locale], f"/{folder}{plain}", "true" if locale == locale_of(path) else None)
            for locale, folder in FOLDERS.items()
        ], path


def internal_links(path: str, page: object) -> Iterator[tuple[str, str]]:
    """Give (file, anchor) of each link of a page within the site."""
    base = SITE_URL + address_of(path)
    for href in page.xpath("//body//a/@href"):  # type: ignore[attr-defined]
        target = urlsplit(urljoin(base, href))
        if target.scheme in ("http", "https") and target.netloc == urlsplit(SITE_URL).netloc:
            name = unquote(target.path).lstrip("/")
            yield (f"{name}index.html" if name.endswith("/") or not name else name), unquote(target.fragment)


def test_links_and_anchors_lead_somewhere(site: Site) -> None:
    anchors = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in site.pages.items()}
    broken = [
        (path, file, anchor)
        for path, page in site.pages.items()
        for file, anchor in internal_links(path, page)
        if file not in anchors and not (site.folder / file).is_file() or (anchor and anchor not in anchors[file])
    ]
    assert broken == []


def test_every_page_is_reached_from_the_front_page(site: Site) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        new = {file for file, _ in internal_links(path, site.pages[path]) if file in site.pages} - reached
        reached |= new
        waiting += new
    assert set(site.pages) - reached == {f"{folder}404.html" for folder in FOLDERS.values()}


def test_ids_are_unique(site: Site) -> None:
    for path, page in site.pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), (path, sorted(each for each in ids if ids.count(each) > 1))


def test_term_links_lead_to_the_entry_in_the_language_that_is_read(site: Site) -> None:
    counted = 0
    for path, page in site.pages.items():
        for link in page.xpath("//a[@class='glossary-term']"):
            target = urljoin("/" + address_of(path), link.get("href"))
            assert target == f"/{FOLDERS[locale_of(path)]}glossary/{link.get('data-term')}/", path
            assert not link.xpath("ancestor::a | ancestor::h1 | ancestor::h2 | ancestor::h3 | ancestor::code"), path
            counted += 1
    assert counted > 1000


def first_uses(page: Page, links: TermLinks) -> list[str]:
    """Return the terms that a page must link, in order, worked out from the words of its file instead of its HTML."""
    seen: set[str] = set()
    found: list[str] = []
    for block in page.blocks:
        if block.kind is Kind.HEADING:
            seen.clear()
        if block.kind in (Kind.HEADING, Kind.CAPTION):
            continue
        if block.kind is Kind.NOTE:
            seen.clear()
        called = [(call.start, links.resolve(call.target), True) for call in block.calls if not call.forbidden]
        matched = [
            (span.start, span.term, False)
            for span in links.matcher.find(block.text)
            if links.glossary.by_id[span.term].linking == "first" and not block.closed.intersection(range(span.start, span.end))
        ]
        for _, term, forced in sorted([*called, *matched]):
            if term is not None and (forced or term not in seen):
                seen.add(term)
                found.append(term)
    return found


def test_pages_link_the_first_use_in_each_section(site: Site, site_content: Content) -> None:
    links = TermLinks(site_content.glossary, site_content.matchers)
    for locale, edition in site_content.editions.items():
        links.turn_to(locale)
        for page in edition.values():
            rendered = site.pages[file_of(page.source, locale)].xpath("//article//a[@class='glossary-term']/@data-term")
            expected = first_uses(page, links)
            written = rendered[: len(expected)] if "appends" in page.meta else rendered
            assert written == expected, page.path


def test_entries_lead_to_their_line(site: Site, site_content: Content) -> None:
    lines = (ROOT / "glossary" / "terms.yaml").read_text(encoding="utf-8").splitlines()
    for term in site_content.glossary.terms:
        if not site_content.glossary.is_explained(term):
            continue
        for folder in FOLDERS.values():
            (href,) = site.pages[f"{folder}glossary/{term.id}/index.html"].xpath("//p[@class='term-source']/a/@href")
            address, _, line = href.partition("#L")
            assert address == f"{REPOSITORY_URL}/edit/main/glossary/terms.yaml"
            assert lines[int(line) - 1].strip() == f"- id: {term.id}"


def test_places_of_use_are_those_of_the_plan(site: Site, site_content: Content) -> None:
    page = site.pages["glossary/open-data/index.html"]
    (places,) = page.xpath("//h2[@id='used-in']/following-sibling::ul[1]")
    chapters = [
        (chapter.xpath("string(a)"), [urljoin("/glossary/open-data/", href) for href in chapter.xpath("a/@href | ul/li/a/@href")])
        for chapter in places
    ]
    assert chapters == [
        (
            "第2章 現状及び課題",
            ["/chapter-2/", "/chapter-2/section-1/#ch2-s1-3", "/chapter-2/section-3/#ch2-s3-9"],
        ),
        (
            "第3章 計画の目指すべき姿及び施策の展開方向",
            [
                "/chapter-3/",
                "/chapter-3/section-2/#ch3-s2-1-1",
                "/chapter-3/section-2/#ch3-s2-1-4",
                "/chapter-3/section-2/#ch3-s2-2-1",
            ],
        ),
    ]


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
        ("chapter-2/section-2/index.html", ["2", "3"]),
        ("chapter-2/section-3/index.html", ["4", "5"]),
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


def test_search_finds_only_the_language_that_is_read(site: Site) -> None:
    for locale, folder in FOLDERS.items():
        files = {f"{folder}{address.partition('#')[0]}index.html" for address, *_ in search_index(site, folder)}
        written = {path for path in site.pages if locale_of(path) == locale}
        assert files == written - {f"{folder}404.html"}, locale


def test_every_kanji_of_the_easy_edition_has_its_reading(site: Site, site_content: Content) -> None:
    outside = "ancestor::ruby or ancestor::script or ancestor::style or ancestor::code"
    for locale in site_content.project.ruby:
        paths = [path for path in site.pages if locale_of(path) == locale]
        assert len(paths) > 150
        counted = 0
        for path in paths:
            (body,) = site.pages[path].xpath("//body")
            # On the page for missing addresses, each language has a part of its own.
            easy = "ancestor-or-self::*[@lang][1][@lang='ja-simple']" if path.endswith("404.html") else "true()"
            bare = [text for text in body.xpath(f".//text()[not({outside}) and {easy}]") if _KANJI.search(text)]
            assert bare == [], path
            for ruby in body.xpath(".//ruby"):
                base, *rest = list(ruby.itertext())
                assert _KANJI.search(base), path
                assert [element.tag for element in ruby] == ["rp", "rt", "rp"], path
                assert re.fullmatch("[ぁ-ゖー]+", rest[1]), path
                assert rest[0] + rest[2] == "（）", path
            counted += len(body.xpath(".//ruby"))
            assert not site.pages[path].xpath("//head//ruby | //title//ruby | //code//ruby | //*[@data-reading]"), path
        assert counted > 10_000


def test_other_editions_carry_no_furigana(site: Site, site_content: Content) -> None:
    for path, page in site.pages.items():
        if locale_of(path) not in site_content.project.ruby:
            assert not page.xpath("//input[@name='furigana']"), path
            assert not page.xpath("//ruby[not(ancestor::*[@lang][1][@lang='ja-simple'])]"), path
            assert path.endswith("404.html") or not page.xpath("//ruby"), path


def test_a_term_with_furigana_is_one_link(site: Site) -> None:
    page = site.pages["ja-easy/chapter-3/section-1/index.html"]
    link = page.xpath("//article//a[@data-term='digital-technology']")[0]
    assert [(ruby.text, ruby.xpath("string(rt)")) for ruby in link.xpath("ruby")] == [("技術", "ぎじゅつ")]
    assert "".join(link.xpath(".//text()[not(ancestor::rt or ancestor::rp)]")) == "デジタル技術"


def test_search_holds_the_readings_of_the_easy_edition(site: Site) -> None:
    (found,) = [entry for entry in search_index(site, "ja-easy/") if entry[0] == "chapter-3/section-2/#ch3-s2-10"]
    _, title, text, readings = found
    assert title == "10 情報の 安全と 個人情報を 守る こと"
    assert readings.split()[:4] == ["じょうほうの", "あんぜんと", "こじんじょうほうを", "じょうほうを"]
    assert not re.search("じょうほう", text)
    assert {entry[3] for folder in ("", "en/") for entry in search_index(site, folder)} == {""}


def without_readings(element: html.HtmlElement) -> str:
    return "".join(element.xpath(".//text()[not(ancestor::rt or ancestor::rp)]"))


def test_pages_end_with_the_words_that_they_link(site: Site, site_content: Content) -> None:
    """Each once, in the order of the page, with headword, reading and definition of the language that is read."""
    for path, page in site.pages.items():
        linked = list(dict.fromkeys(page.xpath("//article//a[@class='glossary-term']/@data-term")))
        listed = page.xpath("//section[@class='words']/dl/div/@id")
        assert listed == [f"word-{term}" for term in linked], path
    page = site.pages["ja-easy/appendix/index.html"]
    (entry,) = page.xpath("//div[@id='word-pdca']")
    term = site_content.glossary.by_id["pdca"].wording("ja-easy")
    assert term is not None
    assert term.definition is not None
    assert without_readings(entry.xpath("dt/a")[0]) == term.term
    said = [without_readings(each).strip() for each in entry.xpath("dd/p | dd/ol/li")]
    assert said == [re.sub(r"^\d+\. ", "", line) for line in term.definition.splitlines() if line]
    assert [urljoin("/ja-easy/appendix/", link) for link in entry.xpath(".//a/@href")] == ["/ja-easy/glossary/pdca/"]


def test_not_found_pages(site: Site, site_content: Content) -> None:
    for locale, folder in FOLDERS.items():
        page = site.pages[f"{folder}404.html"]
        assert page.xpath("string(//h1)") == site_content.labels[locale].words["not_found_title"]
        assert [div.get("lang") for div in page.xpath("//article//div[@lang]")] == sorted(
            TAGS.values(), key=lambda tag: tag != TAGS[locale]
        )
        easy = page.xpath("//article//div[@lang='ja-simple']//text()[not(ancestor::ruby)]")
        assert [text for text in easy if _KANJI.search(text)] == []


def test_the_page_for_editors_is_in_every_language(site: Site) -> None:
    """Titles of pages and names of rules are those of the language; the easy page leaves the rules to the Japanese one."""
    expected = {
        "ja": ("編集する人のページ", "第3節 計画の期間", 21, "短い文"),
        "ja-easy": ("直す 人の ページ", "第3節 いつから いつまでの 計画か", 0, ""),
        "en": ("Page for editors", "Section 3: Period of the Plan", 21, "short sentences"),
    }
    for locale, (heading, title, count, rule) in expected.items():
        page = site.pages[f"{FOLDERS[locale]}editors/index.html"]
        shown = [
            "".join(each.xpath(".//text()[not(ancestor::rt or ancestor::rp)]"))
            for each in page.xpath("//h1 | //table//a[@href='../chapter-1/section-3/']")
        ]
        assert shown == [heading, *[title] * 3], "its figures in easy Japanese, in Japanese, in English"
        names = page.xpath("//h2[@id='rules']/following-sibling::*//tbody/tr/td[1]/text()")
        assert (len(names), [*names, ""][0]) == (count, rule)


def test_sitemap(site: Site) -> None:
    text = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    expected = {SITE_URL + address_of(path) for path in site.pages if not path.endswith("404.html")}
    found = re.findall("<loc>(.*?)</loc>", text)
    assert sorted(found) == sorted(expected)


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for path, page in site.pages.items():
        loaded = page.xpath("//script/@src | //img/@src | //iframe/@src | //link[not(contains('canonical alternate i18n', @rel))]/@href")
        assert [address for address in loaded if "//" in address] == [], path
    for style in site.folder.rglob("*.css"):
        assert re.findall(r"url\(\s*[\"']?https?:", style.read_text(encoding="utf-8")) == [], style


def test_a_failed_build_leaves_the_last_site(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    for name in ("accessibility", "docs", "glossary", "source", "overrides", "hooks"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    published = tmp_path / "site"
    published.mkdir()
    (published / "index.html").write_text("the last site", encoding="utf-8")
    page = folder / "docs" / "ja" / "chapter-4" / "section-2.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[[存在しない用語]]とメタバース\n", encoding="utf-8")
    finished = build(folder, published)
    assert finished.returncode != 0
    assert "docs/ja/chapter-4/section-2.md:13:3: [[存在しない用語]] という用語はありません。" in finished.stderr
    assert "docs/ja/chapter-4/section-2.md:13:13: 「メタバース」は用語集にありません。" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert (published / "index.html").read_text(encoding="utf-8") == "the last site"
