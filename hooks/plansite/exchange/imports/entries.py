"""Drafts made into entries of terms.yaml, beside those that are there."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec

from plansite.content import Content
from plansite.easy import tokens
from plansite.exchange.exports.publication import Data
from plansite.exchange.imports import names, titles
from plansite.exchange.imports.drafts import Draft
from plansite.files.message import Message, Slot
from plansite.files.problem import Problem
from plansite.terms import folding, model

_EXAMPLES = ("match", "not")  # stand behind the languages
_KEYS = tuple(name for name in model.Term.model_fields if name not in ("match", "unmatched"))
_FULL_WIDTH = re.compile("[Ａ-Ｚａ-ｚ０-９]+")
# Before a reading that a program proposes; `plan check` asks for each.
UNSURE = "？"


@dataclass
class _Register:
    """The entries that are taken in: the terms of the site and of the file by their spellings, the ids in use, the ids by their names
    in the file, and what is told.
    """

    site: Content
    path: str
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    by_name: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        glossary = self.site.glossary
        self.ids.update(glossary.moved)
        for locale in glossary.locales:
            for term, wording in glossary.wordings(locale):
                for spelling in wording.spellings:
                    self.owners.setdefault(_spelling(spelling, locale), term.id)

    def tell(self, draft: Draft, id: str, /, **slots: Slot) -> None:
        self.problems.append(Problem(self.path, draft.line, 0, Message.of(id, **slots), warning=True))

    def owner(self, spelling: str, key: str) -> str | None:
        return self.owners.get(_spelling(spelling, key))


def settle(drafts: Sequence[Draft], site: Content, origin: str, path: str) -> tuple[list[Data], list[Problem]]:
    """Return the entries that the glossary of a site lacks, in the order of the drafts, and why others, or parts of them, are left out.

    What the glossary has stays as it is: an entry whose id or headword is there is left out, and so is another spelling that is there.
    An entry that has no origin gets the one given, and its titles may hold several spellings.
    """
    keys, register = tuple(map(model.key, site.project.locales)), _Register(site, path)
    foreign = [draft for draft in drafts if "origin" not in draft.data]
    for key in keys:
        small = _small(foreign, key) if origin != "name" else None
        for draft in foreign:
            if "term" in (wording := draft.data.get(key, {})):
                _open(wording, small, draft, register)
    kept = []
    for draft in drafts:
        draft.data = {key: value for key, value in draft.data.items() if key not in keys or "term" in value or _lost(draft, key, register)}
        if _is_new(draft, keys, register):
            draft.data.setdefault("origin", origin)
            for key in keys:
                _claim(draft, key, register)
            kept.append(draft)
    for draft in kept:
        _relate(draft, keys, register)
    return [_ordered(draft.data, keys) for draft in kept], register.problems


def _spelling(written: str, locale: str) -> tuple[str, str]:
    """Return what two spellings of one language share when they are one."""
    return folding.language_of(locale), folding.canonical(written, locale)


def _small(drafts: Sequence[Draft], key: str) -> Collection[str] | None:
    """Return the words in the texts of a list, if most of its headwords begin with a capital letter; else None."""
    texts = [wording for draft in drafts if (wording := draft.data.get(key))]
    heads = [wording["term"] for wording in texts if "term" in wording]
    if folding.is_japanese(key) or 2 * sum(head[0].isupper() for head in heads) <= len(heads):
        return None
    return {word for wording in texts for word in re.findall(r"\w+", wording.get("definition", ""))}


def _open(wording: Data, small: Collection[str] | None, draft: Draft, register: _Register) -> None:
    """Make headword, aliases and reading of the title of an entry."""
    title = titles.read(wording["term"])
    spellings = [*title.spellings, *wording.get("aliases", ())]
    spellings = [_FULL_WIDTH.sub(lambda wide: unicodedata.normalize("NFKC", wide[0]), each) for each in spellings]
    wording["term"], *aliases = dict.fromkeys(spellings if small is None else (titles.plain(each, small) for each in spellings))
    if aliases:
        wording["aliases"] = aliases
    if title.reading:
        wording.setdefault("reading", title.reading)
    for rest in title.rest:
        register.tell(draft, "IMPT032", title=wording["term"], rest=rest)


def _lost(draft: Draft, key: str, register: _Register) -> bool:
    register.tell(draft, "IMPT028", locale=key)
    return False


def _is_new(draft: Draft, keys: tuple[str, ...], register: _Register) -> bool:
    """Say whether an entry is one that the glossary lacks; then it has its id."""
    heads = [(key, draft.data[key]["term"]) for key in keys if key in draft.data]
    if not heads:
        register.tell(draft, "IMPT029", name=draft.name)
        return False
    title = heads[0][1]
    # An entry that says whose word it is comes from a site like this one.
    own = "origin" in draft.data and re.fullmatch(model.ID, draft.name)
    id = draft.name if own else names.id_of(draft, keys, register.ids)
    there = id if id in register.site.glossary.by_id else next((there for key, head in heads if (there := register.owner(head, key))), None)
    if draft.name:
        register.by_name.setdefault(draft.name, there or id)
    if there or id in register.ids:
        register.tell(draft, "IMPT031", title=title, id=there or id)
        return False
    register.ids.add(id)
    draft.data["id"] = id
    return True


def _claim(draft: Draft, key: str, register: _Register) -> None:
    """Take the spellings of an entry in a language, without those that are another entry's, and see to its reading."""
    if not (wording := draft.data.get(key)):
        return
    id: str = draft.data["id"]
    own: list[str] = []
    for spelling in (wording["term"], *wording.get("aliases", ())):
        owner = register.owners.setdefault(_spelling(spelling, key), id)
        if owner == id and _spelling(spelling, key) not in {_spelling(each, key) for each in own}:
            own.append(spelling)
        elif owner != id:
            register.tell(draft, "IMPT033", written=spelling, title=wording["term"], id=owner)
    wording.pop("aliases", None)
    if own[1:]:
        wording["aliases"] = own[1:]
    if key == model.key(register.site.project.default) and folding.language_of(key) == "ja":
        _read(wording, draft, register)


