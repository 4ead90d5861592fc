"""Links of built pages to files that are not there, as templates may write them."""

from pathlib import Path

import pytest

from plansite.publish import deadlinks

SITE = "https://town.example/plan/"


@pytest.mark.parametrize(
    ("page", "dead"),
    [
        ('<a href="below/">x</a><a href="below">y</a>', ["below"]),
        ('<a href="./"><a href=""><a href="#x"><a href="below/#x"><a href="below/index.html">', []),
        ('<img alt="" src="assets/icon.svg"><link rel="icon" href="assets/none.svg">', ["assets/none.svg"]),
        ('<form class="search" action="glossary/">', ["glossary/"]),
        ('<a href="/plan/below/"><a href="/plan/none/"><a href="/other/">', ["/plan/none/"]),
        (f'<link rel="canonical" href="{SITE}"><a href="{SITE}none/">', [f"{SITE}none/"]),
        ('<a href="https://other.example/x"><a href="mailto:x@town.example"><a href="//other.example/">', []),
        ('<code>&lt;a href="none/"&gt;</code><p title="href">href="none/"</p><a data-href="none/">', []),
        ('<a href="%E9%81%BF/">x</a><a href="below/?q=x">', []),
    ],
)
def test_dead(page: str, dead: list[str], tmp_path: Path) -> None:
    for name in ("below/index.html", "assets/icon.svg", "避/index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert [(link.page, link.written) for link in deadlinks.dead(tmp_path, SITE, {})] == [("index.html", link) for link in dead]


def test_from_below(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "index.html").touch()
    (tmp_path / "below" / "index.html").write_text(
        '<a href="..">a</a><a href="../">b</a><a href="../none/">c</a><a href="../../x/">d</a>', encoding="utf-8"
    )
    found = [(link.page, link.written) for link in deadlinks.dead(tmp_path, SITE, {})]
    assert found == [("below/index.html", "../../x/"), ("below/index.html", "../none/")]


def test_links_that_are_known_are_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="read/">x</a>', encoding="utf-8")
    known = {"index.html": deadlinks.links('<a href="known/">x</a><a href="./">y</a>', "index.html", SITE)}
    assert list(deadlinks.dead(tmp_path, SITE, known)) == [("index.html", "known/", "known/index.html")]
