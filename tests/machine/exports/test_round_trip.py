"""YAML → form → YAML: what comes back is what the table of losses says, for any glossary."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plansite import content
from plansite.content import Content
from plansite.exchange.exports import publication
from plansite.exchange.exports.datasets import Exports
from plansite.exchange.exports.publication import entry
from plansite.terms import model
from plansite.terms.model import Wording

from ...forms import LOSSES, again, carried, exports_of
from ..plan import DATA

MADE = DATA / "made" / "site"
LOCALES = ("ja", "ja-easy", "en")


@pytest.mark.parametrize("name", LOSSES)
def test_the_frozen_plan(name: str, exports: Exports) -> None:
    assert again(exports, name) == carried(exports.publication.site.glossary, name)


TEXT = st.text("あいアデ漢字々AbC 09,;|\"'<>&#:=@-{}[]\\、。（）𠮷é", min_size=1, max_size=12).map(str.strip).filter(bool)
LIST = st.lists(TEXT, max_size=3, unique=True)
BLOCK = st.lists(TEXT, min_size=1, max_size=3).map(lambda lines: "\n\n".join(lines) + "\n")


def wordings(locale: str) -> st.SearchStrategy[dict[str, Any]]:
    keys = {"aliases": LIST, "search": LIST, "number": TEXT, "definition": BLOCK, "reading": st.text("あいーん", min_size=1, max_size=5)}
    return st.fixed_dictionaries({"term": TEXT}, optional={**keys, "standing": st.sampled_from(["official", "good", "unverified"])})


URL = st.sampled_from(["https://law.example/", "https://a.example/?a=1&b=<2>#c", "http://例.example/文書"])
REFERENCES = st.lists(
    st.fixed_dictionaries({}, optional={"title": TEXT, "url": URL, "archived": URL}).filter({"title", "url"}.intersection), max_size=3
)


@st.composite
def entries(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return entries with any keys; the first language is always written, one at least is explained."""
    ids = draw(st.lists(st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True), min_size=1, max_size=4, unique=True))
    found: list[dict[str, Any]] = []
    for id in ids:
        others = [other for other in ids if other != id]
        optional = {
            "link": st.sampled_from(["first", "all", "never"]),
            "related": st.lists(st.sampled_from(others), unique=True) if others else st.just([]),
            "explained": TEXT,
            "references": REFERENCES,
            "exact_match": st.lists(st.sampled_from(["https://a.example/1", "http://例.example/概念?a=1&b='2'#c"]), unique=True),
            "match": LIST,
            "not": LIST,
            **{locale: wordings(locale) for locale in LOCALES[1:]},
        }
        required = {"id": st.just(id), "origin": st.sampled_from(["plan", "site", "name"]), "ja": wordings("ja")}
        found.append(draw(st.fixed_dictionaries(required, optional=optional)))
    found[0]["ja"].setdefault("definition", "説明。\n")
    return found


@cache
def made() -> Content:
    return content.read(MADE)


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(written=entries())
def test_any_glossary(written: Sequence[dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text(yaml.safe_dump({"terms": written}, allow_unicode=True, sort_keys=False, default_style='"'), encoding="utf-8")
    glossary, problems = model.load(path, tmp_path, LOCALES)
    assert problems == []
    assert [entry(term) for term in glossary.terms] == [
        {key: value for key, value in term.items() if value != []} | {locale: full(term[locale]) for locale in LOCALES if locale in term}
        for term in written
    ]
    site = replace(made(), glossary=glossary)
    exports = exports_of(site)
    for name in LOSSES:
        assert again(exports, name) == carried(glossary, name), name


def full(wording: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in wording.items() if value != []}


def test_the_table_of_losses_names_keys_that_there_are() -> None:
    keys = {field.alias or name for form in (model.Term, model.Cited, Wording) for name, field in form.model_fields.items()}
    forms = {name.removeprefix(publication.FOLDER) for name in exports_of(made()).files}
    assert LOSSES.keys() == {name for name in forms if re.fullmatch(r"glossary\.\w+", name)}
    for lost in LOSSES.values():
        assert keys.issuperset([*lost["without"], *lost["order"]])
