"""plan new: whatever a plan and its municipality are called, what is written has no mistake; what cannot be written is named."""

import inspect
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from plansite import check, content
from plansite.commands import plan
from plansite.files import problem

SETTLED = ("--no-source", "--no-furigana", "--repository", "https://git.example/town/plan")


@pytest.mark.parametrize(
    ("name", "owner", "languages", "title"),
    [
        ('A & B: <計画> #7 "案"', "'町' # 課", "ja", 'A & B: <計画> #7 "案"'),
        ("{{ 計画 }} *案* [一](二)", "_町_ `課`", "ja", "{{ 計画 }} *案* [一](二)"),
        ("ﾃﾞｼﾞﾀﾙ計画", "水の里\u2ec1\t課", "ja", "デジタル計画"),
        ("水の里町\n計画 ", " 町", "ja", "水の里町 計画"),
        ("計画", "町", "en,ja", "Plan"),
    ],
)
def test_names(name: str, owner: str, languages: str, title: str, tmp_path: Path) -> None:
    given = ["new", str(tmp_path / "town"), "--name", name, "--owner", owner, "--languages", languages, "--english-name", "Plan", *SETTLED]
    assert CliRunner().invoke(plan, given).exit_code == 0
    site = content.read(tmp_path / "town")
    assert problem.lines(check.problems_of(site), "en") == []
    assert site.editions[site.project.default]["index.md"].title == title


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--name", " \n", "名前を書いてください。 / Write a name."),
        ("--owner", "", "名前を書いてください。 / Write a name."),
        ("--repository", "https://git.example/町/計画", "https://github.com/組織/名前 の形で書いてください。"),
    ],
)
def test_answers_that_are_none(option: str, value: str, said: str, tmp_path: Path) -> None:
    given = {"--name": "計画", "--owner": "町", "--languages": "ja", "--repository": "", option: value}
    told = CliRunner().invoke(plan, ["new", str(tmp_path / "town"), "--no-source", *(part for pair in given.items() for part in pair)])
    assert (told.exit_code, said in told.output, list(tmp_path.iterdir())) == (2, True, [])


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = CliRunner().invoke(plan, ["new", str(tmp_path / "file/town"), "--name", "計画", "--owner", "町", "--languages", "ja", *SETTLED])
    assert (told.exit_code, told.output.splitlines()[0].partition("（")[0]) == (1, f"{tmp_path}/file/town を作れません")


def test_every_command_has_its_module() -> None:
    modules = {name: inspect.getclosurevars(each.callback).nonlocals["module"] for name, each in plan.commands.items() if each.callback}
    assert [name for name, module in modules.items() if find_spec(f"plansite.{module}") is None] == []
