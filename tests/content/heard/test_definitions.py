"""A definition begins with text of its own: Orca, reading on, leaves out the paragraph, list or emphasis that a <dd> begins with."""

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from ...conftest import Site

# Elements that are no objects of their own to a screen reader, and the one that Orca reads all the same.
_READ = frozenset({"a", "ruby", "span"})


def begins_with(definition: HtmlElement) -> str:
    """Return the name of the element that a definition begins with, the empty one where it begins with text."""
    if (definition.text or "").strip() or not len(definition):
        return ""
    first = definition[0]
    return begins_with(first) if first.tag in _READ else str(first.tag)


BEGINS = {
    "<dd>One.</dd>": "",
    "<dd>One.<p>Two.</p></dd>": "",
    "<dd><span>One.</span></dd>": "",
    '<dd><a href="#">One</a> two.</dd>': "",
    "<dd><ruby>一<rt>いち</rt></ruby></dd>": "",
    "<dd>\n<p>One.</p></dd>": "p",
    "<dd><span><strong>One.</strong></span></dd>": "strong",
    "<dd><ul><li>One.</li></ul></dd>": "ul",
}


@pytest.mark.parametrize("definition", BEGINS)
def test_what_a_definition_begins_with(definition: str) -> None:
    assert begins_with(fragment_fromstring(definition)) == BEGINS[definition]


def test_every_definition_begins_with_text(site: Site) -> None:
    found = {path: [first for each in page.iter("dd") if (first := begins_with(each))] for path, page in site.pages.items()}
    if faulty := {path: firsts for path, firsts in found.items() if firsts}:
        pytest.fail(f"説明は、強調や箇条書きではなく、ふつうの文で始めてください / Begin a definition with plain text: {faulty}", False)
