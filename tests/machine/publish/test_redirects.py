"""Old addresses of terms: a page in every language that says where the term is now, and leads there without JavaScript."""

import re
from pathlib import Path

import pytest

from plansite.publish import policy

from ...conftest import Site, build, read_site
from ..plan import TOWN, copy

JAPANESE = f"""\
<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy.PAGE}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ページのアドレスが変わりました</title>
<meta http-equiv="refresh" content="0; url=../smart-meter/">
<meta name="robots" content="noindex">
<link rel="canonical" href="https://town.example/plan/glossary/smart-meter/">
</head>
<body>
<main>
<h1>ページのアドレスが変わりました</h1>
<p>新しいページに自動で移ります。移らないときは、次のリンクを開いてください。</p>
<p><a href="../smart-meter/">スマートメーター</a></p>
</main>
</body>
</html>"""
IN_ENGLISH = [
    ("ja", "en"),
    ("ページのアドレスが変わりました", "This page has moved"),
    ("town.example/plan/", "town.example/plan/en/"),
    (
        "新しいページに自動で移ります。移らないときは、次のリンクを開いてください。",
        "You are taken to the new page. If nothing happens, follow this link.",
    ),
    ("スマートメーター", "smart meter"),
]


def built(folder: Path, site: Path) -> Site:
    finished = build(folder, site)
    assert finished.returncode == 0, finished.stderr
    return read_site(site, finished.stdout + finished.stderr)


def test_page_in_each_language(town: Site) -> None:
    english = JAPANESE
    for japanese, word in IN_ENGLISH:
        english = english.replace(japanese, word)
    assert (town.folder / "glossary/water-meter/index.html").read_text(encoding="utf-8") == JAPANESE
    assert (town.folder / "en/glossary/water-meter/index.html").read_text(encoding="utf-8") == english


def test_a_term_without_a_translation(town: Site) -> None:
    """The English address falls back as the term's page does: the link says its language, and the Japanese page is canonical."""
    page = town.pages["en/glossary/pumps/index.html"]
    (link,) = page.xpath("//a")
    assert (link.get("href"), link.get("lang"), link.text) == ("../pump/", "ja", "ポンプ")
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://town.example/plan/glossary/pump/"]


def test_nothing_leads_to_an_old_address(town: Site) -> None:
    """No page links it, and neither the sitemap nor a search index lists it."""
    texts = [path for path in town.folder.rglob("*") if path.suffix in (".html", ".json", ".xml")]
    assert town.folder / "sitemap.xml" in texts
    assert [path for path in texts if re.search("glossary/(pumps|water-meter)", path.read_text(encoding="utf-8"))] == []


@pytest.mark.share(2)
def test_names_of_files_as_addresses(tmp_path: Path) -> None:
    """Where addresses are those of files, so are the old ones; a term that has no page of its own is in the list of names."""
    folder = copy(TOWN, tmp_path / "town")
    name = "  - id: town-hall\n    origin: name\n    ja: {term: 役場, reading: やくば}\n    en: {term: town hall, standing: good}\n"
    for path, text in (
        ("mkdocs.yml", "use_directory_urls: false\n"),
        ("glossary/terms.yaml", name),
        ("glossary/moved.yaml", "  city-hall: town-hall\n"),
        ("docs/ja/index.md", "\n役場\n"),
    ):
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)
    site = built(folder, tmp_path / "site")
    found = {
        path: page.xpath("string(//main//a/@href)") for path, page in site.pages.items() if page.xpath("//meta[@http-equiv='refresh']")
    }
    shared = {"pumps": "pump.html", "water-meter": "smart-meter.html", "city-hall": "names.html#town-hall"}
    assert found == {f"{folder}glossary/{old}.html": new for folder in ("", "en/") for old, new in shared.items()}
    assert all((site.folder / path).parent.joinpath(new.partition("#")[0]).exists() for path, new in found.items())
