"""Ids that were changed: glossary/moved.yaml holds `moved:`, an old id and the new one a line; old addresses lead to the new ones."""

import re
from collections.abc import Iterator
from pathlib import Path

import yamlfile
from problem import Problem
from suggestion import suggestion
from termbase.model import ID, Glossary


def read(path: Path, root: Path) -> tuple[dict[str, str], yamlfile.Document, list[Problem]]:
    """Return the new ids by the old ones, their file, and what is wrong with its form; without a file there are none."""
    document, problems = yamlfile.read(path, root, optional=True)
    data = document.data if isinstance(document.data, dict) else {}
    written = data.get("moved", {})
    found = {old: new for old, new in written.items() if isinstance(new, str)} if isinstance(written, dict) else {}
    if not problems and (data.keys() - {"moved"} or not isinstance(written, dict) or len(found) < len(written)):
        ja, en = "「moved:」の下に「古い id: 新しい id」を一行ずつ書いてください。", "write 'old-id: new-id' below 'moved:', one a line."
        problems.append(Problem(document.path, 1, 0, ja, en))
    return found, document, problems


def wrong(glossary: Glossary, document: yamlfile.Document) -> Iterator[Problem]:
    """Give a problem for each moved id that is still a term, or leads to none, or not straight to the present id."""
    for old, new in glossary.moved.items():
        line = document.line(("moved", old))
        last = _followed(new, glossary.moved)
        if not re.fullmatch(ID, old):
            ja = f"「{old}」は id の形ではありません。半角の英小文字・数字・ハイフンで書いてください。"
            en = f"'{old}' is no id; write lower case letters, digits and hyphens."
        elif old in glossary.by_id:
            place = f"{glossary.path}:{glossary.line(glossary.by_id[old])}"
            ja = f"「{old}」は、いまも用語の id です（{place}）。id を変えていないなら、この行を消してください。"
            en = f"'{old}' is still the id of a term ({place}); delete this line if the id was not changed."
        elif new in glossary.by_id:
            continue
        elif last in glossary.by_id:
            ja, en = f"「{new}」の id も変わりました。「{old}: {last}」と書いてください。", f"'{new}' has moved too; write '{old}: {last}'."
        elif last is None:
            ja = f"「{old}」と「{new}」が互いを指しています。いまの id を書いてください。"
            en = f"'{old}' and '{new}' lead to each other; write the present id."
        else:
            near = suggestion(new, glossary.by_id)
            ja = f"「{new}」という id の用語はありません。{near[0]}いまの id を書いてください。用語を消したのなら、この行も消してください。"
            en = f"there is no term with the id '{new}'.{near[1]} Write the present id, or delete this line if the term was deleted."
        yield Problem(document.path, line, 0, ja, en)


def _followed(new: str, moved: dict[str, str]) -> str | None:
    """Return the id to which moves lead from `new`, or None where they go round."""
    seen = set[str]()
    while new in moved and new not in seen:
        seen.add(new)
        new = moved[new]
    return None if new in seen else new
