"""Words that no term covers."""

from pathlib import Path

import pytest

from plansite.files import reading
from plansite.terms import vocabulary
from plansite.terms.matcher import Matcher, Spelling
from plansite.terms.vocabulary import CommonWords

from ..told import told

MATCHER = Matcher([Spelling(term, term) for term in ("オープンデータ", "AI", "AIネットワーク社会推進会議", "ローカル5G")], "ja")


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("オープンデータとデータ", "ja", [("データ", 9)]),
        ("AIとRPAとIoTと5GとローカルB5G", "ja", [("RPA", 4), ("IoT", 8), ("5G", 12), ("ローカルB5G", 15)]),
        ("AIネットワーク社会推進会議のネットワーク", "ja", [("ネットワーク", 16)]),
        ("`コード`と[リンク](ページ.md)とhttps://example.jp/カナ", "ja", [("リンク", 8)]),
        ("スマート・シティ", "ja", [("スマート・シティ", 1), ("スマート・シティ", 6)]),
        ("公的ベース・レジストリ", "ja", [("公的ベース・レジストリ", 3), ("公的ベース・レジストリ", 7)]),
        ("バス・レール・ロード", "ja", [("バス", 1), ("レール", 4), ("ロード", 8)]),
        ("The AI and RPA of Japan, IoT, II, a 5G", "en", [("AI", 5), ("RPA", 12), ("IoT", 26), ("II", 31), ("5G", 37)]),
        ("カタカナは英語のページでは見ない", "en", []),
        ("chatbots, a reprioritised chatbot, Chatbot", "en", [("chatbots", 1), ("chatbot", 27)]),
        ('a seal (hanko), "mono no intanetto", tokens (no hanko)', "en", [("hanko", 49)]),
        ("from plan/subnet.txt at subnet.example to a wi-fi subnet", "en", [("subnet", 51)]),
        ("two tsunamis, a subnet", "en", [("subnet", 17)]),
        ("um chatbot de IA", "pt", [("IA", 15)]),
        ("電子カルテと感染症対策アドバイザー", "ja", [("電子カルテ", 3), ("感染症対策アドバイザー", 12)]),
        ("本市ドローン活用、2022年度ICT導入、県内クラウド化等", "ja", [("ドローン", 3), ("ICT", 16), ("クラウド", 24)]),
        ("行政オープンデータカルテ会", "ja", [("行政オープンデータカルテ会", 3)]),
        ("**データ**と[^1]", "ja", [("データ", 3)]),
        ("ヶ月とア", "ja", []),
        ("eラーニングとe-ラーニング", "ja", [("eラーニング", 1), ("e-ラーニング", 8)]),
        ("Web会議、Web会議等、ABC×農業、農業×ABC", "ja", [("Web会議", 1), ("Web会議", 7), ("ABC×農業", 14), ("農業×ABC", 24)]),
        ("ＢＹＯＤとWeb3とe-TaxとR&DとWeb2.0", "ja", [("ＢＹＯＤ", 1), ("Web3", 6), ("e-Tax", 11), ("R&D", 17), ("Web2.0", 21)]),
        ("cloudとappを使い、5年で10kmのp12へ", "ja", [("cloud", 1), ("app", 7), ("10km", 17)]),
        ("「Internet of Things」とPlan（計画）と社会（Society）とA社", "ja", []),
        ("AI×データ、AIデータ", "ja", [("AI×データ", 1), ("AIデータ", 8)]),
        ("オープンデータオープンデータ", "ja", []),
        ("info@rpa.jp、www.rpa.example.jp、RPA.pdf", "ja", []),
        ("Ｎ－ＮＥＴとｅ-文書法", "ja", [("Ｎ－ＮＥＴ", 1), ("ｅ-文書法", 7)]),
        ("caféとZürichとÉcole構想", "ja", [("café", 1), ("Zürich", 6), ("École構想", 13)]),
        ("クラウド・バイ・デフォルト原則", "ja", [("クラウド・バイ・デフォルト原則", at) for at in (1, 6, 9)]),
        ("AI Strategy 2022, AI and RPA", "en-AI", [("RPA", 26)]),
        (
            "COVID-19, J-LIS, Web3, IPv6 and AI-OCR",
            "en",
            [("COVID-19", 1), ("J-LIS", 11), ("Web3", 18), ("IPv6", 24), ("AI", 33), ("OCR", 36)],
        ),
    ],
)
def test_unknown_words(text: str, locale: str, expected: list[tuple[str, int]]) -> None:
    locale, _, terms = locale.partition("-")
    matcher = MATCHER if locale == "ja" else Matcher([Spelling(term, term) for term in terms.split()], "en")
    found = vocabulary.unknown_words(reading.read(text).blocks, "page.md", matcher, locale)
    assert [(word.compound, word.column) for word in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Web会議とWeb会議", [("Web会議", 2)]),
        ("Web会議とWeb", [("Web", 2)]),
        ("Web会議とWeb技術", [("Web", 2)]),
        ("サーバとサーバーとサーバー", [("サーバー", 3)]),
        ("ガスとテレビとブロック", []),
        ("デマンド型とデマンドサービスとサービス", [("デマンド", 1), ("デマンドサービス", 1)]),
        ("クラウドソーシング", [("クラウドソーシング", 1)]),
        ("10kmとＴＥＬ、FAX、A4、Q&A、30GB、5G", [("5G", 1)]),
        ("情報セキュリティポリシー、市の情報セキュリティポリシー", [("情報セキュリティポリシー", 2)]),
        ("情報セキュリティポリシー、会社情報セキュリティポリシー", [("情報セキュリティポリシー", 2)]),
        ("情報セキュリティポリシーとセキュリティポリシー", [("セキュリティポリシー", 2)]),
        ("ベース・レジストリ、コネクテッド・ワンストップ", [("ベース・レジストリ", 1), ("コネクテッド・ワンストップ", 1)]),
        ("CO₂排出、ver.2とVol.3、はんこレスとPR", [("CO₂排出", 1)]),
        ("eスポーツ、ＥスポーツとeSports", [("eスポーツ", 2), ("eSports", 1)]),
    ],
)
def test_one_line_a_word(text: str, expected: list[tuple[str, int]]) -> None:
    words = vocabulary.unknown_words(reading.read(text).blocks, "page.md", MATCHER, "ja")
    undecided = vocabulary.undecided(words, CommonWords("common-words.yaml", {}, {}))
    assert [(word, len(uses)) for word, uses in vocabulary.gathered(undecided).items()] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力ードとオープンデ一タ", ["p.md:1:1 WORD140 力ード カード 力 カ", "p.md:1:5 WORD140 オープンデ一タ オープンデータ 一 ー"]),
        (
            "町の工ネルギー、口ボット、夕イプ",
            [
                f"p.md:1:{at} WORD140 {each}"
                for at, each in ((3, "工ネルギー エネルギー 工 エ"), (9, "口ボット ロボット 口 ロ"), (14, "夕イプ タイプ 夕 タ"))
            ],
        ),
        (
            "べトナム、へルメット、ぺージ",
            [
                f"p.md:1:{at} WORD140 {each}"
                for at, each in ((1, "べトナム ベトナム べ ベ"), (6, "へルメット ヘルメット へ ヘ"), (12, "ぺージ ページ ぺ ペ"))
            ],
        ),
        ("町へバス、人口データ、入力カード、カード一覧、ページ一カ所、調べデータ、三キロ、入口ドア", []),
    ],
)
def test_letters_that_look_like_others(text: str, expected: list[str]) -> None:
    words = vocabulary.unknown_words(reading.read(text).blocks, "p.md", MATCHER, "ja")
    assert (
        told([problem for problem in vocabulary.undefined(words, CommonWords("c.yaml", {}, {})) if problem.message.id == "WORD140"])
        == expected
    )


def test_reports(tmp_path: Path) -> None:
    path = tmp_path / "glossary" / "common-words.yaml"
    path.parent.mkdir()
    path.write_text("words:\n  - コンピュータ\n  - サービス\n  - コンピューター\n  - OFF\n  - 0x1F\n", encoding="utf-8")
    common, problems = vocabulary.read(path, tmp_path)
    words = list(vocabulary.unknown_words(reading.read("コンピューターのコンピュウタのOFFの0x1F").blocks, "docs/ja/a.md", MATCHER, "ja"))
    problems += [*vocabulary.undefined(words, common), *vocabulary.unused(words, common)]
    assert told(problems) == [
        "docs/ja/a.md:1:9 WORD002 コンピュウタ glossary/common-words.yaml (WORD003 (FORM001 コンピュータ)) ",
        "glossary/common-words.yaml:3 WORD004 サービス",
        "glossary/common-words.yaml:4 WORD001 コンピューター コンピュータ 2",
    ]
