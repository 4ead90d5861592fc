"""A word may be explained on two pages; on more it becomes a term."""

import pytest

from plansite.content import Content
from plansite.easy import glosses, sentences
from plansite.easy.lists import Lists
from plansite.easy.sentences import Text
from plansite.files import reading

WORDS = Lists(glosses={"条例": "県などの 決まり", "県条例": "県の 決まり"})
ONE, OTHER, NONE = "条例〈県などの 決まり〉です。", "県条例〈県の 決まり〉です。", "条例です。"


def read(text: str, path: str, content: Content) -> Text:
    return sentences.read(path, reading.read(text).blocks, content.matchers["ja-easy"])


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([ONE, ONE, NONE], []),
        ([ONE, f"{ONE}{ONE}{ONE}", NONE], []),
        ([ONE, OTHER, ONE, OTHER], []),
        ([ONE, ONE, f"県です。{ONE}", ONE], ["2.md:1:6: 「条例」"]),
        ([ONE, OTHER, f"{ONE}{OTHER}", f"{OTHER}{ONE}"], ["3.md:1:3: 「県条例」", "3.md:1:16: 「条例」"]),
    ],
)
def test_pages_on_which_a_word_is_explained(pages: list[str], expected: list[str], site_content: Content) -> None:
    texts = [read(text, f"{number}.md", site_content) for number, text in enumerate(pages)]
    assert [f"{each.place}: {each.text('ja').partition('の説明')[0]}" for each in glosses.everywhere(texts, WORDS)] == expected
