"""Fixtures: the built site on loopback, and Orca with Firefox."""

from collections.abc import Iterator

import pytest

from ...conftest import Site
from ...server import Server, serve
from . import session
from .session import Session

_PACKAGES = "orca firefox-esr xvfb openbox at-spi2-core dbus fonts-noto-cjk"


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[Server]:
    with serve(site.folder) as running:
        yield running


@pytest.fixture(scope="session")
def orca() -> Iterator[Session]:
    if names := session.missing():
        pytest.exit(f"入っていません / not installed: {', '.join(names)}\nDebian: apt-get install {_PACKAGES}", 1)
    with session.session() as running:
        yield running
