"""The Japanese pages say what the plan says, word for word; on the frozen plan."""

import hashlib
import random
from dataclasses import replace
from pathlib import Path

import pytest

from plansite import check, content
from plansite.content import Content
from plansite.files import markdownfile, problem
from plansite.files.markdownfile import Page

from ..plan import copy
from ..told import told


def unfaithful(folder: Path) -> list[str]:
    return problem.lines(check.fidelity_problems(content.read(folder)), "ja")


def test_every_passage_agrees(site_content: Content) -> None:
    assert list(check.fidelity_problems(site_content)) == []


def test_every_line_of_the_corrected_text_is_published(site_content: Content) -> None:
    passages = check.published_passages(site_content)
    assert len(passages) == 85
    assert sum(len(passage.text.replace(" ", "")) for passage in passages) > 5_000


def test_one_changed_character_is_found(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    path = folder / "docs" / "ja" / "chapter-2" / "section-1.md"
    text = path.read_text(encoding="utf-8")
    assert text.count("2004年に") == 1
    path.write_text(text.replace("2004年に", "2005年に"), encoding="utf-8")
    assert unfaithful(folder) == [
        "docs/ja/chapter-2/section-1.md:15: 公式の文と違います。原文（source/plan.txt の38行目）:「…）」という概念は、200【4】年にスウェーデンのウメオ…」 "
        "このページ:「…）」という概念は、200【5】年にスウェーデンのウメオ…」 "
        "公式の文に戻すか、根拠のある修正なら source/corrections.yaml に書いてください。 source/corrections.yaml の終わりに次を加え、"
        "「？」に種類と理由を書きます（コメントの「/直す」や plan mend も書き加えます）: - {id: L38, kind: ？, certainty: likely, why: {ja: ？}, "
        'changes: [{line: 38, before: "、2004年にスウ", after: "、2005年にスウ"}]}'
    ]


def test_a_received_text_with_a_record_of_its_hash_stays_as_it_is(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    received = folder / "source" / "plan.txt"
    record = f"{hashlib.sha256(received.read_bytes()).hexdigest()}  plan.txt\n"
    (folder / "source" / "plan.sha256").write_text(record, encoding="utf-8")
    assert unfaithful(folder) == []
    received.write_text(received.read_text(encoding="utf-8") + "加えた行\n", encoding="utf-8")
    changed = f"{hashlib.sha256(received.read_bytes()).hexdigest()}  plan.txt"
    assert told(check.fidelity_problems(content.read(folder))) == [f"source/plan.txt:1 PLAN080 {changed} source/plan.sha256"]


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        (
            "docs/ja/chapter-4/section-3.md",
            "\n本計画の期間は",
            "\n加えた文です。\n\n本計画の期間は",
            "docs/ja/chapter-4/section-3.md:7: 公式の文にない文です:「加えた文です。」 消すか、このサイトの文なら計画のページの外に書いてください。",
        ),
        (
            "docs/ja/chapter-4/section-2.md",
            "なお、進行状況は、翌年度に取りまとめて公表します。\n",
            "",
            "docs/ja/chapter-4/section-2.md:9: 公式の文が抜けています。原文（source/plan.txt の124行目）:"
            "「なお、進行状況は、翌年度に取りまとめて公表します。」 この行の近くに書いてください。",
        ),
        (
            "glossary/terms.yaml",
            "お札や小銭などの現金を使用せずにお金を払うこと。",
            "お札や小銭などの現金を使用しないでお金を払うこと。",
            "glossary/terms.yaml:{line}: 公式の文と違います。原文（source/plan.txt の135行目）:「…札や小銭などの現金を使用【せずに】お金を払うこと。」 "
            "このページ:「…札や小銭などの現金を使用【しないで】お金を払うこと。」",
        ),
    ],
)
def test_additions_omissions_and_definitions(root: Path, tmp_path: Path, name: str, before: str, after: str, expected: str) -> None:
    folder = copy(root, tmp_path)
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(before) == 1
    (folder / name).write_text(text.replace(before, after), encoding="utf-8")
    assert len(found := unfaithful(folder)) == 1
    line = text[: text.index(before)].count("\n") + 1
    assert found[0].startswith(expected.replace("{line}", str(line)))


def altered(site: Content, source: str, page: Page) -> list[str]:
    """Return what is said of a site with another page in the place of its own; nothing else of it is read again."""
    first = site.project.default
    editions = {**site.editions, first: {**site.editions[first], source: page}}
    return problem.lines(check.fidelity_problems(replace(site, editions=editions)), "ja")


def test_any_changed_character_is_found(site_content: Content, root: Path, tmp_path: Path) -> None:
    """Change one character at a hundred places drawn with a fixed seed, one at a time; each is reported on its line."""
    draw = random.Random(7)
    folder = tmp_path / "docs" / "ja"
    pages = [page for page in site_content.plan_pages() if page.source.startswith("chapter") and page.source.endswith("section-1.md")]
    for _ in range(100):
        original = draw.choice(pages)
        path = folder / original.source
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (root / original.path).read_text(encoding="utf-8")
        places = [index for index, letter in enumerate(text) if "ぁ" <= letter <= "龠" and index > text.index("# ")]
        place = draw.choice([index for index in places if "Table:" not in text[text.rindex("\n", 0, index) : index]])
        path.write_text(text[:place] + ("々" if text[place] != "々" else "の") + text[place + 1 :], encoding="utf-8")
        line = text[:place].count("\n") + 1
        page, _ = markdownfile.read(path, tmp_path, folder)
        assert page is not None
        found = altered(site_content, original.source, page)
        assert len(found) == 1
        assert found[0].startswith(f"{original.path}:{line}: 公式の文と違います。"), (found, line, text[place])