def _read(wording: Data, draft: Draft, register: _Register) -> None:
    """Give a headword its reading in hiragana; one that is not sure is marked and told, and none where nothing can propose one."""
    given = wording.get("reading")
    reading = _kana(given or wording["term"])
    if folding.is_kana(reading):
        wording["reading"] = reading
    elif not given and find_spec("sudachipy"):
        proposal = _kana("".join(token.kana for token in tokens.analyse(wording["term"]) if not (token.is_mark or token.is_space)))
        if folding.is_kana(proposal):
            wording["reading"] = UNSURE + proposal
            register.tell(draft, "IMPT034", title=wording["term"], reading=proposal)


def _kana(text: str) -> str:
    return re.sub(r"[\s、,]", "", folding.hiragana(unicodedata.normalize("NFKC", text)))


def _relate(draft: Draft, keys: tuple[str, ...], register: _Register) -> None:
    """Write ids for the names by which an entry refers to others, and tell of those that are none."""
    known = register.site.glossary.by_id
    found: list[str] = []
    for name in draft.data.pop("related", ()):
        spellings = (name, titles.read(name).spellings[0])
        owners = (register.owner(spelling, key) for spelling in spellings for key in keys)
        id = register.by_name.get(name) or (name if name in known else next(filter(None, owners), None))
        if id is None:
            register.tell(draft, "IMPT035", name=name)
        elif id not in (*found, draft.data["id"]):
            found.append(id)
    if found:
        draft.data["related"] = found
    for key in keys:
        if "definition" in (wording := draft.data.get(key, {})):
            wording["definition"] = "".join(_called(wording["definition"], draft, register))


def _called(text: str, draft: Draft, register: _Register) -> Iterator[str]:
    """Give a definition in pieces, its calls of other entries by their ids; one of an entry that there is not is plain text."""
    for piece in re.split(r"(\[\[[^\[\]|\n]+\|[^\[\]|\n]+\]\])", text):
        shown, _, name = piece[2:-2].partition("|")
        if not piece.startswith("[[") or name in register.site.glossary.by_id:
            yield piece
        elif id := register.by_name.get(name):
            yield f"[[{shown}|{id}]]" if shown != id else f"[[{id}]]"
        else:
            register.tell(draft, "IMPT035", name=name)
            yield shown


def _ordered(data: Data, keys: tuple[str, ...]) -> Data:
    """Return an entry with its keys in the order of terms.yaml."""
    found = {key: data[key] for key in (*_KEYS, *keys, *_EXAMPLES) if key in data}
    for key in keys:
        if key in found:
            found[key] = {name: found[key][name] for name in model.Wording.model_fields if name in found[key]}
    return found
