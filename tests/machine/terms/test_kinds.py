"""What the matcher finds in sentences of each kind that once went wrong, links marked in them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.terms.matcher import Matcher, Spelling

KINDS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "data/linking/kinds.yaml").read_text(encoding="utf-8"))
LINES = [(each, line) for each in KINDS for line in each["lines"]]
MARK = re.compile(r"⟦([^⟧|]*)(?:\|([^⟧]*))?⟧")


@pytest.mark.parametrize(("kind", "line"), LINES, ids=[f"{kind['kind']}-{line}" for kind, line in LINES])
def test_links_of_a_line(kind: dict[str, Any], line: str) -> None:
    text, found, reached = MARK.sub(r"\1", line), "", 0
    matcher = Matcher([Spelling(term, term) for term in kind["terms"]], kind["locale"], kind.get("common", ()))
    for start, end, term in matcher.find(text):
        found += f"{text[reached:start]}⟦{text[start:end]}{'' if text[start:end] == term else f'|{term}'}⟧"
        reached = end
    assert found + text[reached:] == line


def test_every_kind_has_several_lines() -> None:
    assert all(len(each["lines"]) > 5 for each in KINDS)
