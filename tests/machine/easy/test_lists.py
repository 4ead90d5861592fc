"""The reviewed lists: what is read, and what is wrong with a file."""

from pathlib import Path

from plansite.easy import lists
from plansite.easy.choice import is_composed
from plansite.easy.lists import Lists
from plansite.files import store

from ..plan import DATA, change, copy, problems


def read(text: str, folder: Path) -> tuple[Lists, list[str]]:
    path = folder / "easy-words.yaml"
    path.write_text(text, encoding="utf-8")
    found, problems = lists.read(path, folder)
    return found, [f"{each.place}: {each.text('ja')}" for each in problems]


def test_lists(tmp_path: Path) -> None:
    found, problems = read("loanwords:\n  - コンピューター\nknown:\n  - 市町村\n", tmp_path)
    assert problems == []
    assert found == Lists(loanwords=frozenset({"コンピュータ"}), known=frozenset({"市町村"}))


def test_same_word_twice(tmp_path: Path) -> None:
    _, problems = read("loanwords:\n  - コンピューター\n  - コンピュータ\n", tmp_path)
    assert problems == ["easy-words.yaml:3: 「コンピュータ」は2行目と同じ言葉です。どちらかを消してください。"]


def test_unknown_key(tmp_path: Path) -> None:
    _, problems = read("loanwords:\n  - コンピューター\nloanword:\n  - バス\n", tmp_path)
    assert problems == [
        "easy-words.yaml:3: キー「loanword」は使えません。「loanwords」ではありませんか。使えるキー: loanwords、latin、mimetic、known、joined、glosses",
    ]


def test_no_file(tmp_path: Path) -> None:
    assert lists.read(tmp_path / "easy-words.yaml", tmp_path) == (Lists(), [])


def test_compounds_of_known_words() -> None:
    known = frozenset(map(lists.canonical, ["ネットワーク", "システム", "データ"]))
    assert is_composed("ネットワークシステム", known)
    assert is_composed("データ・システム", known)
    assert not is_composed("データベース", known)


def test_what_is_kept_of_the_rules_is_of_the_lists_that_are_written(tmp_path: Path) -> None:
    site = copy(DATA / "mistakes" / "site", tmp_path / "site")
    change(site, "docs/ja-easy/plan.md", "ポンプも", "バスも トラックも ポンプも")
    with store.opened():
        said = [problems(site)]
        change(site, "glossary/easy-words.yaml", "バス", "トラック")
        said.append(problems(site))
        change(site, "glossary/easy-words.yaml", "トラック", "トラック\n  - バス")
        said.append(problems(site))
    sentence = "バスも トラックも ポンプも かえます。"
    assert said == [
        [f"docs/ja-easy/plan.md:7:30 EASY001 9 (EASY111) {sentence} (EASY031 トラック)"],
        [f"docs/ja-easy/plan.md:7:26 EASY001 9 (EASY111) {sentence} (EASY031 バス)"],
        [],
    ]
