"""Write the JSON Schemas with which editors complete, explain and check the files that people edit: `plan schema`.

schemas/<name>.json comes from the model that reads the file. A YAML file names its own in the first line, and .vscode/settings.json again.
"""

import json
import sys
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from plansite import labels, project
from plansite.accessibility import readers, records
from plansite.easy import lists
from plansite.editions import facts, parity
from plansite.editions.corrections import Corrections
from plansite.editions.figures import indicators, structure
from plansite.files import problem
from plansite.files.markdownfile import FrontMatter
from plansite.furigana import readings
from plansite.terms import model, moved, searchwords, spellings, vocabulary


class _TextSchema(GenerateJsonSchema):
    """The schema of a file in which every scalar is text, and no key has an empty value.

    Names and docstrings of classes are for developers: what editors show are the titles and descriptions of fields. `errorMessage`
    and `patternErrorMessage` are known to VS Code and yaml-language-server; other programs ignore them.
    """

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "errorMessage": '文字を一つだけ書いてください。数や true は引用符で囲みます。例: "100"'}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        message = "一覧にしてください。かっこ [ ] の中に並べるか、一行に一つずつ「- 」の後に書きます。"
        return {**super().tuple_schema(schema), "errorMessage": message}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"enum": ["true", "false"]}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return {key: value for key, value in super().model_schema(schema).items() if key != "description"}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


class _NumberSchema(_TextSchema):
    """The schema of a file in which integers may stand without quotes as well."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        message = "文字か整数を一つだけ書いてください。小数や true は引用符で囲みます。"
        return {**super().str_schema(schema), "type": ["string", "integer"], "errorMessage": message}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        written = {"type": ["string", "integer"], "pattern": "^[0-9]+$", "errorMessage": "整数を書いてください。"}
        return {**super().int_schema(schema), **written}


def schemas(locales: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Return by name the JSON Schema (2020-12) of each kind of file that people edit, for a site in these languages."""
    return {
        "terms": _schema(model.file_model(locales)),
        "moved": _schema(moved.File),
        "common-words": _schema(vocabulary.File),
        "search-words": _schema(searchwords.file_model(locales)),
        "spellings": _schema(spellings.File),
        "easy-words": _schema(lists.File),
        "readings": _schema(readings.File),
        "facts": _schema(facts.file_model(locales), _NumberSchema),
        "indicators": _schema(indicators.file_model(locales), _NumberSchema),
        "structure": _schema(structure.File),
        "corrections": _schema(Corrections, _NumberSchema),
        "link-exceptions": _schema(parity.File),
        "labels": _schema(labels.File),
        "manual": _schema(records.File),
        "readers": _schema(readers.File, _NumberSchema),
        "front-matter": {**_schema(FrontMatter), "required": ["origin"]},
    }


def _schema(form: type[BaseModel], generator: type[GenerateJsonSchema] = _TextSchema) -> dict[str, Any]:
    return {"$schema": GenerateJsonSchema.schema_dialect, **_with_values(form.model_json_schema(schema_generator=generator))}


def _with_values(node: Any) -> Any:
    """Return a schema in which the examples, which the models hold as they are written in YAML, are values."""
    if isinstance(node, list):
        return [_with_values(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: [yaml.safe_load(each) for each in value] if key == "examples" else _with_values(value) for key, value in node.items()}


def main() -> int:
    """Write the schemas of the site in the current folder into schemas/; return 1 where mkdocs.yml has a mistake."""
    site, problems = project.read(Path.cwd())
    if problems:
        return problem.report(problems, sys.stdout)
    folder = site.root / "schemas"
    folder.mkdir(exist_ok=True)
    for name, schema in schemas(site.locales).items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    return 0
