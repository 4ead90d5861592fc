"""The search in a browser: what it finds by which words, what it says and offers, and what stays when the reader goes on."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from plansite.commands.testing.sites import Site, script_data
from plansite.publish import policy
from plansite.publish import search as index
from plansite.publish.search import Section

from ..server import serve

pytestmark = pytest.mark.share(6)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def search(page: Page, words: str) -> None:
    """Type as a reader does, and wait until it is said what was found."""
    page.get_by_role("searchbox").click()
    page.keyboard.insert_text(words)
    expect(page.locator(".search__count")).not_to_be_empty()


# What is asked, the heading of what comes first, and the reason that is given.
@pytest.mark.parametrize(
    ("edition", "words", "title", "reason"),
    [
        ("", "open data", "オープンデータ", "検索した言葉: 「open data」"),
        ("", "ōpun dēta", "オープンデータ", None),
        ("", "oopundeeta", "オープンデータ", None),
        ("", "terewaku", "テレワーク", None),
        ("", "オープンデータとは何ですか", "オープンデータ", None),
        ("", "オープンデータって何？", "オープンデータ", None),
        ("", "ITとは", "IT", None),
        ("", "官民データ活用推進基本法", "官民データ活用推進基本法", None),
        ("", "計画の見直し", "第3節 計画の見直し", None),
        ("", "けいかくの見直し", "第3節 計画の見直し", None),
        ("", "行政手続きのオンライン利用率", "「誰もが行政手続をオンラインで行える社会」", "福島県デジタル化推進計画"),
        ("", "人工知能", "AI", "検索した言葉: 「人工知能」"),
        ("", "テレワークの手当", "テレワーク", None),
        ("", "kpiサイクル", "KPI", None),
        ("", "ITは必要", "IT", None),
        ("", "2021 report", "報告書2021", "名前の一覧"),
        ("", "第4章第3節", "第3節 計画の見直し", "検索した言葉: 「第4章 第3節」"),
        ("", "テレワーク 自賠責", "テレワーク", None),
        ("", "官民データ法", "官民データ活用推進基本法", None),
        ("ja-easy/", "じょうほうリテラシー", "情報リテラシー", None),
        ("ja-easy/", "クラウドって なに", "クラウド", None),
        ("ja-easy/", "人工知能", "AI", "「人工じんこう知能ちのう」で 見みつかりました。"),
        ("", "デジタル化とオープンデータの違い", "オープンデータ", None),
        ("en/", "what is open data?", "open data", None),
        ("en/", "opendata", "open data", None),
        ("en/", "data centres", "data center", None),
        ("en/", "オープンデータ", "open data", "Found by: オープンデータ"),
    ],
)
def test_what_comes_first(page: Page, address: str, edition: str, words: str, title: str, reason: str | None) -> None:
    page.goto(f"{address}{edition}chapter-4/section-2/")
    search(page, words)
    first = page.locator(".search__results li").first
    assert without_readings(first.locator("a")) == title
    assert first.locator("small").all_inner_texts() == ([reason] if reason else [])


def without_readings(element: Locator) -> str:
    """Return the text of an element without furigana."""
    return str(
        element.evaluate(
            "node => [...node.querySelectorAll('rt, rp')].reduce((text, { textContent }) => text.replace(textContent, ''), node.textContent)"
        )
    )


@pytest.mark.parametrize(
    ("edition", "words", "said", "first"),
    [
        ("", "クラウドサーブス", "「クラウドサービス」を探しました。", "クラウドサービス"),
        ("", "サ一バー", "「サーバー」を探しました。", "サーバー"),
        ("", "スマートシテイ", "件見つかりました。", "スマートシティ"),
        ("en/", "smart ctiy", "Showing results for “smart city”.", "smart city"),
    ],
)
def test_slips_of_typing_are_said(page: Page, address: str, edition: str, words: str, said: str, first: str) -> None:
    page.goto(f"{address}{edition}chapter-4/section-2/")
    search(page, words)
    expect(page.locator(".search__count")).to_contain_text(said)
    expect(page.locator(".search__results a").first).to_have_text(first)


@pytest.mark.parametrize("words", ["ラーメン", "住民税の金額", "図書館"])
def test_what_has_no_answer_is_no_hit_and_finds_help(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}chapter-4/section-2/")
    search(page, words)
    expect(page.locator(".search__count")).to_have_text("見つかりませんでした。")
    expect(page.locator(".search__results").get_by_role("link", name="用語集")).to_be_visible()
    ask = page.get_by_role("link", name="この言葉の説明は、まだありません。説明を頼む")
    expect(ask).to_have_attribute(
        "href",
        page.evaluate("words => new RegExp('/issues/new[?]template=unclear-word.yml&word=' + encodeURIComponent(words) + '$')", words),
    )


# A section's title, its text and another name, what is asked, and what is shown of the section: its page's reason, and its excerpt.
EXCERPTS = [
    ("短い節", "前の文。 県は橋を直す。次の文。", "", "橋", "県は橋を直す。"),
    (
        "長い節",
        "一。" + "県や市町村が、" * 9 + "港をひらき、" + "道と川をつなぎ、" * 20 + "終わる。",
        "",
        "港",
        "… " + "県や市町村が、" * 8 + "港をひらき、" + "道と川をつなぎ、" * 12 + "道と …",
    ),
    (
        "A long section",
        "It begins. " + "Villages and towns build " * 5 + "a lighthouse.",
        "",
        "lighthouse",
        "… build " + "Villages and towns build " * 2 + "a lighthouse.",
    ),
    ("同意", "よいと言うこと。", "consent", "withdraw consent", "検索した言葉: 「consent」よいと言うこと。"),
    ("取消し", "undo", "cancel", "undo cancel", "undo"),
]


def test_what_is_shown_is_cut_between_phrases_and_says_what_it_was_found_by(page: Page, site: Site, address: str, tmp_path: Path) -> None:
    sections = [Section(f"{number}/", title, text, (name,) * bool(name)) for number, (title, text, name, *_) in enumerate(EXCERPTS)]
    index.write(tmp_path, script_data(site.folder / "search" / "index.js"), sections, None)
    page.route("**/search/*.js", lambda route: route.fulfill(path=tmp_path / route.request.url.rpartition("/")[2]))
    page.goto(f"{address}chapter-4/section-2/")
    found = []
    for title, *_, words, _ in EXCERPTS:
        page.get_by_role("searchbox").fill("")
        search(page, words)
        first = page.locator(".search__results > li").first
        expect(first.locator("a")).to_have_text(title)
        found.append("".join(first.locator(":is(small, p)").all_inner_texts()))
    assert found == [shown for *_, shown in EXCERPTS]


def test_nothing_moves_when_it_is_said_how_many_there_are(page: Page, address: str) -> None:
    """What is called so is shown while texts still come, and with them the number of results above it."""
    held: list[Route] = []
    page.route("**/search/texts-0.js", lambda route: held.append(route))
    page.goto(f"{address}chapter-4/section-2/")
    with page.expect_request("**/search/texts-0.js"):
        page.get_by_role("searchbox").fill("テレワーク")
    first, count = page.locator(".search__results a").first, page.locator(".search__count")
    expect(first).to_be_visible()
    expect(count).to_be_empty()
    before = first.bounding_box()
    (route,) = held
    route.continue_()
    expect(count).not_to_be_empty()
    assert first.bounding_box() == before


def test_another_edition_that_has_it_is_offered(page: Page, address: str) -> None:
    page.goto(f"{address}chapter-4/section-2/")
    search(page, "convenient")
    expect(page.locator(".search__count")).to_have_text("見つかりませんでした。")
    other = page.locator(".search__results a[hreflang=en]")
    expect(other).to_contain_text("English (")
    other.click()
    expect(page).to_have_url(f"{address}en/chapter-4/section-2/?q=convenient")
    expect(page.locator(".search__results a").first).to_be_visible()


# What is marked on the page; the marks come after it.
MARKED = "[...(CSS.highlights.get('found') ?? [])].map(range => range.cloneContents().textContent.replace(/（.*?）/g, ''))"


def test_the_query_stands_in_the_address_and_survives_going_back(page: Page, address: str) -> None:
    page.goto(f"{address}chapter-4/section-2/?q=%E3%83%86%E3%83%AC%E3%83%AF%E3%83%BC%E3%82%AF")
    field, first = page.get_by_role("searchbox"), page.locator(".search__results a").first
    expect(field).to_have_value("テレワーク")
    expect(first).to_have_text("テレワーク")
    field.fill("不動産物件")
    expect(first).to_contain_text("AR/VR")
    page.wait_for_function("new URLSearchParams(location.search).get('q') === '不動産物件'")
    first.click()
    page.wait_for_url("**/chapter-2/section-1/#ch2-s1-5")
    page.wait_for_function(f"{MARKED}[0] === '不動産物件'")
    page.go_back()
    expect(field).to_have_value("不動産物件")
    expect(first).to_contain_text("AR/VR")
    field.press("Escape")
    assert page.evaluate("location.search") == ""


def test_what_is_asked_before_the_search_has_come_is_answered(page: Page, address: str) -> None:
    """It comes when the field is gone to, and never before."""
    held: list[Route] = []
    page.route("**/assets/search.js", lambda route: held.append(route))
    page.goto(f"{address}chapter-4/section-2/")
    assert held == []
    field = page.get_by_role("searchbox")
    with page.expect_request("**/assets/search.js"):
        field.fill("テレワーク")
    field.press("Enter")
    (route,) = held
    route.continue_()
    expect(page.locator(".search__results a").first).to_be_focused()
    page.wait_for_function("new URLSearchParams(location.search).get('q') === 'テレワーク'")
    assert page.evaluate("location.pathname") == "/chapter-4/section-2/"


def test_marks_go_across_readings(page: Page, address: str) -> None:
    page.goto(f"{address}ja-easy/chapter-4/section-2/")
    search(page, "こじんじょうほう")
    page.locator(".search__results a").first.click()
    page.wait_for_url("**/glossary/personal-information/")
    page.wait_for_function(f"{MARKED}.includes('個人情報')")


def test_marks_come_where_on_the_page_the_result_is_and_go_with_the_place(page: Page, address: str) -> None:
    page.goto(f"{address}chapter-3/section-1/")
    search(page, "オンライン利用率")
    with page.expect_event("requestfinished", lambda request: request.url.endswith("found.js")):
        page.locator(".search__results a[href*='chapter-3/section-1/#']").first.click()
    page.wait_for_function(f"{MARKED}.includes('オンライン利用率')")
    page.evaluate("location.hash = ''")
    page.wait_for_function(f"{MARKED}.length === 0")


# What browsers and input methods send while a word is converted, Esc takes the conversion back and Enter ends it: the name of the key, its
# code, and whether the event comes before the conversion has ended.
SEQUENCES = {
    "Windows": [("Process", 229, True), ("Escape", 229, True), ("Process", 229, True), ("Enter", 229, True)],
    "macOS": [("Process", 229, True), ("Escape", 229, True), ("Escape", 229, False), ("Enter", 229, False)],
    "iOS": [("Unidentified", 0, True), ("Enter", 229, False)],
    "Android": [("Unidentified", 229, True), ("Unidentified", 229, True), ("Enter", 229, True)],
    "Linux": [("Process", 229, True), ("Escape", 229, True), ("ArrowDown", 229, True), ("Enter", 229, True)],
}
TYPE = """(field, [keys, text]) => {
  field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  field.value = text;
  field.dispatchEvent(new CompositionEvent("compositionupdate", { bubbles: true, data: text }));
  field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true, inputType: "insertCompositionText", data: text }));
  const kept = [];
  let ended = false;
  for (const [key, keyCode, isComposing] of keys) {
    if (!isComposing && !ended) field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: text }));
    ended ||= !isComposing;
    const event = new KeyboardEvent("keydown", { key, keyCode, isComposing, bubbles: true, cancelable: true });
    field.dispatchEvent(event);
    if (event.defaultPrevented) kept.push(key);
  }
  if (!ended) field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: text }));
  return kept;
}"""


@pytest.mark.parametrize("system", SEQUENCES)
def test_an_input_method_is_never_disturbed(page: Page, address: str, system: str) -> None:
    """Neither Esc nor Enter does anything to the search, nor the browser's own with the field, and no key moves the focus."""
    page.goto(f"{address}chapter-4/section-2/")
    field = page.get_by_role("searchbox")
    field.click()
    kept = field.evaluate(TYPE, [SEQUENCES[system], "しんこう"])
    assert kept == [key for key, *_ in SEQUENCES[system] if key in ("Escape", "Enter")]
    expect(field).to_have_value("しんこう")
    expect(field).to_be_focused()
    expect(page.locator(".search__results a").first).to_be_visible()


