"""Nothing is wrong with the content. Its layout and what a person compares are offered, not asked for (`plan mend`)."""

import io

import pytest

from plansite import check
from plansite.content import Content
from plansite.easy import lint
from plansite.files import problem
from plansite.reviews import english


def said(found: list[problem.Problem]) -> str:
    """Return problems as they are printed, in the language of the environment."""
    stream = io.StringIO()
    problem.report(found, stream)
    return stream.getvalue()


def test_no_problem(site_content: Content) -> None:
    """Warnings, such as of a translation that waits to be compared, are no problem."""
    assert said([found for found in check.problems_of(site_content) if not found.warning]) == ""


def test_easy_japanese(site_content: Content) -> None:
    """No error by any rule, and no more warnings than there may be."""
    if not site_content.easy_locales:
        pytest.skip("no easy Japanese")
    pytest.importorskip("sudachipy", reason="the analyser of Japanese is not installed")
    assert said(list(lint.result(site_content).problems)) == ""


def test_english(site_content: Content) -> None:
    passages = list(english.passages(site_content))
    if not passages:
        pytest.skip("no English")
    assert said(list(english.linted(passages, english.titles(site_content)))) == ""
