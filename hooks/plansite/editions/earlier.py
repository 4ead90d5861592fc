"""Earlier plans, as their git tags have them: which of their terms went since, and which came."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plansite import project
from plansite.files import git, yamlfile
from plansite.files.period import Earlier
from plansite.files.problem import Problem
from plansite.project import Project
from plansite.terms import model
from plansite.terms.model import Glossary, Term

if TYPE_CHECKING:  # no check makes pages
    import jinja2

SOURCE = "changes.md"


@dataclass(frozen=True)
class Before:
    """An earlier plan: where it stays, the address of its site, and its glossary."""

    edition: Earlier
    address: str
    glossary: Glossary

    def page(self, term: Term, locale: str) -> str:
        """Return the address of a term's page for readers of `locale`."""
        return f"{self.address}{f'{locale}/' if locale in self.glossary.locales[1:] else ''}glossary/{term.id}/"


def read(site: Project) -> tuple[tuple[Before, ...], list[Problem]]:
    """Return the earlier plans whose tag is here and can be read, and a warning for each other one."""
    found, problems = [], []
    for index, edition in enumerate(site.times.earlier):
        if glossary := _glossary(site, edition.tag):
            found.append(Before(edition, f"{site.address}{edition.address}", glossary))
        else:
            document, _ = yamlfile.read(site.root / "mkdocs.yml", site.root, tags=True)
            problems.append(Problem.at(document, ("extra", "earlier", index, "tag"), "MOVE011", warning=True, tag=edition.tag))
    return tuple(found), problems


def _glossary(site: Project, tag: str) -> Glossary | None:
    """Return the glossary of the site at a tag, or None where there is none that can be read."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if not git.tagged(site.root, tag, root, "mkdocs.yml", "glossary"):
            return None
        then, _ = project.read(root)
        glossary, _ = model.load(then.glossary, root, then.locales)
        return glossary if glossary.terms else None


def went(before: Before, glossary: Glossary) -> Iterator[Term]:
    """Give the explained terms of an earlier plan that are in the glossary under no id any more."""
    kept = {*glossary.by_id, *glossary.moved}
    yield from (term for term in before.glossary.terms if before.glossary.is_explained(term) and term.id not in kept)


def came(before: Before, glossary: Glossary) -> Iterator[Term]:
    """Give the explained terms of the glossary that an earlier plan had under no id."""
    had = {glossary.moved.get(name, name) for name in before.glossary.by_id}
    yield from (term for term in glossary.terms if glossary.is_explained(term) and term.id not in had)


def changes_page(
    earlier: tuple[Before, ...],
    glossary: Glossary,
    locale: str,
    labels: Mapping[str, str],
    tags: Mapping[str, str],
    templates: "jinja2.Environment",
) -> tuple[str, str]:
    """Return (source path, Markdown) of the page that tells which terms came and went since each earlier plan."""
    changes = [
        (
            before.edition,
            [(*_headword(glossary, term, locale), f"/glossary/{term.id}.md") for term in came(before, glossary)],
            [(*_headword(before.glossary, term, locale), before.page(term, locale)) for term in went(before, glossary)],
        )
        for before in earlier
    ]
    return SOURCE, templates.get_template(SOURCE).render(changes=changes, locale=locale, labels=labels, tags=tags)


def _headword(glossary: Glossary, term: Term, locale: str) -> tuple[str, str]:
    """Return how a term is named to readers of `locale`, and the locale of that name."""
    wording = term.wording(locale)
    return (wording.term, locale) if wording else (glossary.title(term), glossary.locales[0])
