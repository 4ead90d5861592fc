"""What mkdocs.yml must say is demanded, line by line; where it names no languages there is nothing more to check."""

import shutil
from pathlib import Path

import pytest

from plansite import check, project
from plansite.editions.facts import Fact
from plansite.terms.model import Term

from .plan import TOWN

ADDRESS = 'mkdocs.yml:2: 「site_url」を「site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]」と書いてください。'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "nav:",
            ": x: [\nnav:",
            "mkdocs.yml:4:1: この行かその前の行の書き方が YAML の形に合わないため、読めません。字下げ（半角の空白2つ）、"
            "半角のコロンとその後の半角の空白、かっこや引用符の閉じ忘れを確かめてください。ここまでのまとまりは、2行目から始まっています。",
        ),
        ("languages:", "language:", "mkdocs.yml:9: plugins の i18n に languages（言語の一覧）がありません。"),
        ("- i18n:", "- other:", "mkdocs.yml:10: プラグイン「other」は入っていません。名前を直すか、この行を消してください。"),
        ("default: true, ", "", "mkdocs.yml:11: languages の中の一つに「default: true」と書いてください。"),
        ("name: English,", "default: true, name: English,", "mkdocs.yml:11: languages の中の一つに「default: true」と書いてください。"),
        ("theme: plansite", "theme: material", "mkdocs.yml:8: 「theme」を「theme: plansite」と書いてください。"),
        ("theme: plansite", "theme: {custom_dir: docs}", "mkdocs.yml:8: 「theme」を「theme: plansite」と書いてください。"),
        ("  - plansite\n", "", "mkdocs.yml:9: 「plugins」を「- plansite」と書いてください。"),
        ("site_url: https://town.example/plan/\n", "", ADDRESS),
    ],
)
def test_demand(
    old: str, new: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    town = shutil.copytree(TOWN, tmp_path / "town")
    settings = town / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert old in text
    settings.write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.chdir(town)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    assert check.main() == 1
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("mkdocs.yml")] == [expected]


def test_no_language_is_called_like_a_key_beside_it() -> None:
    """The locales stand beside these keys in the files; what has no language of its name needs no care."""
    fields = {**Term.model_fields, **Fact.model_fields}
    keys = {key for name, field in fields.items() for key in (name, field.alias or name)}
    assert {key for key in keys if len(key) == 2} == set(project._KEYS)
