"""What mkdocs.yml must say is demanded, line by line; where it names no languages there is nothing more to check."""

import re
from pathlib import Path

import pytest

from plansite import check, content, theme
from plansite.editions.facts import Fact
from plansite.terms import model
from plansite.terms.model import Term

from .plan import TOWN, change, copy
from .told import told


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("nav:", ": x: [\nnav:", "mkdocs.yml:4:1 YAML016 : } (YAML017 2)"),
        ("languages:", "language:", "mkdocs.yml:9 SITE001"),
        ("- i18n:", "- other:", "mkdocs.yml:10 SITE072 other "),
        ("default: true, ", "", "mkdocs.yml:11 SITE003"),
        ("name: English,", "default: true, name: English,", "mkdocs.yml:11 SITE003"),
        ("theme: plansite", "theme: material", "mkdocs.yml:8 SITE004 theme theme: plansite"),
        ("theme: plansite", "theme: {custom_dir: docs}", "mkdocs.yml:8 SITE004 theme theme: plansite"),
        ("  - plansite\n", "", "mkdocs.yml:9 SITE004 plugins - plansite"),
        ("site_url: https://town.example/plan/\n", "", 'mkdocs.yml:2 SITE004 site_url site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]'),
    ],
)
def test_demand(old: str, new: str, expected: str, tmp_path: Path) -> None:
    town = copy(TOWN, tmp_path)
    change(town, "mkdocs.yml", old, new)
    found = told(check.problems_of(content.read(town)))
    assert [line for line in found if line.startswith("mkdocs.yml")] == [expected]


def test_no_language_is_called_like_a_key_beside_it() -> None:
    """The locales stand beside these keys in the files; what has no language of its name needs no care."""
    fields = {**Term.model_fields, **Fact.model_fields}
    keys = {key for name, field in fields.items() for key in (name, field.alias or name)}
    assert {key for key in keys if re.fullmatch(theme.LOCALE, key)} == set(model.KEYS)
