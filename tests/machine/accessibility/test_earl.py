"""The statement as JSON-LD in the EARL vocabulary: its shape for every assertion, and the whole of a small one."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from plansite.accessibility import earl
from plansite.accessibility.criteria import NUMBERS
from plansite.accessibility.results import Finding
from plansite.accessibility.statement import state

from .samples import record, results

# Source: EARL 1.0 Schema: an assertion has one assertor, subject, test and result; a result has one outcome.
ASSERTION: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["@type", "earl:assertedBy", "earl:subject", "earl:test", "earl:mode", "earl:result"],
    "properties": {
        "@type": {"const": "earl:Assertion"},
        "earl:assertedBy": {
            "oneOf": [
                {"const": "_:program"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["@type", "foaf:name"],
                    "properties": {"@type": {"const": ["earl:Assertor", "foaf:Person"]}, "foaf:name": {"type": "string", "minLength": 1}},
                },
            ]
        },
        "earl:subject": {"const": "../"},
        "earl:test": {"type": "string", "pattern": "^https://www\\.w3\\.org/TR/WCAG22/#[a-z-]+$"},
        "earl:mode": {"enum": ["earl:automatic", "earl:manual"]},
        "earl:result": {
            "type": "object",
            "additionalProperties": False,
            "required": ["@type", "earl:outcome", "earl:info", "dct:date"],
            "properties": {
                "@type": {"const": "earl:TestResult"},
                "earl:outcome": {"enum": [f"earl:{each}" for each in ("passed", "failed", "cantTell", "inapplicable", "untested")]},
                "earl:info": {"type": "string"},
                "dct:date": {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"},
            },
        },
    },
}


def graph(text: str) -> list[dict[str, Any]]:
    document: dict[str, Any] = json.loads(text)
    assert document.keys() == {"@context", "@graph"}
    # Every prefixed name has its prefix in the context.
    assert {name.partition(":")[0] for name in document["@context"]} == {"earl", "dct", "foaf"}
    found: list[dict[str, Any]] = document["@graph"]
    return found


def test_shape() -> None:
    statement = state(
        results({"1.1.1": Finding(outcome="failed", checks=("axe: image-alt",), failed=("index.html",))}, rest="passed"),
        [record("2026-11-01", "1.3.1 2.4.6"), record("2026-11-02", "4.1.3", "failed")],
    )
    nodes = graph(earl.written(statement))
    assertions = [node for node in nodes if node["@type"] == "earl:Assertion"]
    for node in assertions:
        jsonschema.validate(node, ASSERTION)
    assert len(assertions) == len(NUMBERS) + 3
    requirements = {node["@id"]: node["dct:identifier"] for node in nodes if node["@type"] == "earl:TestRequirement"}
    assert tuple(requirements.values()) == NUMBERS
    assert {node["earl:test"] for node in assertions} == set(requirements)


def test_all_of_a_small_one() -> None:
    whole = state(
        results({"1.1.1": Finding(outcome="passed", checks=("axe: image-alt", "ace: x"))}), [record("2026-11-01", "1.1.1", "failed")]
    )
    nodes = graph(earl.written(replace(whole, rows=whole.rows[:1])))
    assert nodes == [
        {"@id": "../", "@type": "earl:TestSubject"},
        {
            "@id": "_:program",
            "@type": ["earl:Assertor", "earl:Software"],
            "dct:hasPart": [
                {"@type": "earl:Software", "dct:title": "axe-core", "dct:hasVersion": "4.14.1"},
                {"@type": "earl:Software", "dct:title": "vnu", "dct:hasVersion": "26.1.2"},
            ],
        },
        {
            "@id": "https://www.w3.org/TR/WCAG22/#non-text-content",
            "@type": "earl:TestRequirement",
            "dct:identifier": "1.1.1",
        },
        {
            "@type": "earl:Assertion",
            "earl:assertedBy": "_:program",
            "earl:subject": "../",
            "earl:test": "https://www.w3.org/TR/WCAG22/#non-text-content",
            "earl:mode": "earl:automatic",
            "earl:result": {
                "@type": "earl:TestResult",
                "earl:outcome": "earl:cantTell",
                "earl:info": "axe: image-alt, ace: x",
                "dct:date": "2026-11-23",
            },
        },
        {
            "@type": "earl:Assertion",
            "earl:assertedBy": {"@type": ["earl:Assertor", "foaf:Person"], "foaf:name": "利用者A"},
            "earl:subject": "../",
            "earl:test": "https://www.w3.org/TR/WCAG22/#non-text-content",
            "earl:mode": "earl:manual",
            "earl:result": {
                "@type": "earl:TestResult",
                "earl:outcome": "earl:failed",
                "earl:info": "NVDA 2026.3; /, /en/: 課題2 | *形*が<わかった>。",
                "dct:date": "2026-11-01",
            },
        },
    ]


@pytest.mark.parametrize(
    ("number", "found", "outcome"),
    [
        ("1.1.1", "passed", "earl:cantTell"),
        ("4.1.1", "passed", "earl:passed"),
        ("1.1.1", "failed", "earl:failed"),
        ("1.2.4", "inapplicable", "earl:inapplicable"),
        ("1.2.4", "untested", "earl:untested"),
    ],
)
def test_what_a_program_can_tell(number: str, found: str, outcome: str) -> None:
    finding = Finding.model_validate({"outcome": found})
    nodes = graph(earl.written(state(results({number: finding}), [])))
    (requirement,) = (node["@id"] for node in nodes if node.get("dct:identifier") == number)
    assert [node["earl:result"]["earl:outcome"] for node in nodes if node.get("earl:test") == requirement] == [outcome]
