"""The views of pages that every test of accessibility looks through. What is found on the frozen plan is no result of the living one."""

import pytest

from ...accessibility.conftest import alfa, server, view
from ...accessibility.results import Results

__all__ = ["alfa", "server", "view"]


@pytest.fixture
def results() -> Results:
    """Give what a test adds its findings to; nobody reads it."""
    return Results()
