"""All rules of easy Japanese in the order of the guide.

The guide's sources: ISA 在留支援のためのやさしい日本語ガイドライン (出入国在留管理庁・文化庁, 2020), 弘前大学 category II,
NHK NEWS WEB EASY, 横浜市 4th ed., 中野区, 静岡県, 津山市. None of them defines conformance, and all ask for a reader's look.
Rule 12 is furigana (readings), 21 and 22 are reports (measures).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plansite.easy import choice, dates, glosses, grammar, length, rules, sentences, spacing, style, wording
from plansite.easy.lists import Lists
from plansite.easy.rules import Rule, each
from plansite.easy.sentences import Text
from plansite.files.message import Message
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.terms.matcher import Matcher

RULES = (
    Rule("1", Message.of("EASY101"), "E", False, each(length.characters)),
    Rule("1b", Message.of("EASY102"), "W", True, each(length.morae)),
    Rule("2", Message.of("EASY103"), "W", False, each(length.commas)),
    Rule("2b", Message.of("EASY104"), "W", True, each(length.joined_clauses)),
    Rule("3", Message.of("EASY105"), "E", False, each(style.polite)),
    Rule("4", Message.of("EASY106"), "E", True, each(style.double_negative)),
    Rule("4b", Message.of("EASY990"), "W", True, each(grammar.only_not)),
    Rule("5", Message.of("EASY107"), "W", True, each(style.passive)),
    Rule("6", Message.of("EASY108"), "W", True, each(style.potential)),
    Rule("7", Message.of("EASY109"), "E", True, each(wording.honorific)),
    Rule("7b", Message.of("EASY991"), "W", True, each(wording.prefixed)),
    Rule("8", Message.of("EASY110"), "W", True, each(wording.vague)),
    Rule("9", Message.of("EASY111"), "E", False, choice.loanwords),
    Rule("10", Message.of("EASY112"), "E", False, choice.latin),
    Rule("11", Message.of("EASY113"), "E", True, choice.hard_words),
    Rule("11b", Message.of("EASY891"), "E", False, each(glosses.as_in_table)),
    Rule("11c", Message.of("EASY892"), "E", True, each(glosses.within_word)),
    Rule("11d", Message.of("EASY893"), "W", True, each(glosses.harder)),
    Rule("11e", Message.of("EASY992"), "W", True, choice.hard_words_in_kana),
    Rule("13", Message.of("EASY118"), "W", False, each(length.kanji)),
    Rule("14", Message.of("EASY119"), "W", True, each(length.runs)),
    Rule("15", Message.of("EASY120"), "W", True, each(spacing.boundaries)),
    Rule("16", Message.of("EASY121"), "W", True, choice.easy_vocabulary),
    Rule("17", Message.of("EASY122"), "E", False, each(dates.western_years)),
    Rule("18", Message.of("EASY123"), "E", False, each(dates.clock_times)),
    Rule("19", Message.of("EASY124"), "W", True, each(wording.mimetic)),
    Rule("20", Message.of("EASY125"), "W", True, each(style.enumeration)),
    Rule("23", Message.of("EASY993"), "W", True, each(grammar.idiom)),
    Rule("24", Message.of("EASY994"), "W", True, each(grammar.chain)),
    Rule("25", Message.of("EASY995"), "W", True, each(grammar.relative_clauses)),
    Rule("26", Message.of("EASY996"), "W", True, grammar.subject),
    Rule("27", Message.of("EASY997"), "W", False, length.paragraphs),
    Rule("28", Message.of("EASY998"), "W", False, each(length.large_numbers)),
    Rule("29", Message.of("EASY999"), "W", False, each(grammar.late)),
)
# For each rule sentences that break it and sentences that keep it.
EXAMPLES = Path(__file__).with_name("examples.yaml")
# Those that fail the check and need no analyser.
PLAIN_ERRORS = tuple(rule for rule in RULES if rule.severity == "E" and not rule.analyser)


def breaches(blocks: Iterable[Block], path: str, matcher: Matcher, words: Lists) -> Iterator[Problem]:
    """Give a problem for each breach in a text of a rule that fails the check and needs no analyser."""
    return plain_breaches([sentences.read(path, blocks, matcher)], words)


def plain_breaches(texts: Iterable[Text], words: Lists) -> Iterator[Problem]:
    """Give the same for texts that are read."""
    return (finding.problem for finding in rules.findings(texts, PLAIN_ERRORS, words))
