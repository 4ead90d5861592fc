"""Pages about the plan's text that the build writes: its own glossary as printed, and the repairs of the received text."""

from collections.abc import Mapping

import jinja2

from plansite.editions import appendix
from plansite.editions.corrections import Corrections
from plansite.terms.model import Glossary


def appendix_page(glossary: Glossary, locale: str, labels: Mapping[str, str], templates: jinja2.Environment) -> tuple[str, str]:
    """Return (source path, Markdown) of the plan's own glossary, in the order and under the letters of the plan."""
    first = glossary.locales[0]
    letters = {term.id: letter for letter, term, _ in appendix.entries(glossary, first)}
    entries = [(letters.get(term.id, ""), term, wording) for _, term, wording in appendix.entries(glossary, locale)]
    return "appendix.md", templates.get_template("appendix.md").render(entries=entries, labels=labels, locale=locale)


def corrections_page(corrections: Corrections, locale: str, labels: Mapping[str, str], templates: jinja2.Environment) -> tuple[str, str]:
    """Return (source path, Markdown) of the list of repairs for readers."""
    template = templates.get_template("corrections.md")
    return "corrections.md", template.render(
        corrections=corrections.corrections, kinds=corrections.kinds, locale=locale, labels=labels, cell=_cell
    )


def _cell(text: str) -> str:
    """Return a text as code in a table's cell: white space shown, nothing taken for Markdown."""
    shown = text.replace("\t", "⇥").replace("|", "｜").replace("`", "'")
    return f"`{shown}`" if shown else "–"
