"""Every page: the shape of what readers see is that of what the checks read."""

from copy import deepcopy

from plansite.content import Content
from plansite.files.reading import Reading
from plansite.publish.markup import tree

from .. import shapes


def is_read_as_shown(found: Reading) -> bool:
    return shapes.read(found) == shapes.shown(tree.html(deepcopy(found.tree)))


def test_pages(site_content: Content) -> None:
    pages = [page for edition in site_content.editions.values() for page in edition.values()]
    assert [page.path for page in pages if not is_read_as_shown(page)] == []


def test_definitions(site_content: Content) -> None:
    glossary = site_content.glossary
    read = {
        (term.id, locale, key): text
        for locale in glossary.locales
        for term, _ in glossary.wordings(locale)
        for key, text in glossary.readings(term, locale).items()
    }
    assert [name for name, text in read.items() if not is_read_as_shown(text)] == []
