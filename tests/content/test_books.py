"""The books of the site whole: every block is heard in its order, and the books are what PDF/UA-1 and EPUB 3 ask."""

import shutil
from pathlib import Path

import pytest

from plansite.commands.testing.sites import Site
from plansite.content import Content

try:
    from plansite.publish import books
    from plansite.publish.books import text
except OSError as missing:  # Pango is no Python package
    pytest.skip(str(missing), allow_module_level=True)

from .. import books as book


def test_books(site: Site, site_content: Content, tmp_path: Path, everything: bool) -> None:
    if not everything:
        pytest.skip("takes minutes")
    folder = Path(shutil.copytree(site.folder, tmp_path / "site"))
    texts = {locale: text.read(site_content, folder, locale) for locale in site_content.project.locales}
    assert books.make(site_content, folder) == []
    for locale, each in texts.items():
        pdf, epub = (folder / "books" / f"{locale}.{kind}" for kind in ("pdf", "epub"))
        assert book.faults(pdf) == []
        assert book.epub_faults(epub) == []
        assert book.unheard(each, book.heard(pdf)) == []
