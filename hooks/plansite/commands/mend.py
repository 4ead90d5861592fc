"""What a machine can do of a change, done: `plan mend`, which the workflow 直す runs for those who have only a browser.

The site is data: nothing of it is imported or run, and nothing outside of its folder is written.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path

from plansite import check, content
from plansite.commands import confirm, layout, proposals
from plansite.content import Content
from plansite.easy import lint
from plansite.files import problem
from plansite.files.message import Message, said
from plansite.files.names import FOLDERS
from plansite.files.problem import Problem

# What a comment asks for, each on a line of its own; any other line asks for the rest alone.
_CONFIRM = re.compile(r"^/確認[ 　]+(\S+)(?:[ 　]+(\S+))?\s*$", re.MULTILINE)
_ACCEPT = re.compile(r"^/認める\s*$", re.MULTILINE)


def main(request: str) -> int:
    """Mend the site in the current folder, with what a comment asks for, and name each file with what was done; return 1 for a failure."""
    site = content.read(Path.cwd())
    if wrong := [*_elsewhere(site)] or [each for each in site.problems if site.is_blocked]:
        return problem.report(wrong, sys.stdout)
    project, asked = site.project, [(found[1], found[2] or "") for found in _CONFIRM.finditer(request)]
    status = confirm.confirm(site, asked) if asked else 0
    _do(site, {project.corrections: "DONE080"}, _repair)
    try:
        _do(site, {project.readings: "DONE081"}, proposals.propose)
        if site.easy_locales:
            found, accept = lint.result(site), bool(_ACCEPT.search(request))
            files = {project.easy_warnings: "DONE082", project.easy_measures: "DONE083"}
            _do(site, files, lambda site: lint.update(site, found, accept))
    except ModuleNotFoundError as error:
        print(said("DONE085", module=str(error.name)))
    written, wrong = layout.bring(project)
    for path in written:
        print(f"{path.relative_to(project.root).as_posix()}: {said('DONE084')}")
    return problem.report(wrong, sys.stdout) or status


def _elsewhere(site: Content) -> Iterator[Problem]:
    """Give a problem for each link among the files, for what is written to it is written elsewhere, and for pages outside of the site."""
    root = site.project.root
    paths = [root / "mkdocs.yml", *(path for name in FOLDERS for path in (root / name, *sorted((root / name).rglob("*"))))]
    yield from (Problem.on(path.relative_to(root).as_posix(), 1, "FILE080") for path in paths if path.is_symlink())
    if site.project.docs != root / "docs" and not site.project.docs.resolve().is_relative_to(root.resolve()):
        yield Problem.on("mkdocs.yml", 1, "FILE080")


def _do(site: Content, files: Mapping[Path, str], act: Callable[[Content], object]) -> None:
    """Let `act` write, and say of each of the files that it wrote what was done."""
    before = {path: path.read_bytes() if path.exists() else b"" for path in files}
    act(site)
    for path, id in files.items():
        if path.exists() and path.read_bytes() != before[path]:
            print(f"{path.relative_to(site.project.root).as_posix()}: {said(id)}")


def _repair(site: Content) -> None:
    """Write the entries that messages about the official text offer."""
    offers = [dict(each.message.slots).get("offer") for each in check.unfaithful(site)]
    entries = [dict(offer.slots)["entry"] for offer in offers if isinstance(offer, Message)]
    if entries:
        path, writer, stream = site.project.corrections, layout.yaml_writer(), StringIO()
        data = writer.load(path.read_text(encoding="utf-8"))
        data["corrections"].fa.set_block_style()
        for entry in (entry for text in entries for entry in writer.load(str(text))):
            for part in (entry, entry["why"], entry["changes"]):
                part.fa.set_block_style()
            data["corrections"].append(entry)
        writer.dump(data, stream)
        path.write_text(layout.yaml_text(stream.getvalue()), encoding="utf-8")
