"""The numbers of warnings: read, compared, written."""

from pathlib import Path

import pytest

from plansite.easy import allowance, guide

RULES = [rule for rule in guide.RULES if rule.key in ("2", "13")]


def test_written_numbers_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "easy-warnings.yaml"
    path.write_text(allowance.written({"2": 4, "13": 0}), encoding="utf-8")
    numbers, _, problems = allowance.read(path, tmp_path)
    assert (numbers, problems) == ({"2": 4, "13": 0}, [])


def test_no_file_no_numbers(tmp_path: Path) -> None:
    numbers, _, problems = allowance.read(tmp_path / "easy-warnings.yaml", tmp_path)
    assert (numbers, problems) == ({}, [])


def test_rise_is_a_problem_and_fall_is_told(tmp_path: Path) -> None:
    path = tmp_path / "easy-warnings.yaml"
    path.write_text('warnings:\n  "2": 4\n  "13": 3\n', encoding="utf-8")
    numbers, document, _ = allowance.read(path, tmp_path)
    risen = allowance.risen({"2": 5, "13": 2}, numbers, document, RULES)
    assert [(each.place, each.text("ja")[:35]) for each in risen] == [
        ("easy-warnings.yaml:2", "規則2（一つの文に一つのこと）の注意が5件あります。4件までです。ma")
    ]
    assert allowance.fallen({"2": 5, "13": 2}, numbers) == ["13"]


def test_numbers_of_pages(tmp_path: Path) -> None:
    """A page that has no numbers yet gets what is found; one that has them may not rise."""
    path = tmp_path / "easy-warnings.yaml"
    path.write_text(allowance.written({"2": 4, "a.md short": 9, "a.md full": 110}), encoding="utf-8")
    numbers, document, problems = allowance.read(path, tmp_path)
    assert (numbers, problems) == ({"2": 4, "a.md short": 9, "a.md full": 110}, [])
    found = {"2": 4, "a.md short": 10, "a.md full": 109, "b.md short": 7}
    assert [(each.place, each.text("en")[:60]) for each in allowance.risen(found, numbers, document, RULES)] == [
        ("easy-warnings.yaml:7", "a.md: 'in short (% of the original)' is 10 now, 9 at most; m")
    ]
    assert allowance.fallen(found, numbers) == ["a.md full"]
    assert allowance.lower(found, numbers) == {"2": 4, "a.md short": 9, "a.md full": 109, "b.md short": 7}


@pytest.mark.parametrize(
    "text", ["warnings: 3\n", "warnings:\n  - 1\n", 'warnings:\n  "2": many\n', "numbers: {}\n", "warnings: {}\nsections: {a.md: 3}\n"]
)
def test_other_forms_are_problems(text: str, tmp_path: Path) -> None:
    path = tmp_path / "easy-warnings.yaml"
    path.write_text(text, encoding="utf-8")
    numbers, _, problems = allowance.read(path, tmp_path)
    assert numbers == {}
    assert len(problems) == 1
