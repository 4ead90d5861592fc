"""What people write is text: whatever stands in a field, the site runs no script of theirs and asks nobody else for anything.

tests/data/injections.yaml has for each place what is written there, and the message that refuses it; what has none is published.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from lxml import etree, html
from playwright.sync_api import Browser

from plansite import check, content
from plansite.commands.testing.sites import Site, build, read_site
from plansite.files import allowed, table

from ..server import serve
from .plan import DATA, TOWN, change, copy

INPUTS: dict[str, list[dict[str, str]]] = table.read(DATA / "injections.yaml")
Plant = Callable[[Path, list[str]], None]
TERMS, PAGE = "glossary/terms.yaml", "docs/ja/inputs.md"
SETTINGS = "mkdocs.yml"
# What the templates write and `allowed` does not name, for a page is more than its text.
FRAME = {"article", "aside", "body", "button", "data", "dialog", "fieldset", "footer", "form", "head", "header", "html", "input", "label"}
FRAME |= {"legend", "link", "main", "meta", "path", "script", "svg", "template", "title"}


def add(town: Path, name: str, text: str) -> None:
    path = town / name
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def paragraphs(town: Path, texts: list[str]) -> None:
    add(town, PAGE, "".join(f"\n{text}\n" for text in texts))


def headings(town: Path, texts: list[str]) -> None:
    add(town, PAGE, "".join(f"\n## {text} {{#h{number}}}\n" for number, text in enumerate(texts)))


def front(key: str) -> Plant:
    def plant(town: Path, texts: list[str]) -> None:
        path = town / PAGE
        written = f"{key}: {json.dumps(' '.join(texts))}"
        path.write_text(path.read_text(encoding="utf-8").replace("origin: site", f"origin: site\n{written}", 1), encoding="utf-8")

    return plant


def setting(before: str, after: Callable[[str], str]) -> Plant:
    """Plant all texts as one in place of what mkdocs.yml has."""

    def plant(town: Path, texts: list[str]) -> None:
        change(town, SETTINGS, before, after(json.dumps(" ".join(texts))))

    return plant


def entry(changed: Callable[[str], dict[str, object]], **kept: object) -> Plant:
    """Plant each text in a term of its own, in what `changed` makes of it for the plan's language."""

    def plant(town: Path, texts: list[str]) -> None:
        for text in texts:
            number = (town / TERMS).read_text(encoding="utf-8").count("- ")
            wording = {"term": f"見本{number}番目", "reading": "みほん", "definition": f"{number}番目の見本のこと。", **changed(text)}
            add(town, TERMS, f"  - {json.dumps({'id': f't{number}', 'origin': 'site', 'ja': wording, **kept}, ensure_ascii=False)}\n")
            add(town, PAGE, f"\n見本{number}番目を見ます。\n")

    return plant


def term(changed: Callable[[str], dict[str, object]]) -> Plant:
    def plant(town: Path, texts: list[str]) -> None:
        for text in texts:
            entry(lambda _: {}, **changed(text))(town, [text])

    return plant


def repair(changed: Callable[[str], dict[str, object]]) -> Plant:
    """Plant all texts as one in the repair that the plan has, in what `changed` makes of it."""

    def plant(town: Path, texts: list[str]) -> None:
        path = town / "source" / "corrections.yaml"
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, value in changed(" ".join(texts)).items():
            part = written["kinds"]["space"]["ja"] if key in ("label", "text") else written["corrections"][0]
            part[key] = value
        written["corrections"][0]["changes"][0]["line"] = 3
        path.write_text(json.dumps(written, ensure_ascii=False, indent=1), encoding="utf-8")

    return plant


def file(name: str, made: Callable[[str], object]) -> Plant:
    def plant(town: Path, texts: list[str]) -> None:
        add(town, name, json.dumps(made(" ".join(texts)), ensure_ascii=False, indent=1))

    return plant


def labels(town: Path, texts: list[str]) -> None:
    """Plant all texts as one behind every word of the machine that is a word."""
    words = content.read(town).labels["ja"].words
    added = " ".join(texts)
    changed = {
        key: word + added for key, word in words.items() if not re.match("language_tag|months|latin_group|appendix", key) and len(word) > 1
    }
    (town / "labels").mkdir()
    (town / "labels" / "ja.yaml").write_text(json.dumps(changed, ensure_ascii=False, indent=0), encoding="utf-8")


def files(town: Path, texts: list[str]) -> None:
    (town / "docs" / "assets").mkdir(exist_ok=True)
    for text in texts:
        (town / "docs" / "assets" / text.replace("/", "_")).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")


def common(town: Path, texts: list[str]) -> None:
    words = ["onclick", "デジタル", *texts]
    (town / "glossary" / "common-words.yaml").write_text(json.dumps({"words": words}, ensure_ascii=False), encoding="utf-8")


