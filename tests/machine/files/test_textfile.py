"""Letters that are not what they look like, each named with the letter to write."""

from pathlib import Path

import pytest

from plansite.files import problem, textfile

WRITE = "「{}」（{}）は「{}」と書いてください。"
SOUND = "「{}」と濁点などの記号（{}）が、別の文字になっています。「{}」一文字で書き直してください。"
FORM = "「{0}」の後に、字の形を選ぶ見えない文字（{1}）があります。「{0}」だけを書いてください。"
UNSEEN = "目に見えない文字（{}）があります。消してください。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("県⺠のため", [(2, WRITE.format("⺠", "U+2EA0", "民"))]),
        ("⻑い計画。⻄の町", [(1, WRITE.format("⻑", "U+2ED1", "長")), (6, WRITE.format("⻄", "U+2EC4", "西"))]),
        (
            "⽬的と⻘い⾷",
            [(1, WRITE.format("⽬", "U+2F6C", "目")), (4, WRITE.format("⻘", "U+2ED8", "青")), (6, WRITE.format("⾷", "U+2FB7", "食"))],
        ),
        ("デ−タ", [(2, WRITE.format("−", "U+2212", "ー"))]),
        ("サ―バ―を", [(2, WRITE.format("―", "U+2015", "ー"))]),
        (
            "メ－ル、デ‐タ、コンピュ─タ",
            [(2, WRITE.format("－", "U+FF0D", "ー")), (6, WRITE.format("‐", "U+2010", "ー")), (13, WRITE.format("─", "U+2500", "ー"))],
        ),
        (
            "⼾籍の⿊い⿒",
            [(1, WRITE.format("⼾", "U+2F3E", "戸")), (4, WRITE.format("⿊", "U+2FCA", "黒")), (6, WRITE.format("⿒", "U+2FD2", "歯"))],
        ),
        ("АIとDХ", [(1, WRITE.format("А", "U+0410", "A")), (5, WRITE.format("Х", "U+0425", "X"))]),
        (
            "О市、Χ線とΑＩ",
            [(1, WRITE.format("О", "U+041E", "O")), (4, WRITE.format("Χ", "U+03A7", "X")), (7, WRITE.format("Α", "U+0391", "A"))],
        ),
        ("テ゛ータとは゜ん", [(2, SOUND.format("テ", "U+309B", "デ")), (7, SOUND.format("は", "U+309C", "ぱ"))]),
        ("濁点は「゛」、あ゛、αとβ、Ω", []),
        ("ΙoTとOοP", [(1, WRITE.format("Ι", "U+0399", "I")), (6, WRITE.format("ο", "U+03BF", "o"))]),
        ("Открытые данные, SMSом, API-интерфейс, Χάρτης, Δt、μm", []),
        ("ビッグ•データとスマート·シティ", [(4, WRITE.format("•", "U+2022", "・")), (13, WRITE.format("·", "U+00B7", "・"))]),
        ("葛\U000e0100城市と辻\ufe00", [(2, FORM.format("葛", "U+E0100")), (7, FORM.format("辻", "U+FE00"))]),
        ("ア－ウ、プラン―未来へ―、データ――ある、5−3、A–B", []),
        ("गर्\u200dयो می\u200cخواهم ක්\u200dෂ ക്\u200d ខ្មែរ\u200c မြန်\u200cမာ", []),
        ("👨\u200d👩\u200d👧と🏳\ufe0f\u200d🌈", []),
        ("データ\u200dの", [(4, UNSEEN.format("U+200D"))]),
        ("open\u200cdata", [(5, UNSEEN.format("U+200C"))]),
    ],
)
def test_letters(text: str, expected: list[tuple[int, str]], tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    _, problems = textfile.read(path, tmp_path)
    assert problem.lines(problems, "ja") == [f"page.md:1:{column}: {sentence}" for column, sentence in expected]
