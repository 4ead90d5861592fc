"""A language is added by adding its locale to mkdocs.yml, its labels, and the pages there are: the rest falls back."""

from pathlib import Path

import pytest
import yaml

from plansite import theme
from plansite.files.message import Message

from ..conftest import build, read_site
from .plan import TOWN, change, confirm, copy, problems

pytestmark = pytest.mark.share(6)
END = "\n  - plansite\n"
LOCALE = "        - {locale: pt, name: Português, theme: {language: pt}}\n"


def test_portuguese_with_two_pages(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path / "copy")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert config.count(END) == 1
    (folder / "mkdocs.yml").write_text(config.replace(END, f"\n{LOCALE}{END[1:]}"), encoding="utf-8")
    labels = (theme.FOLDER / "labels/en.yaml").read_text(encoding="utf-8")
    (folder / "labels/pt.yaml").write_text(labels.replace("language_tag: en", "language_tag: pt"), encoding="utf-8")
    pages = {
        "chapter-4/index.md": "# Capítulo 4: a execução do plano {#ch4}\n",
        "chapter-4/section-3.md": "# Seção 3: a revisão do plano {#ch4-s3}\n\nO plano vai do ano fiscal de 2022 ao de 2025: 4 anos.\n",
    }
    for name, text in pages.items():
        path = folder / "docs" / "pt" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\norigin: site\n---\n\n{text}", encoding="utf-8")
    change(
        folder,
        "source/facts.yaml",
        "    en: four years\n    ja-easy: 4年間\n",
        "    en: four years\n    pt: 4 anos\n    ja-easy: 4年間\n",
    )
    assert confirm(folder, "all", "pt").stdout.splitlines() == [
        Message.of("DONE013", name=name, locale="pt").text("ja") for name in ("ch4", "ch4-s3")
    ]
    finished = build(folder, tmp_path / "site")
    assert finished.returncode == 0, finished.stderr
    assert "WARNING" not in finished.stderr
    site = read_site(tmp_path / "site", finished.stderr)
    page = site.pages["pt/chapter-4/section-3/index.html"]
    assert page.get("lang") == "pt"
    assert [link.get("lang") for link in page.xpath("//nav[@class='editions']//a")] == ["ja", "ja-simple", "en", "pt"]
    assert page.xpath("//meta[@name='robots']") == []
    other = site.pages["pt/chapter-2/section-1/index.html"]
    assert other.get("lang") == "pt"
    assert other.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert other.xpath("string(//a[@data-term='iot']/@href)") == "../../glossary/iot/"
    assert site.pages["pt/glossary/iot/index.html"].xpath("string(//div[@class='in-other-language']/@lang)") == "ja"
    editors = site.pages["pt/editors/index.html"]
    assert editors.xpath("string(//div[@class='in-other-language']/@lang)") == "ja"
    assert editors.xpath("string(//h1)") == "編集する人のページ"


