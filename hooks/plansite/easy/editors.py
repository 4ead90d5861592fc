"""The page for editors: figures of the easy pages beside those of the official text, and the warnings of each rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plansite.easy import guide, measures
from plansite.easy.measures import Figures, Measured, Scores
from plansite.easy.rules import Rule
from plansite.easy.sentences import Text
from plansite.files.message import languages
from plansite.terms.folding import language_of
from plansite.terms.pages import Place, Setting

if TYPE_CHECKING:  # no check makes pages
    import jinja2

SOURCE = "editors.md"


@dataclass(frozen=True)
class Row:
    """A page in the edition `locale`: its figures, its scores, and whether the scores are of an older text; None where not measured.

    `page` is the page as readers see it, its title in their own language where there is one.
    """

    page: Place
    locale: str
    figures: Figures
    scores: Scores | None
    stale: bool


def row(page: Place, locale: str, text: Text, measured: Measured) -> Row:
    """Return the row of a page whose text in the edition `locale` is `text`."""
    scores = measured.get((page.source, locale))
    stale = scores is not None and scores.fingerprint != measures.fingerprint(text)
    return Row(page, locale, measures.figures(text), scores, stale)


def page(
    rows: Iterable[Row],
    english: Iterable[tuple[Place, float, float]],
    warnings: Mapping[str, int],
    setting: Setting,
    templates: "jinja2.Environment",
) -> tuple[str, str]:
    """Return (source path, Markdown) of the page for editors; `english` gives words in a sentence and LIX of each page."""
    each: list[tuple[Rule, int | None]] = [(rule, warnings.get(rule.key, 0) if rule.severity == "W" else None) for rule in guide.RULES]
    language = language_of(setting.locale)
    return SOURCE, templates.get_template(SOURCE).render(
        rows=list(rows),
        english=list(english),
        rules=each,
        language=language if language in languages() else "en",
        locale=setting.locale,
        labels=setting.labels,
        languages=setting.languages,
        tags=setting.tags,
    )
