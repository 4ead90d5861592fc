"""What people write in glossary/terms.yaml, typed; and the glossary that comes of it."""

import copy
import datetime
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, JsonValue, ValidationError, create_model
from pydantic_core import ErrorDetails

from plansite.files import form, reading, store, yamlfile
from plansite.files.form import Form
from plansite.files.message import Message, Slot
from plansite.files.period import day
from plansite.files.problem import Problem
from plansite.files.reading import Block, Reading
from plansite.files.suggestion import nearest, suggestion
from plansite.terms import folding, wrong

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
Identifier = Annotated[
    str,
    Field(
        pattern=rf"^{ID}$",
        title="用語の id",
        description="変えてはいけない名前。ページのアドレスになります。例: open-data",
        json_schema_extra={"patternErrorMessage": "半角の英小文字・数字・ハイフンで書いてください。例: open-data"},
    ),
]
Text = Annotated[str, Field(min_length=1)]
_STARTS_WITH_HTTP: dict[str, JsonValue] = {"patternErrorMessage": "http:// か https:// で始めてください。"}
Address = Annotated[str, Field(pattern=r"^https?://[^\s/:、。]+[.][^\s、。，．「」（）]+$", json_schema_extra=_STARTS_WITH_HTTP)]
# An address that is a name in linked data too. Source: RDF 1.1 Turtle, IRIREF.
Concept = Annotated[
    str,
    Field(
        pattern=r'^https?://[^\s/:、。<>"{}|\\^`]+[.][^\s、。，．「」（）<>"{}|\\^`]+$',
        json_schema_extra=_STARTS_WITH_HTTP,
    ),
]


class Reference(Form):
    """A source that a reader can look up: a title, an address, or both."""

    title: Text | None = None
    url: Address | None = None


class Cited(Reference):
    """A source of an entry; `archived` is the address of a copy that stays when the source goes."""

    archived: Address | None = None


class Since(Form):
    """What has become of a thing since the plan was written: the day on which that was known, what it is, and its source."""

    date: Annotated[datetime.date, day("SITE006")]
    text: Text
    source: Reference


class Wording(Form):
    """A term in one language. `brief` is one line that needs no other entry, `spaced` the reading with its words apart."""

    term: Text
    reading: Text | None = None
    spaced: Text | None = None
    aliases: tuple[Text, ...] = ()
    search: tuple[Text, ...] = ()
    number: Text | None = None
    standing: Literal["official", "good", "unverified"] | None = None
    brief: Text | None = None
    definition: Text | None = None
    figure: Text | None = None
    example: Text | None = None
    since: Since | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the headword and its aliases."""
        return (self.term, *self.aliases)

    @property
    def texts(self) -> dict[tuple[str, ...], str]:
        """Return what the entry says by the keys under which it stands, in the order of its page."""
        every: dict[tuple[str, ...], str | None] = {(name,): getattr(self, name) for name in ("brief", "definition", "figure", "example")}
        every["since", "text"] = self.since.text if self.since else None
        return {keys: text for keys, text in every.items() if text is not None}


class Term(Form):
    """An entry of the glossary; a subclass made by `entry_model` adds a wording for each language of the site.

    `exact_match` are the addresses of the same concept in other vocabularies, by which programs know it (skos:exactMatch).
    """

    id: Identifier
    origin: Literal["plan", "site", "name"]
    link: Literal["first", "all", "never"] | None = None
    related: tuple[Identifier, ...] = ()
    explained: Text | None = None
    figure: Text | None = None
    references: tuple[Cited, ...] = ()
    exact_match: tuple[Concept, ...] = ()
    match: tuple[Text, ...] = ()
    unmatched: tuple[Text, ...] = Field((), alias="not")

    def wording(self, locale: str) -> Wording | None:
        """Return the term in `locale`, or None where it has not been written."""
        return getattr(self, field_name(key(locale)), None)

    @property
    def linking(self) -> Literal["first", "all", "never"]:
        """Return when the term is linked: names only where asked for, all others at their first use in a section."""
        return self.link or ("never" if self.origin == "name" else "first")


# Languages whose codes are keys of a term or of a fact, with the keys of their words beside those.
KEYS = {"all": "all-IN", "id": "id-ID", "no": "no-NO", "not": "not-PE"}


def key(locale: str) -> str:
    """Return the key under which a term and a fact have what is written in `locale`."""
    return KEYS.get(locale, locale)


def field_name(key: str) -> str:
    """Return the name of a model's field for what a file has under `key`."""
    return key.replace("-", "_")


@cache
def entry_model(locales: tuple[str, ...]) -> type[Term]:
    """Return the model of an entry of a site in these languages."""
    fields: dict[str, Any] = {
        field_name(name): (
            Wording | None,
            Field(None, alias=name, title=f"言葉と説明（{name}）", description=f"「{name}」での見出しと説明"),
        )
        for name in map(key, locales)
    }
    return create_model("Entry", __base__=Term, **fields)


