"""Changed ids: what is wrong with moved.yaml, and what a place that still has the old id is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from plansite.files import problem, reading
from plansite.terms import calls, model, moved, rules
from plansite.terms.matcher import matcher_of

TERMS = """\
terms:
  - id: open-data
    origin: site
    related: [big-dater, knowledge]
    ja: {term: オープンデータ, reading: おーぷんでーた, definition: 文。}
  - id: big-data
    origin: site
    ja: {term: ビッグデータ, reading: びっぐでーた, definition: 文。}
"""
MOVED = "glossary/moved.yaml"


def messages(folder: Path, written: str, language: str = "ja") -> list[str]:
    """Return what is printed for these moved ids in a small glossary and a page that calls one of them."""
    for name, text in (("terms.yaml", TERMS), ("moved.yaml", written)):
        (folder / "glossary").mkdir(exist_ok=True)
        (folder / "glossary" / name).write_text(text, encoding="utf-8")
    (folder / "page.md").write_text("# 題\n\n[[この情報|knowledge]]\n", encoding="utf-8")
    glossary, problems = model.load(folder / "glossary" / "terms.yaml", folder, ("ja",))
    ids, document, wrong = moved.read(folder / "glossary" / "moved.yaml", folder)
    glossary = replace(glossary, moved=ids)
    blocks = reading.read((folder / "page.md").read_text(encoding="utf-8")).blocks
    matcher = matcher_of(glossary, "ja")
    found = [*problems, *wrong, *moved.wrong(glossary, document), *rules.related_terms_exist(glossary)]
    return problem.lines([*found, *calls.unresolved(blocks, "page.md", glossary, matcher, "ja")], language)


OLD_ID = [
    "glossary/terms.yaml:4: 「オープンデータ」の related の「big-dater」という id の用語はありません。id が「big-data」に変わりました。「big-data」と書いてください。",
    "glossary/terms.yaml:4: 「オープンデータ」の related の「knowledge」という id の用語はありません。id が「open-data」に変わりました。「open-data」と書いてください。",
    "page.md:3:3: [[knowledge]] という用語はありません。id が「open-data」に変わりました。「open-data」と書いてください。",
]
GOOD = "moved:\n  big-dater: big-data\n  knowledge: open-data\n"


@pytest.mark.parametrize(
    ("written", "ja", "en"),
    [
        (
            "moved:\n",
            [f"{MOVED}:1: 「moved」の値がありません。値を書いてください。要らない項目なら、この行を消してください。"],
            [f"{MOVED}:1: 'moved' has no value; write one or delete the line."],
        ),
        (
            "other: {a: b}\n",
            [f"{MOVED}:1: キー「other」は使えません。使えるキー: moved、pages"],
            [f"{MOVED}:1: the key 'other' is not known. Known keys: moved, pages"],
        ),
        (
            "moved:\n  Old: big-data\n",
            [f"{MOVED}:2: キー「moved.Old」は、半角の英小文字・数字・ハイフンで書いてください。例: old"],
            [f"{MOVED}:2: the key 'moved.Old' must be lower-case letters, digits and hyphens, such as old."],
        ),
        (
            "moved:\n  古い id: big-data\n",
            [f"{MOVED}:2: キー「moved.古い id」は、半角の英小文字・数字・ハイフンで書いてください。例: open-data"],
            [f"{MOVED}:2: the key 'moved.古い id' must be lower-case letters, digits and hyphens, such as open-data."],
        ),
        (
            "moved:\n  old: Big-Data\n",
            [f"{MOVED}:2: 「moved.old」の値「Big-Data」は、半角の英小文字・数字・ハイフンで書いてください。例: big-data"],
            [f"{MOVED}:2: 'Big-Data' in 'moved.old' must be lower-case letters, digits and hyphens, such as big-data."],
        ),
    ],
)
def test_wrong_form(written: str, ja: list[str], en: list[str], tmp_path: Path) -> None:
    for language, expected in (("ja", ja), ("en", en)):
        assert [line for line in messages(tmp_path, written, language) if line.startswith(MOVED)] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", []),
        ("# 用語の id を変えたら、ここに書きます。\n", []),
        ("moved: {}\n", []),
        ("moved: [a]\n", [f"{MOVED}:1: 「moved:」の下に、字下げして項目を書いてください。"]),
        (
            "moved:\n  open-data: big-data\n",
            [f"{MOVED}:2: 「open-data」は、いまも用語の id です（glossary/terms.yaml:2）。id を変えていないなら、この行を消してください。"],
        ),
        (
            "moved:\n  a: big-date\n",
            [
                f"{MOVED}:2: 「big-date」という id の用語はありません。「big-data」ではありませんか。いまの id を書いてください。用語を消したのなら、この行も消してください。"
            ],
        ),
        (
            "moved:\n  a: b\n  b: c\n  c: big-data\n",
            [
                f"{MOVED}:2: 「b」の id も変わりました。「a: big-data」と書いてください。",
                f"{MOVED}:3: 「c」の id も変わりました。「b: big-data」と書いてください。",
            ],
        ),
        (
            "moved:\n  a: b\n  b: a\n",
            [
                f"{MOVED}:2: 「a」と「b」が互いを指しています。いまの id を書いてください。",
                f"{MOVED}:3: 「b」と「a」が互いを指しています。いまの id を書いてください。",
            ],
        ),
    ],
)
def test_wrong(written: str, expected: list[str], tmp_path: Path) -> None:
    assert [line for line in messages(tmp_path, written) if line.startswith(MOVED)] == expected


def test_old_ids_are_told_the_new_ones(tmp_path: Path) -> None:
    assert messages(tmp_path, GOOD) == OLD_ID
    assert messages(tmp_path, GOOD, "en")[2] == "page.md:3:3: [[knowledge]] names no term. It is 'open-data' now; write that."
