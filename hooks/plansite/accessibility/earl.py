"""The statement as data: assertions in the Evaluation and Report Language, as JSON-LD.

Source: W3C, Evaluation and Report Language (EARL) 1.0 Schema.
"""

import json
from collections.abc import Iterator
from typing import Any

from plansite.accessibility.criteria import Criterion
from plansite.accessibility.records import Record
from plansite.accessibility.results import Finding, Results
from plansite.accessibility.statement import Statement

SOURCE = "accessibility/earl.json"
_IDENTIFIER = {"@type": "@id"}
_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dct:date": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
    "earl:assertedBy": _IDENTIFIER,
    "earl:mode": _IDENTIFIER,
    "earl:outcome": _IDENTIFIER,
    "earl:subject": _IDENTIFIER,
    "earl:test": _IDENTIFIER,
}
# The file lies one folder below the site that it speaks of.
_SITE, _PROGRAM = "../", "_:program"

Node = dict[str, Any]


def written(statement: Statement) -> str:
    """Return the statement as JSON-LD: what the program says of each criterion, and each person's record of one."""
    return json.dumps({"@context": _CONTEXT, "@graph": list(_graph(statement))}, ensure_ascii=False, indent=2) + "\n"


def _graph(statement: Statement) -> Iterator[Node]:
    yield {"@id": _SITE, "@type": "earl:TestSubject"}
    yield _program(statement.results)
    for row in statement.rows:
        yield {"@id": row.criterion.address, "@type": "earl:TestRequirement", "dct:identifier": row.criterion.number}
        yield _by_program(row.criterion, row.finding, statement.results)
        yield from (_by_person(row.criterion, record) for record in row.records)


def _program(results: Results) -> Node:
    tools = [{"@type": "earl:Software", "dct:title": name, "dct:hasVersion": version} for name, version in results.tools.items()]
    return {"@id": _PROGRAM, "@type": ["earl:Assertor", "earl:Software"], "dct:hasPart": tools}


def _by_program(criterion: Criterion, finding: Finding, results: Results) -> Node:
    # That its checks found nothing does not tell a program whether a criterion is met that people must judge.
    outcome = "cantTell" if finding.outcome == "passed" and not criterion.by_program else finding.outcome
    result = {"earl:outcome": f"earl:{outcome}", "earl:info": ", ".join([*finding.checks, *finding.failed])}
    return _assertion(criterion, _PROGRAM, "earl:automatic", {**result, "dct:date": results.date.isoformat()})


def _by_person(criterion: Criterion, record: Record) -> Node:
    result = {"earl:outcome": f"earl:{record.outcome}", "earl:info": f"{record.technology}; {', '.join(record.pages)}: {record.note}"}
    tester = {"@type": ["earl:Assertor", "foaf:Person"], "foaf:name": record.tester}
    return _assertion(criterion, tester, "earl:manual", {**result, "dct:date": record.date.isoformat()})


def _assertion(criterion: Criterion, assertor: str | Node, mode: str, result: Node) -> Node:
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": assertor,
        "earl:subject": _SITE,
        "earl:test": criterion.address,
        "earl:mode": mode,
        "earl:result": {"@type": "earl:TestResult", **result},
    }
