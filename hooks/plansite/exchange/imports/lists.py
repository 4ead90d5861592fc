"""Lists in YAML: those of glosario, and terms.yaml of another site.

Source of the form: glosario (The Carpentries), a list of entries with `slug`, `ref` (slugs of others) and languages, each with `term`,
`def` and perhaps `acronym`; a definition leads to another entry by `[text](#slug)`.
"""

import re
from typing import Any

from plansite.exchange.exports.publication import entry
from plansite.exchange.imports.drafts import Draft, Source
from plansite.files import yamlfile
from plansite.terms import model

_OF_ENTRY = ("slug", "ref")
_OF_WORDING = {"term": "term", "acronym": "aliases", "def": "definition"}


def read(text: str, source: Source) -> list[Draft]:
    """Return the entries of a list as drafts."""
    document, problems = yamlfile.read_text(text, source.path)
    data: Any = document.data
    source.losses += [problem for problem in problems if problem.blocking]
    if isinstance(data, dict) and isinstance(data.get("terms"), list):
        return _own(data["terms"], document, source)
    if not isinstance(data, list) or not all(isinstance(each, dict) and "slug" in each for each in data):
        source.lose(1, "IMPT024")
        return []
    return [_draft(each, index, document, source) for index, each in enumerate(data)]


def _draft(written: dict[str, Any], index: int, document: yamlfile.Document, source: Source) -> Draft:
    draft = Draft(document.line((index,)), str(written["slug"]))
    related = written.get("ref", [])
    draft.data["related"] = [each for each in (related if isinstance(related, list) else [related]) if isinstance(each, str)]
    for tag, wording in written.items():
        line = document.line((index, tag))
        if tag not in _OF_ENTRY and isinstance(wording, dict):
            for name, text in wording.items():
                if name in _OF_WORDING and isinstance(text, str):
                    source.say(draft, tag, _OF_WORDING[name], _linked(text), document.line((index, tag, name)))
                else:
                    source.lose_key(document.line((index, tag, name)), name, str(text))
        elif tag not in _OF_ENTRY:
            source.lose_key(line, tag, str(wording))
    return draft


def _linked(text: str) -> str:
    """Return a definition whose links to other entries are calls of them by name."""
    return re.sub(r"\[([^\]]+)\]\(#([^)]+)\)", r"[[\1|\2]]", text)


def _own(entries: list[Any], document: yamlfile.Document, source: Source) -> list[Draft]:
    found = []
    for index, data in enumerate(entries):
        if isinstance(data, dict):
            languages = tuple(key for key, value in data.items() if isinstance(value, dict))
            checked = entry(model.entry_model(languages).model_validate(data))
            found.append(source.own(document.line(("terms", index)), checked))
    return found
