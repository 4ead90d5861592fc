"""Links between pages, pages that a language lacks, pages that say nothing of their origin."""

from pathlib import Path

import pytest

from plansite.editions import crosslinks, pages
from plansite.project import Entry, Project
from plansite.terms import model

from ..told import told

FILES = {
    "ja/index.md": "---\norigin: site\n---\n# 題 {#top}\n\n[a](chapter-1/section-1.md#ch1-s1) [b](#top)\n",
    "ja/chapter-1/section-1.md": "---\norigin: plan\n---\n# 節 {#ch1-s1}\n\n[x](../index.md) [y](/glossary/ai.md) [z](https://example.jp/a.md)\n",
    "en/index.md": "---\norigin: site\n---\n# Title {#top}\n\n[a](chapter-1/section-1.md#ch1-s1)\n",
}


def project_with(tmp_path: Path, files: dict[str, str], complete: tuple[str, ...] = ("ja",), address: str = "") -> Project:
    docs = tmp_path / "docs"
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    names = {"ja": "日本語", "en": "English"}
    nav = tuple(Entry("", name.removeprefix("ja/"), 1) for name in files if name.startswith("ja/"))
    return Project(tmp_path, docs, ("ja", "en"), names, complete, nav, address=address)


def found_in(project: Project, terms: str = "terms: []\n") -> list[str]:
    editions, _ = pages.read(project)
    (project.root / "terms.yaml").write_text(terms, encoding="utf-8")
    glossary, _ = model.load(project.root / "terms.yaml", project.root, project.locales)
    problems = [
        *crosslinks.broken(editions, glossary, {"glossary/ai.md": frozenset()}, {"glossary/ki.md": "glossary/ai.md"}, project),
        *pages.unpaired(editions, project),
        *pages.origins_are_said(editions),
    ]
    return told(problems)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        (
            {"en/index.md": "---\norigin: site\n---\n# Title\n\n[a](chapter-1/section-2.md)\n"},
            ["docs/en/index.md:6 LINK001 chapter-1/section-2.md (FORM001 chapter-1/section-1.md)"],
        ),
        (
            {"ja/index.md": "---\norigin: site\n---\n# 題 {#top}\n\n[a](/glossary/ki.md)\n"},
            ["docs/ja/index.md:6 LINK001 /glossary/ki.md (FORM001 glossary/ai.md)"],
        ),
        (
            {"ja/index.md": "---\norigin: site\n---\n# 題 {#top}\n\n- **[a](chapter-1/section-1.md#ch1-s2)**\n"},
            ["docs/ja/index.md:6 LINK002 chapter-1/section-1.md ch1-s2 (FORM001 ch1-s1)"],
        ),
        (
            {"en/extra.md": "---\norigin: site\n---\n# Extra\n"},
            ["docs/en/extra.md:1 TRAN005 docs/ja/extra.md "],
        ),
        ({"ja/index.md": FILES["ja/index.md"].replace("chapter-1/section-1", "%63hapter-1/section%2D1")}, []),
        (
            {"ja/index.md": "---\norigin: site\n---\n# 題 {#top}\n\n[z](https://example.jp/) [a](chapter-1/section-2.md) [b](indexes)\n"},
            [
                "docs/ja/index.md:6 LINK001 chapter-1/section-2.md (FORM001 chapter-1/section-1.md)",
                "docs/ja/index.md:6 LINK070 indexes (FORM001 index.md)",
            ],
        ),
        (
            {"ja/index.md": "# 題 {#top}\n"},
            ["docs/ja/index.md:1 PAGE012"],
        ),
    ],
)
def test_problems(tmp_path: Path, change: dict[str, str], expected: list[str]) -> None:
    assert found_in(project_with(tmp_path, {**FILES, **change})) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/index.md", ""),
        ("/chapter-1/section-1.md#ch1-s1", ""),
        ("/chapter-1/section%2D1.md#ch1-s1", ""),
        ("/index.md?print=1#top", ""),
        ("/glossary/ai.md", ""),
        ("https://example.jp/a.md", ""),
        ("/glossary/ki.md", "LINK001 /glossary/ki.md (FORM001 glossary/ai.md)"),
        ("/chapter-1/section-1.md#x", "LINK002 chapter-1/section-1.md x "),
        ("ai.md", "LINK004 ai.md glossary/ai.md"),
        ("../index.md", "LINK004 ../index.md index.md"),
        ("/chapter-1/section-1.html", "LINK070 /chapter-1/section-1.html (FORM001 /chapter-1/section-1.md)"),
        ("/assets/list.csv", "LINK073 /assets/list.csv "),
    ],
)
def test_links_of_definitions(link: str, expected: str, tmp_path: Path) -> None:
    terms = f"terms:\n  - id: ai\n    origin: site\n    ja:\n      term: 語\n      definition: |\n        文。\n\n        - [x]({link})\n"
    assert found_in(project_with(tmp_path, FILES), terms) == ([f"terms.yaml:9 {expected}"] if expected else [])


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("#top", ""),
        ("https://example.jp/town/?a=b#c", ""),
        ("https://example.jp:8080/town%20plan", ""),
        ("https://archive.example/2024/https://town.example/plan/", ""),
        ("mailto:town@example.jp", ""),
        ("tel:024-521-1111", ""),
        ("../assets/list.csv?new#row=2", ""),
        ("https://town.example/plan/chapter-1/section-1/", "LINK072 {} (FORM001 chapter-1/section-1.md)"),
        ("https://town.example/plan/?x=chapter-1/section-1", "LINK072 {} (FORM001 index.md)"),
        ("http://127.0.0.1:8000/chapter-1/section-1/#ch1-s1", "LINK072 {} (FORM001 chapter-1/section-1.md)"),
        ("http://localhost:8000/zzzz/", "LINK072 {} "),
        ("https://example.jp/town、village", "LINK071 {}"),
        ("http://town/plan", "LINK071 {}"),
        ("https://example/チラシ.pdf", "LINK071 {}"),
        ("section-1.html", "LINK070 {} (FORM001 chapter-1/section-1.md)"),
        ("chapter-1/section-1/", "LINK070 {} (FORM001 chapter-1/section-1.md)"),
        ("chapter-1/section-1?a.csv", "LINK070 {} (FORM001 chapter-1/section-1.md)"),
        ("chapter-1/section-1.doc.zip2", "LINK070 {} (FORM001 chapter-1/section-1.md)"),
        ("www.index.jp", "LINK070 {} "),
        ("index@town.jp", "LINK070 {} "),
        ("fax:index", "LINK070 {} "),
        ("//index", "LINK070 {} "),
        ("HTTPS://index.jp", "LINK070 {} "),
        ("../assets/lists.csv", "LINK073 {} (FORM001 ../assets/list.csv)"),
        ("../assets/%6Cist.csv", ""),
        ("../assets/PUMP.PNG", "LINK074 {}"),
    ],
)
def test_links_to_what_is_no_page(link: str, expected: str, tmp_path: Path) -> None:
    page = {"ja/questions-of-readers.md": f"---\norigin: site\n---\n# 題 {{#top}}\n\n[a]({link})\n"}
    files = FILES | page | {"assets/list.csv": "", "assets/PUMP.PNG": ""}
    problems = found_in(project_with(tmp_path, files, address="https://town.example/plan/"))
    assert problems == ([f"docs/ja/questions-of-readers.md:6 {expected.format(link)}"] if expected else [])


def test_a_complete_language_has_every_page(tmp_path: Path) -> None:
    assert found_in(project_with(tmp_path, FILES, ("ja", "en"))) == [
        "docs/ja/chapter-1/section-1.md:1 TRAN004 en docs/en/chapter-1/section-1.md"
    ]


def test_pages_that_wait_for_translation_are_listed(tmp_path: Path) -> None:
    project = project_with(tmp_path, FILES)
    editions, _ = pages.read(project)
    waiting = pages.untranslated(editions, project)
    assert [(locale, page.source) for locale, page in waiting] == [("en", "chapter-1/section-1.md")]
