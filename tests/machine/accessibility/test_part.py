"""The statement on a page: the whole of it in one language, and what differs in others; then the pages of this site."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from plansite import generated
from plansite.accessibility.criteria import NUMBERS, PRINCIPLES
from plansite.accessibility.records import Record
from plansite.accessibility.results import Finding, Results
from plansite.accessibility.statement import state
from plansite.accessibility.trials import Fitted, Heard, Trials
from plansite.content import Content

from ...conftest import Site
from .samples import record, results

EXPECTED = Path(__file__).parents[2] / "data" / "statement" / "statement.en.md"
MIXED = results(
    {
        "1.1.1": Finding(outcome="passed", checks=("axe: image-alt", "ace: img_alt_valid")),
        "1.2.1": Finding(outcome="inapplicable", checks=("axe: video-caption",)),
        "1.4.3": Finding(outcome="failed", checks=("axe: color-contrast",), failed=("index.html", "a|b/", "c/", "d/")),
        "4.1.1": Finding(outcome="passed", checks=("nu",)),
    }
)
RECORDS = [record("2026-11-02", "4.1.3", "failed"), record("2026-11-01", "1.1.1 2.4.11"), record("2025-11-01", "1.3.1")]

NO_TRIALS = Trials()
DAY = datetime.date(2026, 11, 30)
HEARD = Heard(date=DAY, programs={"Orca": "43.1", "Firefox": "153.8.0"}, pages=("/", "/en/glossary/"))
FITTED = Fitted(date=DAY, programs={"WebKitGTK": "2.50"}, pages=564, widths=(320, 390))


def markdown(site: Content, locale: str, found: Results, records: list[Record], repository: str = "", trials: Trials = NO_TRIALS) -> str:
    site = replace(site, project=replace(site.project, repository=repository))
    return generated.statement_part(site, locale, state(found, records, DAY), trials)


def test_the_whole(site_content: Content) -> None:
    assert markdown(site_content, "en", MIXED, RECORDS, "https://git.example/plan") == EXPECTED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "ja",
            [
                "| 1.1.1 | 非テキストコンテンツ | A | 適用 | ○ 満たしている | AC: プログラムでは問題が見つからなかった (axe: image\\-alt, ace: img\\_alt\\_valid)<br>AF: [記録2](#record-2) ○ 満たしている |",
                "| 1.2.1 | 音声だけ及び映像だけ（収録済み） | A | 適用なし | 適用なし | AC: 当てはまるものがページにない (axe: video\\-caption) |",
                "| 1.2.2 | キャプション（収録済み） | A | 未試験 | 未試験 | なし |",
                "| 1.3.1 | 情報及び関係性 | A | 未試験 | 未試験 | HC: [記録1](#record-1) ○ 満たしている (12か月以上前のため、数えていない) |",
                "| 1.4.3 | コントラスト（最低限レベル） | AA | 適用 | × 満たしていない | AC: プログラムが問題を見つけた (axe: color\\-contrast)<br>問題のあるページ: index\\.html, a\\|b/, c/、ほか1件 |",
                "- 試験した人: 利用者A",
            ],
        ),
        (
            "ja-easy",
            [
                "| 1.1.1 | 絵などに、文の 説明が ある | A | ある | ○ 守って いる | AC: プログラムでは、問題が 見つからない (axe: image\\-alt, ace: img\\_alt\\_valid)<br>AF: [記録2](#record-2) ○ 守って いる |",
                "| 1.2.2 | 動画に、話を 書いた 字が ある | A | まだ | まだ | ありません |",
                '- テストした 人: <span lang="ja" data-furigana="no">利用者A</span>',
            ],
        ),
    ],
)
def test_rows_in_japanese(locale: str, expected: list[str], site_content: Content) -> None:
    lines = markdown(site_content, locale, MIXED, RECORDS).splitlines()
    assert [line for line in expected if line not in lines] == []


@pytest.mark.parametrize(
    ("found", "records", "claim", "people"),
    [
        (results(), [], "**JIS X 8341-3:2016の適合レベルは、まだ表明できません。満たしていると確かめた達成基準がないためです。**", "人による試験は、まだ一度もしていません。"),
        (MIXED, RECORDS, "**このサイトは、JIS X 8341-3:2016の適合レベルAAに一部準拠しています。満たしていない達成基準と、まだ試験していない達成基準は、下の表のとおりです。**", "人による試験の記録が3件あります。"),
        (results(), [record("2026-11-01", " ".join(NUMBERS))], "**このサイトは、JIS X 8341-3:2016の適合レベルAAに準拠しています。**", "人による試験の記録が1件あります。"),
    ],
)  # fmt: skip
def test_claims(found: Results, records: list[Record], claim: str, people: str, site_content: Content) -> None:
    lines = markdown(site_content, "ja", found, records).splitlines()
    assert [line for line in lines if line.startswith("**")] == [claim]
    assert [line for line in lines if line.startswith("人による試験") and "手順書" not in line][0].startswith(people)


TITLE = """\
## Tried with a screen reader and with browsers {: #trials }

