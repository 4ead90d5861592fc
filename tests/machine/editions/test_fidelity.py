"""The Japanese pages say what the plan says, word for word; on the frozen plan."""

import hashlib
import random
from dataclasses import replace
from pathlib import Path

import pytest

from plansite import check, content
from plansite.content import Content
from plansite.editions import fidelity
from plansite.editions.corrections import Line
from plansite.editions.fidelity import Passage
from plansite.files import markdownfile
from plansite.files.markdownfile import Page

from ..plan import change, copy
from ..told import told


def unfaithful(folder: Path) -> list[str]:
    return told(check.unfaithful(content.read(folder)))


def test_every_passage_agrees(site_content: Content) -> None:
    assert list(check.unfaithful(site_content)) == []


def test_every_line_of_the_corrected_text_is_published(site_content: Content) -> None:
    passages = site_content.passages()
    assert len(passages) == 85
    assert sum(len(passage.text.replace(" ", "")) for passage in passages) > 5_000


def test_one_changed_character_is_found(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    change(folder, "docs/ja/chapter-2/section-1.md", "2004年に", "2005年に")
    assert unfaithful(folder) == [
        "docs/ja/chapter-2/section-1.md:15 PLAN011 source/plan.txt 38 "
        "…）」という概念は、200【4】年にスウェーデンのウメオ… …）」という概念は、200【5】年にスウェーデンのウメオ… "
        "(PLAN083 - {id: L38, kind: ？, certainty: likely, why: {ja: ？}, "
        'changes: [{line: 38, before: "、2004年にスウ", after: "、2005年にスウ"}]} source/corrections.yaml)'
    ]


def test_a_received_text_with_a_record_of_its_hash_stays_as_it_is(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    received = folder / "source" / "plan.txt"
    record = f"{hashlib.sha256(received.read_bytes()).hexdigest()}  plan.txt\n"
    (folder / "source" / "plan.sha256").write_text(record, encoding="utf-8")
    assert unfaithful(folder) == []
    received.write_text(received.read_text(encoding="utf-8") + "加えた行\n", encoding="utf-8")
    changed = f"{hashlib.sha256(received.read_bytes()).hexdigest()}  plan.txt"
    assert told(check.unfaithful(content.read(folder))) == [f"source/plan.txt:1 PLAN080 {changed} source/plan.sha256"]


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        (
            "docs/ja/chapter-4/section-3.md",
            "\n本計画の期間は",
            "\n加えた文です。\n\n本計画の期間は",
            "7 PLAN013 加えた文です。",
        ),
        (
            "docs/ja/chapter-4/section-2.md",
            "なお、進行状況は、翌年度に取りまとめて公表します。\n",
            "",
            "9 PLAN012 source/plan.txt 124 なお、進行状況は、翌年度に取りまとめて公表します。",
        ),
        (
            "glossary/terms.yaml",
            "お札や小銭などの現金を使用せずにお金を払うこと。",
            "お札や小銭などの現金を使用しないでお金を払うこと。",
            "63 PLAN011 source/plan.txt 135 …札や小銭などの現金を使用【せずに】お金を払うこと。 …札や小銭などの現金を使用【しないで】お金を払うこと。 "
            "(PLAN083 - {id: L135, kind: ？, certainty: likely, why: {ja: ？}, "
            'changes: [{line: 135, before: "金を使用せずにお金を払", after: "金を使用しないでお金を払"}]} source/corrections.yaml)',
        ),
    ],
)
def test_additions_omissions_and_definitions(root: Path, tmp_path: Path, name: str, before: str, after: str, expected: str) -> None:
    folder = copy(root, tmp_path)
    change(folder, name, before, after)
    assert unfaithful(folder) == [f"{name}:{expected}"]


@pytest.mark.parametrize(
    ("received", "published", "expected"),
    [
        ("水を守る。", "水を守り。", "PLAN011 plan.txt 7 水を守【る】。 水を守【り】。 "),
        ("水を守る。", "河を守る。", "PLAN011 plan.txt 7 【水】を守る。 【河】を守る。 "),
        (f"{'水' * 13}を", f"{'水' * 13}の", f"PLAN011 plan.txt 7 …{'水' * 12}【を】 …{'水' * 12}【の】 "),
        (f"を{'水' * 13}", f"の{'水' * 13}", f"PLAN011 plan.txt 7 【を】{'水' * 12}… 【の】{'水' * 12}… "),
        ("", "水" * 60, f"PLAN013 {'水' * 60}"),
        ("", "水" * 61, f"PLAN013 {'水' * 60}…"),
    ],
)
def test_how_much_is_shown(received: str, published: str, expected: str) -> None:
    lines = [Line(7, received)] if received else []
    assert told(fidelity.compare(lines, [Passage(published, "x.md", 3)], "plan.txt", lambda *_: "")) == [f"x.md:3 {expected}"]


def altered(site: Content, source: str, page: Page) -> list[str]:
    """Return what is said of a site with another page in the place of its own; nothing else of it is read again."""
    first = site.project.default
    editions = {**site.editions, first: {**site.editions[first], source: page}}
    return told(check.unfaithful(replace(site, editions=editions)))


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
        assert found[0].startswith(f"{original.path}:{line} PLAN011 "), (found, line, text[place])
