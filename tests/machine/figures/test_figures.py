"""The plan in figures: the page that is made, its pictures beside its words and its data, and the data that are refused."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plansite import content, generated
from plansite.editions.figures import page, words
from plansite.terms.uses import Use

from ...conftest import Site, built_once
from ...figures import differing, figures_of, unseen
from ..plan import DATA, change, copy, problems

SITE, PAGES = DATA / "figures" / "site", DATA / "figures" / "pages"
LOCALES = ["ja", "en"]


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_once("figures", SITE, tmp_path_factory)


@pytest.mark.parametrize("locale", LOCALES)
def test_page(locale: str) -> None:
    """With ACCEPT=1 what is made now is the one to come; read what changed."""
    made, path = generated.pages_of(content.read(SITE))[locale][page.SOURCE], PAGES / f"{locale}.md"
    if "ACCEPT" in os.environ:
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_pictures_words_and_data_are_the_same(figures: Site, locale: str) -> None:
    told = list(differing(figures, content.read(SITE), locale))
    assert len(told) == 18
    assert [each for each in told if each[1] != each[2]] == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", [["水道の普及率", "令和5（2023）年度", "80.5%", "令和9（2027）年度の目標", "95.0%"]]),
        ("en/index.html", [["Share of houses with water", "Fiscal 2023", "80.5%", "Target for fiscal 2027", "95.0%"]]),
    ],
)
def test_a_link_of_the_class_has_the_figures_behind_it(figures: Site, path: str, expected: list[list[str]]) -> None:
    assert figures_of(figures.pages[path]) == expected


def test_the_page_of_the_plan_leads_to_the_figures_and_is_as_it_was(figures: Site) -> None:
    plan = figures.pages["plan/index.html"]
    assert [(link.text, link.get("href")) for link in plan.xpath("//nav[@class='figures']//a")] == [
        ("水道の普及率", "../figures/#supply"),
        ("ポンプの数", "../figures/#pumps"),
    ]
    assert plan.xpath("//svg[@role='img']") == []


ENGLISH = '    en: {name: share of houses with water, value: "{value}%"}\n'
INDICATORS, STRUCTURE, FACTS = "source/indicators.yaml", "source/structure.yaml", "source/facts.yaml"


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        (INDICATORS, "value: 83,", "value: 八三,", ["source/indicators.yaml:8 FORM051 indicators.actuals.value 八三 (FACT820)"]),
        (INDICATORS, "year: FY2024", "year: 令和6", ["source/indicators.yaml:8 FORM051 indicators.actuals.year 令和6 (FACT821)"]),
        (
            INDICATORS,
            '"{value}台"',
            "台",
            ['source/indicators.yaml:15 FORM012 indicators.ja.value (FORM014 "{value}%" {one: "{value} town", other: "{value} towns"})'],
        ),
        (INDICATORS, "year: FY2024", "year: FY2025", ["source/indicators.yaml:8 FACT822 FY2025"]),
        (INDICATORS, "year: FY2024", "year: FY2023", ["source/indicators.yaml:8 FACT823 FY2023"]),
        (INDICATORS, "year: FY2024", "year: FY2028", ["source/indicators.yaml:8 FACT824 FY2028"]),
        (INDICATORS, ENGLISH, "", ["source/indicators.yaml:2 FACT825 supply en"]),
        (
            INDICATORS,
            "value: 95.0",
            "value: 95",
            ["source/indicators.yaml:5 FACT826 aims en 95%", "source/indicators.yaml:5 FACT826 aims ja 95%"],
        ),
        (
            INDICATORS,
            "target: {year: 2027",
            "target: {year: 2026",
            ["source/indicators.yaml:14 FACT826 aims en 2026", "source/indicators.yaml:14 FACT826 aims ja 令和8(2026)年"],
        ),
        (INDICATORS, "水道の普及率", "上水道の普及率", ["source/indicators.yaml:9 FACT826 aims ja 上水道の普及率"]),
        (
            INDICATORS,
            "section: aims\n    baseline: {year: 2023",
            "section: aim\n    baseline: {year: 2023",
            ["source/indicators.yaml:12 FORM070 aim (FORM001 aims)"],
        ),
        (
            INDICATORS,
            ', source: {title: 水道年報2024, url: "https://water.example/2024"}',
            "",
            ["source/indicators.yaml:8 FORM015 indicators.actuals.source （この数字を公表した文書）"],
        ),
        (
            INDICATORS,
            "    en: {name: share",
            "    fr: {name: share",
            ["source/indicators.yaml:10 FORM011 indicators.fr  id, section, baseline, target, actuals, ja, en"],
        ),
        (INDICATORS, "id: pumps", "id: supply", ["source/indicators.yaml:11 FORM071 id supply 2"]),
        (STRUCTURE, "from: problems-1, to: aims-1", "from: aims-1, to: problems-1", ["source/structure.yaml:9 FACT830 aims-1 problems-1"]),
        (
            STRUCTURE,
            "words: 水が足りません",
            "words: 水が余ります",
            ["source/structure.yaml:9 FACT831 水が余ります from problems-1", "source/structure.yaml:9 FACT831 水が余ります to aims-1"],
        ),
        (STRUCTURE, 'term:pump"]', 'term:tank"]', ["source/structure.yaml:5 FORM070 term:tank (FORM001 term:drone)"]),
        (FACTS, 'date: "2022-03"', "ja: ドローン\n    en: drones", ["source/facts.yaml:6 FACT832 1"]),
        (FACTS, ", en: The plan is made", "", ["source/facts.yaml:5 FACT833 1 en"]),
        (FACTS, ", en: The plan is made", ", fr: Le plan", ["source/facts.yaml:5 FORM070 fr "]),
        ("docs/ja/index.md", "#supply", "#supplies", ["docs/ja/index.md:7 LINK002 figures.md supplies (FORM001 supply)"]),
    ],
)
def test_data_that_say_what_the_plan_does_not_are_refused(tmp_path: Path, name: str, before: str, after: str, expected: list[str]) -> None:
    folder = copy(SITE, tmp_path / "site")
    change(folder, name, before, after)
    assert problems(folder) == expected


def test_without_data_there_is_no_page(tmp_path: Path) -> None:
    folder = copy(SITE, tmp_path / "site")
    for name in (INDICATORS, STRUCTURE, FACTS):
        (folder / name).unlink()
    assert page.SOURCE not in generated.pages_of(content.read(folder))["ja"]


def test_a_language_without_words_for_an_indicator_shows_the_page_of_the_first(tmp_path: Path) -> None:
    folder = copy(SITE, tmp_path / "site")
    change(folder, INDICATORS, ENGLISH, "")
    made = generated.pages_of(content.read(folder))
    assert (page.SOURCE in made["ja"], page.SOURCE in made["en"]) == (True, False)


def test_words_that_most_pages_use_come_first() -> None:
    uses = [Use(term, term, "ja", source) for term, source in (("a", "1"), ("a", "1"), ("a", "1"), ("b", "1"), ("b", "2"), ("c", "2"))]
    assert words.meeting(uses, ["a", "b"]) == words.Words(("1", "2"), {"b": (1, 1), "a": (3, 0)})
    assert [words.size(count) for count in (0, 1, 2, 3, 6, 12, 99)] == [0, 1, 1, 2, 3, 4, 4]


SVG = '<svg fill="none" viewBox="0 0 200 100" style="display: block; width: {width}px; color: {ink}">{parts}</svg>'
LINE = '<path d="M0 50h200" stroke="currentColor"></path>'
TWO = '<text x="9" y="50">one</text><text x="{place}" y="50">two</text>'
ITEM = "<style>li::before {{ content: ''; display: block; width: 30px; height: 30px; background: url(a.svg) 0 {place} }}</style>"
ITEMS = '<div class="directions"><ol><li>1</li><li>2</li></ol></div>'


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (SVG.format(width=200, ink="black", parts=LINE + TWO.format(place=90)), []),
        (SVG.format(width=400, ink="black", parts=LINE), ["picture 8-408"]),
        (SVG.format(width=200, ink="white", parts=LINE), ["path as its ground"]),
        (SVG.format(width=200, ink="black", parts=TWO.format(place=12)), ["two over another"]),
        (SVG.format(width=110, ink="black", parts=TWO.format(place=90)), ["one small", "two small"]),
        (SVG.format(width=200, ink="black", parts='<text x="350" y="50">far</text>'), ["far cut off"]),
        (ITEM.format(place="1px") + "<style>li + li::before {background-position-y: 9px}</style>" + ITEMS, []),
        (ITEM.format(place="1px") + ITEMS, ["one pictogram twice"]),
        (ITEMS, ["no pictogram", "one pictogram twice"]),
    ],
)
def test_what_is_not_seen_is_found(browser: Browser, shown: str, expected: list[str]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 400})
    style = "<style>body {background: white} text {fill: black; font-size: 15px} svg {overflow: visible}</style>"
    page.set_content(f"<!doctype html><body>{style}<article>{shown}</article>")
    found = unseen(page)
    page.close()
    assert found == expected
