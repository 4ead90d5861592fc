"""The built site, whatever its plan: complete, linked, in every language, and nothing of it from elsewhere."""

import re
from pathlib import PurePosixPath
from urllib.parse import urljoin

from lxml import html

from plansite import addresses
from plansite.commands.testing.sites import Site, address_of, without_readings
from plansite.content import Content
from plansite.files.markdownfile import Page
from plansite.files.reading import Kind
from plansite.terms import matcher
from plansite.terms.model import Glossary

_KANJI = re.compile("[一-龠々〆]")
# A picture's own words stand in no text that could carry readings: listeners hear them.
_UNREAD = "ancestor::ruby or ancestor::script or ancestor::style or ancestor::code or parent::title or parent::desc"


def folders(content: Content) -> dict[str, str]:
    """Return the folder of each language in the site."""
    return {locale: "" if locale == content.project.default else f"{locale}/" for locale in content.project.locales}


def locale_of(path: str, content: Content) -> str:
    """Return the locale of a page of the site."""
    return next((locale for locale, folder in folders(content).items() if folder and path.startswith(folder)), content.project.default)


def plain(path: str, content: Content) -> str:
    """Return the path that a page has in the folder of its language."""
    return path.removeprefix(folders(content)[locale_of(path, content)])


def file_of(source: str, folder: str = "") -> str:
    """Return the file in the site of a page's source in the folder of a language."""
    path = PurePosixPath(source)
    return folder + (path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html").as_posix()


def test_build_prints_no_warning(site: Site) -> None:
    assert [line for line in site.output.splitlines() if "WARNING" in line or "ERROR" in line] == []


def test_every_page_is_in_the_site_in_every_language(site: Site, site_content: Content) -> None:
    moved = [f"glossary/{old}.md" for old in site_content.glossary.moved]
    sources = {*site_content.editions[site_content.project.default], *addresses.generated(site_content), *moved}
    every = folders(site_content).values()
    assert set(site.pages) == {file_of(source, folder) for source in sources for folder in every} | {f"{each}404.html" for each in every}


def test_language_title_and_heading(site: Site, site_content: Content) -> None:
    for path, page in site.pages.items():
        titles = page.xpath("//head/title/text()")
        assert len(titles) == len(page.xpath("//h1")) == 1, path
        assert titles[0].strip(), path
        if path not in site.redirects:
            assert page.get("lang") == site_content.tags[locale_of(path, site_content)], path
    titles = [page.xpath("string(//head/title)") for path, page in site.indexed.items() if plain(path, site_content) == path]
    assert len(set(titles)) == len(titles), "two pages have one title"


def test_what_is_not_translated_is_not_indexed(site: Site, site_content: Content) -> None:
    for locale, folder in folders(site_content).items():
        for source in site_content.editions[site_content.project.default]:
            path = file_of(source, folder)
            assert (path in site.indexed) == (source in site_content.editions[locale]), path


def test_alternates(site: Site, site_content: Content) -> None:
    """A page names the same page in each language that has it, and itself as the canonical one."""
    for path, page in site.pages.items():
        found = {link.get("hreflang"): link.get("href") for link in page.xpath("//head/link[starts-with(@rel, 'alternate')][@hreflang]")}
        if path not in site.indexed:
            assert (found, page.xpath("//meta[@name='robots']/@content")) == ({}, ["noindex"]), path
            continue
        same = plain(path, site_content)
        there = {locale: folder + same for locale, folder in folders(site_content).items() if folder + same in site.indexed}
        expected = {site_content.tags[locale]: site.url + address_of(other) for locale, other in there.items()}
        assert found == {**expected, "x-default": site.url + address_of(same)}, path
        assert page.xpath("//link[@rel='canonical']/@href") == [site.url + address_of(path)], path


def test_translations_say_that_they_are_not_official(site: Site, site_content: Content) -> None:
    of_the_plan = {file_of(page.source) for page in site_content.plan_pages()} | {"appendix/index.html"}
    for path, page in site.indexed.items():
        locale, same = locale_of(path, site_content), plain(path, site_content)
        notices = page.xpath("//*[@id='notice']")
        if same == path or same not in of_the_plan:
            assert notices == [], path
            continue
        (notice,) = notices
        words, said = site_content.labels[locale].words, without_readings(notice)
        assert words["unofficial_title"] in said
        assert words["unofficial_text"] in said
        (link,) = notice.xpath(".//a")
        assert urljoin(f"/{address_of(path)}", link.get("href")) == f"/{address_of(same)}"
        assert link.get("hreflang") == site_content.tags[site_content.project.default]


def test_language_links_lead_to_the_same_page(site: Site, site_content: Content) -> None:
    for path, page in site.whole.items():
        same, here = address_of(plain(path, site_content)), "/" + address_of(path)
        links = page.xpath("//nav[@class='editions']//a")
        found = [(link.get("lang"), link.get("hreflang"), urljoin(here, link.get("href")), link.get("aria-current")) for link in links]
        expected = [
            (tag, tag, f"/{folders(site_content)[locale]}{same}", "true" if locale == locale_of(path, site_content) else None)
            for locale, tag in site_content.tags.items()
        ]
        assert found == (expected if len(expected) > 1 else []), path


def test_links_and_anchors_lead_somewhere(site: Site) -> None:
    anchors = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in site.pages.items()}
    broken = [
        (path, file, anchor)
        for path in site.pages
        for file, anchor in site.links(path)
        if file not in anchors and not (site.folder / file).is_file() or (anchor and anchor not in anchors[file])
    ]
    assert broken == []


