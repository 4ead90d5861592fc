"""Japanese on a page in another language is marked as such, so that it is read in the voice of its language (WCAG 2.2, 3.1.2)."""

import re
from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement, document_fromstring

from ...conftest import Site

_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
_SILENT = "ancestor-or-self::script or ancestor-or-self::style or ancestor-or-self::title"


def unmarked(page: HtmlElement) -> Iterator[str]:
    """Give each text of a page that has Japanese in it and stands in an element of another language."""
    for text in page.xpath(f"//text()[not(parent::*[{_SILENT}])] | //@aria-label | //@alt | //@placeholder"):
        if _JAPANESE.search(text):
            parent = text.getparent().getparent() if text.is_tail else text.getparent()
            if not parent.xpath("string(ancestor-or-self::*[@lang][1]/@lang)").startswith("ja"):
                yield str(text).strip()


FOUND = {
    '<p>One <span lang="ja">二</span> three</p>': [],
    '<p lang="ja-simple">二</p>': [],
    "<script>二</script>": [],
    "<p>One 二</p>": ["One 二"],
    '<p><b lang="ja">一</b> 二</p>': ["二"],
    '<img alt="二">': ["二"],
}


@pytest.mark.parametrize("body", FOUND)
def test_what_is_unmarked(body: str) -> None:
    assert list(unmarked(document_fromstring(f'<html lang="en"><body>{body}</body></html>'))) == FOUND[body]


def test_japanese_is_marked_on_every_page(site: Site) -> None:
    found = {path: list(unmarked(page)) for path, page in site.pages.items() if not str(page.get("lang")).startswith("ja")}
    assert len(found) > 100
    assert {path: texts for path, texts in found.items() if texts} == {}
