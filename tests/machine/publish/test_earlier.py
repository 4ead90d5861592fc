"""A town's second plan, in whose site the first one stays readable: banners, links from page to page, terms that came and went."""

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

from ...conftest import Site, read_site
from . import plans

pytestmark = pytest.mark.share(8)

PLAN = "https://town.example/plan/"
SHARED = ["", "about/", "data/", "editors/", "glossary/", "glossary/pump/"]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plans.second(tmp_path_factory.mktemp("town") / "plan")


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    finished = plans.plan(repository, "build", "--earlier")
    assert finished.returncode == 0, finished.stderr
    return read_site(repository / "site", finished.stderr)


def text(site: Site, path: str, place: str) -> str:
    """Return the HTML of what stands at one place of a page, in one line and without furigana."""
    (found,) = site.pages[path].xpath(place)
    written = re.sub(
        r"<rp[^>]*>.*?</rp>|<rt[^>]*>.*?</rt>|</?(?:ruby|wbr)[^>]*>", "", html.tostring(found, encoding="unicode", with_tail=False)
    )
    return re.sub(r">\s+<", "><", written).replace("<rt>", "")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("1/index.html", 'このサイトから：これは前の計画です。今の計画は「<a href="../">水の里町第2期計画</a>」です。'),
        (
            "1/ja-easy/glossary/pump/index.html",
            'この サイトから：これは 前の 計画です。今の 計画は 「<a href="../../../../ja-easy/glossary/pump/">水の里町の 新しい 計画</a>」です。',
        ),
        (
            "1/en/glossary/drone/index.html",  # an old address now, which leads on
            'From this site: this is an earlier plan. The present plan is "<a href="../../../../en/glossary/drone/">Second plan of Mizunosato</a>".',
        ),
        (
            "1/en/corrections/index.html",  # the second plan has none
            'From this site: this is an earlier plan. The present plan is "<a href="../../../en/">Second plan of Mizunosato</a>".',
        ),
    ],
)
def test_a_frozen_page_says_that_it_is_of_an_earlier_plan(path: str, expected: str, site: Site) -> None:
    assert text(site, path, "//main//aside[@id='earlier']") == (
        f'<aside class="notice notice--line" role="note" id="earlier"><p>{expected}</p></aside>'
    )


def test_every_frozen_page_says_so_once_and_nothing_else_does(site: Site) -> None:
    pages = {path for path, page in site.pages.items() if page.xpath("//article") and not path.endswith("404.html")}
    saying = {path: len(page.xpath("//*[@id='earlier']")) for path, page in site.pages.items() if page.xpath("//*[@id='earlier']")}
    assert saying == {path: 1 for path in pages if path.startswith("1/")}
    # The notice of its period has made way: the first plan was over when it was tagged.
    assert [path for path, page in site.pages.items() if page.xpath("//*[@id='period']")] == []


def test_a_frozen_page_is_at_home_in_its_folder(site: Site) -> None:
    page = site.pages["1/plan/index.html"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{PLAN}1/plan/"]
    assert page.xpath("string(//h1)") == "第1章 水道"
    locations = re.findall("<loc>(.*?)</loc>", (site.folder / "1" / "sitemap.xml").read_text(encoding="utf-8"))
    assert [each for each in locations if not each.startswith(f"{PLAN}1/")] == []


@pytest.mark.parametrize(
    ("path", "label", "href", "words"),
    [
        ("index.html", "前の計画", "1/", "「第1期計画」の同じページ"),
        (
            "ja-easy/glossary/pump/index.html",
            "前の 計画",
            "../../../1/ja-easy/glossary/pump/",
            "「水の里町の はじめの 計画」の 同じ ページ",
        ),
        ("en/glossary/index.html", "Earlier plans", "../../1/en/glossary/", 'The same page of "First plan"'),
    ],
)
def test_a_page_leads_to_the_same_one_of_the_earlier_plan(path: str, label: str, href: str, words: str, site: Site) -> None:
    assert text(site, path, "//article/nav[@class='contents'][last()]") == (
        f'<nav class="contents" aria-label="{label}"><ul><li><a href="{href}">{words}</a></li></ul></nav>'
    )


def test_only_pages_that_both_plans_have_lead_to_one_another(site: Site) -> None:
    leading = {path for path, page in site.pages.items() if page.xpath("//nav[@class='contents' and .//a[contains(@href, '1/')]]")}
    assert leading == {f"{language}{page}index.html" for language in ("", "ja-easy/", "en/") for page in SHARED}


def test_no_link_is_dead(site: Site) -> None:
    """Of both plans, with those that name the address of the site."""
    dead = set()
    for path, page in site.pages.items():
        for href in [] if path.endswith("404.html") else map(str, page.xpath("//a/@href")):
            target, anchor = urldefrag(urljoin(PLAN + path, href))
            name = target.removeprefix(PLAN)
            name = f"{name}index.html" if name.endswith("/") or not name else name
            if not (site.folder / name).is_file() or (anchor and not site.pages[name].xpath("//*[@id=$anchor]", anchor=anchor)):
                dead.add((path, href))
    assert dead == set()


CHANGES = {
    "": """\
# 前の計画から変わった言葉
前の計画の用語集とくらべて、加わった言葉と、なくなった言葉です。
## 第1期計画
### 加わった言葉
- センサー ../glossary/sensor/
### なくなった言葉（前の計画の説明へ）
- ドローン https://town.example/plan/1/glossary/drone/
用語集へ戻る ../glossary/""",
    "ja-easy/": """\
# 前の 計画から かわった ことば
前の 計画の ことばの 説明と くらべました。新しい ことばと、なくなった ことばの リストです。
## 水の里町の はじめの 計画
### 新しい ことば
- センサー ../glossary/sensor/
### なくなった ことば（前の 計画の 説明を 読む ことが できます）
- ドローン https://town.example/plan/1/ja-easy/glossary/drone/
ことばの 説明に もどる ../glossary/""",
    "en/": """\
# Words that changed since the earlier plan
These are the words that came into the glossary and those that left it since the earlier plan.
## First plan
### Words that came
- sensor ../glossary/sensor/
### Words that left (with the explanations of the earlier plan)
- drone https://town.example/plan/1/en/glossary/drone/
Back to the glossary ../glossary/""",
}


@pytest.mark.parametrize("language", CHANGES)
def test_terms_that_came_and_went(language: str, site: Site) -> None:
    """A term whose id was changed did neither."""
    marks = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "p": ""}
    page = site.pages[f"{language}changes/index.html"]
    for reading in page.xpath("//rt | //rp"):
        reading.drop_tree()
    lines = [
        " ".join([marks[block.tag] + block.text_content().strip(), *block.xpath(".//a/@href")])
        for block in page.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::li or self::p][not(ancestor::nav)]")
    ]
    assert "\n".join(lines) == CHANGES[language]
    index = site.pages[f"{language}glossary/index.html"]
    assert index.xpath("//article/p/a[last()]/@href")[-1:] == ["../changes/"]


