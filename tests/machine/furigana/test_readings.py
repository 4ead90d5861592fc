"""Words to pieces with their readings, the file of readings, and a hundred hard words of the plan."""

from pathlib import Path

import pytest

from plansite.content import Content
from plansite.files import reading
from plansite.files.reading import Given
from plansite.furigana import coverage, readings
from plansite.furigana.readings import Readings, align

from ..told import told

WORDS = {
    "情報": "じょうほう",
    "通信": "つうしん",
    "中": "なか",
    "上": "うえ",
    "県": "けん",
    "年": "とし",
    "県民": "けんみん",
    "進み": "すすみ",
    "進む": "すすむ",
    "取り組み": "とりくみ",
    "お金": "おかね",
    "金": "きん",
    "一日": "いちにち",
    "一日中": "いちにちじゅう",
    "行く": "いく",
    "を 行っ": "をおこなっ",
    "へ 行っ": "へいっ",
    "行わ": "おこなわ",
    "第": "だい",
    "条例": "じょうれい",
    "以上": "いじょう",
    "〜化": "か",
    "推進": "すいしん",
    "人々": "ひとびと",
    "聞き手": "き|き|て",
    "ゴミ箱": "ごみばこ",
    "人": "ひと",
    "回線": "かいせん",
    "万能": "ばんのう",
    "世紀末": "せいきまつ",
}
READINGS = Readings("readings.yaml", {word: parts for word, reading in WORDS.items() if (parts := align(word, reading))})

CASES = [
    ("情報", "情報[じょうほう]"),
    ("情報通信は", "情報[じょうほう]通信[つうしん]は"),
    ("進みます", "進[すす]みます"),
    ("進んで", "進んで"),
    ("取り組みを", "取[と]り組[く]みを"),
    ("お金と金", "お金[かね]と金[きん]"),
    ("お金額", "お金額"),
    ("中の", "中[なか]の"),
    ("この 中では", "この 中[なか]では"),
    ("中心", "中心"),
    ("県の中", "県[けん]の中[なか]"),
    ("県中", "県中"),
    ("上に", "上[うえ]に"),
    ("上がる", "上がる"),
    ("人って", "人って"),
    ("上、下", "上[うえ]、下"),
    ("ネット上", "ネット上"),
    ("地上", "地上"),
    ("一日", "一日[いちにち]"),
    ("一日中", "一日中[いちにちじゅう]"),
    ("仕事を 行った", "仕事を 行[おこな]った"),
    ("学校へ 行った", "学校へ 行[い]った"),
    ("行った", "行った"),
    ("行われる", "行[おこな]われる"),
    ("行く 人", "行[い]く 人[ひと]"),
    ("アメリカ人", "アメリカ人"),
    ("人たちが", "人[ひと]たちが"),
    ("人々", "人々[ひとびと]"),
    ("デジタル化", "デジタル化[か]"),
    ("デジタル化推進", "デジタル化[か]推進[すいしん]"),
    ("IT化で", "IT化[か]で"),
    ("デジタル化学", "デジタル化学"),
    ("化ける", "化ける"),
    ("化", "化"),
    ("条例第3条", "条例[じょうれい]第[だい]3条[じょう]"),
    ("次第", "次第"),
    ("3年以上", "3年[ねん]以上[いじょう]"),
    ("3年中", "3年中"),
    ("年を", "年[とし]を"),
    ("3以上", "3以上[いじょう]"),
    ("3回線と回線", "3回線と回線[かいせん]"),
    ("万能と3万能", "万能[ばんのう]と3万能"),
    ("世紀末と3世紀末", "世紀末[せいきまつ]と3世紀末"),
    ("聞き手", "聞[き]き手[て]"),
    ("ゴミ箱", "ゴミ箱[ばこ]"),
    ("かな カナ ABC 123", "かな カナ ABC 123"),
    ("", ""),
]


