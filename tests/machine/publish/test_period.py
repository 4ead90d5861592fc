"""A plan's period: nothing before its end; after it a calm line on the pages of the plan, in their language, with the successor if any."""

import datetime
import re
from pathlib import Path

import pytest
from lxml import html

from plansite import project

from ...conftest import Site, build, read_site
from ..told import told
from . import plans

LAST, FIRST_AFTER = datetime.datetime(2026, 3, 31, 23, 59, tzinfo=datetime.UTC), datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)
SUCCESSOR = """\
  successor:
    address: https://next.example/plan/
    title: {ja: 次の計画, ja-easy: つぎの 計画, en: Next & last plan}
"""
PLAN_PAGES = {"", "plan/", "appendix/", "glossary/", "glossary/drone/", "glossary/pump/", "glossary/smart-meter/"}
NOTICES = {
    "plan/index.html": (
        "<p>このサイトから：この計画の期間は、"
        '<time datetime="2026-03-31">令和8年（2026年）3月31日</time>に終わりました。'
        ' 今の計画は「<a href="https://next.example/plan/">次の計画</a>（外部サイト）」です。</p>'
    ),
    "ja-easy/glossary/drone/index.html": (
        "<p>この サイトから：この <ruby>計画<rp>（</rp><rt>けいかく</rt><rp>）</rp></ruby>は、"
        '<time datetime="2026-03-31">2026<ruby class="joined">年<rp>（</rp><rt>ねん</rt><rp>）</rp></ruby>'
        '3<ruby class="joined">月<rp>（</rp><rt>がつ</rt><rp>）</rp></ruby>31<ruby class="joined">日<rp>（</rp><rt>にち</rt><rp>）</rp></ruby></time>に '
        "<ruby>終<rp>（</rp><rt>お</rt><rp>）</rp></ruby>わりました。"
        " <ruby>今<rp>（</rp><rt>いま</rt><rp>）</rp></ruby>の <ruby>計画<rp>（</rp><rt>けいかく</rt><rp>）</rp></ruby>は "
        '「<a href="https://next.example/plan/">つぎの <ruby>計画<rp>（</rp><rt>けいかく</rt><rp>）</rp></ruby></a>'
        "（<ruby>外<rp>（</rp><rt>そと</rt><rp>）</rp></ruby>の サイト）」です。</p>"
    ),
    "en/index.html": (
        '<p>From this site: the period of this plan ended on <time datetime="2026-03-31">31 March 2026</time>.'
        ' The present plan is "<a href="https://next.example/plan/">Next &amp; last plan</a> (external site)".</p>'
    ),
}


def built(folder: Path, site: Path, day: datetime.datetime) -> Site:
    """Build a site on a day."""
    finished = build(folder, site, SOURCE_DATE_EPOCH=str(int(day.timestamp())))
    assert finished.returncode == 0, finished.stderr
    return read_site(site, finished.stderr)


def files(site: Site) -> dict[str, bytes]:
    """Return the files of a site by their path; the packed sitemap holds when it was packed, and the catalogue of the data the period."""
    kept = (path for path in site.folder.rglob("*") if path.is_file() and path.name != "sitemap.xml.gz")
    paths = (path for path in kept if path.stem != "catalogue")
    return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in paths}


def notices(site: Site) -> dict[str, str]:
    """Return the notice of the period of each page that has one."""
    found = {path: page.xpath("//aside[@id='period']/p") for path, page in site.pages.items()}
    return {path: without_breaks(html.tostring(each[0], encoding="unicode")) for path, each in found.items() if each}


def without_breaks(text: str) -> str:
    """Return HTML without the places where a line may end, and without what only voices need to know of furigana."""
    return re.sub('</?wbr[^>]*>| aria-hidden="true"', "", text).strip()


@pytest.mark.share(2)
def test_nothing_until_the_last_day(tmp_path: Path) -> None:
    folder = plans.first(tmp_path / "town")
    with_period = files(built(folder, tmp_path / "with", LAST))
    plans.change(folder / "mkdocs.yml", "  period: {from: 2022-04-01, to: 2026-03-31}\n", "")
    assert with_period == files(built(folder, tmp_path / "without", LAST))


@pytest.mark.share(2)
def test_after_it_on_the_pages_of_the_plan(tmp_path: Path) -> None:
    folder = plans.first(tmp_path / "town")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(SUCCESSOR)
    found = notices(built(folder, tmp_path / "site", FIRST_AFTER))
    assert set(found) == {f"{language}{page}index.html" for language in ("", "ja-easy/", "en/") for page in PLAN_PAGES}
    assert {path: found[path] for path in NOTICES} == NOTICES


PERIOD = "period: {from: 2022-04-01, to: 2026-03-31}"
EARLIER = "earlier: [{address: 1/, tag: v1, title: {ja: 前, ja-easy: まえ, en: First}}]"
LINE = 34


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (PERIOD, []),
        (EARLIER, []),
        ("period: {from: 2022-04-01, to: 2026-03-32}", ["FORM051 extra.period.to 2026-03-32 (SITE006)"]),
        ("period: {from: 2026-04-01, to: 2022-03-31}", ["FORM052 extra.period {'from': '2026-04-01', 'to': '2022-03-31'} (SITE007)"]),
        ("period: {from: 2022-04-01}", ["FORM015 extra.period.to "]),
        (
            "successor: {address: next.example, title: {ja: 次, ja-easy: つぎ, en: Next}}",
            ["FORM017 next.example"],
        ),
        ("successor: {address: https://next.example/, title: {ja: 次, en: Next}}", ["SITE005 successor ja, ja-easy, en"]),
        (EARLIER.replace("en: First", "en: First, fr: Premier"), ["SITE005 earlier ja, ja-easy, en"]),
        (EARLIER.replace("1/", "../1/"), ["FORM043 (FORM042 extra.earlier.address ../1/) 7/"]),
        (EARLIER.replace("v1", "--output"), ["FORM044 (FORM042 extra.earlier.tag --output) v7"]),
    ],
)
def test_what_is_wrong_with_it(written: str, expected: list[str], tmp_path: Path) -> None:
    folder = plans.first(tmp_path / "town")
    plans.change(folder / "mkdocs.yml", PERIOD, written)
    _, problems = project.read(folder)
    assert told(problems) == [f"mkdocs.yml:{LINE} {text}" for text in expected]
