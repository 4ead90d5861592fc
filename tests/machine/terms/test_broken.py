"""Each mistake in terms.yaml gives the lines that say what to write instead, and no others: tests/data/broken."""

import shutil
from pathlib import Path

import pytest

from plansite.files import markdownfile, problem
from plansite.terms import model, rules, usage, uses
from plansite.terms.matcher import matcher_of

DATA = Path(__file__).parents[2] / "data" / "broken"
LOCALES = ("ja", "ja-easy", "en")


def messages(written: Path, root: Path, language: str) -> list[str]:
    """Return every line that the checks print for the glossary `written`, put into an otherwise empty project at `root`."""
    path = root / "glossary" / "terms.yaml"
    path.parent.mkdir(exist_ok=True)
    shutil.copyfile(written, path)
    glossary, problems = model.load(path, root, LOCALES)
    matchers = {locale: matcher_of(glossary, locale) for locale in LOCALES}
    page, _ = markdownfile.read(DATA / "page.md", DATA, DATA)
    assert page is not None
    found = [use for locale in LOCALES for use in uses.on_page(page, matchers[locale], locale)]
    for rule in rules.RULES:
        problems += rule(glossary)
    problems += usage.examples_hold(glossary, matchers)
    problems += usage.definitions_explain(glossary, matchers)
    problems += usage.terms_are_used(glossary, found, set(page.anchors), ("ja",))
    return problem.lines(problems, language)


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.yaml")))
@pytest.mark.parametrize(("language", "ending"), [("ja", ".txt"), ("en", ".en.txt")])
def test_mistake_gives_its_lines(name: str, language: str, ending: str, tmp_path: Path) -> None:
    expected = (DATA / f"{name}{ending}").read_text(encoding="utf-8").splitlines()
    assert messages(DATA / f"{name}.yaml", tmp_path, language) == expected


def test_every_mistake_has_its_lines_in_both_languages() -> None:
    names = {path.stem for path in DATA.glob("*.yaml")}
    assert {path.name for path in DATA.glob("*.txt")} == {f"{name}{ending}" for name in names for ending in (".txt", ".en.txt")}
