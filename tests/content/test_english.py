"""The English of this site: nothing in it is long, and nothing may become so."""

from plansite.content import Content
from plansite.files import problem
from plansite.reviews import english


def test_nothing_is_long(site_content: Content) -> None:
    assert problem.lines(english.warnings(site_content), "en") == []
