"""The navigation leads to every page, by titles that every complete language has."""

import re
from collections.abc import Collection, Iterator
from functools import partial

from plansite.editions.pages import Editions
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.project import Entry, Project

_FILE = "mkdocs.yml"
_problem = partial(Problem.on, blocking=True)


def wrong(editions: Editions, made: Collection[str], project: Project) -> list[Problem]:
    """Return a problem for each entry that leads nowhere, each page that no entry leads to, and each title that a language lacks.

    `made` are the pages that the build writes itself.
    """
    pages = editions[project.default]
    known = {*pages, *made}
    # An entry that leads nowhere is probably that of the page without one, and titles are right when the entries are.
    listed = {entry.page for entry in project.nav}
    if misled := [problem for entry in project.nav for problem in _misled(entry, known, listed, project)]:
        return misled
    unlisted = [_problem(page.path, 1, "SITE079", source=source) for source, page in pages.items() if source not in listed]
    return unlisted or list(_titles(project))


def _misled(entry: Entry, known: set[str], listed: set[str | None], project: Project) -> Iterator[Problem]:
    title, page = entry.title, entry.page
    if not entry.first:
        yield _problem(_FILE, entry.line, "SITE075", title=title)
    elif page == "":
        yield _problem(_FILE, entry.line, "SITE076" if title else "YAML027", title=title)
    elif page is not None and page not in known and not re.match("https?://", page):
        id = "SITE077" if not title and re.search(r"[\s:：]", page) else "SITE078"
        folder = (project.docs / project.default).relative_to(project.root).as_posix()
        meant = re.sub(rf"^/?({re.escape(folder)}/)?|(\.\w+)?(#.*)?[,、。]?$", "", page)
        yield _problem(_FILE, entry.line, id, page=page, suggestion=suggestion(f"{meant}.md", known - listed, 0.7), folder=folder)


def _titles(project: Project) -> Iterator[Problem]:
    """Give a problem for each title that complete languages lack, at the one that was probably meant for it where one language has such."""
    lines = {entry.title: entry.line for entry in project.nav if entry.title}
    spare = [(key, locale) for locale, titles in project.translated.items() for key in titles if key not in lines]
    meant, missing = [], False
    for title, line in lines.items():
        lacking = [locale for locale in project.complete if title not in project.translated.get(locale, lines)]
        if len(lacking) == 1 and lacking[0] in dict(spare).values():
            meant.append(title)
        elif lacking:
            missing = True
            yield _problem(_FILE, line, "SITE080", title=title, locales=tuple(lacking))
    for title, locale in dict(reversed(spare)).items() if not missing else ():
        where = tuple(other for key, other in spare if key == title)
        near = suggestion(title, meant, 0)
        yield _problem(_FILE, project.translated[locale][title], "SITE081", title=title, locales=where, suggestion=near)
