"""What people write in glossary/terms.yaml, typed; and the glossary that comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import markdownfile
import yamlfile
from markdownfile import Block
from problem import Problem
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from termbase import wrong

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="変えてはいけない名前。ページのアドレスになります。例: open-data")]
Text = Annotated[str, Field(min_length=1)]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(_Written):
    """A source that a reader can look up: a title, an address, or both."""

    title: Text | None = Field(None, description="参照する文書の名前。例: 航空法第2条第22項")
    url: Annotated[str, Field(pattern=r"^https?://")] | None = Field(None, description="参照する文書のアドレス（http で始まるもの）")


class Wording(_Written):
    """A term in one language."""

    term: Text = Field(description="見出しの言葉")
    reading: Text | None = Field(None, description="読み。ひらがなで書きます。例: おーぷんでーた")
    aliases: tuple[Text, ...] = Field((), description="見出しのほかに、ページで使われているつづり。リンクになります")
    number: Text | None = Field(None, description="法律や条例の番号。例: 平成28年法律第103号")
    standing: Literal["official", "good", "unverified"] | None = Field(
        None, description="訳語の確かさ。official: 公式 / good: 信頼できる出典 / unverified: このサイトの訳"
    )
    definition: Text | None = Field(None, description="説明。Markdown で書きます（HTML は使えません）。中の用語は自動でリンクになります")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the headword and its aliases."""
        return (self.term, *self.aliases)


class Term(_Written):
    """An entry of the glossary; a subclass made by `entry_model` adds a wording for each language of the site."""

    id: Identifier
    origin: Literal["plan", "site", "name"] = Field(
        description="plan: 計画の用語解説 / site: このサイトが加えた言葉 / name: 法律・計画・組織・場所などの名前"
    )
    link: Literal["first", "all", "never"] | None = Field(
        None, description="リンクの付け方。first: 見出しごとに最初だけ / all: すべて / never: 付けない。書かなければ first（name は never）"
    )
    related: tuple[Identifier, ...] = Field((), description="関係のある用語の id")
    explained: Text | None = Field(None, description="計画の本文がこの言葉を説明している場所。例: ch2-s1-6")
    references: tuple[Reference, ...] = Field((), description="参照する文書")
    match: tuple[Text, ...] = Field((), description="この用語にリンクしなければならない例文")
    unmatched: tuple[Text, ...] = Field((), alias="not", description="この用語にリンクしてはいけない例文")

    def wording(self, locale: str) -> Wording | None:
        """Return the term in `locale`, or None where it has not been written."""
        return getattr(self, _field(locale), None)

    @property
    def linking(self) -> Literal["first", "all", "never"]:
        """Return when the term is linked: names only where asked for, all others at their first use in a section."""
        return self.link or ("never" if self.origin == "name" else "first")


def _field(locale: str) -> str:
    return locale.replace("-", "_")


@cache
def entry_model(locales: tuple[str, ...]) -> type[Term]:
    """Return the model of an entry of a site in these languages."""
    fields: dict[str, Any] = {_field(locale): (Wording | None, Field(None, alias=locale)) for locale in locales}
    return create_model("Entry", __base__=Term, **fields)


def schema(locales: tuple[str, ...]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of glossary/terms.yaml for editors."""
    model = create_model("Glossary", __base__=_Written, terms=(tuple[entry_model(locales), ...], ...))  # type: ignore[misc]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}


@dataclass(frozen=True)
class Glossary:
    """The terms of terms.yaml in the order of the file, with the place of everything in it."""

    document: yamlfile.Document
    locales: tuple[str, ...]
    terms: tuple[Term, ...]
    positions: tuple[int, ...]

    @property
    def path(self) -> str:
        """Return the file's path from the repository's root."""
        return self.document.path

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """Return the terms by id; of two with one id the first."""
        return {term.id: term for term in reversed(self.terms)}

    @cached_property
    def _position(self) -> dict[int, int]:
        return {id(term): position for term, position in zip(self.terms, self.positions, strict=True)}

    def location(self, term: Term, *keys: str | int) -> yamlfile.Location:
        """Return the location in the document of a term, or of what stands in it under `keys`."""
        return ("terms", self._position[id(term)], *keys)

    def line(self, term: Term, *keys: str | int) -> int:
        """Return the line of a term, or of what stands in it under `keys`."""
        return self.document.line(self.location(term, *keys))

    def title(self, term: Term) -> str:
        """Return the headword by which messages name a term."""
        wording = next(filter(None, map(term.wording, self.locales)), None)
        return wording.term if wording else term.id

    def wordings(self, locale: str) -> Iterator[tuple[Term, Wording]]:
        """Give each term that is written in `locale`, with its wording."""
        for term in self.terms:
            if (wording := term.wording(locale)) is not None:
                yield term, wording

    def is_explained(self, term: Term) -> bool:
        """Say whether a term has a definition, and so a page of its own."""
        return any(wording.definition for locale in self.locales if (wording := term.wording(locale)))

    def definition_blocks(self, term: Term, locale: str) -> tuple[Block, ...]:
        """Return the definition's blocks with their places in terms.yaml."""
        wording = term.wording(locale)
        if wording is None or wording.definition is None:
            return ()
        return markdownfile.read_text(wording.definition, *self.document.starts[self.location(term, locale, "definition")])


    def texts(self, locale: str) -> Iterator[tuple[Block, ...]]:
        """Give the blocks of every definition in `locale`, and in the first language also of every reference's title."""
        for term in self.terms:
            yield self.definition_blocks(term, locale)
            for index, reference in enumerate(term.references if locale == self.locales[0] else ()):
                if reference.title is not None:
                    yield markdownfile.read_text(reference.title, *self.document.starts[self.location(term, "references", index, "title")])


def load(path: Path, root: Path, locales: tuple[str, ...]) -> tuple[Glossary, list[Problem]]:
    """Return the glossary at `path` and every mistake of form in it; entries with a mistake are left out of the glossary."""
    document, problems = yamlfile.read(path, root)
    entries = document.data.get("terms") if isinstance(document.data, dict) else None
    if not isinstance(entries, list):
        if not problems:
            problems.append(wrong.no_list(document.path))
        return Glossary(document, locales, (), ()), problems
    model = entry_model(locales)
    terms, positions = [], []
    for position, entry in enumerate(entries):
        try:
            terms.append(model.model_validate(entry))
            positions.append(position)
        except ValidationError as error:
            problems += wrong.form(document, position, entry, error, model)
    problems += wrong.unknown_top_level(document)
    return Glossary(document, locales, tuple(terms), tuple(positions)), problems
