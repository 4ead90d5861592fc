"""Pages at old addresses that lead to new ones.

A browser follows at once; the page says so in words and has a plain link. Source: WCAG technique H76 (a refresh after zero seconds).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import jinja2


@dataclass(frozen=True)
class Redirect:
    """An old address: its path in the site, the new address from there and in full, and the language, words and title of the page.

    `title` is what stands at the new address, `title_language` the tag of its language.
    """

    path: str
    target: str
    canonical: str
    language: str
    labels: Mapping[str, str]
    title: str
    title_language: str


def page(redirect: Redirect, templates: jinja2.Environment) -> str:
    """Return the HTML of the page at an old address."""
    return templates.get_template("moved.html").render(redirect=redirect, labels=redirect.labels)