def written(pieces: tuple[readings.Piece, ...]) -> str:
    return "".join(piece.text + (f"[{piece.reading}]" if piece.reading else "") for piece in pieces)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pieces(text: str, expected: str) -> None:
    pieces = READINGS.pieces(text)
    assert "".join(piece.text for piece in pieces) == text
    assert written(pieces) == "".join(expected)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("12日と 2日", Given(0, 1, ""), "12日と 2日[ふつか]"),
        ("情報", Given(1, 2, "ほう"), "情報[ほう]"),
        ("3年以上", Given(3, 4, "うえ"), "3年以上[うえ]"),
    ],
)
def test_words_keep_to_their_side_of_a_given_reading(text: str, given: Given, expected: str) -> None:
    assert written(READINGS.pieces(text, [given])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{行った|いった}", "行[い]った"),
        ("{一日|ついたち}の 中", "一日[ついたち]の 中[なか]"),
        ("- 県と {金|かね}", "県[けん]と 金[かね]"),
        ("| 県 | {金\\|かね}を |\n| --- | --- |", "県[けん]\t金[かね]を"),
        ("県\n{#anchor}", "県[けん]"),
        ("<ruby>地上<rt>ちじょう</rt></ruby>の 県", "地上の 県[けん]"),
    ],
)
def test_readings_in_the_text(text: str, expected: str) -> None:
    (block,) = reading.read(text).blocks
    assert written(READINGS.pieces(block.text, block.given)) == expected
    assert list(coverage.unread([block], "page.md", READINGS)) == []
    assert list(coverage.misplaced([block], "page.md")) == []


@pytest.mark.parametrize(
    ("word", "reading", "expected"),
    [
        ("情報", "じょうほう", (("情報", "じょうほう"),)),
        ("取り組む", "とりくむ", (("取", "と"), ("り", None), ("組", "く"), ("む", None))),
        ("思い出", "おもいで", (("思", "おも"), ("い", None), ("出", "で"))),
        ("聞き手", "ききて", (("聞", "き"), ("き", None), ("手", "て"))),
        ("見直し", "みなおす", None),
        ("進む", "すすみ", None),
        ("〜化", "か", (("化", "か"),)),
        ("生き生き", "いきいき", (("生", "い"), ("き", None), ("生", "い"), ("き", None))),
        ("木々き", "きききき", (("木々", "ききき"), ("き", None))),
        ("木き木", "きききき", None),
        ("手て木", "て|て|き", (("手", "て"), ("て", None), ("木", "き"))),
        ("を 行っ", "をおこなっ", (("を ", None), ("行", "おこな"), ("っ", None))),
    ],
)
def test_align(word: str, reading: str, expected: readings.Parts | None) -> None:
    assert align(word, reading) == expected


def test_unread_names_file_line_and_column() -> None:
    blocks = reading.read("# 県の 章\n\n[情報の](x.md) 地上デジタル `中心` <https://漢字.example>\n", 3).blocks
    assert told(coverage.unread(blocks, "docs/x.md", READINGS)) == [
        "docs/x.md:3:6 READ001 章 readings.yaml",
        "docs/x.md:5:13 READ001 地上 readings.yaml",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("県の3地上", ["1:4 READ001 3地上"]),
        ("情報地上", ["1:3 READ001 情報地上"]),
        ("３地上情報なので", ["1:2 READ001 ３地上情報なの"]),
        ("地上がる", ["1:1 READ001 地上がる"]),
        ("県 地上カ", ["1:3 READ001 地上"]),
    ],
)
def test_unread_is_named_with_what_it_belongs_to(text: str, expected: list[str]) -> None:
    found = told(coverage.unread(reading.read(text).blocks, "x.md", READINGS))
    assert found == [f"x.md:{each} readings.yaml" for each in expected]


def test_where_no_reading_can_be_written_the_list_is_named() -> None:
    assert told(coverage.unread(reading.read("地上").blocks, "x.md", READINGS, inline=False)) == ["x.md:1:1 READ002 地上 readings.yaml"]


