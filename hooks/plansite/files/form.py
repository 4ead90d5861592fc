"""Mistakes of form in a YAML file, found by its model, in words that say what to write instead."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plansite.files.problem import Problem
from plansite.files.suggestion import nearest, suggestion
from plansite.files.yamlfile import Document, Location

_LIKENESS = 0.5
# Of a text that has not its form, where its model has no example: an id, the address of a page.
_EXAMPLES = ("open-data", "chapter-1.md#ch1")
_Model = TypeVar("_Model", bound=BaseModel)


def read(document: Document, problems: Iterable[Problem], model: type[_Model]) -> tuple[_Model | None, list[Problem]]:
    """Return what the document holds, or None where that has not the form of `model`, and the problem of each mistake.

    `problems` are those of reading its YAML. A value that YAML reads otherwise is blocking here, as is every mistake.
    """
    found = [replace(problem, blocking=problem.blocking or bool(document.flawed)) for problem in problems]
    if any(problem.blocking for problem in problems):
        return None, found
    try:
        return model.model_validate(document.data), found
    except ValidationError as error:
        if not document.lines:
            needed = _schema(model).get("required", [])
            ja = f"ファイルに何も書かれていません。{'、'.join(f'「{key}:」' for key in needed)}から書いてください。"
            return None, [Problem(document.path, 1, 0, ja, f"the file is empty; write {', '.join(needed)}.", blocking=True)]
        return None, [*found, *mistakes(document, (), error.errors(), model)]


def mistakes(document: Document, place: Location, details: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Problem]:
    """Give a problem for each mistake that pydantic found in what stands at `place`, and that the reader of YAML has not named."""
    meant = set(misspelt(details, model))
    seen: set[Location] = set()
    for detail in details:
        inner = _written(document, place, detail)
        where = (*place, *inner)
        flawed = any(flaw[: len(where)] == where for flaw in document.flawed)
        if flawed or where in seen or (detail["type"] == "missing" and detail["loc"] in meant):
            continue
        seen.add(where)
        ja, en = _words(inner, detail, model)
        yield Problem(document.path, document.line(where), 0, ja, en, blocking=True)


def misspelt(details: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Location]:
    """Give for each unknown key the location of the key that was probably meant."""
    for detail in details:
        *parent, key = detail["loc"] or ("",)
        if detail["type"] == "extra_forbidden" and (near := nearest(str(key), keys(model, tuple(parent)), _LIKENESS)):
            yield (*parent, near)


def keys(model: type[BaseModel], location: Location) -> dict[str, dict[str, Any]]:
    """Return the keys that may be written at `location`, each with its JSON Schema."""
    schema = _schema(model)
    node = schema
    for part in location:
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties") or {}
        node = node if isinstance(node, dict) else {}
        for option in [node, *node.get("anyOf", [])]:
            if "$ref" in option:
                node = schema["$defs"][option["$ref"].rpartition("/")[2]]
            elif "items" in option:
                node = option
    found: dict[str, dict[str, Any]] = node.get("properties", {})
    return found


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _written(document: Document, place: Location, detail: ErrorDetails) -> Location:
    """Return the location of a mistake as far as it stands in the file: pydantic adds the names of what it has tried."""
    inner = detail["loc"]
    value: Any = document.data
    for part in place:
        value = value[part]
    for index, part in enumerate(inner):
        last = index == len(inner) - 1
        if isinstance(value, dict) and (part in value or (last and detail["type"] == "missing")):
            value = value.get(str(part))
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return inner[:index]
    return inner


def _words(location: Location, detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Return what is wrong at `location` and what to write, in Japanese and English."""
    kind, value = detail["type"], detail["input"]
    known = keys(model, location[:-1])
    key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    where = ".".join(str(part) for part in location if isinstance(part, str))
    if where and isinstance(number := location[-1], int):
        where = f"{where}.{number + 1}"
    about = known.get(key, {})
    if detail["loc"][-1:] == ("[key]",):
        if kind == "string_pattern_mismatch":
            return _other_pattern(f"キー「{where}」", f"the key '{where}'", detail, about)
        choices = _choices(detail)
        return (
            f"キー「{where}」は使えません。使えるキー: {choices.replace(', ', '、')}",
            f"the key '{where}' is not known. Known keys: {choices}",
        )
    if location != detail["loc"]:
        return _several(where, about)
    if kind == "missing":
        described = str(about.get("description", "")).rstrip("。")
        return f"「{where}」がありません。書き足してください{f'（{described}）' if described else ''}。", f"'{where}' is missing; add it."
    if kind == "extra_forbidden":
        ja, en = suggestion(key, known, _LIKENESS)
        return (
            f"キー「{where}」は使えません。{ja}使えるキー: {'、'.join(known)}",
            f"the key '{where}' is not known.{en} Known keys: {', '.join(known)}",
        )
    if kind == "literal_error":
        choices = _choices(detail)
        ja, en = suggestion(str(value), choices.split(", "))
        return (
            f"「{where}」の値「{value}」は使えません。{ja}使える値: {choices.replace(', ', '、')}",
            f"'{value}' is no value of '{where}'.{en} Values: {choices}",
        )
    if kind == "string_pattern_mismatch":
        if key == "url":
            return (
                f"アドレス「{value}」は http:// か https:// で始めてください。",
                f"the address '{value}' must begin with http:// or https://.",
            )
        return _other_pattern(f"「{where}」の値「{value}」", f"'{value}' in '{where}'", detail, about)
    if kind == "string_too_short":
        return (
            f"「{where}」の値が空です。値を書いてください。要らない項目なら、消してください。",
            f"'{where}' is empty; write it or delete it.",
        )
    if kind == "string_type":
        ja = "一覧（かっこ [ ] や、行の初めの「-」）" if isinstance(value, list) else "下に分けた項目"
        return f"「{where}」には文字を一つだけ書いてください。{ja}にはできません。", f"'{where}' takes text, not a list or keys."
    if kind in ("tuple_type", "list_type"):
        example = f"{key}: [{(isinstance(value, str) and value) or '…'}]"
        return f"「{where}」は、かっこ [ ] の一覧で書いてください。例: {example}", f"'{where}' takes a list, such as {example}"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        inner = [f"{name}:" for name in keys(model, location)]
        ja = f"「{where}:」の下に、字下げして項目を書いてください。" if where else "内容は、項目に分けて書いてください。"
        known_ja, known_en = (f"使える項目: {'、'.join(inner)}", f": {', '.join(inner)}") if inner else ("", "")
        return f"{ja}{known_ja}", f"write keys {f'below {where!r}' if where else 'here'}{known_en}."
    if kind in ("int_parsing", "int_type", "greater_than_equal"):
        return (
            f"「{where}」の値「{value}」は、1以上の整数を半角の数字で書いてください。",
            f"'{where}' takes a whole number from 1, not '{value}'.",
        )
    if kind in ("bool_parsing", "bool_type"):
        return f"「{where}」の値「{value}」は、true か false と書いてください。", f"'{where}' takes true or false, not '{value}'."
    if kind == "too_short":
        return f"「{where}」の一覧が空です。一つは書いてください。", f"the list '{where}' is empty; write one item at least."
    if kind == "too_long":
        most = detail["ctx"]["max_length"]
        return f"「{where}」の項目が多すぎます。{most}つまでです。", f"'{where}' takes {most} items at most."
    if "ja" in detail.get("ctx", {}):
        named = isinstance(value, str)
        return (
            f"「{where}」{f'の値「{value}」は使えません' if named else 'を確かめてください'}。{detail['ctx']['ja']}",
            f"{f'{value!r} is no value of' if named else 'check'} '{where}'. {detail['msg']}",
        )
    return f"「{where}」の値「{value}」を読めません。", f"the value '{value}' of '{where}' cannot be read."