def test_a_strict_policy_refuses_nothing_of_the_search(page: Page, site: Site) -> None:
    """Neither what is found and marked, nor what is nearest, nor another edition, brings a violation."""
    refused: list[str] = []
    page.on("console", lambda message: refused.extend([message.text] if "Content Security Policy" in message.text else []))
    with serve(site.folder, policy.HEADER) as server:
        page.goto(f"{server.address}chapter-4/section-2/")
        search(page, "ラーメン")
        page.get_by_role("searchbox").fill("convenient")
        expect(page.locator(".search__results a[hreflang=en]")).to_be_visible()
        page.get_by_role("searchbox").fill("テレワークの 不動産物件")
        expect(page.locator(".search__results a").first).to_be_visible()
        assert refused == []


def test_a_site_in_a_folder_is_searched_and_marks_what_it_found(page: Page, site: Site, tmp_path: Path) -> None:
    copy = Site(Path(shutil.copytree(site.folder, tmp_path / "site")), {}, "")
    scripts = copy.folder / "ja-easy" / "search"
    sections = [
        Section(re.sub(r"(?<=/)(?=#|$)|^(?=#|$)", "index.html", address), title, text, tuple(names))
        for address, title, text, *names in copy.search_index("ja-easy")
    ]
    index.write(scripts, script_data(scripts / "index.js"), sections, None)
    page.goto((copy.folder / "ja-easy" / "chapter-4" / "section-2" / "index.html").as_uri())
    search(page, "こじんじょうほう")
    first = page.locator(".search__results a").first
    assert without_readings(first) == "個人情報"
    first.click()
    page.wait_for_url("file:///**/glossary/personal-information/index.html")
    page.wait_for_function(f"{MARKED}.includes('個人情報')")


