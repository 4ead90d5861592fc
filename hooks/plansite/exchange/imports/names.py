"""The ids that entries get: from their names in the file, their English headwords, or their readings in Latin letters."""

import re
import unicodedata
from collections.abc import Container

from plansite.exchange.imports.drafts import Draft
from plansite.files.names import is_portable
from plansite.terms import moved
from plansite.terms.romaji import romaji

# What a program gives as a name, and what says nothing: c45, 0012, entry-7.
_NUMBERED = re.compile("[a-z]{0,9}-?[0-9]+(?:-[0-9]+)*")


def id_of(draft: Draft, keys: tuple[str, ...], taken: Container[str]) -> str:
    """Return the id of a draft among those that are taken; `keys` are those of the languages from which one may be made."""
    wordings = [wording for key in keys if (wording := draft.data.get(key))]
    readings = [romaji(wording.get("reading", "")) for wording in wordings]
    aliases = [alias for wording in wordings for alias in wording.get("aliases", ())]
    candidates = [draft.name, *(wording["term"] for wording in wordings), *aliases, *readings]
    found = [id for id in map(_id, candidates) if id]
    telling = next((id for id in found if not _NUMBERED.fullmatch(id)), next(iter(found), "term"))
    name, number = telling, 1
    while name in taken or name in moved.PAGES or not is_portable(name):
        number += 1
        name = f"{telling}-{number}"
    return name


def _id(text: str) -> str:
    """Return a text as an id, or an empty one where it is written in other letters than Latin ones."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "")).lower()
    plain = re.sub("[\u0300-\u036f]", "", plain)
    return "" if re.search(r"[^\W\d_a-z]", plain) else "-".join(re.findall("[a-z0-9]+", plain))
