"""An issue of the form becomes an entry in its place; what it says is data."""

import re
from pathlib import Path

import pytest
import yaml

from plansite.commands import new, term
from plansite.files import problem
from plansite.terms import model

from ...conftest import ROOT
from ..plan import PLAN, copy

FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "new-term.yml"
LABELS = {each["id"]: each["attributes"]["label"] for each in yaml.safe_load(FORM.read_text(encoding="utf-8"))["body"] if "id" in each}
FIELDS = {
    "id": "smart-meter",
    "ja-term": "スマートメーター",
    "ja-reading": "すまーとめーたー",
    "ja-definition": "使った電気や水の量を、通信で知らせる機器のこと。",
    "ja-easy-term": "スマートメーター",
    "ja-easy-definition": "使った 電気や 水の 量を、通信で 知らせる きかいです。",
    "en-term": "smart meter",
    "en-definition": "A device: it reports.\r\n\r\n- one\r\n- two",
}
ENTRY = """\
  - id: smart-meter
    origin: site
    ja:
      term: スマートメーター
      reading: すまーとめーたー
      definition: |
        使った電気や水の量を、通信で知らせる機器のこと。
    ja-easy:
      term: スマートメーター
      definition: |
        使った 電気や 水の 量を、通信で 知らせる きかいです。
    en:
      term: smart meter
      definition: |
        A device: it reports.

        - one
        - two

"""


def test_the_form_is_that_of_a_new_plan() -> None:
    starter = (Path(new.__file__).parents[1] / "starter/dot-github/ISSUE_TEMPLATE/new-term.yml").read_text(encoding="utf-8")
    assert re.sub(r"(?m)^<% .* %>\n", "", starter) == FORM.read_text(encoding="utf-8")
    assert re.findall(r'<% if "(.*)" in languages %>', starter) == list(new.LANGUAGES)


def body(**fields: str) -> str:
    return "\r\n\r\n".join(f"### {LABELS[id]}\r\n\r\n{text}" for id, text in {**FIELDS, **fields}.items())


def test_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy(PLAN, tmp_path)
    monkeypatch.chdir(folder)
    before = (folder / "glossary/terms.yaml").read_text(encoding="utf-8")
    assert term.main(FORM, body()) == 0
    assert capsys.readouterr().out == "glossary/terms.yaml: smart-meter\n"
    after = (folder / "glossary/terms.yaml").read_text(encoding="utf-8")
    assert after.replace(ENTRY, "") == before
    ids = [each.id for each in model.load(folder / "glossary/terms.yaml", folder, ("ja", "ja-easy", "en"), ())[0].terms]
    last = max(number for number, each in enumerate(yaml.safe_load(before)["terms"]) if each["origin"] == "site")
    assert ids.index("smart-meter") == last + 1


@pytest.mark.parametrize("id", ["JIS", "jis", "../../x", "$(touch x)", "_No response_", ""])
def test_an_id_that_cannot_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, id: str) -> None:
    folder = copy(PLAN, tmp_path)
    monkeypatch.chdir(folder)
    before = (folder / "glossary/terms.yaml").read_bytes()
    assert term.main(FORM, body(id=id)) == 1
    assert (folder / "glossary/terms.yaml").read_bytes() == before


@pytest.mark.share(3)
@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "- !!python/object/apply:os.mkdir [x]",
        "*x &y",
        "'\"#",
        "x\n  - id: other\n    origin: plan",
        "### 英語\n\nx",
        "${{ github.token }} $(id) `id`",
    ],
)
def test_what_is_filled_in_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    folder = copy(PLAN, tmp_path)
    monkeypatch.chdir(folder)
    assert term.main(FORM, body(**{"en-definition": text})) == 0
    found, problems = model.load(folder / "glossary/terms.yaml", folder, ("ja", "ja-easy", "en"), ())
    assert problem.lines([each for each in problems if each.blocking], "en") == []
    wording = found.by_id["smart-meter"].wording("en")
    assert wording is not None
    assert (wording.definition or "").strip() == text.partition("### ")[0].strip()
