"""All rules of easy Japanese in the order of the guide.

The guide's sources: ISA 在留支援のためのやさしい日本語ガイドライン (出入国在留管理庁・文化庁, 2020), 弘前大学 category II,
NHK NEWS WEB EASY, 横浜市 4th ed., 中野区, 静岡県, 津山市. None of them defines conformance, and all ask for a reader's look.
Rule 12 is furigana (readings), 21 and 22 are reports (measures).
"""

import re

from plansite.easy import choice, dates, length, spacing, style, wording
from plansite.easy.rules import Rule


def _order(rule: Rule) -> tuple[int, str]:
    number = re.match(r"\d+", rule.key)
    assert number is not None, "a rule's key begins with the guide's number"
    return int(number[0]), rule.key


_EACH = (*length.RULES, *style.RULES, *wording.RULES, *dates.RULES, *choice.RULES, *spacing.RULES)
RULES: tuple[Rule, ...] = tuple(sorted(_EACH, key=_order))
# Those that fail the check and need no analyser.
PLAIN_ERRORS: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.severity == "E" and not rule.analyser)
