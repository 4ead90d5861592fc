"""Earlier plans as their tags have them; the page that tells of them: test_generated, their sites: test_earlier."""

from pathlib import Path

import pytest

from plansite import content
from plansite.editions import earlier

from ..plan import change
from ..publish import plans
from ..told import told


def test_the_glossary_of_a_tag(tmp_path: Path) -> None:
    site = content.read(plans.second(tmp_path / "town"))
    (before,) = site.before
    assert (before.edition.tag, before.address) == ("v1", "https://town.example/plan/1/")
    assert before.glossary.locales == ("ja", "ja-easy", "en")
    assert [before.page(term, "en") for term in before.glossary.terms] == [
        f"https://town.example/plan/1/en/glossary/{term}/" for term in ("smart-meter", "drone", "pump")
    ]
    assert before.page(before.glossary.terms[0], "ja") == "https://town.example/plan/1/glossary/smart-meter/"
    assert before.page(before.glossary.terms[0], "fr") == "https://town.example/plan/1/glossary/smart-meter/"


@pytest.mark.parametrize("tag", ["v2", "empty"])
def test_a_tag_that_is_not_here_or_holds_no_terms(tag: str, tmp_path: Path) -> None:
    town = plans.second(tmp_path / "town")
    (town / "glossary" / "terms.yaml").write_text("terms: []\n", encoding="utf-8")
    plans.git(town, "add", ".")
    plans.git(town, "-c", "user.name=Town", "-c", "user.email=town@town.example", "commit", "--message", "empty")
    plans.git(town, "tag", "empty")
    change(town, "mkdocs.yml", "tag: v1", f"tag: {tag}")
    found, problems = earlier.read(content.read(town).project)
    assert (found, [problem.warning for problem in problems]) == ((), [True])
    assert told(problems) == [f"mkdocs.yml:36 MOVE011 {tag}"]
