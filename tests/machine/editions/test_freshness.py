"""A changed original marks exactly the sections and entries that are behind, until a person confirms them."""

from pathlib import Path

import pytest

from plansite import check, content
from plansite.files import problem

from ...conftest import build, read_site
from ..plan import change, confirm, copy

pytestmark = pytest.mark.share(6)
LOCALES = ("ja-easy", "en")
# A sentence of a definition of ours, before and after a change.
SERVER = ("ネットワークを通じて、ほかのコンピュータなどにデータや機能を提供する", "ほかのコンピュータなどにデータや機能を提供する")


def warnings(folder: Path) -> list[str]:
    return problem.lines((found for found in check.problems_of(content.read(folder)) if found.warning), "ja")


def test_nothing_is_behind(root: Path) -> None:
    assert warnings(root) == []


def test_one_sentence_marks_one_section_in_two_languages(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    for path in ("docs/ja/chapter-2/section-1.md", "source/plan.txt"):
        change(folder, path, "急速にデジタル化が進みましたが、", "急速にデジタル化が進みましたが")
    line = {
        locale: next(
            number
            for number, text in enumerate((folder / f"docs/{locale}/chapter-2/section-1.md").read_text(encoding="utf-8").splitlines(), 1)
            if "{#ch2-s1-7}" in text
        )
        for locale in LOCALES
    }
    assert warnings(folder) == [
        f"docs/{locale}/chapter-2/section-1.md:{line[locale]}: ch2-s1-7（{locale}）の元の文が変わりました。訳を見直してから、"
        f"make confirm SECTION=ch2-s1-7 LOCALE={locale} か、プルリクエストへのコメント「/確認 ch2-s1-7 {locale}」で記録してください。"
        for locale in sorted(LOCALES)
    ]
    assert confirm(folder, "ch2-s1-7", "en").stdout == "確かめました: ch2-s1-7（en）\n"
    assert [message.partition(":")[0] for message in warnings(folder)] == ["docs/ja-easy/chapter-2/section-1.md"]
    assert confirm(folder, "ch2-s1-7").returncode == 0
    assert warnings(folder) == []
    again = confirm(folder, "ch2-s1-7")
    assert (again.returncode, again.stdout) == (1, "「ch2-s1-7」に、確かめるものはありません。\n")


def test_a_changed_definition_marks_its_translations(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    change(folder, "glossary/terms.yaml", *SERVER)
    assert [message.partition(": ")[2] for message in warnings(folder)] == [
        f"server（{locale}）の元の文が変わりました。訳を見直してから、"
        f"make confirm SECTION=server LOCALE={locale} か、プルリクエストへのコメント「/確認 server {locale}」で記録してください。"
        for locale in LOCALES
    ]


def test_the_page_says_so(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path / "copy")
    change(folder, "glossary/terms.yaml", *SERVER)
    change(folder, "docs/ja/about.md", "一字一句そのまま載せています", "一字一句、元のとおりに載せています")
    finished = build(folder, tmp_path / "site")
    assert finished.returncode == 0, finished.stderr
    site = read_site(tmp_path / "site", finished.stderr)
    marked = {path for path, page in site.pages.items() if page.xpath("//*[@id='behind']")}
    assert marked == {f"{locale}/{page}/index.html" for locale in LOCALES for page in ("about", "glossary/server")}
    assert site.pages["en/about/index.html"].xpath("//section[@id='behind']//a/@href") == ["#standing"]
