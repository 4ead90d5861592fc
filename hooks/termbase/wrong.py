"""Mistakes of form in terms.yaml, in words that say what to write instead."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from problem import Problem
from suggestion import nearest, suggestion
from yamlfile import Document, Location

_LIKENESS = 0.5


def no_list(document: Document) -> Problem:
    """Return the problem of a file without a list of terms."""
    return Problem(
        document.path,
        document.line(("terms",)),
        0,
        "用語の一覧がありません。「terms:」と書き、その下に「- id: …」から始まる用語を並べてください。",
        "there is no list of terms; write 'terms:' and below it the terms, each beginning with '- id: …'.",
    )


def unknown_top_level(document: Document) -> Iterator[Problem]:
    """Give a problem for each top-level key that is not `terms`."""
    data = document.data if isinstance(document.data, dict) else {}
    for key in data:
        if key != "terms":
            ja, en = suggestion(key, {"terms"} - data.keys())
            yield Problem(
                document.path,
                document.line((key,)),
                0,
                f"キー「{key}」はここでは使えません。{ja}用語は「terms:」の下に書いてください。",
                f"the key '{key}' has no place here.{en} Write terms under 'terms:'.",
            )


def named(document: Document, entries: list[object], problems: list[Problem]) -> Iterator[Problem]:
    """Give the problems that were found while reading YAML, each with the name of the term on its line."""
    tops = {line: location for location, line in document.lines.items() if location[1:] == () or location[:-1] == ("terms",)}
    for problem in problems:
        top = tops[max((line for line in tops if line <= problem.line), default=min(tops))]
        if top and isinstance(position := top[-1], int):
            name = _name(entries[position], position)
            yield replace(problem, ja=f"「{name}」の{problem.ja}", en=f"'{name}': {problem.en}")
        else:
            yield problem


def form(document: Document, position: int, entry: object, details: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Problem]:
    """Give a problem for each mistake that pydantic found in the entry at `position`, and that the reader of YAML has not named."""
    name = _name(entry, position)
    meant = set(misspelt(details, model))
    for detail in details:
        inner = detail["loc"]
        place = ("terms", position, *inner)
        if place in document.flawed or (detail["type"] == "missing" and inner in meant):
            continue
        ja, en = _words(detail, model)
        yield Problem(document.path, document.line(place), 0, f"「{name}」の{ja}", f"'{name}': {en}")


def misspelt(details: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Location]:
    """Give for each unknown key in an entry the location of the key that was probably meant."""
    for detail in details:
        *parent, key = detail["loc"] or ("",)
        if detail["type"] == "extra_forbidden" and (near := nearest(str(key), _keys(model, tuple(parent)), _LIKENESS)):
            yield (*parent, near)


def _name(entry: object, position: int) -> str:
    """Return the headword of an entry that may be malformed, or its id, or its place in the list."""
    if isinstance(entry, dict):
        for value in entry.values():
            if isinstance(value, dict) and isinstance(term := value.get("term"), str) and term:
                return term
        if isinstance(name := entry.get("id"), str) and name:
            return name
    return f"{position + 1}番目の用語"


def _keys(model: type[BaseModel], location: Location) -> dict[str, str]:
    """Return the keys that may be written at `location` of an entry, each with its description."""
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
    return {key: str(value.get("description", "")) for key, value in node.get("properties", {}).items()}


def _words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    location, kind, value = detail["loc"], detail["type"], detail["input"]
    keys = _keys(model, location[:-1])
    key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    where = ".".join(str(part) for part in location if isinstance(part, str))
    if kind == "missing":
        return f"「{where}」がありません。書き足してください（{keys[key].rstrip('。')}）。", f"'{where}' is missing; add it."
    if kind == "extra_forbidden":
        ja, en = suggestion(key, keys, _LIKENESS)
        return (
            f"キー「{where}」は使えません。{ja}使えるキー: {'、'.join(keys)}",
            f"the key '{where}' is not known.{en} Known keys: {', '.join(keys)}",
        )
    if kind == "literal_error":
        choices = str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        ja, en = suggestion(str(value), choices.split(", "))
        return (
            f"「{where}」の値「{value}」は使えません。{ja}使える値: {choices.replace(', ', '、')}",
            f"'{value}' is no value of '{where}'.{en} Values: {choices}",
        )
    if kind == "string_pattern_mismatch" and key == "url":
        return (
            f"アドレス「{value}」は http:// か https:// で始めてください。",
            f"the address '{value}' must begin with http:// or https://.",
        )
    if kind == "string_pattern_mismatch":
        return (
            f"「{where}」の値「{value}」は、半角の英小文字・数字・ハイフンで書いてください。例: open-data",
            f"'{value}' in '{where}' must be lower-case letters, digits and hyphens, such as open-data.",
        )
    if kind == "string_too_short":
        return (
            f"「{where}」の値が空です。値を書いてください。要らない項目なら、消してください。",
            f"'{where}' is empty; write it or delete it.",
        )
    if kind == "string_type":
        ja = "一覧（かっこ [ ] や、行の初めの「-」）" if isinstance(value, list) else "下に分けた項目"
        return f"「{where}」には文字を一つだけ書いてください。{ja}にはできません。", f"'{where}' takes text, not a list or keys."
    if kind in ("tuple_type", "list_type"):
        example = f"{key}: [{value if isinstance(value, str) else '…'}]"
        return f"「{where}」は、かっこ [ ] の一覧で書いてください。例: {example}", f"'{where}' takes a list, such as {example}"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        inner = [f"{name}:" for name in _keys(model, location)]
        ja = f"「{where}:」の下に、字下げして項目を書いてください。" if where else "内容は、項目に分けて書いてください。"
        return f"{ja}使える項目: {'、'.join(inner)}", f"write keys here: {', '.join(inner)}"
    return f"「{where}」の値「{value}」を読めません。", f"the value '{value}' of '{where}' cannot be read."
