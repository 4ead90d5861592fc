"""Each rule on sentences that break it and sentences that do not; the first half are the site's own, the others from outside."""

from dataclasses import replace
from pathlib import Path

import pytest

from plansite.content import Content
from plansite.easy import guide, lists, rules, sentences
from plansite.easy.lists import Lists
from plansite.easy.sentences import Text
from plansite.files import reading, table, yamlfile

EXAMPLES: dict[str, dict[str, list[str]]] = table.read(guide.EXAMPLES)
DATA = Path(__file__).parents[2] / "data" / "easy"


@pytest.fixture(scope="session")
def words(root: Path) -> Lists:
    found, problems = lists.read(root / "glossary" / "easy-words.yaml", root)
    assert problems == []
    glosses = {
        "条例": "県などの 決まり",
        "県条例": "県の 決まり",
        "移住": "ほかの 所から 来て 住む こと",
        "津波": "地震で 起きる 大きな 波",
    }
    return replace(found, glosses=glosses)


def keys(text: str, site_content: Content, words: Lists) -> set[str]:
    """Return the keys of the rules that a text breaks."""
    read = sentences.read("page.md", reading.read(text).blocks, site_content.matchers["ja-easy"])
    return {finding.rule.key for finding in rules.findings([read], guide.RULES, words)}


@pytest.mark.parametrize(("key", "sentence"), [(key, each) for key, found in EXAMPLES.items() for each in found["broken"]])
def test_broken(key: str, sentence: str, site_content: Content, words: Lists) -> None:
    assert key in keys(sentence, site_content, words)


@pytest.mark.parametrize(("key", "sentence"), [(key, each) for key, found in EXAMPLES.items() for each in found["kept"]])
def test_kept(key: str, sentence: str, site_content: Content, words: Lists) -> None:
    assert key not in keys(sentence, site_content, words)


def page_of(sentence: str, times: int) -> str:
    return f"{sentence}\n\n" * times


@pytest.mark.parametrize(
    "sentence",
    [
        "県は 施策を 推進し、行政の 効率を 改善します。",
        "指標を 策定し、進捗を 評価します。",
        "情報基盤を 整備し、産業を 振興します。",
        "住民は 避難勧告に 従い、避難所へ 避難します。",
        "保護者は 懇談会に 出席し、要望を 提出します。",
        "被災者は 申請し、給付を 受給します。",
    ],
)
def test_share_of_easy_words_is_low(sentence: str, site_content: Content, words: Lists) -> None:
    assert "16" in keys(page_of(sentence, 10), site_content, words)


@pytest.mark.parametrize(
    "sentence",
    [
        "県は 新しい 計画を 作りました。",
        "役所の 仕事を もっと 便利に します。",
        "わからない ことは 電話で 聞いて ください。",
        "朝 早く 起きて 学校へ 行きます。",
        "雨の 日は かさを 持って 行って ください。",
        "病気の 人は 家で 休みます。",
    ],
)
def test_share_of_easy_words_is_high(sentence: str, site_content: Content, words: Lists) -> None:
    assert "16" not in keys(page_of(sentence, 12), site_content, words)


def test_every_rule_has_its_tables() -> None:
    expected = {rule.key for rule in guide.RULES} - {"16"}
    assert EXAMPLES.keys() == expected
    assert min(len(found[verdict]) for found in EXAMPLES.values() for verdict in ("broken", "kept")) >= 6


def test_every_rule_names_its_source() -> None:
    for rule in guide.RULES:
        doc = rule.find.__doc__ or ""
        assert doc.startswith(f"Rule {rule.key}: "), rule.key
        assert "Source: " in doc, rule.key


def test_finding_says_place_rule_sentence_and_what_to_do(site_content: Content, words: Lists) -> None:
    blocks = reading.read("# 題\n\n県は 進めます。ごみは 13:30に 出します。").blocks
    text: Text = sentences.read("page.md", blocks, site_content.matchers["ja-easy"])
    found = [finding.problem for finding in rules.findings([text], guide.PLAIN_ERRORS, words)]
    assert [(each.place, each.text("ja"), each.text("en")) for each in found] == [
        (
            "page.md:3:13",
            "やさしい日本語の規則18（日付と時刻）。文:「ごみは 13:30に 出します。」 「13:30」は「午後1時30分」のように書いてください。",
            "rule 18 of easy Japanese (dates and times). Sentence: 'ごみは 13:30に 出します。' '13:30': write a time as 午後1時30分.",
        )
    ]


@pytest.mark.parametrize("text", ["※", "", "①。", "https://example.org/", "[ ]( )"])
def test_text_without_a_word_breaks_nothing(text: str, site_content: Content, words: Lists) -> None:
    assert keys(text, site_content, words) == set()


def test_everyday_words_are_not_hard(site_content: Content) -> None:
    """Of some five hundred words of daily life at most three are taken for hard where no reviewer has listed any."""
    lines = (DATA / "everyday-words.txt").read_text(encoding="utf-8").splitlines()
    everyday = [word for line in lines if not line.startswith("#") for word in line.split()]
    rule = next(rule for rule in guide.RULES if rule.key == "11")
    hard = []
    for word in everyday:
        text = sentences.read("page.md", reading.read(f"{word}。").blocks, site_content.matchers["ja-easy"])
        hard += [word for _ in rules.findings([text], [rule], Lists())]
    assert hard == []


def kept_apart(name: str) -> dict[str, list[str]]:
    found, problems = yamlfile.read(DATA / name, DATA)
    assert problems == []
    assert isinstance(found.data, dict)
    return found.data


def test_rewritten_sentences(site_content: Content, words: Lists) -> None:
    """Every sentence that guidelines rewrite breaks a rule; of those they write instead, one has a word that wants a gloss."""
    apart = kept_apart("rewritten.yaml")
    silent = [sentence for sentence in apart["before"] if not keys(sentence, site_content, words) - {"15"}]
    alarms = [sentence for sentence in apart["after"] if keys(sentence, site_content, words)]
    assert (silent, alarms) == ([], ["保険証を 忘れた 人は、お金を 全部 払います。"])


@pytest.mark.parametrize(
    ("name", "unfound"),
    [
        ("planted.yaml", set()),
        (
            "planted-later.yaml",
            {
                "払わずには すみません。",
                "目に 余ります。",
                "お調べ します。",
                "お子様と 来て ください。",
                "そこそこ 高いです。",
                "たびたび すみません。",
                "いかなる 人も 入れません。",
                "ただちに 逃げて ください。",
                "おおよそ わかりました。",
                "県は 旗を ふります。",
                "計画が 絵に かいた もちに なります。",
                "使い方に よっては 危ないです。",
                "お金の みならず 時間も かかります。",
            },
        ),
    ],
)
def test_planted_faults(name: str, unfound: set[str], site_content: Content, words: Lists) -> None:
    """Each fault is found by its own rule, but for those that are listed."""
    planted = kept_apart(name)
    assert {each for key, sentences in planted.items() for each in sentences if key not in keys(each, site_content, words)} == unfound
