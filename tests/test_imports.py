"""Imports run one way: from files to terms to pages to the site. Import-linter takes packages only; these are modules as well."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

# Each module or package and what of ours it may import; what it may import, those above it may too.
ALLOWED: dict[str, set[str]] = {
    "problem": set(),
    "suggestion": set(),
    "textfile": {"problem"},
    "slips": {"problem"},
    "yamlfile": {"problem", "textfile", "slips"},
    "form": {"problem", "suggestion", "yamlfile"},
    "markdownfile": {"problem", "textfile", "yamlfile", "form"},
    "project": {"problem", "yamlfile", "form"},
    "labels": {"problem", "yamlfile", "form", "project"},
    "markup": set(),
    "publish": set(),
    "accessibility": {"problem", "yamlfile", "form", "project"},
    "termbase": {"problem", "suggestion", "yamlfile", "form", "markdownfile"},
    "editions": {"problem", "suggestion", "yamlfile", "form", "markdownfile", "project", "termbase.model"},
    "easy": {"problem", "yamlfile", "form", "markdownfile", "project", "termbase", "content"},
    "content": {"problem", "yamlfile", "markdownfile", "project", "labels", "termbase", "editions", "easy"},
    "shown": {"yamlfile", "markdownfile", "content", "termbase"},
    "check": {"problem", "textfile", "markdownfile", "content", "shown", "termbase", "editions", "easy", "accessibility"},
    "reviews": {"problem", "markdownfile", "content", "check", "termbase", "editions", "easy"},
    "review": {"problem", "content", "reviews"},
    "propose": {"problem", "markdownfile", "content", "shown", "easy"},
    "schema": {"problem", "markdownfile", "project", "labels", "termbase", "editions", "easy", "accessibility"},
    "confirm": {"problem", "content", "editions"},
    "layout": {"problem", "textfile", "yamlfile", "project", "termbase.collation", "termbase.spelling"},
    "term": {"problem", "suggestion", "yamlfile", "content", "check", "layout", "termbase"},
    "rename": {"problem", "yamlfile", "content", "check", "editions.freshness", "termbase.model"},
    "server": {"problem"},
    "english": {"problem", "markdownfile", "content", "termbase"},
    "generated": {"markdownfile", "content", "check", "termbase", "editions", "easy", "english", "accessibility"},
    "site": {"problem", "content", "check", "generated", "markup", "publish", "termbase", "easy"},
}
# Within terms, from the first to the last: a module imports only those before it.
ORDER = [
    "spelling",
    "wrong",
    "model",
    "moved",
    "matcher",
    "collation",
    "uses",
    "rules",
    "usage",
    "vocabulary",
    "calls",
    "runs",
    "links",
    "pages",
    "explanations",
]
# The same within easy Japanese; only its command reads the content of the site.
EASY_ORDER = [
    "tokens",
    "lists",
    "sentences",
    "rules",
    "length",
    "style",
    "wording",
    "dates",
    "levels",
    "choice",
    "spacing",
    "guide",
    "allowance",
]
EASY_ORDER += ["measures", "editors", "counters", "readings", "coverage", "lines", "ruby", "lint"]
ONLY_IN_SITE = {"mkdocs", "material", "mkdocs_static_i18n"}


def imports(path: Path) -> Iterator[str]:
    """Give the dotted name of everything that a module imports; `from a import b` as `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    return sorted((Path(__file__).parents[1] / "hooks").rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: "/".join(path.parts[-2:]))
def test_imports_run_one_way(path: Path) -> None:
    owner = path.relative_to(Path(__file__).parents[1] / "hooks").parts[0].removesuffix(".py")
    for name in imports(path):
        first, second = [*name.split("."), ""][:2]
        assert first not in ONLY_IN_SITE or owner == "site", f"{path} imports {name}"
        if first in ALLOWED and first != owner:
            allowed = ALLOWED[owner]
            assert first in allowed or f"{first}.{second}" in allowed, f"{path} imports {name}"
        if first == owner == "termbase":
            assert ORDER.index(second) < ORDER.index(path.stem), f"{path} imports {name}"
        if first == owner == "easy":
            assert EASY_ORDER.index(second) < EASY_ORDER.index(path.stem), f"{path} imports {name}"
        if owner == "easy" and first == "content":
            assert path.stem == "lint", f"{path} imports {name}"


def test_every_module_has_its_place() -> None:
    folder = Path(__file__).parents[1] / "hooks"
    assert {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()} == set(ALLOWED)
    assert {path.stem for path in (folder / "termbase").glob("*.py")} == {*ORDER, "__init__"}
    assert {path.stem for path in (folder / "easy").glob("*.py")} == {*EASY_ORDER, "__init__"}
