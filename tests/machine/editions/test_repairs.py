"""The entry that a changed sentence of the plan asks for: received line, repairs, what is published → entry."""

import pytest

from plansite.editions import corrections, repairs
from plansite.editions.corrections import Change, Correction, Corrections
from plansite.files.yamlfile import Document

DOCUMENT = Document("source/corrections.yaml", {}, {}, {})
BRACKETS = Change(line=2, before="(一)", after="（一）")
JOINED = Change(join=(2, 3), before="と⏎二", after="と二")


@pytest.mark.parametrize(
    ("received", "changes", "written", "expected"),
    [
        ("一行目\n県は計画を作りました。", (), "県は計画を作ります。", '[{line: 2, before: "を作りました。", after: "を作ります。"}]'),
        ("x\nア、ア、ア", (), "ア、イ、ア", '[{line: 2, before: "ア、ア、ア", after: "ア、イ、ア"}]'),
        ("x\n一つの文。", (), "一つの長い文。", '[{line: 2, before: "一つの文。", after: "一つの長い文。"}]'),
        (
            "x\n2004年にスウェーデンのウメオ大学の教授が言った。",
            (),
            "2005年にスウェーデンのウメオ大学の先生が言った。",
            '[{line: 2, before: "2004年にスウ", after: "2005年にスウ"}, {line: 2, before: "オ大学の教授が言った", after: "オ大学の先生が言った"}]',
        ),
        ('x\n彼は"言う"。', (), '彼は"話す"。', r'[{line: 2, before: "彼は\"言う\"。", after: "彼は\"話す\"。"}]'),
        (
            "x\n計画(一)は、県の文です。",
            (BRACKETS,),
            "計画（一）は、国の文です。",
            '[{line: 2, before: "は、県の文", after: "は、国の文"}]',
        ),
        ("x\n計画(一)は、文です。", (BRACKETS,), "計画（二）は、文です。", ""),
        ("x\n一と\n二の文", (JOINED,), "三と二の文", '[{line: 2, before: "一と", after: "三と"}]'),
        ("x\n一と\n二の文", (JOINED,), "一と二の話", ""),
        ("x\n空白が  二つ", (), "空白 が 二つ", '[{line: 2, before: "空白が ", after: "空白 が "}]'),
    ],
)
def test_entry(received: str, changes: tuple[Change, ...], written: str, expected: str) -> None:
    why = {"ja": "理由"}
    known = Corrections(kinds={}, corrections=(Correction(id="L2", kind="k", certainty="likely", why=why, changes=changes),))
    (line,) = (line for line in corrections.correct(received, known, DOCUMENT)[0] if line.number == 2)
    entry = repairs.entry(line, written, received, known, DOCUMENT, "ja")
    assert entry == (f"- {{id: L2-2, kind: ？, certainty: likely, why: {{ja: ？}}, changes: {expected}}}" if expected else "")
