"""Footnotes: named references, the author's numbers, one section; and an end where Python-Markdown writes them in another way."""

from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plansite.markup.notes import Notes

WORDS = {"note": "［注{number}］", "notes": "注", "note_back": "本文の注{number}へ戻る"}
TEXT = "一[^4]二[^5]三[^5]\n\n[^4]: 四\n\n[^5]: 五\n"
HTML = """<p>一<sup id="fnref:4"><a class="footnote-ref" href="#fn:4" role="doc-noteref">［注4］</a></sup>\
二<sup id="fnref:5"><a class="footnote-ref" href="#fn:5" role="doc-noteref">［注5］</a></sup>\
三<sup id="fnref2:5"><a class="footnote-ref" href="#fn:5" role="doc-noteref">［注5］</a></sup></p>
<section class="footnote" role="doc-endnotes">
<h2 id="notes">注</h2>\
<ol>
<li id="fn:4" value="4">
<p>四&#160;<a class="footnote-backref" href="#fnref:4" role="doc-backlink">本文の注4へ戻る</a></p>
</li>
<li id="fn:5" value="5">
<p>五&#160;<a class="footnote-backref" href="#fnref:5" role="doc-backlink">本文の注5へ戻る</a>\
<a class="footnote-backref" href="#fnref2:5" role="doc-backlink">本文の注5へ戻る</a></p>
</li>
</ol>
</section>"""


class Renamed(Extension):
    """Another version of Python-Markdown, which gives one kind of element another class."""

    def __init__(self, tag: str, written: str) -> None:
        super().__init__()
        self.change = tag, written

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Rename(md, *self.change), "renamed", 8)


class _Rename(Treeprocessor):
    def __init__(self, md: Markdown, tag: str, written: str) -> None:
        super().__init__(md)
        self.tag, self.written = tag, written

    def run(self, root: Element) -> None:
        for element in root.iter(self.tag):
            if element.get("class") == self.written:
                element.set("class", "new")


def convert(text: str, *others: Extension) -> str:
    notes = Notes()
    notes.words = WORDS
    return Markdown(extensions=["footnotes", *others, notes]).convert(text)


@pytest.mark.parametrize(("text", "html"), [(TEXT, HTML), ("何もない", "<p>何もない</p>")])
def test_notes_are_named(text: str, html: str) -> None:
    assert convert(text) == html


@pytest.mark.parametrize(
    ("tag", "written", "message"),
    [
        ("a", "footnote-ref", "of (3, 2) references and notes, (0, 2) have been named"),
        ("div", "footnote", "of (3, 2) references and notes, (3, 0) have been named"),
    ],
)
def test_notes_that_are_not_found_end_the_build(tag: str, written: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        convert(TEXT, Renamed(tag, written))
    assert str(caught.value) == message
