"""The glossary in memory knows the place of everything in terms.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.terms import model

from .test_rules import stated


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
    places = [(block.text, *block.places[0]) for locale in ("ja", "en") for block in glossary.definition_blocks(term, locale)]
    assert places == [("一行目。", 7, 9), ("二行目。", 9, 9), ("one line", 12, 19)]


ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "data" / "entries.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_every_entry_is_read_as_far_as_it_can_be(row: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(row["text"], encoding="utf-8")
    glossary, problems = model.load(path, tmp_path, tuple(row.get("locales", ["ja", "en"])), row.get("complete"))
    assert stated(problems) == row["said"]
    terms = [[glossary.line(term), term.model_dump(mode="json", by_alias=True, exclude_defaults=True)] for term in glossary.terms]
    assert terms == row["terms"]
    assert sorted(".".join(map(str, flaw)) for flaw in glossary.flawed) == row["flawed"]
    assert list(glossary.complete) == row["all"]


WHOLE = """\
terms:
  - id: water
    origin: plan
    references: [{url: https://a.example}, {title: 手引}]
    ja:
      term: 水
      reading: みず
      brief: 飲む。
      definition: 川の水。
    ja-easy:
      term: 水
      definition: のむ。
    en:
      term: water
      definition: A drink.
  - id: well
    origin: site
    ja:
      term: 井戸
      definition: 穴。
"""


def test_a_glossary_tells_all_that_its_entries_say(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    glossary, problems = model.load(path, tmp_path, ("ja", "en", "ja-easy"))
    assert problems == []
    assert list(glossary.spoken()) == [("水", "みず", "t.yaml", 7)]
    assert [glossary.is_original(locale) for locale in glossary.locales] == [True, False, True]
    water, _ = glossary.terms
    told = {
        locale: {
            "texts": [(term.id, [block.text for block in blocks]) for term, blocks in glossary.texts(locale)],
            "own": [block.text for block in glossary.own_blocks(water, locale)],
            "title": glossary.title(water, locale),
        }
        for locale in glossary.locales
    }
    assert told == {
        "ja": {"texts": [("water", ["飲む。", "川の水。", "手引"]), ("well", ["穴。"])], "own": ["飲む。"], "title": "水"},
        "en": {"texts": [("water", ["A drink."]), ("well", [])], "own": ["A drink."], "title": "water"},
        "ja-easy": {"texts": [("water", ["のむ。"]), ("well", [])], "own": ["のむ。"], "title": "水"},
    }
