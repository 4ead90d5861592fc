"""Pages about the plan's text that the build writes: its own glossary as printed, and the repairs of the received text."""

import re
from collections.abc import Mapping

import jinja2

from plansite.editions import appendix
from plansite.editions.corrections import Corrections
from plansite.terms.model import Glossary

_QUOTED = re.compile("「[^」]*」")


def appendix_page(
    glossary: Glossary, locale: str, labels: Mapping[str, str], tags: Mapping[str, str], templates: jinja2.Environment
) -> tuple[str, str]:
    """Return (source path, Markdown) of the plan's own glossary: in the language of the plan in its order, else in that of the locale."""
    return "appendix.md", templates.get_template("appendix.md").render(
        entries=list(appendix.lettered(glossary, locale)),
        labels=labels,
        foreign=_foreign(tags, locale),
        own=not glossary.is_original(locale),
    )


def corrections_page(
    corrections: Corrections, locale: str, labels: Mapping[str, str], tags: Mapping[str, str], templates: jinja2.Environment
) -> tuple[str, str]:
    """Return (source path, Markdown) of the list of repairs for readers."""
    foreign = _foreign(tags, locale)

    def cell(text: str) -> str:
        """Return a text of the plan as code in a table's cell: white space shown, nothing taken for Markdown."""
        shown = text.replace("\t", "⇥").replace("|", "｜").replace("`", "'")
        return f"`{shown}`" + f'{{: lang="{foreign}" }}' * bool(foreign) if shown else "–"

    def quoting(text: str) -> str:
        """Return a text whose Japanese quotations are marked where it is not Japanese itself."""
        same = tags[locale].partition("-")[0] == foreign.partition("-")[0]
        return text if same or not foreign else _QUOTED.sub(rf'<span lang="{foreign}">\g<0></span>', text)

    template = templates.get_template("corrections.md")
    return "corrections.md", template.render(
        corrections=corrections.corrections, kinds=corrections.kinds, locale=locale, labels=labels, cell=cell, quoting=quoting
    )


def _foreign(tags: Mapping[str, str], locale: str) -> str:
    """Return the language tag of the plan, by which its words are marked on a page in another language; empty on its own pages."""
    first = next(iter(tags))
    return "" if locale == first else tags[first]
