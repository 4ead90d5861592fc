"""Mistakes of form in a YAML file, found by its model, in words that say what to write instead."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Unpack

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from plansite.files import table, yamlfile
from plansite.files.message import Message, Slot
from plansite.files.problem import Problem
from plansite.files.suggestion import nearest, suggestion
from plansite.files.yamlfile import Allowed, Document, Location

_LIKENESS = 0.5
# Of a text that has not its form, where its model has no example: an id, the address of a page.
_EXAMPLES = ("open-data", "chapter-1.md#ch1")
# What the pattern of every address begins with.
_ADDRESS = "^https?://"
_Model = TypeVar("_Model", bound=BaseModel)


@cache
def _told() -> dict[str, Any]:
    found: dict[str, Any] = table.read(Path(__file__).with_name("forms.yaml"))
    return found


def _tell(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Add to a schema what forms.yaml says of the model, of those that it is made from, and of their keys."""
    for each in reversed(model.__mro__):
        told = _told().get(f"{each.__module__.removeprefix('plansite.')}.{each.__name__}", {})
        for key, about in told.get("properties", {}).items():
            schema["properties"][key].update(about)
        schema.update((key, value) for key, value in told.items() if key != "properties")


class Form(BaseModel):
    """What people write in a file or a part of it; what editors are told of it stands in forms.yaml."""

    # A part is built with what it is a part of, and not for itself too.
    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_tell, defer_build=True)


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
            needed = tuple(Message.of("FORM003", key=key) for key in _schema(model).get("required", []))
            return None, [Problem.on(document.path, 1, "FORM002", blocking=True, needed=needed)]
        return None, [*found, *mistakes(document, (), error.errors(), model)]


def load(
    path: Path, root: Path, model: type[_Model], *, optional: bool = False, **allowed: Unpack[Allowed]
) -> tuple[_Model | None, Document, list[Problem]]:
    """Return what the file at `path` holds, None where it may be missing and is, its document, and the problem of each mistake.

    What is `allowed` says `yamlfile.Allowed`.
    """
    document, problems = yamlfile.read(path, root, optional=optional, **allowed)
    if not (path.exists() or problems):
        return None, document, []
    written, problems = read(document, problems, model)
    return written, document, problems


def mistakes(document: Document, place: Location, details: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Problem]:
    """Give a problem for each mistake that pydantic found in what stands at `place`, and that the reader of YAML has not named."""
    meant = set(misspelt(details, model))
    seen: set[Location] = set()
    for detail in details:
        inner = _written(document, place, detail)
        where = (*place, *inner)
        deep = None if detail["type"] == "extra_forbidden" else len(where)  # what stands below a key that is not known is not read
        flawed = any(flaw[:deep] == where for flaw in document.flawed)
        if flawed or where in seen or (detail["type"] == "missing" and detail["loc"] in meant):
            continue
        seen.add(where)
        yield Problem(document.path, document.line(where), 0, _message(inner, detail, model), blocking=True)


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


# What pydantic says of a value, where nothing but the value and its name are to be told.
_PLAIN = {
    "string_too_short": "FORM021",
    "int_parsing": "FORM022",
    "int_type": "FORM022",
    "greater_than_equal": "FORM022",
    "bool_parsing": "FORM023",
    "bool_type": "FORM023",
    "too_short": "FORM024",
}


def _message(location: Location, detail: ErrorDetails, model: type[BaseModel]) -> Message:
    """Return what is wrong at `location` and what to write."""
    kind, value, context = detail["type"], str(detail["input"]), detail.get("ctx", {})
    known = keys(model, location[:-1])
    key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    where = ".".join(str(part) for part in location if isinstance(part, str))
    if where and isinstance(number := location[-1], int):
        where = f"{where}.{number + 1}"
    about = known.get(key, {})
    examples = tuple(str(each) for form in (about, *about.get("anyOf", [])) for each in form.get("examples", []))
    choices = tuple(str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", "))
    if detail["loc"][-1:] == ("[key]",):
        if kind == "string_pattern_mismatch":
            return _other_pattern(Message.of("FORM041", where=where), value, context["pattern"], examples)
        return Message.of("FORM011", where=where, suggestion="", known=choices)
    if location != detail["loc"]:
        return _other_form(where, examples)
    match kind:
        case "missing":
            described = str(about.get("description", "")).rstrip("。")
            return Message.of("FORM015", where=where, described=described and f"（{described}）")
        case "extra_forbidden":
            return Message.of("FORM011", where=where, suggestion=suggestion(key, known, _LIKENESS), known=tuple(known))
        case "literal_error":
            return Message.of("FORM016", where=where, value=value, suggestion=suggestion(value, choices), choices=choices)
        case "string_pattern_mismatch" if context["pattern"].startswith(_ADDRESS):
            return Message.of("FORM072" if re.match(_ADDRESS, value) else "FORM017", value=value)
        case "string_pattern_mismatch":
            return _other_pattern(Message.of("FORM042", where=where, value=value), value, context["pattern"], examples)
        case "string_type":
            return Message.of("FORM031", where=where, form=Message.of("FORM032" if isinstance(detail["input"], list) else "FORM033"))
        case "tuple_type" | "list_type":
            example = (isinstance(detail["input"], str) and value) or "…"
            return Message.of("FORM034", where=where, example=f"{key}: [{example}]")
        case "model_type" | "model_attributes_type" | "dict_type":
            inner = tuple(f"{name}:" for name in keys(model, location))
            return Message.of("FORM035" if where else "FORM036", where=where, known=Message.of("FORM037", keys=inner) if inner else "")
        case "too_long":
            return Message.of("FORM025", where=where, most=context["max_length"])
        case "message":
            id = "FORM051" if isinstance(detail["input"], str) else "FORM052"
            return Message.of(id, where=where, value=value, advice=Message.of(detail["msg"], **context))
    return Message.of(_PLAIN.get(kind, "FORM026"), where=where, value=value)


def _other_form(where: str, examples: tuple[str, ...]) -> Message:
    """Return the message of a value that may have several forms and has none of them."""
    if not examples:
        return Message.of("FORM013", where=where)
    either: Slot = examples[0]
    for each in examples[1:]:
        either = Message.of("FORM014", first=either, second=each)
    return Message.of("FORM012", where=where, examples=either)


def _other_pattern(named: Message, value: str, pattern: str, examples: Iterable[str]) -> Message:
    """Return the message of a text, so named, that has not the form that it must have."""
    plain = unicodedata.normalize("NFKC", value).lower()
    example = next((each for each in [plain, *examples, *_EXAMPLES] if re.search(pattern, each)), _EXAMPLES[0])
    return Message.of("FORM043" if "a-z" in pattern else "FORM044", named=named, example=example)
