"""What a municipality might leave behind of another site, or lose, is said."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plansite import check, content
from plansite.files.message import Message

from ..conftest import build, read_site
from .plan import TOWN, change, copy
from .told import told

RESULTS = {"site": "別の町", "date": "2026-11-23", "pages": 1, "conditions": [], "tools": {}, "criteria": {}}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return copy(TOWN, tmp_path)


def problems(town: Path) -> list[str]:
    return told(problem for problem in check.problems_of(content.read(town)) if not problem.warning)


def test_the_town_is_right(town: Path) -> None:
    assert problems(town) == []


def test_results_of_another_site(town: Path) -> None:
    (town / "accessibility").mkdir()
    path = town / "accessibility" / "results.json"
    path.write_text(json.dumps(RESULTS), encoding="utf-8")
    assert problems(town) == ["accessibility/results.json:1 TEST011 別の町 水の里町デジタル計画"]
    path.write_text(json.dumps(RESULTS | {"site": "水の里町デジタル計画"}), encoding="utf-8")
    assert problems(town) == []


def test_one_id_on_two_pages(town: Path) -> None:
    (town / "docs" / "ja" / "second.md").write_text("---\norigin: site\n---\n\n# もう一つの計画 {#ch1}\n", encoding="utf-8")
    change(town, "mkdocs.yml", "  - 計画: plan.md\n", "  - 計画: plan.md\n  - second.md\n")
    assert problems(town) == ["docs/ja/second.md:5 PAGE014 ch1 docs/ja/plan.md"]


def test_a_source_text_that_is_gone(town: Path) -> None:
    (town / "source" / "plan.txt").unlink()
    assert problems(town) == ["source/corrections.yaml:1 PLAN007"]
    shutil.rmtree(town / "source")
    pages = [town / "docs" / locale / "index.md" for locale in ("ja", "en")]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(" [修正](corrections.md)", "").replace(" [Corrections](corrections.md)", ""), encoding="utf-8")
    assert problems(town) == ["docs/ja/plan.md:1 PLAN007"]
    assert f"docs/ja/plan.md:1: {Message.of('PLAN007').text('ja')}" in build(town, town / "site").stderr
    with (town / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("  source: false\n")
    assert problems(town) == []


def test_no_page_to_compare(town: Path) -> None:
    change(town, "docs/ja/plan.md", "origin: plan", "origin: site")
    assert "source/plan.txt:1 PLAN014" in problems(town)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("水の里町 [0-9]+", []),
        ("水の里町", ["source/corrections.yaml:12 PLAN008 水の里町"]),
        (
            "水の里町 [",
            [
                "source/corrections.yaml:12 FORM052 corrections.changes.2 {'delete': '水の里町 ['} (PLAN006 unterminated character set at position 5)"
            ],
        ),
    ],
)
def test_lines_that_every_page_repeats(pattern: str, expected: list[str], town: Path) -> None:
    text, repairs = town / "source" / "plan.txt", town / "source" / "corrections.yaml"
    first, *others = text.read_text(encoding="utf-8").splitlines()
    text.write_text("\n".join([first, "水の里町 1", *others, "水の里町 12"]), encoding="utf-8")
    written = repairs.read_text(encoding="utf-8").replace("line: 3", "line: 4")
    repairs.write_text(f"{written}      - {{delete: '{pattern}'}}\n", encoding="utf-8")
    assert problems(town) == expected


@pytest.mark.share(2)
def test_titles_that_are_not_translated_say_so_and_need_no_reading(town: Path) -> None:
    """Two easy pages of a plan whose other page is not translated: nothing of that page asks for furigana."""
    settings = town / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    easy = "        - {locale: ja-easy, name: やさしい にほんご, nav_translations: {トップ: はじめ, 用語集: ことば}}\n"
    settings.write_text(text.replace("  - plansite\n", f"{easy}  - plansite\n") + "  ruby: [ja-easy]\n  source: false\n", encoding="utf-8")
    (town / "docs" / "ja-easy").mkdir()
    (town / "docs" / "ja-easy" / "index.md").write_text(
        "---\norigin: site\n---\n\n# けいかく {#home}\n\n[けいかくを みる](plan.md)\n", encoding="utf-8"
    )
    shutil.rmtree(town / "source")
    for locale in ("ja", "en"):
        page = town / "docs" / locale / "index.md"
        page.write_text(page.read_text(encoding="utf-8").replace("(corrections.md)", "(plan.md)"), encoding="utf-8")
    assert [line for line in problems(town) if "READ" in line] == []
    built = build(town, town / "site")
    assert (built.returncode, [line for line in built.stderr.splitlines() if "WARNING" in line]) == (0, []), built.stderr
    pages = read_site(town / "site", "").pages
    menu = pages["ja-easy/index.html"].xpath("//nav[@class='menu']//a[.='計画']/span")
    assert [(span.get("lang"), span.get("data-furigana")) for span in menu] == [("ja", "no")]
    assert pages["ja-easy/index.html"].xpath("//nav[@class='menu']//a[.='ことば']/span") == []
    assert pages["en/index.html"].xpath("string(//nav[@class='menu']//a[@href='plan/'])") == "The plan"
    (name,) = pages["en/index.html"].xpath("//a[@class='header__home']/span")
    assert (name.get("lang"), name.text) == ("ja", "水の里町デジタル計画")


@pytest.mark.share(2)
def test_a_dead_link_of_a_template_fails_the_build_though_nobody_asked_to_be_strict(town: Path) -> None:
    with (town / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_css: [ja/index.md]\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(town / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "GITHUB_ACTIONS": ""}
    built = subprocess.run(command, cwd=town, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 1
    assert "index.html: リンク先がありません / there is nothing at this link: ja/index.md" in built.stderr
