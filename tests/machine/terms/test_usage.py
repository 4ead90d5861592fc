"""Terms that are used, and those that nobody uses."""

import pytest

from plansite.files import problem, yamlfile
from plansite.terms import model, usage
from plansite.terms.uses import Use

TERMS = """terms:
  - id: pump
    origin: site
    ja: {term: ポンプ, aliases: [揚水機]}
  - id: valve
    origin: plan
    ja: {term: バルブ}
  - id: town
    origin: name
    ja: {term: 水の里町}
"""
UNUSED = "のつづりは、どのページにも説明文にもありません。これから使う用語でなければ、消すか、つづりを確かめてください。"
PUMP, TOWN = f"t.yaml:2: 「ポンプ」{UNUSED}", f"t.yaml:8: 「水の里町」{UNUSED}"
ALIAS = "t.yaml:4: 「ポンプ」の別のつづり（aliases）「揚水機」は、どのページでも使われていません。消すか、つづりを確かめてください。"
ON_PAGE = Use("town", "水の里町", "ja", source="index.md")


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ([], [PUMP, TOWN]),
        ([ON_PAGE, Use("pump", "ポンプ", "ja", source="index.md"), Use("pump", "揚水機", "ja", source="index.md")], []),
        ([ON_PAGE, Use("pump", "ポンプ", "ja", entry="valve")], [ALIAS]),
        ([ON_PAGE, Use("pump", "ポンプ", "ja", entry="valve"), Use("pump", "揚水機", "ja", entry="pump")], []),
        ([ON_PAGE, Use("pump", "ポンプ", "ja", entry="pump")], [PUMP]),
        ([ON_PAGE, Use("pump", "ポンプ", "ja", entry="pump"), Use("pump", "揚水機", "ja", entry="pump")], [PUMP]),
    ],
)
def test_used_outside_its_own_entry(uses: list[Use], expected: list[str]) -> None:
    glossary, problems = model.glossary_of(*yamlfile.read_text(TERMS, "t.yaml"), ("ja",))
    found = [*problems, *usage.terms_are_used(glossary, uses, set(), ("ja",))]
    assert problem.lines(found, "ja") == expected
