"""Files that would tie up a reader, or lead out of the project, are refused before they do."""

from pathlib import Path

import pytest

from plansite import project
from plansite.files import textfile, yamlfile

from ..plan import TOWN, change, copy
from ..told import told

LAUGHS = "".join(f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n" for below, name in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param(f"a: &a [lol]\n{LAUGHS}", {"YAML022"}, id="a billion laughs"),
        pytest.param("[" * 100_000, {"YAML021"}, id="many brackets"),
        pytest.param("{a: " * 100_000, {"YAML021"}, id="many braces"),
        pytest.param("- " * 100_000, {"YAML021"}, id="many items"),
        pytest.param("".join(f"{'  ' * depth}a:\n" for depth in range(60)), {"YAML021"}, id="many steps"),
        pytest.param("a: &a [*a]\n", {"YAML022"}, id="itself"),
        pytest.param("a: |\n  b\n\u3000", {"YAML001"}, id="a last line of a wide space"),
        pytest.param("a: !!python/object/apply:os.system [id]\n", {"YAML023"}, id="a call"),
        pytest.param("a: !!binary aGk=\n", {"YAML023"}, id="bytes"),
        pytest.param('a: "b\\0c"\n', {"YAML920"}, id="a character that nobody sees"),
        pytest.param('a: "b\\x02c"\n', {"YAML920"}, id="a mark of Markdown's own"),
    ],
)
def test_yaml(text: str, ids: set[str]) -> None:
    _, problems = yamlfile.read_text(text, "a.yaml")
    assert {problem.message.id for problem in problems} == ids


@pytest.mark.parametrize("call", ["!!python/object/apply:os.system [id]", "!!python/module:os", "!!python/object/new:os.system [id]"])
def test_settings_call_nothing(call: str) -> None:
    _, problems = yamlfile.read_text(f"a: {call}\n", "mkdocs.yml", tags=True)
    assert [problem.message.id for problem in problems] == ["YAML081"]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a" * (textfile.LARGEST + 1))
    text, problems = textfile.read(path, tmp_path)
    assert (text, told(problems)) == (None, ["a.md:1 TEXT921 5 5"])
    path.write_bytes(b"a" * textfile.LARGEST)
    assert textfile.read(path, tmp_path)[1] == []


def test_a_link_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("words: [a]\n", encoding="utf-8")
    root = tmp_path / "town"
    root.mkdir()
    (root / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "b").symlink_to(tmp_path)
    (root / "c.yaml").write_text("words: [a]\n", encoding="utf-8")
    (root / "d.yaml").symlink_to(root / "c.yaml")
    found = {name: told(textfile.read(root / name, root)[1]) for name in ("a.yaml", "b/secret.yaml", "d.yaml")}
    assert found == {"a.yaml": ["a.yaml:1 TEXT920"], "b/secret.yaml": ["b/secret.yaml:1 TEXT920"], "d.yaml": []}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("docs_dir: ../docs", "mkdocs.yml:8 SITE920 ../docs"),
        ("docs_dir: /etc", "mkdocs.yml:8 SITE920 /etc"),
        ("INHERIT: ../mkdocs.yml", "mkdocs.yml:8 SITE920 ../mkdocs.yml"),
        ("hooks: [../hook.py]", "mkdocs.yml:8 SITE920 ../hook.py"),
        ("theme: {name: plansite, custom_dir: ../theme}", "mkdocs.yml:8 SITE920 ../theme"),
        ("extra_css: ['https://other.example/a.css']", "mkdocs.yml:8 SITE921 https://other.example/a.css"),
        ("extra_javascript: [{path: '//other.example/a.js', type: module}]", "mkdocs.yml:8 SITE921 //other.example/a.js"),
        ("extra_css: [assets/a.css]", "mkdocs.yml:8 SITE074 docs/assets/a.css"),
    ],
)
def test_settings_stay_within_the_project(written: str, said: str, tmp_path: Path) -> None:
    town = copy(TOWN, tmp_path / "town")
    change(town, "mkdocs.yml", "theme: plansite\n", f"{written}\n" if written.startswith("theme") else f"{written}\ntheme: plansite\n")
    _, problems = project.read(town)
    assert told(problems)[:1] == ([said] if said else [])
