"""The exports of the frozen plan."""

import pytest

from plansite.content import Content
from plansite.exchange.exports.datasets import Exports

from ...forms import exports_of


@pytest.fixture(scope="session")
def exports(site_content: Content) -> Exports:
    return exports_of(site_content)
