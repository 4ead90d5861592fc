"""The views of pages that every test of accessibility looks through."""

from ...accessibility.conftest import results, server, view

__all__ = ["results", "server", "view"]