def test_misplaced() -> None:
    blocks = reading.read("# {県|けん}\n\n{県|ケン} {進む|すすみ} {県|けん}").blocks
    assert told(coverage.misplaced(blocks, "x.md")) == [
        "x.md:1:4 READ003",
        "x.md:3:2 READ004 県 ケン",
        "x.md:3:9 READ004 進む すすみ",
    ]


def test_the_file(tmp_path: Path) -> None:
    path = tmp_path / "readings.yaml"
    path.write_text(
        "words:\n  県: けん\n  市: シ\n  かな: かな\n  進む: すすみ\n  町: {reading: まち, review: true}\n  村: [むら]\n  駅: 12\n  県: ケン\n",
        encoding="utf-8",
    )
    found, problems = readings.read(path, tmp_path)
    assert told(problems) == [
        "readings.yaml:3 READ013 市 シ",
        "readings.yaml:4 READ012 かな かな",
        "readings.yaml:5 READ014 進む すすみ",
        "readings.yaml:6 READ015 町 まち",
        "readings.yaml:7 READ011 村 ['むら']",
        "readings.yaml:8 YAML028 駅 12 (YAML042)",
        "readings.yaml:9 YAML025 県 2",
    ]
    assert found.words["県"] == (("県", "けん"),)
    assert readings.read(tmp_path / "none.yaml", tmp_path) == (Readings("none.yaml", {}), [])


def test_terms_keep_their_reading() -> None:
    terms = [
        ("情報通信", "じょうほうつうしん", "t.yaml", 1),
        ("IT情報（通信）", "あいてぃーじょうほう", "t.yaml", 2),
        ("県民", "けんたみ", "t.yaml", 3),
        ("情報・通信", "じょうほうつうしん", "t.yaml", 4),
        ("情報・通信", "じょうほうとつうしん", "t.yaml", 5),
        ("情報通信", "じょうほうのつうしん", "t.yaml", 6),
    ]
    assert told(coverage.differing(terms, READINGS)) == [
        "t.yaml:3 READ005 県民 けんたみ けんみん readings.yaml",
        "t.yaml:5 READ005 情報・通信 じょうほうとつうしん じょうほう・つうしん readings.yaml",
        "t.yaml:6 READ005 情報通信 じょうほうのつうしん じょうほうつうしん readings.yaml",
    ]


