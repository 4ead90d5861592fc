"""Words that readers say and the plan does not: `search:` of an entry, and glossary/search-words.yaml for sections and pages.

Only the search knows them: they are never linked or shown. The locales of a language share them, as they do spellings.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, create_model

from plansite.files import form
from plansite.files.form import Form
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.files.yamlfile import Document, Location
from plansite.terms import folding
from plansite.terms.model import Glossary, Text, field_name


class _Words(Form):
    """The words of a place, by locale."""


class _File(Form):
    places: dict[str, Any]


@cache
def file_model(locales: tuple[str, ...]) -> type[BaseModel]:
    """Return the model of the file of a site in these languages."""
    fields: dict[str, Any] = {
        field_name(locale): (
            tuple[Text, ...],
            Field((), alias=locale, title=f"検索の言葉（{locale}）", description=f"「{locale}」で、ここをさがす人が言う言葉"),
        )
        for locale in locales
    }
    words = create_model("SearchWordsOfPlace", __base__=_Words, **fields)
    return create_model("SearchWordsFile", __base__=_File, places=(dict[str, words], ...))


@dataclass(frozen=True)
class SearchWords:
    """The words of each section and page, by its anchor or its source path and by locale, and the file they stand in."""

    document: Document
    places: dict[str, dict[str, tuple[str, ...]]]


def read(path: Path, root: Path, locales: tuple[str, ...]) -> tuple[SearchWords, list[Problem]]:
    """Return the words at `path` (there may be none) and what is wrong with their form."""
    written, document, problems = form.load(path, root, file_model(locales), optional=True)
    return SearchWords(document, written.model_dump(by_alias=True)["places"] if written else {}), problems


@dataclass(frozen=True)
class _Use:
    """A word by which something is found: the headword or id of that, and where the word stands."""

    word: str
    locale: str
    found: str
    document: Document
    location: Location

    @property
    def key(self) -> tuple[str, str]:
        # The search of readers knows the forms of English words; of Japanese it does not know all that is one word in two ways.
        language = folding.language_of(self.locale)
        return language, folding.canonical(self.word, language) if language == "en" else folding.fold(self.word, language).text.lower()


def wrong(glossary: Glossary, words: SearchWords, places: Collection[str]) -> Iterator[Problem]:
    """Give a problem for each place that is none of the site's `places`, and each word that finds something already."""
    for place in words.places:
        if place not in places:
            yield Problem.at(words.document, ("places", place), "WORD090", place=place, suggestion=suggestion(place, places))
    uses: dict[tuple[str, str], _Use] = {}
    for use in _uses(glossary, words):
        first = uses.setdefault(use.key, use)
        if first is not use and use.location[-1] != "term":  # of spellings plansite.terms.rules says that they are of one term
            place = f"{first.document.path}:{first.document.line(first.location)}"
            yield Problem.at(use.document, use.location, "WORD091", word=use.word, found=first.found, place=place)


def _uses(glossary: Glossary, words: SearchWords) -> Iterator[_Use]:
    """Give all words by which something is found, spellings before others."""
    for locale, term, wording in glossary.everywhere():
        for written in wording.spellings:
            yield _Use(written, locale, wording.term, glossary.document, glossary.location(term, locale, "term"))
    for locale, term, wording in glossary.everywhere():
        for index, word in enumerate(wording.search):
            yield _Use(word, locale, wording.term, glossary.document, glossary.location(term, locale, "search", index))
    for place, by_locale in words.places.items():
        for locale, each in by_locale.items():
            for index, word in enumerate(each):
                yield _Use(word, locale, place, words.document, ("places", place, locale, index))