A program tried this site in a real screen reader and in real browsers. This was no test by people, and it does not count for any success criterion.

"""
HEARD_TEXT = """\
A screen reader read out the pages below from beginning to end, and all that it said was recorded and checked. Each word was read once \
and with the right language; headings, links and tables were named; all definitions under "Words on this page" were read.

- Date of the tests by a program: <time datetime="2026-11-30">30 November 2026</time>
- Tools used: Orca 43\\.1, Firefox 153\\.8\\.0
- Pages: [[!/, /en/glossary/]]

"""
FITTED_TEXT = """\
Pages were shown in the browsers below in windows 320, 390 pixels wide. No page has to be scrolled sideways to be read; only wide tables are.

- Date of the tests by a program: <time datetime="2026-11-30">30 November 2026</time>
- Tools used: WebKitGTK 2\\.50
- Pages: [[!564]]

"""


@pytest.mark.parametrize(
    ("trials", "expected"),
    [
        (NO_TRIALS, ""),
        (Trials(heard=HEARD), TITLE + HEARD_TEXT),
        (Trials(fitted=FITTED), TITLE + FITTED_TEXT),
        (Trials(heard=HEARD, fitted=FITTED), TITLE + HEARD_TEXT + FITTED_TEXT),
    ],
)
def test_trials(trials: Trials, expected: str, site_content: Content) -> None:
    """Nothing is said of a trial that was not made; all else on the page is as without trials."""
    text, without = (markdown(site_content, "en", results(), [], trials=each) for each in (trials, NO_TRIALS))
    assert text == without.replace("## Records of tests by people", expected + "## Records of tests by people")


def test_without_a_repository_places_are_named(site_content: Content) -> None:
    text = markdown(site_content, "ja", results(), [])
    assert "知らせる先は、このサイトの文章とプログラムを公開している場所（GitHub）の「Issues」です。" in text
    assert text.count("`accessibility/hand-test.md`") == 1
    assert "https://" not in text


@pytest.mark.parametrize(("folder", "earl"), [("", "earl.json"), ("en/", "../../accessibility/earl.json"), ("ja-easy/", "../../accessibility/earl.json")])  # fmt: skip
def test_the_pages(folder: str, earl: str, site: Site) -> None:
    """Each language has a captioned table a principle, one of what came later, and links to the data, the form and the script."""
    page = site.pages[f"{folder}accessibility/index.html"]
    tables = page.xpath("//main//table[caption]")
    assert len(tables) == 1 + len(PRINCIPLES) + 1
    rows = [row.xpath("string(th)") for table in tables[1:] for row in table.xpath("tbody/tr")]
    assert sorted(rows) == sorted(NUMBERS)
    addresses = page.xpath("//main//article//a/@href")
    assert earl in addresses
    assert (site.folder / "accessibility" / "earl.json").is_file()
    repository = "https://git.example/fukushima/plan"
    assert f"{repository}/issues/new?template=barrier.yml" in addresses
    assert f"{repository}/blob/main/accessibility/hand-test.md" in addresses
