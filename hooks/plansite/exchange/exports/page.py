"""The page that says what data there are and how they are used."""

from pathlib import Path
from typing import TYPE_CHECKING

from plansite.editions import dates
from plansite.exchange.exports.datasets import Exports
from plansite.exchange.exports.kinds import ending
from plansite.exchange.exports.publication import FOLDER, PAGE
from plansite.exchange.exports.queries import queries
from plansite.files import table

if TYPE_CHECKING:  # as in terms/pages.py
    import jinja2

_LOSSES = table.read(Path(__file__).with_name("losses.yaml"))


def data_page(exports: Exports, locale: str, templates: "jinja2.Environment") -> tuple[str, str]:
    """Return (source path, Markdown) of the page in a locale."""
    publication = exports.publication
    site = publication.site
    words = site.labels[locale].words
    return PAGE, templates.get_template(PAGE).render(
        datasets=exports.datasets,
        folder=FOLDER,
        ending=ending,
        day=lambda day: dates.shown(day, words),
        sample=next(term.id for term in site.glossary.terms if site.glossary.is_explained(term)),
        first=site.project.default,
        publication=publication,
        queries=[*queries(publication)],
        losses=_LOSSES,
        locale=locale,
        labels=words,
    )
