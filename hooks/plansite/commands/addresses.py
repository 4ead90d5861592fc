"""Add the addresses of the site in the current folder to the list of those that last: `plan addresses`, before a release."""

import sys
from pathlib import Path

from plansite import addresses, content
from plansite.editions import lasting
from plansite.files import problem
from plansite.files.message import said


def main() -> int:
    """Write the list anew where every address of it is still there, or moved; return the exit status."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stderr)
    here = addresses.present(site)
    if lost := list(addresses.lost(site, here)):
        return problem.report(lost, sys.stderr)
    path = site.project.addresses
    before = lasting.read(path)
    text = lasting.written(before, here)
    path.write_text(text, encoding="utf-8")
    print(said("DONE950", name=path.relative_to(site.project.root).as_posix(), new=len(text.splitlines()) - len([*filter(None, before)])))
    return 0
