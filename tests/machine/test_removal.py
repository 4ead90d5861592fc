"""A term that is taken out while the site still needs it: the check names every place."""

import re
from pathlib import Path

import pytest

from .plan import confirm, copy, messages

RELATED = "の related の「{}」という id の用語はありません。"
GONE = (
    "用語「{0}」が用語集からなくなりました。id を変えたのなら、glossary/moved.yaml に「{0}: 新しい id」と書いてください。"
    "用語を消したのなら、説明へのリンクがなくなる所を make review BASE=main で見てから、make confirm SECTION={0} で、この記録も消してください。"
)
UNKNOWN = (
    "「データベース」は用語集にありません（2回）。説明がいるなら glossary/terms.yaml に「- {id: …, origin: site, ja: {term: データベース, reading: …, "
    "definition: …}}」を、いらないなら glossary/common-words.yaml に「- データベース」を加えてください。"
    "書き誤りなら直してください（「データベースソフト」ではありませんか。）"
)
UNKNOWN_ENGLISH = (
    "「database」は用語集にありません（2回）。説明がいるなら glossary/terms.yaml に「- {id: …, origin: site, en: {term: database, definition: …}}」を、"
    "いらないなら glossary/common-words.yaml に「- database」を加えてください。"
)
FACT = "事実{}の「{}」という id の用語はありません。「{}」ではありませんか。用語を消したのなら、この事実も消してください。"

# For each term: in which file, on a line with which text, what is said. Findings of easy Japanese, which say the same, are left out.
REMOVED = {
    "database": [
        ("docs/en/chapter-2/section-1.md", "database", UNKNOWN_ENGLISH),
        ("docs/ja-easy/chapter-2/section-1.md", "データベース", UNKNOWN),
        ("glossary/terms.yaml", "related: ", f"「ビッグデータ」{RELATED.format('database')}「data-center」ではありませんか。"),
        ("source/confirmed.yaml", "database: ", GONE.format("database")),
    ],
    "fading-memories": [
        ("glossary/terms.yaml", "related: ", f"「東日本大震災」{RELATED.format('fading-memories')}"),
        ("glossary/terms.yaml", "related: ", f"「風評」{RELATED.format('fading-memories')}"),
        ("source/confirmed.yaml", "fading-memories: ", GONE.format("fading-memories")),
    ],
    "supplementary-indicator": [
        *(
            (
                "glossary/terms.yaml",
                "related: ",
                f"「{title}」{RELATED.format('supplementary-indicator')}「nuclear-disaster」ではありませんか。",
            )
            for title in ("KPI", "進行管理")
        ),
        ("source/confirmed.yaml", "supplementary-indicator: ", GONE.format("supplementary-indicator")),
    ],
}


def remove(folder: Path, name: str) -> None:
    path = folder / "glossary" / "terms.yaml"
    entries = re.split(r"(?m)^(?=  - id: )", path.read_text(encoding="utf-8"))
    kept = [entry for entry in entries if not entry.startswith(f"  - id: {name}\n")]
    assert len(kept) == len(entries) - 1
    path.write_text("".join(kept), encoding="utf-8")


@pytest.mark.parametrize("name", REMOVED)
def test_every_place_is_named(name: str, root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    remove(folder, name)
    found = []
    for message in messages(folder):
        place, _, text = message.partition(": ")
        path, line = place.split(":")[:2]
        if not text.startswith("やさしい日本語の規則"):
            found.append((path, (folder / path).read_text(encoding="utf-8").splitlines()[int(line) - 1], text))
    expected = REMOVED[name]
    assert sorted((path, text) for path, _, text in found) == sorted((path, text) for path, _, text in expected)
    for path, part, text in expected:
        assert any(part in line for where, line, what in found if (where, what) == (path, text)), (path, part)


def test_calls_in_definitions_are_named(root: Path, tmp_path: Path) -> None:
    """[[applications|app]] stands on one page and in the definitions of the cloud and of data centers."""
    folder = copy(root, tmp_path)
    remove(folder, "app")
    lines = (folder / "glossary" / "terms.yaml").read_text(encoding="utf-8").splitlines()
    written = [number for number, line in enumerate(lines, 1) if "|app]]" in line]
    assert len(written) == 2
    found = [message.split(":", 2) for message in messages(folder) if message.endswith(" [[app]] という用語はありません。")]
    assert [(path, int(line)) for path, line, _ in found if path == "glossary/terms.yaml"] == [
        ("glossary/terms.yaml", each) for each in written
    ]
    assert [path for path, *_ in found if path.startswith("docs")] == ["docs/en/chapter-2/section-1.md"]


def test_facts_of_a_term_are_named(root: Path, tmp_path: Path) -> None:
    folder = copy(root, tmp_path)
    remove(folder, "public-and-private-sector-data")
    found = [message.partition(": ")[2] for message in messages(folder) if message.startswith("source/facts.yaml")]
    assert found == [FACT.format(72, "public-and-private-sector-data", "public-and-private-sector-data-act")]


def test_when_nothing_needs_it_any_more(root: Path, tmp_path: Path) -> None:
    """With the places mended, the record of the translations goes with make confirm, and the check is content."""
    folder = copy(root, tmp_path)
    remove(folder, "supplementary-indicator")
    path = folder / "glossary" / "terms.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(", supplementary-indicator", ""), encoding="utf-8")
    assert [message.partition(": ")[2] for message in messages(folder)] == [GONE.format("supplementary-indicator")]
    assert confirm(folder, "supplementary-indicator").stdout == "記録から消しました: supplementary-indicator\n"
    assert messages(folder) == []
