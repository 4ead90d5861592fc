"""Figures of entries: lines and shapes in the colours of the page, told in every language, none that nobody shows."""

import re
from pathlib import Path
from xml.etree.ElementTree import canonicalize, tostring

import pytest

from plansite import content, generated
from plansite.editions import pictures
from plansite.files import reading

from ..plan import PLAN, change, copy, problems

ENTRY = "  - id: open-data\n    origin: plan\n"
TEXTS = {
    "ja": (
        "      reading: おーぷんでーた\n      definition: |\n",
        "      reading: おーぷんでーた\n      figure: 箱の図です。\n      definition: |\n",
    ),
    "ja-easy": (
        "      definition: |\n        国や 県や 会社などの データで",
        "      figure: 絵です。\n      definition: |\n        国や 県や 会社などの データで",
    ),
    "en": (
        "      standing: official\n      definition: |\n        Public and private sector data held",
        "      standing: official\n      figure: A box.\n      definition: |\n        Public and private sector data held",
    ),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 80" fill="none" stroke="currentColor">\n  <g class="accent" color="#0b6a78"><path d="M0 0h9"/></g>\n</svg>\n'
PLACE = "docs/assets/figures/box.svg"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return copy(PLAN, tmp_path)


def draw(plan: Path, svg: str = SVG) -> None:
    (plan / PLACE).parent.mkdir(parents=True, exist_ok=True)
    (plan / PLACE).write_text(svg, encoding="utf-8")


@pytest.mark.share(2)
@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        (SVG, []),
        (SVG.replace("</svg>", ""), ["PICT842 no element found"]),
        (SVG.replace("<path", "<text>図</text><path"), ["PICT842 text"]),
        (SVG.replace("</g>", "図</g>"), ["PICT842 図"]),
        (SVG.replace('d="M0', 'onload="x()" d="M0'), ["PICT004 onload=", "PICT842 onload"]),
        (SVG.replace('d="M0', 'style="color:red" d="M0'), ["PICT842 style"]),
        (SVG.replace('d="M0', 'id="a" d="M0'), ["PICT842 id"]),
        (SVG.replace('stroke="currentColor"', 'stroke="#000"'), ["PICT842 stroke"]),
        (SVG.replace('fill="none"', 'fill="url(#a)"'), ["PICT842 fill"]),
        (f"<!DOCTYPE svg>{SVG}", ["PICT003 .svg", "PICT842 DOCTYPE"]),
    ],
)
def test_what_a_figure_is_drawn_with(svg: str, expected: list[str], plan: Path) -> None:
    draw(plan, svg)
    found = [line.partition(" ")[2] for line in problems(plan) if line.startswith("docs/assets/figures/")]
    assert found == sorted(["PICT841 box.svg", *expected])


@pytest.mark.parametrize(
    ("named", "texts", "expected"),
    [
        ("", (), [f"{PLACE}:1 PICT841 box.svg"]),
        ("box.svg", ("ja", "ja-easy", "en"), []),
        (
            "boxes.svg",
            ("ja", "ja-easy", "en"),
            [f"{PLACE}:1 PICT841 box.svg", "glossary/terms.yaml:6 PICT840 オープンデータ boxes.svg assets/figures (FORM001 box.svg)"],
        ),
        (
            "box.svg",
            ("ja",),
            ["glossary/terms.yaml:20 TERM840 オープンデータ ja-easy box.svg", "glossary/terms.yaml:24 TERM840 オープンデータ en box.svg"],
        ),
        ("", ("en",), [f"{PLACE}:1 PICT841 box.svg", "glossary/terms.yaml:25 TERM841 オープンデータ en"]),
    ],
)
def test_a_figure_is_there_and_told(named: str, texts: tuple[str, ...], expected: list[str], plan: Path) -> None:
    draw(plan)
    change(plan, "glossary/terms.yaml", ENTRY, f"{ENTRY}    figure: {named}\n" if named else ENTRY)
    for locale in texts:
        change(plan, "glossary/terms.yaml", *TEXTS[locale])
    assert [line for line in problems(plan) if re.search("(PICT|TERM)84", line)] == expected


def test_what_a_figure_shows_is_read_as_text_is(plan: Path) -> None:
    """Its words are looked up, its kanji have readings, its easy sentences are easy, and translations follow the original."""
    draw(plan)
    change(plan, "glossary/terms.yaml", ENTRY, f"{ENTRY}    figure: box.svg\n")
    said = {"ja": "デルタロの図です。", "ja-easy": "鰯と ロボットが 申し上げる。", "en": "A box [there](/nowhere.md)."}
    for locale, text in said.items():
        before, after = TEXTS[locale]
        change(plan, "glossary/terms.yaml", before, re.sub("figure: .*", f"figure: {text}", after))
    found = {line.split()[1] for line in problems(plan) if line.startswith("glossary/terms.yaml")}
    assert found == {"TRAN002", "WORD002", "READ001", "LINK001", "EASY001"}


def test_the_page_of_an_entry_shows_its_figure(plan: Path) -> None:
    draw(plan)
    change(plan, "glossary/terms.yaml", ENTRY, f"{ENTRY}    figure: box.svg\n")
    change(plan, "glossary/terms.yaml", *TEXTS["en"])
    site = content.read(plan)
    made = {locale: pages["glossary/open-data.md"] for locale, pages in generated.pages_of(site).items()}
    figure = '<figure class="term-figure" data-figure="box.svg"><figcaption>'
    text = '<span class="term-label">Figure (from this site):</span> A box.'
    assert {locale: figure in page for locale, page in made.items()} == {"ja": False, "ja-easy": False, "en": True}
    assert f"{figure}\n\n{text}\n\n</figcaption></figure>" in made["en"]
    tree = reading.read(made["en"]).tree
    pictures.fill(tree, pictures.drawings(site.project))
    (svg,) = tree.iter("svg")
    assert svg.attrib.pop("aria-hidden") == "true"
    assert {"data-figure" in each.attrib for each in tree.iter("figure")} == {False}
    assert canonicalize(tostring(svg, "unicode")) == canonicalize(" ".join(SVG.split()))
