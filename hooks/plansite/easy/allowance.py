"""How many warnings of each rule there may be, and what was counted on each page: glossary/easy-warnings.yaml. The numbers only fall.

A number is known by the key of its rule, or by the path of its page and the name of what is counted, with a space between them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TypeGuard

from plansite.easy import sections
from plansite.easy.rules import Finding, Rule
from plansite.files import yamlfile
from plansite.files.problem import Problem

_HEAD = """\
# やさしい日本語の検査の注意（W）の数。make easy が書きます。数は減るだけで、増えると検査が止めます。
# 見直して、増えてもよいと決めたときは: plan easy --accept
# sections は節ごと: 短い文と全文の長さ（元の文の%）、説明〈〉の字（%）、主語のない「〜です」、五文以上の段落、31字以上の文。
warnings:
"""


def counts(findings: Iterable[Finding], rules: Iterable[Rule]) -> dict[str, int]:
    """Return the number of warnings of each rule of severity W, by the rule's key."""
    found = Counter(finding.rule.key for finding in findings)
    return {rule.key: found[rule.key] for rule in rules if rule.severity == "W"}


def read(path: Path, root: Path) -> tuple[dict[str, int], yamlfile.Document, list[Problem]]:
    """Return the numbers at `path`, the document they stand in, and what is wrong with it; without a file, none may be."""
    document, problems = yamlfile.read(path, root, numbers=True, optional=True)
    if not path.exists():
        return {}, document, []
    data = document.data if isinstance(document.data, dict) else {}
    warnings, pages = data.get("warnings"), data.get("sections", {})
    if not (_holds_numbers(warnings) and isinstance(pages, dict) and all(map(_holds_numbers, pages.values()))):
        return {}, document, problems or [Problem.on(document.path, 1, "EASY011")]
    counted = {f"{path} {name}": number for path, numbers in pages.items() for name, number in numbers.items()}
    return {key: int(number) for key, number in {**warnings, **counted}.items()}, document, problems


def _holds_numbers(data: object) -> TypeGuard[dict[str, str]]:
    return isinstance(data, dict) and all(isinstance(number, str) and number.isdigit() for number in data.values())


def risen(found: Mapping[str, int], allowed: Mapping[str, int], document: yamlfile.Document, rules: Iterable[Rule]) -> Iterator[Problem]:
    """Give a problem for each rule that has more warnings than it may, and for each number of a page, once written, that has risen."""
    names = {rule.key: rule.name for rule in rules}
    lowered = lower(found, allowed)
    for key, number in found.items():
        path, _, name = key.rpartition(" ")
        if number == lowered[key]:
            continue
        if path:
            place = ("sections", path, name)
            yield Problem.at(document, place, "EASY885", source=path, name=sections.NAMES[name], found=number, most=lowered[key])
        else:
            yield Problem.at(document, ("warnings", key), "EASY012", key=key, name=names[key], found=number, most=lowered[key])


def fallen(found: Mapping[str, int], allowed: Mapping[str, int]) -> list[str]:
    """Return the keys of the numbers that are lower than they may be."""
    return [key for key, number in found.items() if number < allowed.get(key, 0)]


def lower(found: Mapping[str, int], allowed: Mapping[str, int]) -> dict[str, int]:
    """Return the numbers that there may be from now on: of a page that has none yet, what was found."""
    return {key: min(number, allowed.get(key, number if " " in key else 0)) for key, number in found.items()}


def written(numbers: Mapping[str, int]) -> str:
    """Return the file that holds these numbers."""
    warnings, pages = "", ""
    for path, group in groupby(numbers, lambda key: key.rpartition(" ")[0]):
        if path:
            named = ", ".join(f"{key.removeprefix(f'{path} ')}: {numbers[key]}" for key in group)
            pages += f"  {path}: {{{named}}}\n"
        else:
            warnings += "".join(f'  "{key}": {numbers[key]}\n' for key in group)
    return _HEAD + warnings + (f"sections:\n{pages}" if pages else "")
