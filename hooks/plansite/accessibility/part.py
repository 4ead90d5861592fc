"""The part of a page that shows the statement, as Markdown: a page asks for it with `appends: accessibility` in its front matter."""

import re
from collections.abc import Mapping
from html import escape

import jinja2

from plansite.accessibility.criteria import PRINCIPLES
from plansite.accessibility.statement import Statement
from plansite.accessibility.trials import Trials
from plansite.project import Project

NAME = "accessibility"


def markdown(
    statement: Statement,
    trials: Trials,
    locale: str,
    labels: Mapping[str, str],
    tags: Mapping[str, str],
    project: Project,
    templates: jinja2.Environment,
) -> str:
    """Return the statement and the trials in a locale; `tags` gives the language tag of each.

    What testers wrote is in the language of the plan.
    """
    return templates.get_template("accessibility.md").render(
        statement=statement,
        results=statement.results,
        records=statement.records,
        trials=trials,
        principles=PRINCIPLES,
        locale=locale,
        labels=labels,
        tags=tags,
        tag=tags[project.default],
        repository=project.repository,
        branch=project.branch,
        plain=_plain,
    )


def _plain(text: str) -> str:
    """Return a text on one line in which nothing is taken for Markdown or HTML."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|])", r"\\\1", escape(" ".join(text.split()), quote=False))
