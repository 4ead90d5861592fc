"""An entry of the glossary from an issue: `plan term FORM BODY`.

GitHub writes each field of an issue form as a heading (`### label`) and what was filled in. The ids of the form say where it belongs:
`id`, or a language and a key of it, such as `ja-easy-definition`.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from plansite import content
from plansite.commands import layout
from plansite.files import problem, yamlfile
from plansite.files.message import said
from plansite.terms.model import ID, Glossary

# What GitHub writes for a field that was left empty.
_EMPTY = "_No response_"


def fields(form: object, body: str) -> dict[str, str]:
    """Return what an issue says in each field of a form, by the field's id; one that is empty is left out."""
    labels = {each["attributes"]["label"]: each["id"] for each in form["body"] if "id" in each}  # type: ignore[index]
    parts = re.split(r"^### (.+)$", body.replace("\r\n", "\n"), flags=re.MULTILINE)
    found = {labels[label.strip()]: text.strip() for label, text in zip(parts[1::2], parts[2::2], strict=True) if label.strip() in labels}
    return {id: text for id, text in found.items() if text and text != _EMPTY}


def entry(written: dict[str, str]) -> dict[str, Any]:
    """Return the entry of these fields; a definition is a text of lines."""
    found: dict[str, Any] = {"id": written.get("id", ""), "origin": "site"}
    for name, text in written.items():
        locale, _, key = name.rpartition("-")
        if locale:
            found.setdefault(locale, {})[key] = f"{text}\n" if key == "definition" else text
    return found


def objection(glossary: Glossary, id: str) -> str | None:
    """Return the message which says why a new entry cannot have an id, or None."""
    if not re.fullmatch(ID, id):
        return "DONE022"
    return "DONE023" if id in glossary.by_id or id in glossary.moved else None


def main(form: Path, body: str) -> int:
    """Add the entry behind the last one of the site in the current folder, and name it; return 1 where its id cannot be one."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    new = entry(fields(yamlfile.read(form, form.parent, flags=True)[0].data, body))
    if (reason := objection(site.glossary, new["id"])) is not None:
        print(said(reason, id=new["id"]))
        return 1
    path = site.project.glossary
    path.write_text(with_entries(path.read_text(encoding="utf-8"), site.glossary, [new]), encoding="utf-8")
    print(f"{site.glossary.path}: {new['id']}")
    return 0


def with_entries(text: str, glossary: Glossary, new: Sequence[Mapping[str, Any]]) -> str:
    """Return the file of terms with entries behind the last one of the first's origin, before the comments of the one that follows."""
    stream, lines = StringIO(), re.sub(r"(?m)^terms: *\[ *\]", "terms:", text).split("\n")
    layout.yaml_writer().dump([layout.node(each) for each in new], stream)
    origin = new[0]["origin"]
    last = max((number for number, term in enumerate(glossary.terms) if term.origin == origin), default=len(glossary.terms) - 1)
    following = glossary.terms[last + 1 : last + 2]
    place = glossary.line(following[0]) - 1 if following else len(lines)
    while place and lines[place - 1].strip()[:1] in ("", "#"):
        place -= 1
    return layout.yaml_text("\n".join([*lines[:place], stream.getvalue(), *lines[place:]]), layout.apart)
