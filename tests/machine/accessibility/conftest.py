"""The views of pages that every test of accessibility looks through."""

from ...accessibility.conftest import alfa, results, server, view

__all__ = ["alfa", "results", "server", "view"]
