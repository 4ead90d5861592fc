"""The schemas that editors use are those of the models, every file that people edit names its own, and all of it is in Japanese."""

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from plansite.commands import schema
from plansite.content import Content

from ...conftest import ROOT

SCHEMAS = schema.schemas(("ja", "ja-easy", "en"))


def test_schema_files_are_written_from_the_models() -> None:
    written = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "schemas").iterdir()}
    assert written == SCHEMAS, "run `make schema`"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def test_front_matter_satisfies_its_schema(site_content: Content) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMAS["front-matter"])
    for pages in site_content.editions.values():
        for page in pages.values():
            validator.validate(page.meta)
    assert not validator.is_valid({"title": "計画"})
    assert not validator.is_valid({"origin": "prefecture"})
    assert not validator.is_valid({"origin": "site", "titel": "計画"})


JAPANESE = re.compile("[ぁ-ヿ一-龥]")


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Give a schema and every schema in it."""
    if isinstance(node, dict):
        yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained_in_japanese(name: str) -> None:
    for node in nodes(SCHEMAS[name]):
        for key, said in node.get("properties", {}).items():
            assert {"title", "description"} <= said.keys(), f"{key} is not explained"
        for word in ("title", "description", "errorMessage", "patternErrorMessage"):
            assert not isinstance(text := node.get(word), str) or JAPANESE.search(text), f"{text} is not Japanese"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("terms", {"terms": [{"origin": "plan", "ja": {"term": "x"}}]}),
        ("terms", {"terms": [{"id": "Open Data", "origin": "plan"}]}),
        ("terms", {"terms": [{"id": "x", "origin": "plan", "colour": "red"}]}),
        ("terms", {"terms": [{"id": "x", "origin": "plan", "en": {"term": "x", "standing": "certain"}}]}),
        ("common-words", {"words": "バス"}),
        ("search-words", {"places": {"ch1": {"fr": ["qui"]}}}),
        ("easy-words", {"loanwords": ["バス", "バス"]}),
        ("readings", {"words": {"県民": "ケンミン"}}),
        ("facts", {"facts": [{"no": 1, "section": "s1", "date": "令和4年"}]}),
        ("corrections", {"kinds": {}, "corrections": [{"id": "E1"}]}),
        ("link-exceptions", {"exceptions": [{"locale": "en", "section": "s1", "term": "ai"}]}),
        ("labels", {"home": ["トップ"]}),
    ],
)
def test_schema_refuses(name: str, data: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMAS[name]).validate(data)