def pictures(town: Path, texts: list[str]) -> None:
    (town / "docs" / "assets").mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (town / "docs" / "assets" / f"picture-{number}.svg").write_text(text, encoding="utf-8")
        add(town, PAGE, f"\n![見本の絵](../assets/picture-{number}.svg)\n")


def titles(town: Path, texts: list[str]) -> None:
    """Plant all texts as one in the title of a page, in the plan's language alone."""
    setting("{トップ: Home, ", lambda _: "{")(town, texts)
    setting("- トップ: index.md", lambda text: f"- {text}: index.md")(town, texts)


def record(town: Path, texts: list[str]) -> None:
    """Plant all texts as one in every text of a record, and a page that shows it."""
    text = " ".join(texts)
    made = {
        "date": "2026-01-01",
        "tester": text,
        "technology": text,
        "criteria": ["1.1.1"],
        "outcome": "passed",
        "pages": [text],
        "note": text,
    }
    add(town, "accessibility/manual.yaml", json.dumps({"records": [made]}, ensure_ascii=False))
    name = content.read(town).project.name
    results = {"site": name, "date": "2026-11-23", "pages": 1, "conditions": [], "tools": {}, "criteria": {}}
    add(town, "accessibility/results.json", json.dumps(results))
    path = town / PAGE
    path.write_text(path.read_text(encoding="utf-8").replace("origin: site", "origin: site\nappends: accessibility", 1), encoding="utf-8")


PLACES: dict[str, Plant] = {
    "page": paragraphs,
    "heading": headings,
    "title": front("title"),
    "description": front("description"),
    "template": front("template"),
    "nav title": titles,
    "site name": setting("site_name: 水の里町デジタル計画", lambda text: f"site_name: {text}"),
    "language name": setting("name: 日本語}", lambda text: f"name: {text}}}"),
    "translated title": setting("計画: The plan", lambda text: f"計画: {text}"),
    "style": setting("theme: plansite", lambda text: f"theme: plansite\nextra_css: [{text}]"),
    "script": setting("theme: plansite", lambda text: f"theme: plansite\nextra_javascript: [{text}]"),
    "address of the site": setting("site_url: https://town.example/plan/", lambda text: f"site_url: {text}"),
    "repository": setting("extra:\n", lambda text: f"extra:\n  repository: {text}\n"),
    "branch": setting("  complete:", lambda text: f"  branch: {text}\n  complete:"),
    "successor": setting(
        "extra:\n",
        lambda text: (
            f"extra:\n  period: {{from: 2020-01-01, to: 2021-01-01}}\n  successor: {{address: {text}, title: {{ja: 次, en: Next}}}}\n"
        ),
    ),
    "successor title": setting(
        "extra:\n",
        lambda text: (
            "extra:\n  period: {from: 2020-01-01, to: 2021-01-01}\n"
            f"  successor: {{address: 'https://ok.example/', title: {{ja: {text}, en: Next}}}}\n"
        ),
    ),
    "label": labels,
    "headword": entry(lambda text: {"term": text}),
    "reading": entry(lambda text: {"reading": text}),
    "other spelling": entry(lambda text: {"aliases": [text]}),
    "searched for as": entry(lambda text: {"search": [text]}),
    "definition": entry(lambda text: {"definition": f"{text}\n"}),
    "number": entry(lambda text: {"number": text}),
    "reference": term(lambda text: {"references": [{"title": text, "url": "https://ok.example/"}]}),
    "address of a reference": term(lambda text: {"references": [{"title": "文書", "url": text}]}),
    "id": term(lambda text: {"id": text}),
    "former id": lambda town, texts: add(town, "glossary/moved.yaml", "".join(f"  {json.dumps(text)}: pump\n" for text in texts)),
    "words of search": file("glossary/search-words.yaml", lambda text: {"places": {"ch1": {"ja": [text]}}}),
    "kind of repair": repair(lambda text: {"label": text}),
    "what a repair is": repair(lambda text: {"text": text}),
    "why a repair": repair(lambda text: {"why": {"ja": text, "en": "A space."}}),
    "fact": file("source/facts.yaml", lambda text: {"facts": [{"no": "1", "section": "ch1", "ja": text}]}),
    "common word": common,
    "name of a file": files,
    "picture": pictures,
    "record of a test": record,
}