class _File(Form):
    terms: tuple[Term, ...]


def file_model(locales: tuple[str, ...]) -> type[BaseModel]:
    """Return the model of the whole file of terms of a site in these languages."""
    fields: dict[str, Any] = {"terms": tuple[entry_model(locales), ...]}  # type: ignore[misc]
    return create_model("TermsFile", __base__=_File, **fields)


@dataclass(frozen=True)
class Glossary:
    """The terms of terms.yaml in the order of the file, with the place of everything in it.

    `complete` holds the locales in which every term must be written, `moved` the new ids of terms by their old ones.
    """

    document: yamlfile.Document
    locales: tuple[str, ...]
    terms: tuple[Term, ...]
    positions: tuple[int, ...]
    complete: tuple[str, ...]
    flawed: frozenset[yamlfile.Location] = frozenset()
    moved: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Return the file's path from the repository's root."""
        return self.document.path

    @cached_property
    def digest(self) -> bytes:
        """Return what stands for all that the glossary is made of."""
        return store.digest(self.document.digest, self.locales, self.complete, self.moved)

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """Return the terms by id; of two with one id the first."""
        return {term.id: term for term in reversed(self.terms)}

    def instead_of(self, name: str, others: Iterable[str] = ()) -> Slot:
        """Return what to write for an id that is none: its new one, or what is nearest among ids and `others`."""
        if (new := self.moved.get(name)) is not None:
            return Message.of("TERM005", new=new)
        return suggestion(name, [*others, *self.by_id])

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {id(term): position for term, position in zip(self.terms, self.positions, strict=True)}

    def location(self, term: Term, *keys: str | int) -> yamlfile.Location:
        """Return the location in the document of a term, or of what stands in it under `keys`: a locale and a key, or others."""
        match keys:
            case (str(locale), str(), *_):
                keys = (key(locale), *keys[1:])
        return ("terms", self._positions[id(term)], *keys)

    def line(self, term: Term, *keys: str | int) -> int:
        """Return the line of a term, or of what stands in it under `keys`."""
        return self.document.line(self.location(term, *keys))

    def is_flawed(self, term: Term, *keys: str | int) -> bool:
        """Say whether what stands in a term under `keys` has a mistake of form; without keys, whether anything in the term has one."""
        place = self.location(term, *keys)
        return any(place[: len(flaw)] == flaw or (not keys and flaw[: len(place)] == place) for flaw in self.flawed)

    def title(self, term: Term, locale: str = "") -> str:
        """Return the headword by which messages name a term; that in `locale` where it is written in it."""
        wording = next(filter(None, map(term.wording, (locale, *self.locales))), None)
        return wording.term.strip() if wording else term.id

    def wordings(self, locale: str) -> Iterator[tuple[Term, Wording]]:
        """Give each term that is written in `locale`, with its wording."""
        for term in self.terms:
            if (wording := term.wording(locale)) is not None:
                yield term, wording

    def everywhere(self) -> Iterator[tuple[str, Term, Wording]]:
        """Give each locale, each term that is written in it, and its wording."""
        return ((locale, term, wording) for locale in self.locales for term, wording in self.wordings(locale))

    def is_original(self, locale: str) -> bool:
        """Say whether a locale is in the language of the first, that of the plan: easy Japanese is in Japanese."""
        return folding.language_of(locale) == folding.language_of(self.locales[0])

    def is_explained(self, term: Term) -> bool:
        """Say whether a term has a definition, and so a page of its own."""
        return any(wording.definition for locale in self.locales if (wording := term.wording(locale)))

    def definition_blocks(self, term: Term, locale: str) -> list[Block]:
        """Return the definition's blocks with their places in terms.yaml; none where there is no definition."""
        read = self.readings(term, locale).get("definition")
        return read.blocks if read else []

    def blocks(self, term: Term, locale: str) -> list[Block]:
        """Return the blocks of all that an entry says in a language, in the order of its page, with their places in terms.yaml."""
        return [block for read in self.readings(term, locale).values() for block in read.blocks]

    def own_blocks(self, term: Term, locale: str) -> list[Block]:
        """Return those blocks that the site has written itself: all but the plan's definition in the plan's words."""
        official = "definition" if term.origin == "plan" and locale == self.locales[0] else ""
        return [block for key, read in self.readings(term, locale).items() if key != official for block in read.blocks]

    def readings(self, term: Term, locale: str) -> dict[str, Reading]:
        """Return the texts of an entry in a language as read, by their keys (brief, definition, figure, example, since)."""
        return self._readings.get((id(term), locale), {})

    @cached_property
    def _readings(self) -> dict[tuple[int, str], dict[str, Reading]]:
        return {
            (id(term), locale): {
                keys[0]: reading.read(text, *self.document.starts[self.location(term, locale, *keys)])
                for keys, text in wording.texts.items()
            }
            for locale, term, wording in self.everywhere()
        }

    def texts(self, locale: str) -> Iterator[tuple[Term, list[Block]]]:
        """Give each term with all its blocks in `locale`."""
        yield from ((term, self.all_blocks(term, locale)) for term in self.terms)

    def spoken(self) -> Iterator[tuple[str, str, str, int]]:
        """Give each headword that has a reading, with that, its file and its line."""
        for locale, term, wording in self.everywhere():
            if wording.reading:
                yield wording.term, wording.reading, self.path, self.line(term, locale, "reading")

    def all_blocks(self, term: Term, locale: str) -> list[Block]:
        """Return the blocks of what a term says in `locale`, and in the first language of its references' titles."""
        titles = self._titles.get(id(term), []) if locale == self.locales[0] else []
        return [*self.blocks(term, locale), *titles]

    @cached_property
    def _titles(self) -> dict[int, list[Block]]:
        found: dict[int, list[Block]] = {}
        for term in self.terms:
            for index, reference in enumerate(term.references):
                if reference.title is not None:
                    start = self.document.starts[self.location(term, "references", index, "title")]
                    found.setdefault(id(term), []).extend(reading.read(reference.title, *start).blocks)
        return found


