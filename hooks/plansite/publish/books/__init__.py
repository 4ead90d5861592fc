"""Books of a finished site: for each language one as PDF and one as EPUB, and the front page leads to them.

Imported only where books are made: what sets them (WeasyPrint, which needs Pango) is not needed for anything else.
"""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from tinyhtml5 import parse

from plansite.content import Content
from plansite.files import git
from plansite.files.message import Message
from plansite.publish import joined
from plansite.publish.books import epub, pdf, text
from plansite.terms import pages


def make(content: Content, site: Path) -> list[Message]:
    """Make the books of each language in `site`, lead to them from its front page, and return what is wrong with them."""
    project, templates, found = content.project, pages.environment(), list[Message]()
    changed = _changed(project.root)
    (site / "books").mkdir()
    for locale in project.locales:
        book, words = text.read(content, site, locale), content.labels[locale].words
        shown = joined.said(
            content,
            locale,
            templates.get_template("book.html"),
            book=book,
            name=project.site_names[locale],
            address=project.address,
            translates=locale != project.default,
            furigana=locale in project.ruby,
        )
        front = parse(shown, namespace_html_elements=False)
        printed, wrong = pdf.write(book, front, site)
        found += wrong
        files = {"pdf": printed, "epub": epub.write(book, front, site, words, changed)}
        for kind, data in files.items():
            (site / "books" / f"{locale}.{kind}").write_bytes(data)
        sizes = {kind: joined.megabytes(len(data)) for kind, data in files.items()}
        joined.lead(content, site, locale, templates.get_template("books.html"), f"books/{locale}", sizes=sizes)
    return found


def _changed(root: Path) -> datetime:
    """Return when the content was changed, in UTC: as SOURCE_DATE_EPOCH says, or the last commit, or now where there is none."""
    committed = git.text(root, "log", "-1", "--format=%ct")
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or committed or time.time()), UTC)
