"""What came of trying the site with programs that readers use: accessibility/trials.json, written by the tests that try them.

A trial is kept only when it found nothing to mend.
"""

import datetime
from pathlib import Path

from plansite.accessibility.results import Read, parsed
from plansite.files.problem import Problem


class Heard(Read):
    """Pages that a screen reader read out as they should sound: the day, the programs with their versions, the pages."""

    date: datetime.date
    programs: dict[str, str]
    pages: tuple[str, ...]


class Fitted(Read):
    """Pages that fit into windows of these widths: the day, the browsers with their versions, how many pages."""

    date: datetime.date
    programs: dict[str, str]
    pages: int
    widths: tuple[int, ...]


class Trials(Read):
    """The last trial of each kind; None where there was none."""

    heard: Heard | None = None
    fitted: Fitted | None = None


def read(path: Path, root: Path) -> tuple[Trials, list[Problem]]:
    """Return the trials at `path` and what is wrong with the file; without a file there were none."""
    found, problems = parsed(path, root, Trials, "ACCEPT=1 make heard")
    return found or Trials(), problems
