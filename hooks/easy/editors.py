"""The page for editors: figures of the easy pages beside those of the official text, and the warnings of each rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import jinja2

from easy import guide, measures
from easy.measures import Figures, Measured, Scores
from easy.rules import Rule
from easy.sentences import Text

SOURCE = "editors.md"


@dataclass(frozen=True)
class Row:
    """One page in one edition: its figures, its scores, and whether the scores are of an older text; None where it is not measured."""

    title: str
    source: str
    edition: str
    figures: Figures
    scores: Scores | None
    stale: bool


def row(title: str, source: str, locale: str, edition: str, text: Text, measured: Measured) -> Row:
    """Return the row of a page in `locale`, whose edition is called `edition`."""
    scores = measured.get((source, locale))
    stale = scores is not None and scores.fingerprint != measures.fingerprint(text)
    return Row(title, source, edition, measures.figures(text), scores, stale)


def page(
    rows: Iterable[Row], english: Iterable[tuple[str, float, float]], warnings: Mapping[str, int], templates: jinja2.Environment
) -> tuple[str, str]:
    """Return (source path, Markdown) of the page for editors; `english` gives title, words in a sentence and LIX of each page."""
    each: list[tuple[Rule, int | None]] = [(rule, warnings.get(rule.key, 0) if rule.severity == "W" else None) for rule in guide.RULES]
    return SOURCE, templates.get_template(SOURCE).render(rows=list(rows), english=list(english), rules=each)
