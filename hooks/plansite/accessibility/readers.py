"""What readers understood: readers/results.yaml, a dated record for each session in which people read pages and answered questions.

Numbers only: nothing that a person said, and no name.
"""

import datetime
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from plansite.files import form
from plansite.files.form import Form
from plansite.files.period import Text, day
from plansite.files.problem import Problem

PART = "readers"  # the name under which the front matter of a page asks for the table: `appends: readers`
QUESTIONS = 10  # of each page, for each reader


class Session(Form):
    """A session: when, in which edition, with what kind of readers, how many, and how many right answers they gave on each page."""

    date: Annotated[datetime.date, day("TEST001")]
    locale: Text
    group: Literal["learners", "disability", "pupils", "newcomers"]
    readers: int = Field(ge=1)
    right: dict[str, int] = Field(min_length=1)


class File(Form):
    """What people write in results.yaml."""

    sessions: tuple[Session, ...]


def read(
    path: Path, root: Path, pages: Mapping[str, Collection[str]], today: datetime.date
) -> tuple[tuple[Session, ...] | None, list[Problem]]:
    """Return the sessions at `path` in the order of their days, None where there is no file, and what is wrong with it.

    `pages` are the sources of the pages that each locale has. Where a session has not the right form, none is read.
    """
    written, document, problems = form.load(path, root, File, numbers=True, optional=True)
    if not document.lines and not problems:
        return None, []
    sessions = written.sessions if written else ()
    for index, session in enumerate(sessions):
        place, most = ("sessions", index), QUESTIONS * session.readers
        if session.date > today:
            problems.append(Problem.at(document, (*place, "date"), "TEST003", date=session.date.isoformat()))
        for page, right in session.right.items():
            if page not in pages.get(session.locale, ()):
                problems.append(Problem.at(document, (*place, "right", page), "TEST960", page=page, locale=session.locale))
            if not 0 <= right <= most:
                problems.append(Problem.at(document, (*place, "right", page), "TEST961", right=right, most=most))
    return tuple(sorted(sessions, key=lambda session: session.date)), problems
