"""Rules for a glossary that need more than one entry."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.files import problem
from plansite.files.problem import Problem
from plansite.terms import model, rules

from ..told import told

USED = "のつづり「{written}」は、{line}行目で「水道」が使っています。どちらかから消してください。"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("ja: {term: 水道}", "ja: {term: 井戸}", []),
        ("ja: {term: 水道}", "ja: {term: 水道}", [f"t.yaml:7: 「水道」{USED.format(written='水道', line=4)}"]),
        ("ja: {term: 水道}", "ja-easy: {term: 水道}", [f"t.yaml:7: 「水道」{USED.format(written='水道', line=4)}"]),
        ("ja: {term: 水道}", "ja: {term: 井戸}\n    ja-easy: {term: 水道}", [f"t.yaml:8: 「井戸」{USED.format(written='水道', line=4)}"]),
        (
            "ja: {term: 水道, aliases: [上水]}",
            "ja: {term: 井戸}\n    ja-easy: {term: 井戸, aliases: [湧き水, 上水]}",
            [f"t.yaml:8: 「井戸」{USED.format(written='上水', line=4)}"],
        ),
        ("ja: {term: 水道}\n    ja-easy: {term: 水道}", "ja: {term: 井戸}", []),
        ("ja: {term: 水道}\n    ja-easy: {term: 上水, aliases: [水道]}", "ja: {term: 井戸}", []),
        (
            "ja: {term: 水道}\n    ja-easy: {term: 水道, aliases: [水道]}",
            "ja: {term: 井戸}",
            ["t.yaml:5: 「水道」のつづり「水道」は、5行目の「水道」と同じものとして扱われます。aliases から消してください。"],
        ),
        ("ja: {term: IT}", "en: {term: IT}", []),
    ],
)
def test_a_spelling_is_of_one_term_in_all_locales_of_a_language(first: str, second: str, expected: list[str], tmp_path: Path) -> None:
    text = f"terms:\n  - id: a\n    origin: site\n    {first}\n  - id: b\n    origin: site\n    {second}\n"
    (tmp_path / "t.yaml").write_text(text, encoding="utf-8")
    glossary, problems = model.load(tmp_path / "t.yaml", tmp_path, ("ja", "ja-easy", "en"))
    assert problem.lines([*problems, *rules.spellings_are_unique(glossary)], "ja") == expected


@pytest.mark.parametrize(
    ("origin", "ja", "en", "expected"),
    [
        ("plan", "definition: 水の道。", "brief: A pipe., example: Here.", []),
        ("site", "brief: 水。, example: 家の水。, since: {date: '2024-04-01', text: 水。, source: {title: 手引}}", "brief: A pipe.", []),
        ("plan", "brief: 水。", "brief: A pipe.", ["brief"]),
        ("plan", "example: 水。, since: {date: '2024-04-01', text: 水。, source: {title: 手引}}", "brief: A pipe.", ["example", "since"]),
    ],
)
def test_what_the_site_adds_stands_beside_no_word_of_the_plan(origin: str, ja: str, en: str, expected: list[str], tmp_path: Path) -> None:
    text = f"terms:\n  - id: a\n    origin: {origin}\n    ja: {{term: 水道, {ja}}}\n    en: {{term: pipe, {en}}}\n"
    (tmp_path / "t.yaml").write_text(text, encoding="utf-8")
    glossary, problems = model.load(tmp_path / "t.yaml", tmp_path, ("ja", "en"))
    found = [*problems, *rules.plan_is_left_as_it_is(glossary)]
    assert [(each.line, each.message.id, dict(each.message.slots)["key"]) for each in found] == [(4, "TERM900", key) for key in expected]


@pytest.mark.parametrize(
    ("reading", "spaced", "expected"),
    [
        ("すいどうきょく", "すいどう きょく", []),
        ("すいどう・きょく", "すいどう きょく", []),
        ("すいどうきょく", "すいどう きゃく", ["TERM901"]),
    ],
)
def test_a_reading_with_its_words_apart_is_the_reading(reading: str, spaced: str, expected: list[str], tmp_path: Path) -> None:
    text = f"terms:\n  - id: a\n    origin: site\n    ja: {{term: 水道局, reading: {reading}, spaced: {spaced}}}\n"
    (tmp_path / "t.yaml").write_text(text, encoding="utf-8")
    glossary, problems = model.load(tmp_path / "t.yaml", tmp_path, ("ja",))
    assert [each.message.id for each in [*problems, *rules.spaced_readings_are_the_readings(glossary)]] == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("https://a.example/1, https://b.example/1", "https://a.example/2", []),
        ("https://a.example/1", "https://a.example/1", [(6, "TERM120")]),
        ("https://a.example/1, https://a.example/1", "https://a.example/2", [(3, "TERM120")]),
        ("Q42", "https://a.example/2", [(3, "TERM003")]),
        ("https://a.example/<1>", "https://a.example/2", [(3, "TERM003")]),
    ],
)
def test_a_concept_elsewhere_is_that_of_one_term(first: str, second: str, expected: list[tuple[int, str]], tmp_path: Path) -> None:
    entries = [
        f"  - id: {id}\n    exact_match: ['{each}']\n    origin: site\n".replace(", ", "', '") for id, each in (("a", first), ("b", second))
    ]
    (tmp_path / "t.yaml").write_text("terms:\n" + "".join(entries), encoding="utf-8")
    glossary, problems = model.load(tmp_path / "t.yaml", tmp_path, ("ja",))
    assert [(each.line, each.message.id) for each in [*problems, *rules.matches_are_of_one_term(glossary)]] == expected


ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "data" / "rules.yaml").read_text(encoding="utf-8"))


def stated(problems: Iterable[Problem]) -> list[str]:
    """Return each problem as it is told, and whether it stops what follows."""
    return [f"{told([each])[0]}{' (blocking)' * each.blocking}{' (warning)' * each.warning}" for each in problems]


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_rule_says_what_breaks_it(row: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    text = row.get("text") or yaml.safe_dump({"terms": row["terms"]}, allow_unicode=True, sort_keys=False, width=999)
    path.write_text(text, encoding="utf-8")
    glossary, problems = model.load(path, tmp_path, ("ja", "ja-easy", "en"), ("ja", "en"))
    assert stated([*problems, *getattr(rules, row["rule"])(glossary)]) == row["said"]


def test_every_rule_has_a_row() -> None:
    assert [row["rule"] for row in ROWS] == [rule.__name__ for rule in rules.RULES]
