"""No page asks for what its policy refuses, nor anything of another host, whatever the reader does with it."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from plansite.publish import policy

from ...conftest import Site
from ...server import Server, serve
from .window import ENTER, ESCAPE, TAB, Chromium, Window

EDITIONS = ["", "ja-easy/", "en/"]
PAGES = [
    "",
    "contents/",
    "chapter-2/",
    "chapter-2/section-1/",
    "appendix/",
    "glossary/",
    "glossary/iot/",
    "glossary/names/",
    "corrections/",
    "data/",
    "editors/",
    "about/",
    "accessibility/",
    "404.html",
]
# What the policy lets pass is told apart from what nobody asked for: this page asks for all of it.
REFUSED = """<!doctype html><html lang="en"><title>Refused</title><style>p { color: red }</style><base href="https://other.example/">
<script>document.title = "ran"</script><script src="https://other.example/a.js"></script>
<p style="color: red" onclick="alert()">Text</p><img src="https://other.example/a.png" alt=""><img src="data:image/gif;base64,R0lGOD" alt="">
<iframe src="https://other.example/" title="Other"></iframe><object data="https://other.example/"></object>"""
# What authors may write and the pages of the plan do not have.
SIGNS = """<details><summary>More</summary><p>Text</p></details><details open><summary>More</summary><p>Text</p></details>
<div class="admonition note"><p class="admonition-title">Note</p></div><div class="admonition danger"><p class="admonition-title">Note</p></div>
<ul><li>☐ A task</li></ul><section class="footnote"><p>A note <a class="footnote-backref" href="#fnref:1">back</a></p></section>"""
LOADED = "() => performance.getEntriesByType('resource').map(({name}) => name).filter((name) => !name.startsWith(location.origin))"
SEEN = "(selector) => Boolean(document.querySelector(selector)?.checkVisibility({visibilityProperty: true}))"
# A host that nothing else asks for.
LAST = "https://last.example"
LISTED = "(selector) => document.querySelector('.search__count').textContent.trim() && document.querySelector(selector) !== null"


@pytest.fixture(scope="module")
def guarded(site: Site) -> Iterator[Server]:
    """Serve the site with its policy as servers send it; it stands in the pages too."""
    with serve(site.folder, f"{policy.HEADER}; report-uri /") as running:
        yield running


def use(window: Window, server: Server, edition: str) -> list[str]:
    """Open every kind of page of an edition, do with it what it is there for, and return what came from elsewhere."""
    foreign: list[str] = []

    def leave() -> None:
        foreign.extend(window.ask(LOADED))

    for page in PAGES:
        window.open(f"{server.address}{edition}{page}")
        assert window.ask("() => document.documentElement.classList.contains('scripts')"), page
        leave()
    for words, found in (("IoT", ".search__results a"), ("zzzzzz", "[data-message=none]")):
        window.open(f"{server.address}{edition}")
        window.click("[type=search]")
        window.press(words)
        window.wait(LISTED, found)
        leave()
    window.open(f"{server.address}{edition}?q=IoT")
    window.wait(LISTED, ".search__results a")
    # The list is made anew when the texts have been read.
    window.wait("() => document.activeElement.matches('.search__results a') || document.querySelector('.search__results a').focus()")
    window.press(ENTER)
    window.wait("() => location.pathname.includes('/glossary/') && document.readyState === 'complete'")
    leave()
    window.open(f"{server.address}{edition}chapter-2/section-1/")
    window.ask("() => document.querySelector('article a[data-term=iot]').focus()")
    window.press(TAB)
    window.wait(SEEN, ".card")
    window.click(".settings-button")
    for field in ("[name=size][value=larger]", "[name=colours][value=dark]", "[name=terms]"):
        window.click(f"#settings label:has({field})")
    if edition == "ja-easy/":
        window.click("#settings label:has([name=voice][value=kana])")
        window.click("#settings label:has([name=furigana])")
    window.press(ESCAPE)
    leave()
    return foreign


def refused(window: Window, server: Server) -> list[tuple[str, str, str]]:
    """Return what was refused until now: a page that asks for one thing more comes last, and only then all are there."""
    window.open(f"{server.address}404.html")
    window.ask("(last) => document.body.append(Object.assign(new Image(), {src: last}))", LAST)
    until = time.monotonic() + 20
    while not (found := [*server.refused]) or found[-1][2].removesuffix("/") != LAST:
        assert time.monotonic() < until
        time.sleep(0.05)
    server.refused.clear()
    return found[:-1]


def look(window: Window, server: Server, site: Site, edition: str) -> None:
    window.open(f"{server.address}404.html")
    window.ask("() => localStorage.clear()")
    page = (site.folder / edition / "chapter-2/section-1/index.html").read_text(encoding="utf-8")
    server.planted[f"{edition}signs.html"] = page.replace("../../", "/").replace("</article>", f"{SIGNS}</article>")
    window.open(f"{server.address}{edition}signs.html")
    assert use(window, server, edition) == []
    assert refused(window, server) == []


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Chromium]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Chromium(context.new_page())
    context.close()


@pytest.mark.share(6)
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_refused(chromium: Chromium, guarded: Server, site: Site, edition: str) -> None:
    look(chromium, guarded, site, edition)


@pytest.mark.parametrize(("page", "kind"), [("glossary/", "DefinedTermSet"), ("glossary/iot/", "DefinedTerm")])
def test_what_pages_say_to_programs_is_no_script(chromium: Chromium, guarded: Server, page: str, kind: str) -> None:
    chromium.open(f"{guarded.address}{page}")
    blocks = chromium.ask(
        "() => [...document.scripts].filter(({type}) => type === 'application/ld+json').map(({text}) => JSON.parse(text))"
    )
    assert [block["@type"] for block in blocks] == [kind]
    assert refused(chromium, guarded) == []


def test_nothing_is_refused_on_paper(browser: Browser, guarded: Server) -> None:
    page = browser.new_page()
    page.goto(f"{guarded.address}chapter-2/section-1/")
    page.pdf()
    assert refused(Chromium(page), guarded) == []
    page.close()


@pytest.mark.share(8)
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_refused_in_any_browser(window: Window, guarded: Server, site: Site, edition: str) -> None:
    look(window, guarded, site, edition)


def test_what_is_refused_is_seen(chromium: Chromium, guarded: Server) -> None:
    guarded.planted["refused.html"] = REFUSED
    chromium.open(f"{guarded.address}refused.html")
    found = sorted({(directive, what.removesuffix("/")) for _, directive, what in refused(chromium, guarded)})
    assert found == [
        ("base-uri", "https://other.example"),
        ("frame-src", "https://other.example"),
        ("img-src", "data"),
        ("img-src", "https://other.example/a.png"),
        ("object-src", "https://other.example"),
        ("script-src-attr", "inline"),
        ("script-src-elem", "https://other.example/a.js"),
        ("script-src-elem", "inline"),
        ("style-src-attr", "inline"),
        ("style-src-elem", "inline"),
    ]
    assert chromium.ask("() => document.title") != "ran"


def test_every_page_has_the_policy(site: Site) -> None:
    """First of all that it has: what stands above would be free of it."""
    lacking = {}
    for path, page in site.pages.items():
        names = [(each.tag, each.get("http-equiv"), each.get("content")) for each in page.find("head")][:2]
        if names != [("meta", None, None), ("meta", "Content-Security-Policy", policy.PAGE)]:
            lacking[path] = names
    assert lacking == {}
