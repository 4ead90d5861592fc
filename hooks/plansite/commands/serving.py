"""Write what a server or a host is to know of the built site: `plan serving nginx`, `caddy` or `pages`."""

import sys
from pathlib import Path

from plansite import project
from plansite.files import problem
from plansite.files.message import said
from plansite.publish.serving import configurations

_SITE, _FOLDER = Path("site"), Path("serving")


def main(host: str) -> int:
    """Write the files for a host, into serving/ or, where it reads them from the site itself, into site/; return the exit status."""
    found, problems = project.read(Path.cwd())
    if problem.report(problems, sys.stderr):
        return 1
    if not (_SITE / "index.html").is_file():
        print(said("SERV001"), file=sys.stderr)
        return 1
    folder = _SITE if host == "pages" else _FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in configurations.written(host, found, _SITE).items():
        (folder / name).write_text(text, encoding="utf-8")
        print(said("SERV002", name=str(folder / name)))
    return 0
