"""Another municipality has its own site with the same hooks: two languages, English listed first, one page not translated."""

from pathlib import Path

from ..conftest import ROOT, Site, build
from .plan import TOWN, change, copy


def test_pages(town: Site) -> None:
    assert [line for line in town.output.splitlines() if "WARNING" in line] == []
    shared = ["", "appendix/", "corrections/", "data/", "glossary/", "glossary/drone/", "glossary/pump/", "glossary/smart-meter/", "plan/"]
    shared += ["glossary/pumps/", "glossary/water-meter/"]  # old addresses
    assert set(town.pages) == {f"{folder}{name}index.html" for folder in ("", "en/") for name in shared} | {"404.html", "en/404.html"}


def test_words(town: Site) -> None:
    plan = town.pages["plan/index.html"]
    links = [(link.get("data-term"), link.get("href"), link.text) for link in plan.xpath("//article//a[@class='glossary-term']")]
    assert links == [("smart-meter", "../glossary/smart-meter/", "スマートメーター"), ("drone", "../glossary/drone/", "ドローン")]
    assert [link.get("href") for link in town.pages["en/glossary/drone/index.html"].xpath("//section[@class='term-definition']//a")] == [
        "../pump/"
    ]
    assert town.pages["en/glossary/drone/index.html"].xpath("string(//section[@class='term-definition'])").strip() == (
        "A flying machine without a person on board. It helps to inspect pumps."
    )
    assert town.pages["plan/index.html"].get("lang") == "ja"


def test_what_is_not_translated_falls_back_and_says_so(town: Site) -> None:
    """A page and an entry without English show the Japanese, marked as such, and point to it."""
    for path, original in (("en/plan/index.html", "plan/"), ("en/glossary/pump/index.html", "glossary/pump/")):
        page = town.pages[path]
        assert page.get("lang") == "en"
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://town.example/plan/{original}"]
        assert page.xpath("//link[starts-with(@rel, 'alternate')]") == []
        (notice,) = page.xpath("//section[@id='notice']")
        assert "This page is not translated yet." in notice.text_content()
        (body,) = page.xpath("//div[@class='in-other-language']")
        assert body.get("lang") == "ja"
    found = {link.get("hreflang") for link in town.pages["glossary/pump/index.html"].xpath("//link[@rel='alternate'][@hreflang]")}
    assert found == {"ja", "x-default"}
    locations = {address.partition("#")[0] for address, *_ in town.search_index("en/")}
    assert locations == {"", "appendix/", "corrections/", "data/", "glossary/", "glossary/drone/", "glossary/smart-meter/"}


def test_hooks_know_nothing_of_the_first_plan() -> None:
    for path in [path for path in (ROOT / "hooks").rglob("*") if path.suffix in (".py", ".md", ".html", ".yaml", ".js", ".css")]:
        text = path.read_text(encoding="utf-8")
        for word in ("福島", "Fukushima", "ふくしま"):
            assert word not in text, f"{path} names {word}"


def test_its_text_is_held_to_its_own_source(tmp_path: Path) -> None:
    folder = copy(TOWN, tmp_path / "town")
    change(folder, "docs/ja/plan.md", "水源", "水田")
    finished = build(folder, tmp_path / "site")
    assert finished.returncode != 0
    assert (
        "docs/ja/plan.md:7: 公式の文と違います。原文（source/plan.txt の3行目）:「…ます。また、ドローンで水【源】を見ます。」"
        in finished.stderr
    )
