"""The glossary as JSON, whole and a file a term, with the JSON Schema that it satisfies."""

import json
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.json_schema import GenerateJsonSchema

from plansite.exchange.exports.publication import Data, Publication, entry, written
from plansite.terms import model

SCHEMA = "glossary.schema.json"


class About(BaseModel):
    """What a file says of itself; texts by language tag, `licence` that of the texts that are the site's own."""

    model_config = ConfigDict(extra="forbid")

    title: dict[str, str]
    address: str
    version: str
    modified: str = Field(json_schema_extra={"format": "date"})
    licence: str
    rights: dict[str, str]


class Records(BaseModel):
    """The glossary as published: `languages` are the language tags of the locales, which are keys of the terms."""

    model_config = ConfigDict(extra="forbid")

    schema_address: str = Field(alias="$schema")
    about: About
    languages: dict[str, str]


@cache
def records_model(locales: tuple[str, ...]) -> type[BaseModel]:
    """Return the model of glossary.json of a site in these languages."""
    fields: dict[str, Any] = {"terms": tuple[model.entry_model(locales), ...]}  # type: ignore[misc]
    return create_model("Glossary", __base__=Records, **fields)


def glossary(publication: Publication) -> bytes:
    """Return glossary.json: every entry as terms.yaml has it."""
    head = {"$schema": publication.file(SCHEMA), "about": publication.about(), "languages": publication.site.tags}
    return written({**head, "terms": [entry(term) for term in publication.site.glossary.terms]})


def term_files(publication: Publication) -> dict[str, bytes]:
    """Return for each term a file with its entry, and with where the term is shown in each language."""
    site = publication.site
    return {
        f"terms/{term.id}.json": written(
            {
                "about": publication.about(),
                "languages": site.tags,
                "concept": publication.concept(term.id),
                "pages": {site.tags[locale]: publication.term_page(term, locale) for locale in site.project.locales},
                "term": entry(term),
            }
        )
        for term in site.glossary.terms
    }


def schema(publication: Publication) -> bytes:
    """Return the JSON Schema (2020-12) of glossary.json."""
    found = records_model(publication.site.project.locales).model_json_schema()
    return written({"$schema": GenerateJsonSchema.schema_dialect, "$id": publication.file(SCHEMA), **found})


def read(text: bytes) -> list[Data]:
    """Return the entries in glossary.json. Raises ValidationError where it is not of the form that its schema describes."""
    found: Any = records_model(tuple(json.loads(text)["languages"])).model_validate_json(text)
    return [entry(term) for term in found.terms]
