"""The browsers that pages are shown in."""

from ...machine.drivers.conftest import opened

__all__ = ["opened"]
