"""The look: every pair of colours that meets on a page can be told apart, and no rule has a colour or a size beside the tokens."""

import re

import pytest

from plansite import theme
from plansite.theme import tokens

from ..conftest import ROOT

TOKENS = tokens.read()
AAA, AA, PARTS = 7.0, 4.5, 3.0  # WCAG 2.2, 1.4.6, 1.4.3 and 1.4.11
PAIRS = [
    *(("ink", ground, AAA) for ground in ("paper", "wash")),
    ("ink", "found", AAA),
    *((text, ground, AA) for text in ("link", "mark", "quiet") for ground in ("paper", "wash")),
    *(("on-button", ground, AA) for ground in ("button", "button-pressed")),
    *(("edge", ground, PARTS) for ground in ("paper", "wash")),
    ("button-edge", "paper", PARTS),
    ("bar", "paper", PARTS),
]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast() -> None:
    """Known values: black on white, and the grey that just passes."""
    assert (round(contrast("#000000", "#ffffff"), 2), round(contrast("#767676", "#ffffff"), 2)) == (21.0, 4.54)


@pytest.mark.parametrize("scheme", [tokens.LIGHT, tokens.DARK])
def test_colours_can_be_told_apart(scheme: str) -> None:
    colours = TOKENS[scheme]
    found = {(text, ground): round(contrast(colours[text], colours[ground]), 2) for text, ground, _ in PAIRS}
    assert {pair: value for pair, value in found.items() if value < {(text, ground): least for text, ground, least in PAIRS}[pair]} == {}


def test_both_schemes_have_the_same_tokens() -> None:
    assert TOKENS[tokens.LIGHT].keys() == TOKENS[tokens.DARK].keys()


def test_the_style_takes_its_values_from_the_tokens() -> None:
    style = (theme.FOLDER / "assets" / "site.css").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", style) == []
    named = {name for scheme in TOKENS.values() for name in scheme}
    assert named - set(re.findall(r"var\(--([\w-]+)", style)) == set()


def test_the_document_says_what_the_tokens_are() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (`.*`) \|", (ROOT / "IDENTITY.md").read_text(encoding="utf-8"), re.MULTILINE)
    said = {name: re.findall("`([^`]+)`", values) for name, values in rows}
    plain = {name: [value] for name, value in TOKENS[""].items() if name != "text-font"}
    assert said == {name: [value, TOKENS[tokens.DARK][name]] for name, value in TOKENS[tokens.LIGHT].items()} | plain
