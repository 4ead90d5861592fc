"""A search index for each language, as a script that pages load when somebody searches.

A script, because pages that are opened from a folder may load scripts, but neither fetch files nor start workers.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from plansite.terms import folding

BUILT = Path("search") / "search_index.json"
INDEX = Path("search") / "index.js"
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


def split_index(site: Path, locales: Sequence[str], spoken: Mapping[str, Callable[[str], Iterable[str]]]) -> None:
    """Replace the index of all languages in `site` by one a locale, the first at the root and the others in their folders.

    Each has the signs that the search takes for others, and is a list of [address from the folder it serves, title, text, how both
    are read]; `spoken` gives the words of a text in kana, for the languages that are searched by reading too. Raises FileNotFoundError
    where the site has no index.
    """
    built = json.loads((site / BUILT).read_text(encoding="utf-8"))
    first, *others = locales
    entries: dict[str, list[list[str]]] = {locale: [] for locale in locales}
    for document in built["docs"]:
        location = str(document["location"])
        locale = next((other for other in others if location.startswith(f"{other}/")), first)
        title, text = _words(document["title"]), _words(document["text"])
        readings = dict.fromkeys(word for each in (title, text) for word in spoken[locale](each)) if locale in spoken else ()
        entries[locale].append([location.removeprefix("" if locale == first else f"{locale}/"), title, text, " ".join(readings)])
    (site / BUILT).unlink()
    signs = _json(folding.signs())
    for locale in locales:
        path = (site if locale == first else site / locale) / INDEX
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"var searchSigns = {signs};\nvar searchIndex = {_json(entries[locale])};\n", encoding="utf-8")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _words(markup: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", markup))).strip()