HARD = """
浜通り はまどおり / 中通り なかどおり / 相双 そうそう / 会津 あいづ / 会津若松市 あいづわかまつし / 会津大学 あいづだいがく / 双葉町 ふたばまち
郡山市 こおりやまし / 福島第一原子力発電所 ふくしまだいいちげんしりょくはつでんしょ / 東日本大震災 ひがしにほんだいしんさい
避難解除区域 ひなんかいじょくいき / 避難指示 ひなんしじ / 難視対策 なんしたいさく / 利活用 りかつよう / 一人一人 ひとりひとり / 一人ひとり ひとりひとり
二十日 はつか / 七月 しちがつ / 九時 くじ / 四年 よねん / 四月 しがつ / 九月 くがつ / 二十歳 はたち / 世界中 せかいじゅう / 一日中 いちにちじゅう
日本中 にほんじゅう / 何か なにか / 何を なにを / 何回 なんかい / 何人 なんにん / 光回線 ひかりかいせん / 光ファイバ ひかりファイバ / 三つ みっつ / 四つ よっつ
五つ いつつ / 一字 いちじ / 二人 ふたり / 十分 じゅうぶん / 上手 じょうず / 大人 おとな / 部屋 へや / 友だち ともだち / 年寄り としより / お年寄り おとしより
行政 ぎょうせい / 行く いく / 仕事を 行って しごとをおこなって / 学校へ 行って がっこうへいって / 行います おこないます / 行わない おこなわない / 行の 番号 ぎょうのばんごう
講座を 開いて こうざをひらいて / 生まれる うまれる / 生かす いかす / 生活 せいかつ / 生涯学習 しょうがいがくしゅう / 入って はいって / 気に 入って きにいって
入れる いれる / 上げる あげる / 上の うえの / 正しく ただしく / 直す なおす / 治す なおす / 重ねる かさねる / 重く おもく / 細い ほそい / 細かい こまかい
施策 しさく / 施行 しこう / 施設 しせつ / 強靱 きょうじん / 包摂 ほうせつ / 押印 おういん / 庶務 しょむ / 決裁 けっさい / 収納 しゅうのう / 匿名化 とくめいか
標的型攻撃 ひょうてきがたこうげき / 個人情報取扱事業者 こじんじょうほうとりあつかいじぎょうしゃ / 閣議決定 かくぎけってい / 国庫補助事業 こっこほじょじぎょう
鳥獣被害 ちょうじゅうひがい / 伝承館 でんしょうかん / 帰還 きかん / 風評 ふうひょう / 風化 ふうか / 県産品 けんさんひん / 横展開 よこてんかい / 汚染水 おせんすい
処理水 しょりすい / 放射性物質 ほうしゃせいぶっしつ / 交流人口 こうりゅうじんこう / 関係人口 かんけいじんこう / 人工知能 じんこうちのう / 語り継ぎます かたりつぎます
コロナ禍 コロナか / デジタル庁設置法 デジタルちょうせっちほう / マイナンバー法 マイナンバーほう / 法律第103号 ほうりつだい103ごう / 第7期福島県情報化推進計画 だい7きふくしまけんじょうほうかすいしんけいかく
令和4年3月 れいわ4ねん3がつ / 4月1日 4がつついたち / 5日間 いつかかん / 10分 10ぷん / 1人 ひとり / 2021年度版 2021ねんどばん / 100円玉 100えんだま / 9番目 9ばんめ
3か所 3かしょ / 何か所 なんかしょ / 何か月 なんかげつ / 何か国 なんかこく / 間に 合う まにあう / 間に合います まにあいます / 気に 入る きにいる / 立ち入り たちいり
いちばん 上が いちばんうえが / いちばん 下が いちばんしたが / 上がります あがります / 下がる さがる / 大学校 だいがっこう / 手続等 てつづきとう / 禁止等 きんしとう
福島県版 ふくしまけんばん / 内閣官房 ないかくかんぼう / 総務省 そうむしょう / 同じ 月に おなじつきに / 働く 年の 人 はたらくとしのひと / 年を とる としをとる
何度も 行って なんどもいって / 持って 行って もっていって / 表に ひょうに / 私たち わたしたち / 良い 物 よいもの / 家の いえの / 国の くにの / 国々 くにぐに
係る かかる / 図る はかる / 持ち主 もちぬし / 大雨 おおあめ / 工場 こうじょう / 機械判読 きかいはんどく / 農耕社会 のうこうしゃかい / 国税庁 こくぜいちょう
"""

# What must stay unread, because only the sentence decides: a person writes the reading there.
UNDECIDED = [
    "買い物に 行って",
    "調査を行って",
    "店が 開く",
    "空く",
    "一日に",
    "金が",
    "今日は",
    "市場の",
    "側の",
    "他の",
    "方が",
    "何と",
    "上って",
    "生の",
    "災害時に",
    "仕事中に",
    "県中の",
]


@pytest.mark.parametrize("text", UNDECIDED)
def test_ambiguous_words_stay_unread(site_content: Content, text: str) -> None:
    assert [piece.text for piece in site_content.readings.pieces(text) if piece.missing], text


def hard() -> list[tuple[str, str]]:
    found = []
    for each in HARD.replace("\n", " / ").split(" / "):
        if each.strip():
            word, _, reading = each.strip().rpartition(" ")
            found.append((word, reading))
    return found


def test_a_hundred_hard_words() -> None:
    assert len(hard()) >= 100


@pytest.mark.parametrize(("word", "reading"), hard())
def test_hard_words_of_the_plan(site_content: Content, word: str, reading: str) -> None:
    pieces = site_content.readings.pieces(word)
    assert not [piece.text for piece in pieces if piece.missing], word
    assert "".join(piece.reading or piece.text for piece in pieces).replace(" ", "") == reading
