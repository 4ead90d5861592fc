"""The glossary in memory knows the place of everything in terms.yaml."""

from pathlib import Path

from plansite.terms import model


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
