"""A search index for each language, so that a search finds only pages of the language that is read.

Material's worker searches three fields: title, text and tags. For a language with furigana the readings go into tags, which the
stylesheet does not show (display: none, so they are not read out either); nothing of ours uses tags otherwise.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

INDEX = Path("search") / "search_index.json"
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Speech:
    """How a language is cut into words and spoken: text → text with zero-width spaces, and text → its words in kana."""

    parted: Callable[[str], str]
    spoken: Callable[[str], Iterable[str]]


def split_index(site: Path, locales: Sequence[str], speech: Mapping[str, Speech]) -> None:
    """Replace the index of all languages in `site` by one a locale, the first at the root and the others in their folders.

    Locations in each become relative to the folder it serves. Raises FileNotFoundError where the site has no index.
    """
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    first, *others = locales
    documents: dict[str, list[dict[str, Any]]] = {locale: [] for locale in locales}
    for document in index["docs"]:
        location = str(document["location"])
        locale = next((other for other in others if location.startswith(f"{other}/")), first)
        folder = "" if locale == first else f"{locale}/"
        documents[locale].append({**document, "location": location.removeprefix(folder)})
    for locale in locales:
        path = (site if locale == first else site / locale) / INDEX
        path.parent.mkdir(parents=True, exist_ok=True)
        config = {**index["config"], "lang": [locale.partition("-")[0]]}
        if locale in speech:
            config |= _WORDS_APART | {"fields": {**config.get("fields", {}), "tags": {"boost": 1}}}
            documents[locale] = [_with_readings(document, speech[locale]) for document in documents[locale]]
        text = json.dumps({"config": config, "docs": documents[locale]}, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8")


# For Japanese the worker would cut hiragana with TinySegmenter (じょうほう → じ|ょうほう) in texts but not in queries. Words stand
# apart here already, so it gets the language for which it loads nothing, and no step that would drop Japanese letters.
_WORDS_APART: dict[str, Any] = {"lang": ["en"], "pipeline": []}


def _with_readings(document: Mapping[str, Any], speech: Speech) -> dict[str, Any]:
    """Return a document whose words are apart, with how they are read, each reading once."""
    said = [_TAG.sub(" ", str(document.get(key, ""))) for key in ("title", "text")]
    readings = dict.fromkeys(word for text in said for word in speech.spoken(text))
    apart = {key: _apart(str(document[key]), speech) for key in ("title", "text") if key in document}
    return {**document, **apart, **({"tags": [" ".join(readings)]} if readings else {})}


def _apart(html: str, speech: Speech) -> str:
    position, found = 0, ""
    for tag in _TAG.finditer(html):
        found += speech.parted(html[position : tag.start()]) + tag[0]
        position = tag.end()
    return found + speech.parted(html[position:])
