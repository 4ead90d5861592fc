"""Change the id of a term wherever it stands: `plan rename OLD NEW`. The old address leads to the new one.

Only the id changes in the files; everything else in them stays byte for byte.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from plansite import check, content
from plansite.commands import term
from plansite.content import Content
from plansite.editions import freshness
from plansite.files import problem
from plansite.files.message import said
from plansite.files.yamlfile import Document, Location

_HEAD = """\
# yaml-language-server: $schema=../schemas/moved.json
# id を変えた用語。古いアドレスを開くと、新しいページに移ります。make rename が書きます。
# 移したページと場所は、pages: の下に書きます。例: chapter-1/section-9.md: chapter-1/section-1.md#ch1-s1
"""


def rename(site: Content, old: str, new: str) -> list[Path]:
    """Write `new` for the id `old` in the glossary, the pages, the facts and the records, note the change, and return the files."""
    project = site.project
    naming = {
        project.glossary: (site.glossary.document, ("id", "related")),
        project.facts: (site.facts.document, ("term",)),
        project.link_exceptions: (site.link_exceptions.document, ("term",)),
    }
    texts = {path: path.read_bytes().decode() for path in naming if path.exists()}
    changed = {path: _replaced(text, naming[path][0], _places(*naming[path], old), old, new) for path, text in texts.items()}
    changed[project.glossary] = in_markdown(changed[project.glossary], old, new)
    for path in sorted(project.docs.rglob("*.md")):
        texts[path] = path.read_bytes().decode()
        changed[path] = in_markdown(texts[path], old, new)
    texts[project.moved] = project.moved.read_bytes().decode() if project.moved.exists() else ""
    changed[project.moved] = in_markdown(_moved(texts[project.moved] or _HEAD, site.moved_file, old, new), old, new)
    written = [path for path, text in changed.items() if text != texts[path]]
    for path in written:
        path.write_bytes(changed[path].encode())
    if any(old in kinds.get(freshness.TERMS, {}) for kinds in site.confirmed.values()):
        freshness.write(project.confirmed, _in_records(site.confirmed, old, new))
        written.append(project.confirmed)
    return written


def _moved(text: str, document: Document, old: str, new: str) -> str:
    """Return the list of changed ids with one more, where earlier ones lead straight to the new id; its comments stay."""
    ids = [location for location in document.starts if location[0] == "moved"]
    if ids:
        lines = _replaced(text, document, [location for location in ids if document.value(location) == old], old, new).split("\n")
        lines.insert(max(document.line(location) for location in ids), f"  {old}: {new}")
        return "\n".join(lines).rstrip("\n") + "\n"
    without = re.sub(r"^moved:.*\n?", "", text, flags=re.MULTILINE).rstrip("\n")
    return f"{without}\nmoved:\n  {old}: {new}\n"


def _places(document: Document, keys: tuple[str, ...], old: str) -> Iterator[Location]:
    """Give the places in a file's list where one of the keys has the value `old`, or a list in which it stands."""
    return (location for location in document.starts if location[2:3] and location[2] in keys and document.value(location) == old)


def _replaced(text: str, document: Document, places: Iterable[Location], old: str, new: str) -> str:
    """Return the text of a document with `new` for `old` at some places."""
    lines = text.split("\n")
    for line, column in sorted((document.starts[place] for place in places), reverse=True):
        written = lines[line - 1]
        lines[line - 1] = written[: column - 1] + new + written[column - 1 + len(old) :]
    return "\n".join(lines)


def in_markdown(text: str, old: str, new: str) -> str:
    """Return Markdown with `new` for `old` in [[text|old]], in [[old]], which keeps its text, and in links to the term's page."""
    text = re.sub(rf"(\[\[[^\[\]|\n]+\|\s*){old}(?=\s*\]\])", rf"\g<1>{new}", text)
    text = re.sub(rf"(?<=\[\[){old}(?=\]\])", f"{old}|{new}", text)
    return re.sub(rf"(?<=glossary/){old}(?=\.md)|(?<=glossary/names\.md#){old}(?![\w-])", new, text)


def _in_records(confirmed: freshness.Fingerprints, old: str, new: str) -> freshness.Fingerprints:
    return {
        locale: {
            kind: {new if (kind, name) == (freshness.TERMS, old) else name: each for name, each in names.items()}
            for kind, names in kinds.items()
        }
        for locale, kinds in confirmed.items()
    }


def main(old: str, new: str) -> int:
    """Change an id of the site in the current folder, name the files and check the site; return 1 where that cannot be done or is wrong."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    if old not in site.glossary.by_id:
        print(said("DONE021", id=old, instead=site.glossary.instead_of(old)))
        return 1
    if (reason := term.objection(site.glossary, new)) is not None:
        print(said(reason, id=new))
        return 1
    for path in rename(site, old, new):
        print(path.relative_to(site.project.root).as_posix())
    return check.main()
