"""Write the JSON Schemas with which editors complete, explain and check the files that people edit: `python hooks/schema.py`.

schemas/<name>.json comes from the model that reads the file. A YAML file names its own in the first line, and .vscode/settings.json again.
"""

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

import project
from easy.lists import Lists
from easy.readings import KANJI, READING
from editions import facts
from editions.corrections import Corrections
from editions.pages import Origin
from editions.parity import LinkException
from termbase import model


class _Form(BaseModel):
    """The form of a file whose reader needs no model of it."""

    model_config = ConfigDict(extra="forbid")


class _CommonWords(_Form):
    words: frozenset[str] = Field(
        title="日常の言葉",
        description="説明のいらない、日常のカタカナ語と略語。並びは五十音、英字は後です",
        examples=[["アンテナ", "バス"]],
    )


class _Readings(_Form):
    words: dict[
        Annotated[str, Field(pattern=f"[{KANJI}]")],
        Annotated[
            str,
            Field(
                pattern=f"^{READING.pattern}$",
                description="言葉の読み。ひらがなで書きます。漢字ごとに分けられないときは、漢字と仮名の間に | を書きます",
                examples=["あいづ", "き|き|て"],
                json_schema_extra={
                    "errorMessage": "読みを「言葉: よみ」の形で、ひらがなで書いてください。"
                    "{reading: …, review: true} は案です。確かめてから直してください。"
                },
            ),
        ],
    ] = Field(
        title="読みの一覧",
        description="漢字のある言葉と、人が確かめた読み。並びは読みの五十音です",
        json_schema_extra={
            "additionalProperties": False,
            "errorMessage": "漢字のある言葉と読みを「言葉: よみ」の形で、一行に一つずつ書いてください。",
        },
    )


class _LinkExceptions(_Form):
    exceptions: tuple[LinkException, ...] = Field(
        title="リンクの例外の一覧", description="元の節と訳した節とで、リンクする用語が違ってよい所"
    )


_Label = Annotated[str, Field(description="ページに出る言葉。{ } の中の名前は、訳さずにそのまま書きます")]


class _Labels(RootModel[dict[str, _Label]]):
    """The words of templates, a file a locale; that all locales have the same keys is seen by the check."""


class _FrontMatter(BaseModel):
    """What stands at the top of a page; MkDocs and its theme know more keys."""

    model_config = ConfigDict(extra="allow")
    origin: Origin = Field(title="だれの文か", description="plan: 計画の文（一文字も変えません） / site: このサイトの文")
    title: str | None = Field(None, title="ページの題", description="ブラウザーの題。書かなければ、ページの最初の見出しです")
    description: str | None = Field(None, title="ページの説明", description="検索サイトなどに出る、ページの短い説明")
    template: str | None = Field(None, title="ひな形", description="ページの形を決める overrides/ のファイル", examples=["home.html"])


_LIST = "一覧にしてください。かっこ [ ] の中に並べるか、一行に一つずつ「- 」の後に書きます。"


class _TextSchema(GenerateJsonSchema):
    """The schema of a file in which every scalar is text, and no key has an empty value.

    Names and docstrings of classes are for developers: what editors show are the titles and descriptions of fields. `errorMessage`
    and `patternErrorMessage` are known to VS Code and yaml-language-server; other programs ignore them.
    """

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "errorMessage": '文字を一つだけ書いてください。数や true は引用符で囲みます。例: "100"'}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        return {**super().tuple_schema(schema), "errorMessage": _LIST}

    def frozenset_schema(self, schema: core_schema.FrozenSetSchema) -> JsonSchemaValue:
        return {**super().frozenset_schema(schema), "errorMessage": _LIST}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"enum": ["true", "false"]}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return _undescribed(super().model_schema(schema))

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        return {**_undescribed(super().dataclass_schema(schema)), "additionalProperties": False}

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


def _undescribed(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {key: value for key, value in schema.items() if key != "description"}


def schemas(locales: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Return by name the JSON Schema (2020-12) of each kind of file that people edit, for a site in these languages."""
    return {
        "terms": _schema("用語集", model.file_model(locales)),
        "common-words": _schema("説明のいらない言葉", _CommonWords),
        "easy-words": _schema("やさしい日本語の言葉の一覧", Lists),
        "readings": _schema("ふりがなの読み", _Readings),
        "facts": _schema("どの言語の文にもある事実", facts.file_model(locales), _NumberSchema),
        "corrections": _schema("元の文書からの修正", Corrections, _NumberSchema),
        "link-exceptions": _schema("リンクの例外", _LinkExceptions),
        "labels": _schema("画面の言葉", _Labels),
        "front-matter": _schema("ページの最初に書くこと", _FrontMatter),
    }


def _schema(title: str, form: Any, generator: type[GenerateJsonSchema] = _TextSchema) -> dict[str, Any]:
    written = TypeAdapter(form).json_schema(by_alias=True, schema_generator=generator)
    return {"$schema": GenerateJsonSchema.schema_dialect, **written, "title": title}


def main() -> None:
    """Write the schemas of the site in the current folder into schemas/."""
    site, _ = project.read(Path.cwd())
    folder = site.root / "schemas"
    folder.mkdir(exist_ok=True)
    for name, schema in schemas(site.locales).items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
