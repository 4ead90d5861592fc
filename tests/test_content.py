"""What the real content holds: entries, languages, anchors, languages of the labels; and no problem in any of it."""

import re
from pathlib import Path

import pytest

from plansite import check, theme
from plansite.content import Content
from plansite.files import problem

# The tree of the plan: chapters, sections, items and sub-items by their permanent anchors.
TREE = {
    "ch1": ["ch1-s1", "ch1-s2", "ch1-s3"],
    "ch2": ["ch2-s1", "ch2-s2", "ch2-s3"],
    "ch3": ["ch3-s1", "ch3-s2"],
    "ch4": ["ch4-s1", "ch4-s2", "ch4-s3"],
}
ITEMS = {"ch2-s1": 8, "ch2-s2": 5, "ch2-s3": 9, "ch3-s1": 2, "ch3-s2": 10}
SUB_ITEMS = {"ch3-s2-1": 4, "ch3-s2-2": 2, "ch3-s2-10": 2}


def test_no_problem(site_content: Content) -> None:
    assert problem.lines(check.problems_of(site_content), "ja") == []


@pytest.mark.parametrize(("origin", "least", "most"), [("plan", 37, 37), ("site", 50, 999), ("name", 30, 999)])
def test_entries(site_content: Content, origin: str, least: int, most: int) -> None:
    assert least <= sum(term.origin == origin for term in site_content.glossary.terms) <= most


def test_terms_are_complete_in_every_language(site_content: Content) -> None:
    for term in site_content.glossary.terms:
        for locale in site_content.project.locales:
            wording = term.wording(locale)
            if term.origin != "name":
                assert wording is not None, (term.id, locale)
                assert wording.definition, (term.id, locale)
        if term.origin == "name":
            english, japanese = term.wording("en"), term.wording("ja")
            assert english is not None, term.id
            assert english.standing, term.id
            assert japanese is not None, term.id
            assert japanese.reading, term.id


def test_easy_definitions_are_short(site_content: Content) -> None:
    """At most three sentences of at most 50 characters, spaces and glosses' marks aside (NHK NEWS WEB EASY, 弘前大学)."""
    for term, wording in site_content.glossary.wordings("ja-easy"):
        lines = (wording.definition or "").replace(" ", "").splitlines()
        items = [line for line in lines if re.match(r"\d\.|-", line)]
        sentences = [sentence for line in lines if line not in items for sentence in re.split(r"(?<=。)", line) if sentence]
        assert max(map(len, [*sentences, *items]), default=0) <= 50, (term.id, sentences)
        assert len(sentences) <= 3, (term.id, sentences)


def test_anchors_are_those_of_the_plan(site_content: Content) -> None:
    expected = []
    for chapter, sections in TREE.items():
        expected.append(chapter)
        for section in sections:
            expected.append(section)
            for number in range(1, ITEMS.get(section, 0) + 1):
                item = f"{section}-{number}"
                expected += [item, *(f"{item}-{sub}" for sub in range(1, SUB_ITEMS.get(item, 0) + 1))]
    pages = [page for page in site_content.plan_pages() if page.source.startswith("chapter")]
    assert [section.anchor for page in pages for section in page.sections] == expected
    assert any("ch2-end" in page.anchors for page in pages)


def test_every_repair_has_a_reason_and_a_kind_in_every_language(site_content: Content) -> None:
    corrections = site_content.corrections
    assert len(corrections.corrections) == 49
    for correction in corrections.corrections:
        assert correction.changes
        assert set(correction.why) >= {"ja", "en"}
        assert set(corrections.kinds[correction.kind]) == set(site_content.project.locales)
    used = {correction.kind for correction in corrections.corrections}
    assert used == set(corrections.kinds)


def test_labels_are_all_used(site_content: Content, root: Path) -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in theme.FOLDER.rglob("*") if path.suffix in (".html", ".md"))
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "hooks").rglob("*.py"))
    text = templates + code
    composed = (
        "standing_",
        "origin_",
        "certainty_",
        "claim_",
        "principle_",
        "applies_",
        "outcome_",
        "program_",
        "criterion_",
        "condition_",
    )
    for key in site_content.labels["ja"].words:
        used = re.search(rf"(labels|words)\.{key}\b|[\"']{key}[\"']", text) or key.startswith(composed)
        assert used, f"no template and no module uses the label {key}"
