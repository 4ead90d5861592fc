"""Take the terms of another glossary into terms.yaml: `plan import FILE`."""

import sys
from pathlib import Path

from plansite import content
from plansite.commands.term import with_entries
from plansite.exchange.imports import entries, files
from plansite.files import problem
from plansite.files.message import said


def main(file: Path, origin: str) -> int:
    """Add what the glossary in the current folder lacks of a file, say what was not carried, and return 1 where nothing could be read."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    drafts, losses = files.read(file.name, file.read_bytes(), site)
    new, left = entries.settle(drafts, site, origin, file.name)
    if new:
        path = site.project.glossary
        text = path.read_text(encoding="utf-8") if path.exists() else "terms:\n"
        path.write_text(with_entries(text, site.glossary, new), encoding="utf-8")
    status = problem.report([*losses, *left], sys.stdout)
    print(said("DONE120", file=site.glossary.path, count=len(new), read=len(drafts)))
    return status or (0 if drafts else 1)
