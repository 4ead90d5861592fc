"""Footnotes: named references, the author's numbers, one section."""

import pytest

from plansite.files import reading
from plansite.publish.markup import notes, tree

WORDS = {
    "note": "［注{number}］",
    "notes": "注",
    "note_back": "本文の注{number}へ戻る",
    "note_back_again": "本文の注{number}（{count}か所目）へ戻る",
}
TEXT = "一[^4]二[^5]三[^5]\n\n[^4]: 四\n\n[^5]: 五\n"
HTML = """<p>一<sup id="fnref:4"><a class="footnote-ref" href="#fn:4" role="doc-noteref">［注4］</a></sup>\
二<sup id="fnref:5"><a class="footnote-ref" href="#fn:5" role="doc-noteref">［注5］</a></sup>\
三<sup id="fnref2:5"><a class="footnote-ref" href="#fn:5" role="doc-noteref">［注5］</a></sup></p>
<section class="footnote" role="doc-endnotes">
<h2 id="notes">注</h2>
<ol>
<li id="fn:4" value="4">
<p>四\xa0<a class="footnote-backref" href="#fnref:4" role="doc-backlink">本文の注4へ戻る</a></p>
</li>
<li id="fn:5" value="5">
<p>五\xa0<a class="footnote-backref" href="#fnref:5" role="doc-backlink">本文の注5へ戻る</a>\xa0\
<a class="footnote-backref" href="#fnref2:5" role="doc-backlink">本文の注5（2か所目）へ戻る</a></p>
</li>
</ol>
</section>"""


def convert(text: str) -> str:
    root = reading.read(text).tree
    notes.place(root, WORDS)
    return tree.html(root)


@pytest.mark.parametrize(("text", "html"), [(TEXT, HTML), ("何もない", "<p>何もない</p>")])
def test_notes_are_named(text: str, html: str) -> None:
    assert convert(text) == html