def test_every_page_of_the_navigation_and_every_entry_is_reached_from_the_front_page(site: Site, site_content: Content) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        new = {file for file, _ in site.links(waiting.pop()) if file in site.pages} - reached
        reached |= new
        waiting += new
    sources = {
        *(entry.page for entry in site_content.project.nav if entry.page),
        *(f"glossary/{term.id}.md" for term in site_content.glossary.terms),
    }
    assert {file_of(source, folder) for source in sources for folder in folders(site_content).values()} & {*site.whole} <= reached


def test_ids_are_unique(site: Site) -> None:
    for path, page in site.pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), (path, sorted(each for each in ids if ids.count(each) > 1))


def test_term_links_lead_to_the_entry_in_the_language_that_is_read(site: Site, site_content: Content) -> None:
    for path, page in site.whole.items():
        for link in page.xpath("//a[@class='glossary-term']"):
            target = urljoin("/" + address_of(path), link.get("href"))
            assert target == f"/{folders(site_content)[locale_of(path, site_content)]}glossary/{link.get('data-term')}/", path
            assert not link.xpath("ancestor::a | ancestor::h1 | ancestor::h2 | ancestor::h3 | ancestor::code"), path


def first_uses(page: Page, glossary: Glossary, spellings: matcher.Matcher) -> list[str]:
    """Return the terms that a page must link, in order, worked out from the words of its file instead of its HTML."""
    seen: set[str] = set()
    found: list[str] = []
    for block in page.blocks:
        if block.kind in (Kind.HEADING, Kind.NOTE):
            seen.clear()
        if block.kind in (Kind.HEADING, Kind.CAPTION):
            continue
        called = [(call.start, matcher.resolve(call.target, glossary, spellings), True) for call in block.calls if not call.forbidden]
        matched = [
            (span.start, span.term, False)
            for span in spellings.find(block.text)
            if glossary.by_id[span.term].linking != "never" and not block.closed.intersection(range(span.start, span.end))
        ]
        for _, term, forced in sorted([*called, *matched]):
            if term is not None and (forced or term not in seen or glossary.by_id[term].linking == "all"):
                seen.add(term)
                found.append(term)
    return found


def test_pages_link_the_first_use_in_each_section(site: Site, site_content: Content) -> None:
    for locale, edition in site_content.editions.items():
        for page in edition.values():
            rendered = site.pages[file_of(page.source, folders(site_content)[locale])].xpath(
                "//article//a[@class='glossary-term']/@data-term"
            )
            expected = first_uses(page, site_content.glossary, site_content.matchers[locale])
            assert (rendered[: len(expected)] if "appends" in page.meta else rendered) == expected, page.path


def test_pages_end_with_the_words_that_they_link(site: Site) -> None:
    """Each once, in the order of the page, and with the same address, by which its card is found."""
    for path, page in site.whole.items():
        linked = list(dict.fromkeys(page.xpath("//article//a[@class='glossary-term']/@href")))
        assert page.xpath("//section[@class='words']/dl/div/dt/a/@href") == linked, path


