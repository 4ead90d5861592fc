"""The reviewed lists: what is read, and what is wrong with a file."""

from pathlib import Path

from plansite.easy import lists
from plansite.easy.choice import is_composed
from plansite.easy.lists import Lists


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