TABLES: dict[str, object] = {"furigana": False}
SECTIONS = [
    Section("a/", "オープンデータ", "Data for all", ("open data",)),
    Section("a/#1", "県の庁舎", "サーバー"),
    Section("b/", "山", "a 1"),
    Section("about/", "県庁", "", last=True),
]


def test_a_large_index_says_which_groups_have_a_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "GROUP", 1)
    monkeypatch.setattr(index, "SHARDS", 2)
    index.write(tmp_path, TABLES, SECTIONS, None)
    assert {path.stem: script_data(path) for path in tmp_path.iterdir()} == {
        "index": {"furigana": False, "groups": 3, "last": 2, "shards": 2},
        "names-0": [["a/", "オープンデータ", "open data"], ["a/#1", "県の庁舎"]],
        "texts-0": ["Data for all", "サーバー"],
        "names-1": [["b/", "山"]],
        "texts-1": ["a 1"],
        "names-2": [["about/", "県庁"]],
        "texts-2": [""],
        "pairs-0": {"da": [0], "fo": [0], "オプ": [0], "県庁": [2]},
        "pairs-1": {"a": [1], "al": [0], "op": [0], "サバ": [0], "デタ": [0], "プン": [0], "ンデ": [0], "庁舎": [0]},
    }


def test_a_large_index_finds_the_same_and_loads_what_it_needs(
    page: Page, site: Site, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = Site(Path(shutil.copytree(site.folder, tmp_path / "site")), {}, "")
    sections = [Section(address, title, text, tuple(names)) for address, title, text, *names in large.search_index("")]
    tables = script_data(large.folder / "search" / "index.js")
    monkeypatch.setattr(index, "GROUP", 8)
    index.write(large.folder / "search", tables, sections, None)
    groups = script_data(large.folder / "search" / "index.js")["groups"]
    with serve(large.folder) as server:
        for words, is_spared in (("テレワーク", True), ("ALPS処理水", True), ("おーぷんでーた", False), ("クラウドサーブス", False)):
            found = []
            for each in (address, server.address):
                page.goto(f"{each}chapter-4/section-2/")
                search(page, words)
                found.append(page.locator(".search__results a").first.text_content())
            loaded = page.evaluate("performance.getEntriesByType('resource').filter(({ name }) => name.includes('/texts-')).length")
            assert (found[0] == found[1], loaded < groups) == (True, is_spared), (words, found, loaded, groups)