def test_entries_lead_to_their_line(site: Site, site_content: Content) -> None:
    """Where the repository is known."""
    lines = site_content.project.glossary.read_text(encoding="utf-8").splitlines() if site_content.glossary.terms else []
    for path, page in site.whole.items():
        for href in page.xpath("//p[@class='term-source']/a/@href"):
            address, _, line = href.partition("#L")
            assert address.endswith(f"/{site_content.glossary.path}"), path
            assert lines[int(line) - 1].partition("  #")[0].strip() == f"- id: {PurePosixPath(path).parent.name}"


def test_pages_and_their_sections_lead_to_their_lines(site: Site, site_content: Content) -> None:
    """Where the repository is known; a page that falls back leads to what it shows."""
    for locale, folder in folders(site_content).items():
        for source in site_content.editions[site_content.project.default]:
            written, _ = site_content.page(locale, source)
            found = site.pages[file_of(source, folder)].xpath("//*[@class='sources']//a/@href")
            assert not found or [href.partition(f"/edit/{site_content.project.branch}/")[2] for href in found] == [
                f"{written.path}#L{section.line}" for section in written.sections
            ], source


def test_search_finds_only_the_language_that_is_read(site: Site, site_content: Content) -> None:
    for locale, folder in folders(site_content).items():
        files = {f"{folder}{address.partition('#')[0]}index.html" for address, *_ in site.search_index(folder)}
        assert files == {path for path in site.indexed if locale_of(path, site_content) == locale}, locale


def bare_kanji(body: html.HtmlElement, where: str) -> list[str]:
    """Return the texts of a page that show kanji without a reading."""
    return [text for text in body.xpath(f".//text()[not({_UNREAD}) and {where}]") if _KANJI.search(text)]


def test_kanji_have_their_readings_where_pages_carry_furigana(site: Site, site_content: Content) -> None:
    for path, page in site.whole.items():
        locale = locale_of(path, site_content)
        if locale not in site_content.project.ruby or path not in site.indexed:
            continue
        (body,) = page.xpath("//body")
        tag = site_content.tags[locale]
        assert bare_kanji(body, f"ancestor-or-self::*[@lang][1][@lang='{tag}']") == [], path
        for ruby in body.xpath(".//ruby"):
            base, before, reading, after = ruby.itertext()
            kanji = _KANJI.search(base)
            assert kanji or re.fullmatch("[0-9A-Za-z.-]+", base), path
            assert [element.tag for element in ruby] == ["rp", "rt", "rp"], path
            assert re.fullmatch("[ぁ-ゖー]+" if kanji else "[ァ-ヺー]+", reading), path
            assert before + after == "（）", path
        assert not page.xpath("//head//ruby | //title//ruby | //code//ruby | //*[@data-reading]"), path


def test_other_editions_carry_no_furigana(site: Site, site_content: Content) -> None:
    if not site_content.project.ruby:
        assert not any(page.xpath("//ruby") for page in site.pages.values())
    for path, page in site.whole.items():
        if locale_of(path, site_content) not in site_content.project.ruby:
            assert not page.xpath("//input[@name='furigana'] | //ruby"), path


def test_not_found_pages(site: Site, site_content: Content) -> None:
    """They speak every language, that of their folder first."""
    for locale, folder in folders(site_content).items():
        page = site.pages[f"{folder}404.html"]
        own = site_content.tags[locale]
        assert without_readings(page.xpath("//h1")[0]) == site_content.labels[locale].words["not_found_title"]
        found = page.xpath("//article//div[@lang]/@lang")
        assert (found[:1], sorted(found)) == ([own], sorted(site_content.tags.values()))
        for other in site_content.project.ruby:
            easy = page.xpath(f"//article//div[@lang='{site_content.tags[other]}']")
            assert bare_kanji(easy[0], "true()") == []


def test_sitemap(site: Site) -> None:
    text = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert sorted(re.findall("<loc>(.*?)</loc>", text)) == sorted(site.url + address_of(path) for path in site.indexed)


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for path, page in site.pages.items():
        loaded = page.xpath("//script/@src | //img/@src | //iframe/@src | //link[not(contains('canonical alternate i18n', @rel))]/@href")
        assert [address for address in loaded if "//" in address] == [], path
    for style in site.folder.rglob("*.css"):
        assert re.findall(r"url\(\s*[\"']?https?:", style.read_text(encoding="utf-8")) == [], style
