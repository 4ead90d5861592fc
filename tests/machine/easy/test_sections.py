"""What is counted on a page: lengths, glosses, sentences that hang, long paragraphs and long sentences."""

from pathlib import Path

import pytest

from plansite.content import Content
from plansite.easy import sections, sentences, style
from plansite.easy.sections import Section
from plansite.files import markdownfile, reading

ORIGINAL = "# 題\n\n県は二〇字の文を書いて、それを短くする。\n"


def counted(text: str, folder: Path, content: Content) -> Section:
    path = folder / "page.md"
    path.write_text(f"---\norigin: site\n---\n\n# 題 {{#a}}\n\n{text}\n", encoding="utf-8")
    page, problems = markdownfile.read(path, folder, folder)
    assert page is not None
    assert problems == []
    original = sentences.read("ja.md", reading.read(ORIGINAL).blocks, content.matchers["ja"])
    return sections.counted(page, content.matchers["ja-easy"], original)


LONG = "県は、とても とても とても とても 長くて、なかなか おわらない 文を 書きます。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("県です。", Section(21, 0, 5, 0, 1, 0, 0)),
        ("県です。\n{.point}\n\n県は 書きます。", Section(21, 4, 8, 0, 1, 0, 0)),
        ("県〈福島〉は 書きます。", Section(21, 0, 10, 2, 0, 0, 0)),
        ("県は 県です。" * 4, Section(21, 0, 25, 0, 0, 0, 0)),
        ("県は 県です。" * 5, Section(21, 0, 31, 0, 0, 1, 0)),
        (LONG, Section(21, 0, 36, 0, 0, 0, 1)),
    ],
)
def test_counted(text: str, expected: Section, tmp_path: Path, site_content: Content) -> None:
    assert counted(text, tmp_path, site_content) == expected


def test_numbers_are_parts_of_the_original() -> None:
    every = sections.together([Section(100, 10, 110, 6, 1, 0, 2), Section(300, 10, 350, 6, 0, 3, 0)])
    assert every == Section(400, 20, 460, 12, 1, 3, 2)
    assert every.numbers == {"short": 5, "full": 115, "glosses": 2, "hanging": 1, "paragraphs": 3, "sentences": 2}


def test_page_that_says_nothing_has_numbers() -> None:
    assert set(Section(0, 0, 0, 0, 0, 0, 0).numbers.values()) == {0}


@pytest.mark.parametrize(
    ("sentence", "hangs"),
    [
        ("4年間の 計画です。", True),
        ("たとえば、次の 法律です。", True),
        ("人が 見る ための ものです。", False),  # が within what stands before the noun counts as a subject
        ("次の 年の 計画でした。", True),
        ("これは 計画です。", False),
        ("計画も 同じです。", False),
        ("とても 大切です。", False),
        ("「これは 本です」の 本です。", True),
        ("計画を 進めます。", False),
        ("- 4年間の 計画です。", False),
        ("4年間の 計画", False),
    ],
)
def test_sentence_that_hangs(sentence: str, hangs: bool, site_content: Content) -> None:
    (read,) = sentences.read("page.md", reading.read(sentence).blocks, site_content.matchers["ja-easy"])
    assert style.hangs(read) == hangs