MOVED = {
    "plan/": ("../water/#ch1-check", "点検"),
    "glossary/smart-meter/": ("../meter/", "メーター"),
    "glossary/drone/": ("../sensor/", "センサー"),
}
IN_ENGLISH = {**MOVED, "glossary/smart-meter/": ("../meter/", "meter"), "glossary/drone/": ("../sensor/", "sensor")}


def test_pages_at_the_old_addresses(site: Site) -> None:
    found = {
        path.removesuffix("index.html"): (page.xpath("string(//main//a/@href)"), page.xpath("string(//main//a)"))
        for path, page in site.pages.items()
        if page.xpath("//meta[@http-equiv='refresh']") and not path.startswith(("1/", "ja-easy/"))
    }
    assert found == {**MOVED, **{f"en/{path}": target for path, target in IN_ENGLISH.items()}}
    assert site.pages["en/plan/index.html"].xpath("//main//a/@lang") == ["ja"]
    assert site.pages["en/plan/index.html"].xpath("//link[@rel='canonical']/@href") == [f"{PLAN}water/"]


def test_places_that_moved(site: Site) -> None:
    """A place of a page that stays is kept: empty where its text is on the page, and with a link where that went to another."""
    page = site.pages["water/index.html"]
    (kept,) = page.xpath("//*[@id='ch1-pumps']")
    assert (html.tostring(kept.getparent(), encoding="unicode").strip()) == '<h2 id="ch1-check"><span id="ch1-pumps"></span>点検</h2>'
    (pointer,) = page.xpath("//*[@id='ch1-drones']")
    assert html.tostring(pointer, encoding="unicode").strip() == (
        '<p id="ch1-drones">ここにあった文は、次の所に移りました。 <a href="../roads/#ch2">第2章 道</a></p>'
    )


def test_a_taken_folder_leaves_the_last_site(site: Site, repository: Path) -> None:
    before = (site.folder / "index.html").read_bytes()
    settings = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    plans.change(repository / "mkdocs.yml", "address: 1/", "address: water/")
    finished = plans.plan(repository, "build", "--earlier")
    (repository / "mkdocs.yml").write_text(settings, encoding="utf-8")
    message = "前の計画を置く「water/」には、もうページやファイルがあります。earlier の address を変えてください。"
    assert (finished.returncode, finished.stderr.splitlines()[-1]) == (1, message)
    assert (site.folder / "index.html").read_bytes() == before
    assert len(plans.git(repository, "worktree", "list").splitlines()) == 1


def test_a_missing_tag(site: Site, repository: Path) -> None:
    """The check warns, and the site is built without the page of changes; the publishing build fails and leaves the last site."""
    settings = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    plans.change(repository / "mkdocs.yml", "tag: v1", "tag: v0")
    checked = plans.plan(repository, "check")
    finished = plans.plan(repository, "build", "--earlier", LANG="en_US.UTF-8")
    (repository / "mkdocs.yml").write_text(settings, encoding="utf-8")
    warning = "前の計画の版「v0」の用語集を、git から読めません。git fetch --tags を実行し、tag の名前を確かめてください。"
    assert checked.returncode == 0
    assert [line for line in checked.stdout.splitlines() if line.startswith("mkdocs.yml")] == [f"mkdocs.yml:36: {warning}"]
    message = "the earlier plan 'v0' cannot be built; the last site is untouched."
    assert (finished.returncode, finished.stderr.splitlines()[-1]) == (1, message)
    assert (site.folder / "1" / "index.html").exists()
