"""Ids that another part of the site, or Windows, has taken."""

from pathlib import Path

import pytest

from plansite.terms import model, rules


@pytest.mark.parametrize(
    ("id", "origin", "free"),
    [
        ("index", "site", False),
        ("names", "plan", False),
        ("con", "site", False),
        ("lpt1", "site", False),
        ("console", "site", True),
        ("settings", "name", False),
        ("page-terms", "name", False),
        ("settings", "site", True),
        ("a" * 100, "site", True),
        ("a" * 101, "site", False),
    ],
)
def test_ids(id: str, origin: str, free: bool, tmp_path: Path) -> None:
    text = f"terms:\n  - id: {id}\n    origin: {origin}\n    ja: {{term: 言葉, reading: ことば}}\n"
    (tmp_path / "terms.yaml").write_text(text, encoding="utf-8")
    glossary, problems = model.load(tmp_path / "terms.yaml", tmp_path, ("ja",))
    advice = "サイトのほかの所の名前か、Windows で使えない名前か、100字より長い名前です。別の id にしてください。"
    expected = [] if free else [f"terms.yaml:2: 「言葉」の id「{id}」は使えません。{advice}"]
    assert [f"{each.place}: {each.text('ja')}" for each in [*problems, *rules.ids_are_free(glossary)]] == expected
