"""What GitHub reads in .github: the issue form, the pull request's boxes and the code owners keep the rules of its documentation.

Source: GitHub Docs, Syntax for issue forms; Syntax for GitHub's form schema; Common validation errors when creating issue forms;
Configuring issue templates for your repository; About code owners.
"""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from plansite.content import Content

from ..conftest import ROOT

FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").iterdir() if path.name != "config.yml")

TEXT = {"type": "string", "pattern": r"\S"}
LIST_OR_TEXT = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
# A word with which attackers ask for credentials is refused in labels.
LABEL = {**TEXT, "not": {"pattern": "(?i)password"}}
CHECKBOX = {
    "type": "object",
    "properties": {"label": TEXT, "required": {"type": "boolean"}},
    "required": ["label"],
    "additionalProperties": False,
}
CHOICE = {**TEXT, "not": {"pattern": "(?i)^none$"}}
FIELDS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "markdown": ({"value": TEXT}, ["value"]),
    "input": ({"label": LABEL, "description": TEXT, "placeholder": TEXT, "value": TEXT}, ["label"]),
    "textarea": ({"label": LABEL, "description": TEXT, "placeholder": TEXT, "value": TEXT, "render": TEXT}, ["label"]),
    "dropdown": (
        {
            "label": TEXT,
            "description": TEXT,
            "multiple": {"type": "boolean"},
            "options": {"type": "array", "items": CHOICE, "minItems": 1, "uniqueItems": True},
            "default": {"type": "integer", "minimum": 0},
        },
        ["label", "options"],
    ),
    "checkboxes": (
        {"label": TEXT, "description": TEXT, "options": {"type": "array", "items": CHECKBOX, "minItems": 1, "uniqueItems": True}},
        ["label", "options"],
    ),
}


def field(kind: str) -> dict[str, Any]:
    """Return the schema of a form's element of one type."""
    attributes, required = FIELDS[kind]
    properties = {
        "type": {"const": kind},
        "attributes": {"type": "object", "properties": attributes, "required": required, "additionalProperties": False},
    }
    if kind != "markdown":
        validations = {"type": "object", "properties": {"required": {"type": "boolean"}}, "additionalProperties": False}
        properties |= {"id": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}, "validations": validations}
    return {"type": "object", "properties": properties, "required": ["type", "attributes"], "additionalProperties": False}


FORM = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("name", "description", "title", "type"), TEXT),
        **dict.fromkeys(("assignees", "labels", "projects"), LIST_OR_TEXT),
        "body": {
            "type": "array",
            "items": {"oneOf": [field(kind) for kind in FIELDS]},
            "contains": {"not": {"properties": {"type": {"const": "markdown"}}}},
        },
    },
    "required": ["name", "description", "body"],
    "additionalProperties": False,
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def mistakes(form: Any) -> list[str]:
    """Return what GitHub refuses of an issue form."""
    found = [error.message for error in jsonschema.Draft202012Validator(FORM).iter_errors(form)]
    for key, values in {
        "id": [element.get("id") for element in form["body"]],
        "label": [element["attributes"].get("label") for element in form["body"]],
    }.items():
        said = [value for value in values if value is not None]
        found += [f"{key} {value} is not unique" for value in sorted({value for value in said if said.count(value) > 1})]
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_issue_forms(path: Path) -> None:
    assert path.suffix == ".yml"
    assert mistakes(read(path)) == []


WORD = {"type": "input", "id": "word", "attributes": {"label": "言葉"}}
MARKDOWN = {"type": "markdown", "attributes": {"value": "文"}}


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({}, 0),
        ({"name": " "}, 1),
        ({"about": "x"}, 1),
        ({"body": [MARKDOWN]}, 1),
        ({"body": [WORD, WORD]}, 2),
        ({"body": [WORD, {"type": "markdown", "attributes": {}}]}, 1),
        ({"body": [WORD, {"type": "text", "attributes": {"label": "x"}}]}, 1),
        ({"body": [{**WORD, "id": "a b"}]}, 1),
        ({"body": [{**WORD, "required": True}]}, 1),
        ({"body": [{"type": "input", "attributes": {"label": "Your password"}}]}, 1),
        ({"body": [{"type": "dropdown", "attributes": {"label": "x", "options": ["a", "a"]}}]}, 1),
        ({"body": [{"type": "dropdown", "attributes": {"label": "x", "options": ["None"]}}]}, 1),
        ({"body": [{"type": "dropdown", "attributes": {"label": "x", "options": [True]}}]}, 1),
    ],
)
def test_the_rules_refuse(change: dict[str, Any], count: int) -> None:
    assert len(mistakes({"name": "x", "description": "x", "body": [WORD, MARKDOWN], **change})) == count


def test_form_for_an_unclear_word(site_content: Content) -> None:
    """It asks for the word, where it stands, what is unclear and the language read: nothing about the person."""
    form = read(ROOT / ".github" / "ISSUE_TEMPLATE" / "unclear-word.yml")
    asked = [(each["id"], each.get("validations", {}).get("required", False)) for each in form["body"] if "id" in each]
    assert asked == [("word", True), ("place", True), ("unclear", False), ("language", True)]
    assert form["body"][-1]["attributes"]["options"] == list(site_content.project.names.values())


def test_form_for_a_barrier() -> None:
    """Only what went wrong must be written."""
    form = read(ROOT / ".github" / "ISSUE_TEMPLATE" / "barrier.yml")
    asked = [(each["id"], each.get("validations", {}).get("required", False)) for each in form["body"] if "id" in each]
    assert asked == [("barrier", True), ("page", False), ("technology", False)]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_forms_speak_japanese_easy_japanese_and_english(path: Path) -> None:
    """Easy Japanese has no kanji, and spaces between its phrases."""
    for element in read(path)["body"]:
        said = element["attributes"]
        for text in filter(None, (said.get("value"), said.get("label"), said.get("description"))):
            parts = re.split(r" / |\n\n", text.strip())
            assert len(parts) == 3, text
            assert not re.search("[一-龥]", parts[1]), text
            assert re.search("[ぁ-ん]", parts[1]) and re.fullmatch("[ -~]+", parts[2]), text


def test_other_matters_need_no_form() -> None:
    assert read(ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": True}


def test_boxes_of_a_pull_request() -> None:
    lines = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 5
    assert [line for line in lines if not re.fullmatch(r"- \[ \] .*[ぁ-ん].* / [ -~]+", line)] == []


def test_code_owners(site_content: Content) -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    owned = [pattern for pattern, *_ in rules]
    assert owned[0] == "*"
    assert [pattern for pattern in owned[1:] if not (ROOT / pattern.strip("/")).exists()] == []
    assert {f"/docs/{locale}/" for locale in site_content.project.locales} | {"/glossary/", "/source/", "/hooks/"} <= set(owned)
    owners = [owner for _, *each in rules for owner in each]
    assert [owner for owner in owners if not re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner)] == []
