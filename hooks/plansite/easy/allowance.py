"""How many warnings of each rule there may be: glossary/easy-warnings.yaml. The numbers only fall."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from plansite.easy.rules import Finding, Rule
from plansite.files import yamlfile
from plansite.files.problem import Problem

_HEAD = """\
# やさしい日本語の検査の注意（W）の数。make easy が書きます。数は減るだけで、増えると検査が止めます。
# 見直して、増えてもよいと決めたときは: python hooks/easy/lint.py --accept
warnings:
"""


def counts(findings: Iterable[Finding], rules: Iterable[Rule]) -> dict[str, int]:
    """Return the number of warnings of each rule of severity W, by the rule's key."""
    found = Counter(finding.rule.key for finding in findings)
    return {rule.key: found[rule.key] for rule in rules if rule.severity == "W"}


def read(path: Path, root: Path) -> tuple[dict[str, int], yamlfile.Document, list[Problem]]:
    """Return the numbers at `path`, the document they stand in, and what is wrong with it; without a file, no numbers."""
    document, problems = yamlfile.read(path, root, numbers=True)
    if not path.exists():
        return {}, document, []
    data = document.data.get("warnings") if isinstance(document.data, dict) else None
    if not isinstance(data, dict) or not all(isinstance(number, str) and number.isdigit() for number in data.values()):
        return {}, document, problems or [Problem.on(document.path, 1, "EASY011")]
    return {key: int(number) for key, number in data.items()}, document, problems


def risen(found: Mapping[str, int], allowed: Mapping[str, int], document: yamlfile.Document, rules: Iterable[Rule]) -> list[Problem]:
    """Return a problem for each rule that has more warnings than it may."""
    return [
        Problem.at(
            document, ("warnings", rule.key), "EASY012", key=rule.key, name=rule.name, found=found[rule.key], most=allowed.get(rule.key, 0)
        )
        for rule in rules
        if rule.key in found and found[rule.key] > allowed.get(rule.key, 0)
    ]


def fallen(found: Mapping[str, int], allowed: Mapping[str, int]) -> list[str]:
    """Return the keys of the rules that have fewer warnings than they may."""
    return [key for key, number in found.items() if number < allowed.get(key, 0)]


def written(numbers: Mapping[str, int]) -> str:
    """Return the file that holds these numbers."""
    return _HEAD + "".join(f'  "{key}": {number}\n' for key, number in numbers.items())
