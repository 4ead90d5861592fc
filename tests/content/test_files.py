"""The files of this plan that people edit: each names its schema on its first line and satisfies it, and an editor underlines nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from plansite.commands import schema
from plansite.content import Content
from plansite.files import yamlfile

from ..conftest import ROOT
from ..languageserver import LanguageServer, for_editors

MODELINE = re.compile(r"# yaml-language-server: \$schema=(.+)\n")
YAML_FILES = sorted(
    [
        *ROOT.glob("accessibility/*.yaml"),
        *ROOT.glob("glossary/*.yaml"),
        *ROOT.glob("source/*.yaml"),
        *ROOT.glob("labels/*.yaml"),
        *ROOT.glob("readers/*.yaml"),
    ]
)
WRITTEN_BY_PROGRAMS = {"easy-measures.yaml", "easy-warnings.yaml", "confirmed.yaml"}
WITH_SCHEMA = [path for path in YAML_FILES if path.name not in WRITTEN_BY_PROGRAMS]


def own_schema(path: Path) -> Path | None:
    """Return the schema that the first line of a file names."""
    line = MODELINE.match(path.read_text(encoding="utf-8"))
    return (path.parent / line[1]).resolve() if line else None


SCHEMAS = schema.schemas(("ja", "ja-easy", "en"))


def test_every_file_that_people_edit_names_its_schema(root: Path) -> None:
    assert {path.name for path in YAML_FILES if own_schema(path) is None} == WRITTEN_BY_PROGRAMS
    named = {path: found.relative_to(root).as_posix() for path in YAML_FILES if (found := own_schema(path))}
    settings = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert {path: name for name, pattern in settings["yaml.schemas"].items() for path in root.glob(pattern)} == named
    assert {f"schemas/{name}.json" for name in SCHEMAS} - set(named.values()) == {"schemas/front-matter.json"}


@pytest.mark.parametrize("path", WITH_SCHEMA, ids=lambda path: path.name)
def test_files_satisfy_their_schemas(path: Path) -> None:
    found = own_schema(path)
    assert found is not None
    document, _ = yamlfile.read(path, ROOT, numbers=True)
    jsonschema.Draft202012Validator(SCHEMAS[found.stem]).validate(document.data)


def test_front_matter_satisfies_its_schema(site_content: Content) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMAS["front-matter"])
    for pages in site_content.editions.values():
        for page in pages.values():
            validator.validate(page.meta)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with for_editors(ROOT) as found:
        yield found


@pytest.mark.parametrize("path", [*YAML_FILES, ROOT / "mkdocs.yml"], ids=lambda path: path.name)
def test_nothing_is_underlined(server: LanguageServer, path: Path) -> None:
    assert server.diagnostics(path, path.read_text(encoding="utf-8")) == []
