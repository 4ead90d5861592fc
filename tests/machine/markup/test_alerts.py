"""GitHub's alerts have a style of the theme and a title in the page's language."""

import pytest

from plansite.files import reading
from plansite.publish.markup import alerts, tree

WORDS = {"alert_note": "メモ", "alert_tip": "助言", "alert_important": "大切", "alert_warning": "注意", "alert_caution": "危険"}


@pytest.mark.parametrize(
    ("kind", "style", "title"),
    [
        ("NOTE", "note", "メモ"),
        ("TIP", "tip", "助言"),
        ("IMPORTANT", "info", "大切"),
        ("WARNING", "warning", "注意"),
        ("CAUTION", "danger", "危険"),
    ],
)
def test_alerts_are_named(kind: str, style: str, title: str) -> None:
    root = reading.read(f"> [!{kind}]\n> 水を止めます。").tree
    alerts.name(root, WORDS)
    assert tree.html(root) == f'<div class="admonition {style}">\n<p class="admonition-title">{title}</p>\n<p>水を止めます。</p>\n</div>'


def test_other_boxes_stay() -> None:
    root = reading.read("> 水を止めます。").tree
    alerts.name(root, WORDS)
    assert tree.html(root) == "<blockquote>\n<p>水を止めます。</p>\n</blockquote>"
