"""The schema that editors use is that of the models."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from termbase import model, moved

LOCALES = ("ja", "ja-easy", "en")


def test_schema_file_is_written_from_the_models(root: Path) -> None:
    written = json.loads((root / "glossary" / "terms.schema.json").read_text(encoding="utf-8"))
    assert written == model.schema(LOCALES), "run `make schema`"
    written = json.loads((root / "glossary" / "moved.schema.json").read_text(encoding="utf-8"))
    assert written == moved.schema(), "run `make schema`"


def test_glossary_satisfies_the_schema(root: Path) -> None:
    data = yaml.load((root / "glossary" / "terms.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    jsonschema.Draft202012Validator(model.schema(LOCALES)).validate(data)


@pytest.mark.parametrize(
    "entry",
    [
        {"origin": "plan", "ja": {"term": "x"}},
        {"id": "Open Data", "origin": "plan"},
        {"id": "x", "origin": "plan", "colour": "red"},
        {"id": "x", "origin": "plan", "en": {"term": "x", "standing": "certain"}},
    ],
)
def test_schema_refuses(entry: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(model.schema(LOCALES)).validate({"terms": [entry]})


def test_definition_blocks_know_their_places(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text(
        "terms:\n  - id: x\n    origin: site\n    ja:\n      term: 語\n      definition: |\n        一行目。\n\n        二行目。\n"
        "    en:\n      term: word\n      definition: one line\n",
        encoding="utf-8",
    )
    glossary, problems = model.load(path, tmp_path, ("ja", "en"))
    assert problems == []
    (term,) = glossary.terms
    places = [(block.text, block.line, block.columns[0]) for locale in ("ja", "en") for block in glossary.definition_blocks(term, locale)]
    assert places == [("一行目。", 7, 9), ("二行目。", 9, 9), ("one line", 12, 19)]
