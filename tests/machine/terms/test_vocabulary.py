"""Words that no term covers."""

from pathlib import Path

import pytest

from plansite.files import problem, reading
from plansite.terms import vocabulary
from plansite.terms.matcher import Matcher

MATCHER = Matcher(
    [("オープンデータ", "open-data"), ("AI", "ai"), ("AIネットワーク社会推進会議", "conference"), ("ローカル5G", "local-5g")], "ja"
)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("オープンデータとデータ", "ja", [("データ", 9)]),
        ("AIとRPAとIoTと5GとローカルB5G", "ja", [("RPA", 4), ("IoT", 8), ("5G", 12), ("ローカル", 15), ("B5G", 19)]),
        ("AIネットワーク社会推進会議のネットワーク", "ja", [("ネットワーク", 16)]),
        ("Webで`コード`と[リンク](ページ.md)とhttps://example.jp/カナ", "ja", [("リンク", 12)]),
        ("スマート・シティ", "ja", [("スマート", 1), ("シティ", 6)]),
        ("The AI and RPA of Japan, IoT, II, a 5G", "en", [("AI", 5), ("RPA", 12), ("IoT", 26), ("II", 31), ("5G", 37)]),
        ("カタカナは英語のページでは見ない", "en", []),
        ("**データ**と[^1]", "ja", [("データ", 3)]),
        ("ヶ月とア", "ja", []),
    ],
)
def test_unknown_words(text: str, locale: str, expected: list[tuple[str, int]]) -> None:
    matcher = MATCHER if locale == "ja" else Matcher([], "en")
    found = vocabulary.unknown_words(reading.read(text).blocks, "page.md", matcher, locale)
    assert [(word.text, word.column) for word in found] == expected


def test_reports(tmp_path: Path) -> None:
    path = tmp_path / "glossary" / "common-words.yaml"
    path.parent.mkdir()
    path.write_text("words:\n  - コンピュータ\n  - サービス\n  - コンピューター\n", encoding="utf-8")
    common, problems = vocabulary.read(path, tmp_path)
    words = list(vocabulary.unknown_words(reading.read("コンピューターのコンピュウタ").blocks, "docs/ja/a.md", MATCHER, "ja"))
    problems += [*vocabulary.undefined(words, common), *vocabulary.unused(words, common)]
    assert problem.lines(problems, "ja") == [
        "docs/ja/a.md:1:9: 「コンピュウタ」は用語集にありません。glossary/terms.yaml に用語として加えるか、説明のいらない言葉なら "
        "glossary/common-words.yaml に加えてください。書き誤りなら直してください（「コンピュータ」ではありませんか。）",
        "glossary/common-words.yaml:3: 「サービス」は、どのページでも使われていないか、用語になりました。この行を消してください。",
        "glossary/common-words.yaml:4: 「コンピューター」は2行目の「コンピュータ」と同じ言葉です。どちらかを消してください。",
    ]
    assert problem.lines(problems, "en")[0] == (
        "docs/ja/a.md:1:9: 'コンピュウタ' is not defined; add it to glossary/terms.yaml as a term, or to glossary/common-words.yaml "
        "if it needs no entry. Did you mean 'コンピュータ'?"
    )
