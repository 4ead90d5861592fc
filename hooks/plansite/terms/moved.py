"""Ids that were changed: glossary/moved.yaml holds `moved:`, an old id and the new one a line; old addresses lead to the new ones.

`pages:` in the same file is for editions.moves.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from plansite.files import form, yamlfile
from plansite.files.form import Form
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.terms.model import Glossary, Identifier

# The pages in the folder of the entries that are none.
PAGES = ("index", "names")
_Address = Annotated[str, Field(pattern=r'^[^\s#"<>]+\.md(#[^\s#"<>]+)?$')]


class File(Form):
    """What people write in the list of changed ids."""

    moved: dict[Identifier, Identifier] = {}
    pages: dict[_Address, _Address] = {}


def read(path: Path, root: Path) -> tuple[dict[str, str], yamlfile.Document, list[Problem]]:
    """Return the new ids by the old ones, their file, and what is wrong with its form; with no file, or an empty one, there are none."""
    written, document, problems = form.load(path, root, File, optional=True)
    return dict(written.moved) if written else {}, document, problems


def wrong(glossary: Glossary, document: yamlfile.Document) -> Iterator[Problem]:
    """Give a problem for each moved id that is still a term, or leads to none, or not straight to the present id."""
    for old, new in glossary.moved.items():
        place, last = ("moved", old), followed(new, glossary.moved)
        if old in PAGES:
            yield Problem.at(document, place, "TERM075", old=old)
        elif old in glossary.by_id:
            line = glossary.line(glossary.by_id[old])
            yield Problem.at(document, place, "TERM041", old=old, place=f"{glossary.path}:{line}")
        elif new in glossary.by_id:
            continue
        elif last in glossary.by_id:
            yield Problem.at(document, place, "TERM042", old=old, new=new, last=str(last))
        elif last is None:
            yield Problem.at(document, place, "TERM043", old=old, new=new)
        else:
            yield Problem.at(document, place, "TERM044", new=new, suggestion=suggestion(new, glossary.by_id))


def followed(new: str, moved: Mapping[str, str]) -> str | None:
    """Return the id or the address to which moves lead from `new`, or None where they go round; a page's move is that of its places."""
    seen = set[str]()
    while (after := moved.get(new) or moved.get(new.partition("#")[0])) and new not in seen:
        seen.add(new)
        new = after
    return None if new in seen else new