def _choices(detail: ErrorDetails) -> str:
    """Return what pydantic expected instead, with commas between."""
    return str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")


def _several(where: str, about: dict[str, Any]) -> tuple[str, str]:
    """Return the words for a value that may have several forms and has none of them."""
    examples = about.get("examples", [])
    ja, en = "、".join(map(str, examples)), " or ".join(map(str, examples))
    return (
        f"「{where}」の書き方が違います。{f'例: {ja}' if ja else '文字を一つか、文字の一覧を書いてください。'}",
        f"'{where}' has not the right form{f', such as {en}' if en else '; write text or a list of texts'}.",
    )


def _other_pattern(named_ja: str, named_en: str, detail: ErrorDetails, about: dict[str, Any]) -> tuple[str, str]:
    """Return the words for a text, so named, that has not the form that it must have."""
    pattern = detail["ctx"]["pattern"]
    plain = unicodedata.normalize("NFKC", str(detail["input"])).lower()
    example = next((each for each in [plain, *map(str, about.get("examples", [])), *_EXAMPLES] if re.search(pattern, each)), _EXAMPLES[0])
    if "a-z" in pattern:
        return (
            f"{named_ja}は、半角の英小文字・数字・ハイフンで書いてください。例: {example}",
            f"{named_en} must be lower-case letters, digits and hyphens, such as {example}.",
        )
    return f"{named_ja}は使えません。例: {example}", f"{named_en} is not right; write one such as {example}."
