"""Mistakes of form in terms.yaml, in words that say what to write instead."""

from collections.abc import Iterator
from typing import Any

from problem import Problem
from pydantic import BaseModel, ValidationError
from suggestion import suggestion
from yamlfile import Document, Location


def no_list(path: str) -> Problem:
    """Return the problem of a file without a list of terms."""
    return Problem(path, 1, 0, "「terms:」の下に用語の一覧を書いてください。", "write the list of terms under 'terms:'.")


def unknown_top_level(document: Document) -> Iterator[Problem]:
    """Give a problem for each top-level key that is not `terms`."""
    for key in document.data if isinstance(document.data, dict) else ():
        if key != "terms":
            yield Problem(
                document.path,
                document.line((key,)),
                0,
                f"キー「{key}」はここでは使えません。用語は「terms:」の下に書いてください。",
                f"the key '{key}' has no place here; write terms under 'terms:'.",
            )


def form(document: Document, position: int, entry: object, error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    """Give a problem for each mistake that pydantic found in the entry at `position`."""
    name = _name(entry, position)
    for detail in error.errors():
        inner = tuple(detail["loc"])
        line = document.line(("terms", position, *inner))
        ja, en = _words(inner, detail["type"], detail.get("input"), dict(detail.get("ctx", {})), _keys(model, inner[:-1]))
        yield Problem(document.path, line, 0, f"「{name}」の{ja}", f"'{name}': {en}")


def _name(entry: object, position: int) -> str:
    """Return the headword of an entry that may be malformed, or its id, or its place in the list."""
    if isinstance(entry, dict):
        for value in entry.values():
            if isinstance(value, dict) and isinstance(value.get("term"), str):
                return str(value["term"])
        if isinstance(entry.get("id"), str):
            return str(entry["id"])
    return f"{position + 1}番目の用語"


def _keys(model: type[BaseModel], location: Location) -> list[str]:
    """Return the keys that may be written at `location` of an entry."""
    schema: Any = model.model_json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    node: Any = schema
    for part in location:
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
        for option in [node, *node.get("anyOf", [])]:
            if "$ref" in option:
                node = definitions[option["$ref"].rpartition("/")[2]]
            elif "items" in option:
                node = option
    return list(node.get("properties", {}))


def _words(location: Location, kind: str, value: object, context: dict[str, Any], keys: list[str]) -> tuple[str, str]:
    key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    where = ".".join(str(part) for part in location if isinstance(part, str))
    if kind == "missing":
        return f"「{where}」がありません。書き足してください。", f"'{where}' is missing; add it."
    if kind == "extra_forbidden":
        ja, en = suggestion(key, keys)
        return (
            f"キー「{where}」は使えません。{ja}使えるキー: {'、'.join(keys)}",
            f"the key '{where}' is not known.{en} Known keys: {', '.join(keys)}",
        )
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        ja, en = suggestion(str(value), choices.split(", "))
        return f"「{where}」の値「{value}」は使えません。{ja}使える値: {choices}", f"'{value}' is no value of '{where}'.{en} Values: {choices}"
    if kind == "string_pattern_mismatch" and key == "url":
        return (
            f"アドレス「{value}」は http:// か https:// で始めてください。",
            f"the address '{value}' must begin with http:// or https://.",
        )
    if kind == "string_pattern_mismatch":
        return (
            f"「{where}」の値「{value}」は、英小文字・数字・ハイフンで書いてください。例: open-data",
            f"'{value}' in '{where}' must be lower-case letters, digits and hyphens, such as open-data.",
        )
    if kind == "string_too_short":
        return f"「{where}」の値が空です。書くか、この行を消してください。", f"'{where}' is empty; write it or delete the line."
    if kind == "string_type":
        return f"「{where}」には文字を書いてください（一覧や項目ではなく）。", f"'{where}' takes text, not a list or keys."
    if kind in ("tuple_type", "list_type"):
        return f"「{where}」は一覧で書いてください。例: {where.rpartition('.')[2]}: [{value}]", f"'{where}' takes a list, such as [{value}]."
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return (
            f"「{where}」には項目（キーと値）を書いてください。" if where else "項目（id: や ja: など）を書いてください。",
            f"'{where}' takes keys and values." if where else "write its keys, such as id: and ja:.",
        )
    return f"「{where}」の値「{value}」を読めません。", f"the value '{value}' of '{where}' cannot be read."