def load(path: Path, root: Path, locales: tuple[str, ...], complete: tuple[str, ...] | None = None) -> tuple[Glossary, list[Problem]]:
    """Return the glossary at `path`, named from `root`, and every mistake of form in it.

    An entry with a mistake is in the glossary without what is mistaken, so that one slip is one problem: its spellings are still
    known on the pages, and its id to other terms. Every locale is `complete` where nothing else is said. `flawed` holds the
    locations where something was mistaken or left out.
    """
    document, problems = yamlfile.read(path, root)
    entries = document.data.get("terms") if isinstance(document.data, dict) else None
    unknown = list(wrong.unknown_top_level(document))
    if not isinstance(entries, list):
        problems = [problem for problem in problems if ("terms",) not in document.flawed] + unknown
        return Glossary(document, locales, (), (), ()), problems or [Problem.at(document, ("terms",), "TERM001", blocking=True)]
    model = entry_model(locales)
    terms, positions = [], []
    flawed = set(document.flawed)
    problems = [*wrong.named(document, entries, problems, {each: KEYS[each] for each in KEYS if each in locales}), *unknown]
    for position, entry in enumerate(entries):
        term, details, dropped = _read_entry(entry, position, model)
        problems += wrong.mistakes(document, position, entry, details, model)
        places = [*(detail["loc"] for detail in details), *form.misspelt(details, model), *dropped]
        flawed.update(("terms", position, *place) for place in places)
        if term is not None:
            terms.append(term)
            positions.append(position)
    every = locales if complete is None else (*locales[:1], *(locale for locale in complete if locale not in locales[:1]))
    return Glossary(document, locales, tuple(terms), tuple(positions), every, frozenset(flawed)), problems


def _read_entry(entry: object, position: int, model: type[Term]) -> tuple[Term | None, list[ErrorDetails], set[yamlfile.Location]]:
    """Return the term as far as it can be read (None where it cannot), what is wrong with it, and the locations left out."""
    first: list[ErrorDetails] = []
    dropped: set[yamlfile.Location] = set()
    readable: Any = entry
    while True:
        try:
            return model.model_validate(readable), first, dropped
        except ValidationError as error:
            details = error.errors()
        if not isinstance(entry, dict):
            return None, details, dropped
        readable = copy.deepcopy(readable)
        first = first or details
        dropped.update([_drop(readable, position, detail) for detail in details])


def _drop(entry: dict[str, Any], position: int, detail: ErrorDetails) -> yamlfile.Location:
    """Take a mistaken value out of an entry, with the list it stands in, or the keys that lack a required one; return its location.

    An entry's own required values, id and origin, are replaced.
    """
    place = detail["loc"]
    value = str(entry.get(str(place[0]), ""))
    if place == ("id",):
        entry["id"] = "-".join(re.findall("[a-z0-9]+", value.lower())) or f"term-{position + 1}"
    elif place == ("origin",):
        entry["origin"] = nearest(value, ("plan", "site", "name"), 0.5) or "site"
    else:
        place = place[:-1] if detail["type"] == "missing" else place
        while isinstance(place[-1], int):
            place = place[:-1]
        parent: Any = entry
        with suppress(KeyError):  # a mistake at or above this place has been taken out before
            for part in place[:-1]:
                parent = parent[part]
            parent.pop(place[-1])
    return place
