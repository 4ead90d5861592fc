"""What the plan of this repository holds and keeps, by the numbers of plan.yaml; and what editions of it carry, digit by digit."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plansite.content import Content
from plansite.easy import measures
from plansite.files import table

from ..machine.editions.test_facts import (  # noqa: F401
    test_any_changed_digit_of_a_translation_is_found,
    test_each_changed_fact_is_missed,
)

KEPT: dict[str, Any] = table.read(Path(__file__).parent / "plan.yaml")


def test_a_record_says_what_was_received(site_content: Content) -> None:
    assert site_content.project.received_hash.exists()


def test_terms_are_complete_in_every_language(site_content: Content) -> None:
    first, *others = site_content.project.locales
    for term in site_content.glossary.terms:
        wordings = {locale: term.wording(locale) for locale in site_content.project.locales}
        if term.origin != "name":
            assert [locale for locale, wording in wordings.items() if not (wording and wording.definition)] == [], term.id
            continue
        own, english = wordings[first], wordings["en"]
        assert own is not None and own.reading, term.id
        assert english is not None and english.standing, term.id


def test_easy_definitions_are_short(site_content: Content) -> None:
    """At most three sentences of at most 50 characters, spaces and glosses' marks aside (NHK NEWS WEB EASY, 弘前大学)."""
    for term, wording in site_content.glossary.wordings("ja-easy"):
        lines = (wording.definition or "").replace(" ", "").splitlines()
        items = [line for line in lines if re.match(r"\d\.|-", line)]
        sentences = [sentence for line in lines if line not in items for sentence in re.split(r"(?<=。)", line) if sentence]
        assert max(map(len, [*sentences, *items]), default=0) <= 50, (term.id, sentences)
        assert len(sentences) <= 3, (term.id, sentences)


def anchors() -> Iterator[str]:
    """Give the anchors of chapters, sections, items and sub-items in the order of the plan."""
    for chapter, sections in KEPT["tree"].items():
        yield chapter
        for section in sections:
            yield section
            for number in range(1, KEPT["items"].get(section, 0) + 1):
                item = f"{section}-{number}"
                yield from (item, *(f"{item}-{sub}" for sub in range(1, KEPT["items"].get(item, 0) + 1)))


def test_anchors_of_the_plan_stay(site_content: Content) -> None:
    """Whatever is added: others may have noted them."""
    kept = {anchor for page in site_content.plan_pages() for anchor in page.anchors} | {old.partition("#")[2] for old in site_content.moves}
    assert {*anchors(), *KEPT["anchors"]} - kept == set()


def test_every_repair_has_a_reason_and_a_kind_in_every_language(site_content: Content) -> None:
    corrections = site_content.corrections
    for correction in corrections.corrections:
        assert correction.changes
        assert site_content.project.default in correction.why
        assert set(corrections.kinds[correction.kind]) == set(site_content.project.locales)


def test_the_facts_are_those_of_the_plan(site_content: Content) -> None:
    numbers = [fact.no for fact in site_content.facts.facts if fact.no <= KEPT["facts"]]
    assert numbers == list(range(1, KEPT["facts"] + 1))


def test_the_easy_japanese_is_easy(site_content: Content) -> None:
    """Over all easy pages of the plan, at most 25 characters in a sentence, white space and glosses aside."""
    compared = measures.compared(site_content.plan_pages(), site_content.editions, site_content.matchers, site_content.easy_locales)
    found = [measures.figures(text) for _, _, text in compared]
    assert sum(each.characters * each.sentences for each in found) / sum(each.sentences for each in found) <= 25
