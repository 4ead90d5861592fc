"""What holds for terms in texts, over a glossary in which a term that is right follows each that is not: every finding, and no other."""

from pathlib import Path

import pytest

from plansite.files.message import Message
from plansite.terms import model, usage
from plansite.terms.matcher import matcher_of
from plansite.terms.uses import Use

from ..told import told

GLOSSARY = """terms:
  - {id: strange, origin: sight, ja: {term: 変, reading: へん, definition: 変のこと。}, match: [普通]}
  - {id: plan, origin: plan, ja: {term: 計画, reading: けいかく, definition: 計画のこと。}, match: [計画の年], not: [企画]}
  - {id: unused, origin: site, ja: {term: 道具, reading: どうぐ, definition: 道具のこと。}, match: [計画]}
  - id: used
    origin: site
    ja:
      term: 機械
      reading: きかい
      aliases: [マシン, 装置]
      definition: 機械という道具のこと。
    not: [計画, 機械室]
    explained: s2
  - {id: itself, origin: site, ja: {term: 町, reading: まち, definition: 町のこと。}, explained: s1}
"""
USES = [
    Use("plan", "計画", "ja", entry="plan"),
    Use("unused", "道具", "ja", entry="unused"),
    Use("used", "ﾏｼﾝ", "ja", "a.md", "s1"),
    Use("itself", "町", "ja", "a.md", "s1"),
]


def test_usage(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    glossary, _ = model.load(path, tmp_path, ("ja",))
    matchers = {"ja": matcher_of(glossary, "ja")}
    found = [
        *usage.examples_hold(glossary, matchers),
        *usage.definitions_explain(glossary, matchers),
        *usage.terms_are_used(glossary, USES, {"s1"}, ("ja",)),
    ]
    assert [(problem.line, problem.message) for problem in found] == [
        (4, Message.of("TERM031", term="道具", example="計画")),
        (12, Message.of("TERM032", term="機械", example="機械室")),
        (4, Message.of("TERM033", term="道具", locale="ja")),
        (14, Message.of("TERM033", term="町", locale="ja")),
        (4, Message.of("TERM034", term="道具")),
        (10, Message.of("TERM036", term="機械", alias="装置")),
        (13, Message.of("TERM035", term="機械", anchor="s2", suggestion=Message.of("FORM001", near="s1"))),
    ]


PUMPS = """terms:
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
PUMP, TOWN, ALIAS = "t.yaml:2 TERM034 ポンプ", "t.yaml:8 TERM034 水の里町", "t.yaml:4 TERM036 ポンプ 揚水機"
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
def test_used_outside_its_own_entry(uses: list[Use], expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(PUMPS, encoding="utf-8")
    glossary, problems = model.load(tmp_path / "t.yaml", tmp_path, ("ja",))
    found = [*problems, *usage.terms_are_used(glossary, uses, set(), ("ja",))]
    assert told(found) == expected
