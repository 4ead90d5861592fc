"""The pages that are made from data, whole, for a small plan whose data come in all their forms: tests/data/made."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from plansite import content, generated
from plansite.easy import editors
from plansite.editions.earlier import Before
from plansite.files.period import Earlier
from plansite.terms import model

from ..plan import DATA, TOWN

SITE, PAGES = DATA / "made" / "site", DATA / "made" / "pages"


def before(root: Path, address: str) -> Before:
    """Return a plan in the place of an earlier one."""
    edition = Earlier(address=address, tag="v1", title={"ja": "前の計画", "ja-easy": "前の 計画", "en": "Earlier plan"})
    glossary, _ = model.load(root / "glossary" / "terms.yaml", root, ("ja", "en"))
    return Before(edition, f"https://town.example/{address}", glossary)


@pytest.mark.parametrize("locale", ["ja", "ja-easy", "en"])
def test_pages(locale: str) -> None:
    """With ACCEPT=1 what is made now is the one to come; read what changed."""
    site = replace(content.read(SITE), before=(before(TOWN, "1/"), before(DATA / "plans" / "second", "2/")))
    made, folder = generated.pages_of(site)[locale], PAGES / locale
    made.pop(editors.SOURCE)  # of which test_measures knows
    if "ACCEPT" in os.environ:
        for source, text in made.items():
            (folder / source).parent.mkdir(parents=True, exist_ok=True)
            (folder / source).write_text(text, encoding="utf-8")
    assert made == {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


def test_where_there_is_no_repository_an_entry_names_its_line() -> None:
    site = content.read(SITE)
    made = generated.pages_of(replace(site, project=replace(site.project, repository="")))
    assert '<p class="term-source">この項目の元 <code>glossary/terms.yaml:2</code></p>' in made["ja"]["glossary/drone.md"]