def test_its_facts_are_held_too(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    (folder / "docs/pt").mkdir()
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config.replace(END, f"\n{LOCALE}{END[1:]}"), encoding="utf-8")
    labels = (theme.FOLDER / "labels/en.yaml").read_text(encoding="utf-8")
    (folder / "labels/pt.yaml").write_text(labels, encoding="utf-8")
    text = "---\norigin: site\n---\n\n# Seção 3 {#ch4-s3}\n\nDe 2022 a 2027.\n"
    (folder / "docs/pt/chapter-4").mkdir()
    (folder / "docs/pt/chapter-4/section-3.md").write_text(text, encoding="utf-8")
    found = [line for line in problems(folder) if "TRAN001" not in line]
    facts = (folder / "source/facts.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(facts, 1) if text.startswith('  - "no": 67 '))
    assert found == [
        f"docs/pt/chapter-4/section-3.md:7 FACT004 ch4-s3 pt 2025 source/facts.yaml:{line} 67 3、2022、2027",
    ]


@pytest.mark.parametrize(("locale", "written"), [("id", "id-ID"), ("no", "no-NO"), ("fil", "fil"), ("es-419", "es-419")])
def test_a_language_of_any_code(locale: str, written: str, tmp_path: Path) -> None:
    """Its folder and address are its code; beside the keys `id` and `no` its words stand under a key with a country."""
    folder = copy(TOWN, tmp_path / "town")
    change(folder, "mkdocs.yml", END, f'\n        - {{locale: "{locale}", name: Other}}{END}')
    words = (theme.FOLDER / "labels/en.yaml").read_text(encoding="utf-8").replace("language_tag: en", f'language_tag: "{locale}"')
    (folder / "labels").mkdir()
    (folder / f"labels/{locale}.yaml").write_text(words, encoding="utf-8")
    (folder / "docs" / locale).mkdir()
    (folder / "docs" / locale / "index.md").write_text("---\norigin: site\n---\n\n# Dron {#home}\n\n2 dron, RPA.\n", encoding="utf-8")
    change(
        folder,
        "glossary/terms.yaml",
        "    en:\n      term: drone\n",
        f"    {written}: {{term: dron, definition: X.}}\n    en:\n      term: drone\n",
    )
    facts = f'facts:\n  - {{"no": 1, section: home, ja: 水の里町, en: Mizunosato, {written}: 3 dron}}\n'
    (folder / "source/facts.yaml").write_text(facts, encoding="utf-8")
    assert [line for line in problems(folder) if "TRAN" not in line] == [
        f"docs/{locale}/index.md:7 FACT004 home {locale} 3 dron source/facts.yaml:2 1 2",
        f"docs/{locale}/index.md:7:9 WORD060 RPA {written} glossary/common-words.yaml  ",
    ]
    change(folder, "source/facts.yaml", "3 dron", "2 dron")
    change(folder, f"docs/{locale}/index.md", ", RPA", "")
    assert confirm(folder, "all").returncode == 0
    finished = build(folder, tmp_path / "site")
    assert finished.returncode == 0, finished.stderr
    assert "WARNING" not in finished.stderr
    site = read_site(tmp_path / "site", finished.stderr)
    page = site.pages[f"{locale}/index.html"]
    assert page.get("lang") == locale
    assert page.xpath("string(//a[@data-term='drone']/@href)") == "glossary/drone/"
    assert site.pages[f"{locale}/glossary/drone/index.html"].xpath("string(//h1)") == "dron"
    assert site.pages["index.html"].xpath(f"//nav[@class='editions']//a[@lang='{locale}']/@href") == [f"{locale}/"]


def test_the_words_of_a_language_that_is_called_like_a_key(tmp_path: Path) -> None:
    folder = copy(TOWN, tmp_path / "town")
    change(folder, "mkdocs.yml", END, f"\n        - {{locale: id, name: Bahasa Indonesia}}{END}")
    (folder / "docs/id").mkdir()
    change(folder, "glossary/terms.yaml", "  - id: pump\n", "  - id: pump\n    id: {term: pompa, definition: X.}\n")
    assert [line for line in problems(folder) if line.startswith("glossary/terms.yaml:29")] == [
        "glossary/terms.yaml:29 TERM003 ポンプ (TERM060 id id-ID)"
    ]


@pytest.mark.parametrize(("tag", "direction"), [("ar", "rtl"), ("he", "rtl"), ("az-Arab", "rtl"), ("fil", "ltr"), ("xx", "ltr")])
def test_a_language_runs_in_its_direction(tag: str, direction: str, tmp_path: Path) -> None:
    """The folder has two letters that no other language of the site has; the labels say which language it is."""
    folder = copy(TOWN, tmp_path / "town")
    change(folder, "mkdocs.yml", END, f"\n        - {{locale: qq, name: Other}}{END}")
    words = yaml.safe_load((theme.FOLDER / "labels/en.yaml").read_text(encoding="utf-8"))
    (folder / "labels").mkdir()
    (folder / "labels/qq.yaml").write_text(yaml.safe_dump({**words, "language_tag": tag}, allow_unicode=True), encoding="utf-8")
    finished = build(folder, tmp_path / "site")
    assert finished.returncode == 0, finished.stderr
    site = read_site(tmp_path / "site", finished.stderr)
    page, first = site.pages["qq/index.html"], site.pages["index.html"]
    assert (page.get("lang"), page.get("dir"), first.get("dir")) == (tag, direction, "ltr")
    other = ["ltr"] if direction == "rtl" else []
    assert page.xpath("//div[@class='in-other-language']/@dir") == other
    assert [link.get("dir") for link in page.xpath("//nav[@class='editions']//a")] == [
        *([None, None] if not other else ["ltr", "ltr"]),
        None,
    ]
    assert first.xpath(f"//nav[@class='editions']//a[@lang='{tag}']/@dir") == ([direction] if other else [])
