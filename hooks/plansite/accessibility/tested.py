"""All that says how accessible a site was found to be, by programs, by people, and by what its readers understood."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from plansite.accessibility import readers, records, results, statement, trials
from plansite.accessibility.readers import Session
from plansite.accessibility.records import Record
from plansite.accessibility.results import Results
from plansite.accessibility.trials import Trials
from plansite.files.problem import Problem
from plansite.project import Project


@dataclass(frozen=True)
class Tested:
    """What was found: `results` and `sessions` are None where there are none, `is_read` says whether the results could be read."""

    results: Results | None
    trials: Trials
    records: tuple[Record, ...]
    sessions: tuple[Session, ...] | None
    is_read: bool

    @property
    def parts(self) -> set[str]:
        """Return the names of the parts of pages that are made of it."""
        made = {statement.PART: self.results, readers.PART: self.sessions}
        return {name for name, part in made.items() if part is not None}


def read(project: Project, editions: Mapping[str, Collection[str]]) -> tuple[Tested, list[Problem]]:
    """Return what was found of a site with these pages, and what is wrong with its files."""
    root, today = project.root, records.today()
    found, unread = results.read(project.test_results, root)
    tried, wrong_trials = trials.read(project.trials, root)
    by_people, wrong_records = records.read(project.test_records, root, today)
    sessions, wrong_sessions = readers.read(project.readers, root, editions, today)
    problems = [*unread, *wrong_trials, *wrong_records, *wrong_sessions]
    if found and found.site != project.name:
        path = project.test_results.relative_to(root).as_posix()
        problems.append(Problem.on(path, 1, "TEST011", tested=found.site, name=project.name))
    return Tested(found, tried, by_people, sessions, not unread), problems