def base(folder: Path) -> Path:
    town = copy(TOWN, folder)
    common(town, [])
    add(town, PAGE, "---\norigin: site\n---\n\n# 見本 {#inputs}\n\nonclickのこと。\n")
    change(town, SETTINGS, "  - 計画: plan.md\n", "  - 計画: plan.md\n  - 見本: inputs.md\n")
    add(town, "docs/assets/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    return town


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build one site with all that is not refused."""
    town = base(tmp_path_factory.mktemp("town"))
    for place, plant in PLACES.items():
        if accepted := [each["text"] for each in INPUTS[place] if "says" not in each]:
            plant(town, accepted)
    finished = build(town, town / "site", LANG="ja")
    assert finished.returncode == 0, finished.stderr
    return read_site(town / "site", finished.stdout + finished.stderr)


def strange(page: html.HtmlElement) -> list[str]:
    """Return what a page holds that might run, load or style something, but what the templates write."""
    found = []
    for element in page.iter(etree.Element):
        name = f"<{element.tag}>"
        own = not any(urlsplit(element.get("src", ""))[:2])
        runs = element.tag == "script" and element.get("type") != "application/ld+json"
        if element.tag not in allowed.ELEMENTS | FRAME or (runs and (element.text or not element.get("src") or not own)):
            found.append(name)
        if element.tag == "script" and not runs:
            json.loads(element.text or "")
        for attribute, value in element.attrib.items():
            leads = attribute in ("href", "src", "action", "formaction", "srcset", "data", "poster", "background")
            loads = attribute == "src" or (element.tag == "link" and element.get("rel") in ("icon", "stylesheet"))
            if attribute.startswith("on") or attribute in ("style", "srcdoc") or (leads and not allowed.is_address(value, loaded=loads)):
                found.append(f"{name[:-1]} {attribute}={value}")
    return found


def test_nothing_is_strange_in_a_page(published: Site) -> None:
    assert {path: found for path, page in published.pages.items() if (found := strange(page))} == {}
    # And all is there, as text.
    assert sum(page.text_content().count("ran()") for page in published.pages.values()) > 1000


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("<p>text</p>", []),
        ("<script>ran()</script>", ["<script>"]),
        ('<script src="//evil.example/x.js"></script>', ["<script>", "<script src=//evil.example/x.js"]),
        ('<img src="data:,x" onerror="ran()">', ["<img src=data:,x", "<img onerror=ran()"]),
        ('<a href="javascript:ran()" style="x">text</a>', ["<a href=javascript:ran()", "<a style=x"]),
        ("<iframe></iframe>", ["<iframe>"]),
    ],
)
def test_what_is_strange_is_found(written: str, found: list[str]) -> None:
    assert strange(html.document_fromstring(f"<body>{written}</body>")) == found


def test_what_is_searched_is_data(published: Site) -> None:
    assert published.search_index("en/")
    assert any("ran()" in text for section in published.search_index("") for text in section)
    assert etree.parse(published.folder / "sitemap.xml").getroot().tag.endswith("urlset")


def test_nothing_runs(published: Site, browser: Browser) -> None:
    """Not even without the policy of the pages, which the server leaves out."""
    context = browser.new_context()
    context.add_init_script("window.ran = () => { sessionStorage.ran = location.pathname; };")
    page = context.new_page()
    with serve(published.folder, "") as server:
        foreign: list[str] = []
        page.on("request", lambda request: foreign.extend([] if request.url.startswith(server.address) else [request.url]))
        for path in published.whole:
            page.goto(server.address + path)
        page.goto(f"{server.address}inputs/index.html")
        for term in page.locator("article .glossary-term").all():
            term.focus()
            page.keyboard.press("Shift")
        for words in ("ran", "見本", "zzzz"):
            page.get_by_role("searchbox").fill("")
            page.get_by_role("searchbox").fill(words)
            page.wait_for_function("document.querySelector('.search__count').textContent.trim()")
        assert foreign == []
        assert page.evaluate("sessionStorage.ran") is None
        page.evaluate("document.body.append(Object.assign(new Image(), {src: '//evil.example/x', onerror: ran}))")
        page.wait_for_function("sessionStorage.ran")
        assert foreign == ["http://evil.example/x"]
    context.close()


def refusals(town: Path) -> list[str]:
    """Return the messages that stop a build, in the order of the places."""
    return [problem.message.id for problem in check.problems_of(content.read(town)) if not problem.warning]


def test_the_table() -> None:
    """It has a text for every place, and each asks for something that nobody should get."""
    assert INPUTS.keys() == PLACES.keys()
    texts = [each["text"] for inputs in INPUTS.values() for each in inputs]
    assert len(texts) >= 150


@pytest.mark.share(2)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_refused(place: str, tmp_path: Path) -> None:
    found = []
    for each in INPUTS[place]:
        town = base(tmp_path / "town")
        PLACES[place](town, [each["text"]])
        said = refusals(town)
        found.append({"text": each["text"], **({"says": said[0]} if said else {})})
        shutil.rmtree(town)
    assert found == INPUTS[place]
