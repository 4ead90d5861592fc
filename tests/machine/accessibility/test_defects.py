"""The checks see what they are for: each defect, put into a copy of a page of the site, is found by exactly these checks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Error

from ...accessibility import engines, structure
from ...accessibility.alfa import Alfa
from ...accessibility.conditions import CONDITIONS, LIGHT_NARROW, LIGHT_WIDE, OFF_WIDE, Condition
from ...accessibility.conftest import Views
from ...accessibility.judge import thorough, without_scripts
from ...accessibility.outcome import Finding
from ...conftest import Site
from ...server import Server

pytestmark = pytest.mark.share(24)

PAGE = "en/chapter-3/section-1/index.html"
EASY = "ja-easy/chapter-3/section-1/index.html"
LOST = "en/404.html"
FORCED = next(condition for condition in CONDITIONS if condition.forced)
LARGE = next(condition for condition in CONDITIONS if condition.text == 200)
DARK = next(condition for condition in CONDITIONS if condition.colours == "dark")
HEAD, END = "</head>", "</article>"


@dataclass(frozen=True)
class Defect:
    """A defect: what is written in place of what on a page, the condition that shows it, and the checks that find it."""

    name: str
    old: str
    new: str
    found_by: frozenset[str]
    condition: Condition = LIGHT_WIDE
    page: str = PAGE


def defect(name: str, old: str, new: str, *found_by: str, condition: Condition = LIGHT_WIDE, page: str = PAGE) -> Defect:
    return Defect(name, old, new, frozenset(found_by), condition, page)


def style(name: str, css: str, *found_by: str, condition: Condition = LIGHT_WIDE, page: str = PAGE) -> Defect:
    return defect(name, HEAD, f"<style>{css}</style>{HEAD}", *found_by, condition=condition, page=page)


def added(name: str, markup: str, *found_by: str, condition: Condition = LIGHT_WIDE, page: str = PAGE) -> Defect:
    return defect(name, END, f"{markup}{END}", *found_by, condition=condition, page=page)


def script(name: str, code: str, *found_by: str, condition: Condition = LIGHT_WIDE) -> Defect:
    return defect(name, END, f"{END}<script>{code}</script>", *found_by, condition=condition)


DEFECTS = [
    defect("no language", '<html lang="en"', "<html", "axe: html-has-lang", "language"),
    added(
        "unknown language of a part",
        '<p><span lang="japanese">日本語</span></p>',
        "Nu Html Checker",
        "axe: valid-lang",
        "language of parts",
    ),
    defect("no title", "<title>", "<title></title><title hidden>", "Nu Html Checker", "axe: document-title", "title"),
    style("pale text", "article p { color: #999 }", "axe: color-contrast", "contrast of text"),
    style("pale text in the dark", "article p { color: #555 }", "axe: color-contrast", "contrast of text", condition=DARK),
    style("no ring at the focus", ":focus-visible { outline: none !important }", "focus ring"),
    style("a ring that the eye cannot see", ":focus-visible { outline: 3px solid #eee !important }", "focus ring"),
    style(
        "a ring that is gone in forced colours",
        ":focus-visible { outline: none !important; box-shadow: 0 0 0 3px #0b6a78 }",
        "focus ring",
        condition=FORCED,
    ),
    script(
        "a menu that does not open",
        "document.querySelector('.menu summary').onclick = (event) => event.preventDefault();",
        "every control acts",
        condition=LIGHT_NARROW,
    ),
    script(
        "a button that does nothing",
        "onload = () => { document.querySelector('.settings-button').outerHTML += ''; };",
        "every control acts",
    ),
    defect("no caption", "<caption>", "<caption hidden></caption><caption>", "Nu Html Checker", "tables"),
    defect("a header without scope", '<th scope="row">', "<th>", "tables"),
    script(
        "a keyboard trap",
        "document.querySelector('.glossary-term').onkeydown = (event) => event.key === 'Tab' && event.preventDefault();",
        "no keyboard trap",
    ),
    defect(
        "a heading level left out", '<h2 id="ch3-s1-2">', '<h4 id="ch3-s1-2">', "Nu Html Checker", "axe: heading-order", "heading levels"
    ),
    defect("two main headings", '<h2 id="ch3-s1-1">', '<h1 id="ch3-s1-1">', "Nu Html Checker", "one main heading"),
    defect("a sign in a heading", "Aims of the Plan</h1>", "Aims of the Plan¶</h1>", "heading text"),
    style(
        "links by colour alone",
        "article a { text-decoration: none !important; border: 0 !important }",
        "axe: link-in-text-block",
        "links not by colour alone",
    ),
    defect(
        "furigana in a label",
        '<nav class="editions" aria-label="',
        '<nav class="editions" aria-label="情報（じょうほう）',
        "plain names",
        page=EASY,
    ),
    defect("markup in a label", 'aria-label="Languages"', 'aria-label="&lt;b&gt;Languages&lt;/b&gt;"', "plain names"),
    defect("two of one id", 'id="ch3-s1-2"', 'id="ch3-s1-1"', "Nu Html Checker", "unique ids"),
    defect("a label that is nowhere", 'aria-label="Scrollable table"', 'aria-labelledby="table-1"', "references"),
    added(
        "a link without a name",
        '<p>See <a href="../"><svg aria-hidden="true" width="24" height="24"></svg></a></p>',
        "axe: link-name",
        "focus named",
        "link names",
    ),
    defect(
        "a note called by its number",
        'class="footnote-ref"',
        'class="footnote-ref" aria-label="6"',
        "axe: label-content-name-mismatch",
        "link purpose",
    ),
    defect("a button without a name", ">Settings</button>", "></button>", "axe: button-name", "button names", "focus named"),
    added("a picture without a text", '<img src="../../../assets/icon.svg">', "Nu Html Checker", "axe: image-alt", "texts of pictures"),
    added("a drawing without a name", '<svg width="40" height="40"><circle r="20"></circle></svg>', "texts of pictures"),
    added(
        "two main parts",
        "<main><p>More</p></main>",
        "Nu Html Checker",
        "axe: landmark-main-is-top-level",
        "axe: landmark-no-duplicate-main",
        "axe: landmark-unique",
        "landmarks",
    ),
    defect("two navigations of one name", 'aria-label="Menu"', 'aria-label="Languages"', "axe: landmark-unique", "navigation names"),
    defect("a skip link to nowhere", 'href="#main"', 'href="#content"', "axe: region", "skip link"),
    style("a focus that is not seen", ".glossary-term:focus { opacity: 0 }", "focus opaque"),
    style("a focus out of view", ".glossary-term { position: fixed; left: -400px }", "focus in view"),
    style(
        "a focus under a banner",
        ".header { position: sticky; top: 0; z-index: 9 } .toc { position: fixed; inset: 0; z-index: 9; background: white }",
        "focus uncovered",
    ),
    defect(
        "an order of its own", '<a class="same-place"', '<a tabindex="3" class="same-place"', "axe: tabindex", "focus order", "tab order"
    ),
    script(
        "a link that the keyboard does not reach",
        "document.querySelector('.same-place').addEventListener('focus', (event) => event.target.blur());",
        "keyboard reaches all",
    ),
    script(
        "a focus that leaves the page",
        "document.querySelector('.same-place').onfocus = () => { location.hash = 'notes'; };",
        "focus changes nothing",
        "keyboard reaches all",
    ),
    script("a single key", "addEventListener('keydown', ({key}) => { if (key === 'n') location.hash = 'notes'; });", "no single keys"),
    style("a page wider than the window", "article h1 { width: 500px }", "no sideways scrolling", condition=LIGHT_NARROW, page=LOST),
    added(
        "a region that cannot be scrolled by keyboard",
        '<div style="overflow-x: auto"><p style="width: 2000px">Long</p></div>',
        "scrolling regions",
    ),
    style(
        "a box that cuts spaced text off",
        ".header__home span { max-width: 8em; white-space: nowrap; overflow: hidden }",
        "spaced text is not cut off",
    ),
    style(
        "lines that lie over each other when spaced",
        "article p { height: 3em; margin: 0 }",
        "focus uncovered",
        "spaced text lies over no text",
    ),
    style(
        "a box that cuts large text off",
        ".notice p { max-height: 60px; overflow: hidden }",
        "no text is cut off",
        "spaced text is not cut off",
        condition=LARGE,
    ),
    script(
        "what only scripts show",
        "document.querySelector('article').append('Only for scripts');",
        "nothing is lost without scripts",
        condition=OFF_WIDE,
    ),
    added("a button that needs scripts", '<button type="button">More</button>', "no dead control", condition=OFF_WIDE),
    added("a picture from elsewhere", '<img alt="" src="https://elsewhere.example/counter.svg">', "nothing from elsewhere"),
    style("a part that moves", "@keyframes slide { to { translate: 1px } } h1 { animation: slide 2s infinite }", "nothing moves"),
    style("one orientation", "@media (orientation: landscape) { h1 { letter-spacing: 0 } }", "either orientation"),
    added(
        "small targets side by side",
        '<p><button type="button" style="width: 12px; height: 12px; padding: 0; border: 0" aria-label="a"></button><button type="button" style="width: 12px; height: 12px; padding: 0; border: 0" aria-label="b"></button></p>',
        "axe: target-size",
        "every control acts",
        "no control on paper",
    ),
    defect("a dialog without a name", 'class="settings" aria-label="Settings"', 'class="settings"', "dialog names"),
    defect("a field without a label", '<label for="query">', "<label>", "axe: label", "field labels", "focus named"),
    style("a preview that the window cuts off", ".card { translate: 0 100vh }", "card in the window"),
    style("a preview over its word", ".card { translate: 0 -3em }", "card beside its word", "focus uncovered"),
    style("a text that paper loses", "@media print { article p { display: none } }", "paper keeps the text"),
    style("a button on paper", "@media print { .settings-button { display: block !important } }", "no control on paper"),
    style(
        "a heading alone at the foot of a sheet",
        "@media print { h2 { break-after: auto !important } }",
        "headings stay with their text on paper",
    ),
    added("a list with a foreign child", "<ul><p>Text</p></ul>", "Nu Html Checker", "axe: list"),
]


def planted(site: Site, each: Defect) -> str:
    text = (site.folder / each.page).read_text(encoding="utf-8")
    assert each.old in text, f"{each.page} has no {each.old}"
    return text.replace(each.old, each.new, 1)


def test_the_markup_of_defects_is_found(site: Site, tmp_path: Path) -> None:
    for number, each in enumerate(DEFECTS):
        (tmp_path / f"{number}.html").write_text(planted(site, each), encoding="utf-8")
    found = engines.nu(tmp_path)
    invalid = {each.name for number, each in enumerate(DEFECTS) if f"{number}.html" in found}
    assert invalid == {each.name for each in DEFECTS if engines.NU_CHECK in each.found_by}


def findings(view: Views, text: str, path: str, condition: Condition) -> set[Finding]:
    """Return all that is found on the page that is served at `path`, whose markup is `text`."""
    outcome = structure.judge(html.fromstring(text))
    outcome.update(thorough(view(condition), path))
    if condition.scripts == "off":
        outcome.update(without_scripts(view(LIGHT_WIDE), view(condition), path))
    return set(outcome.findings)


Sound = Callable[[str, Condition], set[Finding]]


@pytest.fixture(scope="session")
def sound(site: Site, view: Views) -> Sound:
    """Give a function that returns what is found on a page as it is: findings of the site itself are no defects put in."""

    @cache
    def found(page: str, condition: Condition) -> set[Finding]:
        return findings(view, (site.folder / page).read_text(encoding="utf-8"), page, condition)

    return found


@pytest.mark.parametrize("each", DEFECTS, ids=lambda each: each.name)
def test_defects_are_found(
    site: Site,
    server: Server,
    view: Views,
    sound: Sound,
    each: Defect,
) -> None:
    text, as_it_is = planted(site, each), sound(each.page, each.condition)
    server.planted[each.page] = text
    try:
        found = findings(view, text, each.page, each.condition) - as_it_is
    finally:
        del server.planted[each.page]
    assert {finding.check for finding in found} == each.found_by - {engines.NU_CHECK}, sorted(map(str, found))


ALFA_DEFECTS = [
    defect("no language", '<html lang="en"', "<html", "alfa: sia-r4"),
    defect("a button without a name", ">Settings</button>", "></button>", "alfa: sia-r12"),
    defect("two of one id", 'id="ch3-s1-2"', 'id="ch3-s1-1"', "alfa: sia-r3"),
    added("a picture without a text", '<img src="../../../assets/icon.svg">', "alfa: sia-r2"),
    added("an unknown role", '<p role="buton">Text</p>', "alfa: sia-r110", "alfa: sia-r21"),
    style("pale text", "article p { color: #999 }", "alfa: sia-r69"),
    style("links by colour alone", "article a { text-decoration: none !important; border: 0 !important }", "alfa: sia-r62"),
    style("no ring at the focus", ":focus-visible { outline: none !important }", "alfa: sia-r65"),
    style("a fault in a container", "@container site (min-width: 20rem) { article p { color: #999 } }", "alfa: sia-r69"),
    style("a container that is not so", "@container site (max-width: 20rem) { article p { color: #999 } }"),
]


@pytest.mark.parametrize("each", ALFA_DEFECTS, ids=lambda each: each.name)
def test_alfa_finds_defects(site: Site, server: Server, view: Views, alfa: Alfa, each: Defect) -> None:
    """Two releases of Alfa that do not belong together find nothing, and say nothing."""
    server.planted[each.page] = planted(site, each)
    try:
        view(LIGHT_WIDE).show(each.page)
        outcome, _ = alfa.judge(view(LIGHT_WIDE).page)
    finally:
        del server.planted[each.page]
    assert {finding.check for finding in outcome.findings} == each.found_by


def test_alfa_refuses_what_it_cannot_read(server: Server, view: Views, alfa: Alfa) -> None:
    server.planted["planted"] = "<!doctype html><style>@property --a { syntax: '*'; inherits: true } p { color: #999 }</style><main><p>Pale"
    try:
        view(LIGHT_WIDE).show("planted")
        with pytest.raises(Error, match="Alfa does not know all rules"):
            alfa.judge(view(LIGHT_WIDE).page)
    finally:
        del server.planted["planted"]
