"""A page in easy Japanese that is not the plan's gets the findings that a person listed beforehand."""

from collections import defaultdict
from pathlib import Path

from plansite.content import Content
from plansite.easy import guide, lists, rules, sentences
from plansite.files import markdownfile, yamlfile

DATA = Path(__file__).parents[2] / "data" / "easy"
FALSE_ALARMS: dict[int, set[str]] = {}
MISSED: dict[int, set[str]] = {}


def test_outside_page(site_content: Content, root: Path) -> None:
    words, _ = lists.read(root / "glossary" / "easy-words.yaml", root)
    page, _ = markdownfile.read(DATA / "outside.md", DATA, DATA)
    assert page is not None
    text = sentences.read(page.path, page.blocks, site_content.matchers["ja-easy"])
    assert sum(sentence.full and not sentence.gloss for sentence in text) == 40
    listed, problems = yamlfile.read(DATA / "outside.yaml", DATA)
    assert problems == []
    assert isinstance(listed.data, dict)
    expected = {int(line): set(keys) for line, keys in listed.data.items()}
    found: dict[int, set[str]] = defaultdict(set)
    for finding in rules.findings([text], guide.RULES, words):
        found[finding.hit.sentence.places[0][0]].add(finding.rule.key)
    alarms = {line: extra for line, keys in found.items() if (extra := keys - expected.get(line, set()))}
    missed = {line: lost for line, keys in expected.items() if (lost := keys - found.get(line, set()))}
    assert (alarms, missed) == (FALSE_ALARMS, MISSED)
    assert sum(map(len, FALSE_ALARMS.values())) <= 2
