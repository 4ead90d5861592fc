"""When the content changed, as git knows it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from operator import itemgetter
from pathlib import Path

from plansite.files import git
from plansite.files.yamlfile import Location
from plansite.terms.model import Glossary

Changes = dict[tuple[str, str], datetime]


def modified(root: Path, paths: Sequence[str], today: date) -> date:
    """Return the day (UTC) of the last commit that touched any of the paths: `today` where there is none, or a change is not committed."""
    if not (stamp := git.text(root, "log", "-1", "--format=%ct", "--", *paths)) or git.text(root, "status", "--porcelain", "--", *paths):
        return today
    return datetime.fromtimestamp(int(stamp), UTC).date()


def changes(glossary: Glossary, root: Path, today: date) -> Changes:
    """Return when each term was last changed in each locale in which it is written: the newest of the lines of the wording.

    What is not committed changed at the beginning of `today`. Without git, or with a part of the history only, nothing is known.
    """
    if git.text(root, "rev-parse", "--is-shallow-repository") != "false":
        return {}
    times = _times(git.text(root, "blame", "--porcelain", "--", glossary.path), datetime(today.year, today.month, today.day, tzinfo=UTC))
    if not times:
        return {}
    found: Changes = {}
    lines = sorted(((line, place) for place, line in glossary.document.lines.items()), key=itemgetter(0))
    ends = [line for line, _ in lines[1:]] + [len(times) + 1]
    newest: dict[Location, datetime] = {}
    for (start, place), end in zip(lines, ends, strict=True):
        # What begins on one line reaches together to the next.
        reach = [time for time in times[start - 1 : max(end, start + 1) - 1] if time]
        newest[place[:3]] = max([*reach, *([newest[place[:3]]] if place[:3] in newest else [])], default=datetime.min.replace(tzinfo=UTC))
    for locale in glossary.locales:
        for term, _ in glossary.wordings(locale):
            found[term.id, locale] = newest[glossary.location(term, locale, "term")[:3]]
    return found


def _times(blame: str, today: datetime) -> list[datetime | None]:
    """Return for each line of a file when it was committed; for an empty one None."""
    commits: dict[str, datetime] = {}
    found: list[datetime | None] = []
    commit = ""
    for line in blame.split("\n"):
        if line.startswith("\t"):
            found.append(commits[commit] if line.strip() else None)
        elif line.startswith("committer-time "):
            commits[commit] = datetime.fromtimestamp(int(line.partition(" ")[2]), UTC) if commit.strip("0") else today
        elif len(name := line.partition(" ")[0]) >= 40:
            commit = name
    return found
