"""A search index for each language, so that a search finds only pages of the language that is read."""

import json
from collections.abc import Sequence
from pathlib import Path

INDEX = Path("search") / "search_index.json"


def split_index(site: Path, locales: Sequence[str]) -> None:
    """Replace the index of all languages in `site` by one a locale, the first at the root and the others in their folders.

    Locations in each become relative to the folder it serves. Raises FileNotFoundError where the site has no index.
    """
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    first, *others = locales
    documents: dict[str, list[dict[str, object]]] = {locale: [] for locale in locales}
    for document in index["docs"]:
        location = str(document["location"])
        locale = next((other for other in others if location.startswith(f"{other}/")), first)
        folder = "" if locale == first else f"{locale}/"
        documents[locale].append({**document, "location": location.removeprefix(folder)})
    for locale in locales:
        path = (site if locale == first else site / locale) / INDEX
        path.parent.mkdir(parents=True, exist_ok=True)
        config = {**index["config"], "lang": [locale.partition("-")[0]]}
        text = json.dumps({"config": config, "docs": documents[locale]}, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8")
