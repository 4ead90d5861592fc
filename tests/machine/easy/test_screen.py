"""The words of the screen, and what is said of repairs, in easy Japanese: held to the same rules as the pages."""

from dataclasses import replace
from pathlib import Path

from plansite import content
from plansite.content import Content
from plansite.easy import guide, lint, lists, rules

from ..plan import copy

DATA = Path(__file__).parents[2] / "data" / "easy"
MACHINE = "plansite/theme/labels/ja-easy.yaml"


def test_the_machines_own_words(site_content: Content, root: Path) -> None:
    words, _ = lists.read(root / "glossary" / "easy-words.yaml", root)
    more, problems = lists.read(DATA / "screen-words.yaml", DATA)
    assert problems == []
    known = replace(more, **{key: getattr(words, key) | getattr(more, key) for key in ("loanwords", "latin", "mimetic", "known", "joined")})
    texts = lint.screen(site_content, "ja-easy", MACHINE)
    assert len(texts) > 200
    errors = [rule for rule in guide.RULES if rule.severity == "E"]
    found = [finding.problem.text("ja") for finding in rules.findings(texts, errors, known)]
    assert found == []


def told(root: Path) -> set[tuple[str, str]]:
    found = lint.result(content.read(root))
    return {(finding.problem.path, finding.rule.key) for finding in found.findings if finding.rule.severity == "E"}


def test_the_sites_own_words(root: Path, tmp_path: Path) -> None:
    """A fault planted in a word of the screen and one in a kind of repair are found, and only those."""
    copy(root, tmp_path)
    assert told(tmp_path) == set()
    labels, repairs = tmp_path / "labels" / "ja-easy.yaml", tmp_path / "source" / "corrections.yaml"
    labels.write_text(labels.read_text(encoding="utf-8") + "footer_texts: 文は 17時まで 読む。\n", encoding="utf-8")
    easy = next(line for line in repairs.read_text(encoding="utf-8").splitlines() if "ja-easy: {" in line)
    faulty = easy.replace("label: ", "label: 令和4年の ")
    repairs.write_text(repairs.read_text(encoding="utf-8").replace(easy, faulty, 1), encoding="utf-8")
    expected = {("labels/ja-easy.yaml", "3"), ("labels/ja-easy.yaml", "18"), ("source/corrections.yaml", "17")}
    assert told(tmp_path) == expected
