"""A plugin of pytest: the content in the current folder, and the site built from it, once a run."""

from pathlib import Path

import pytest

from plansite import content
from plansite.commands.testing import sites
from plansite.commands.testing.sites import Site
from plansite.content import Content


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the plan."""
    return Path.cwd()


@pytest.fixture(scope="session")
def site_content(root: Path) -> Content:
    """Return the content of the plan."""
    return content.read(root)


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site built from the plan."""
    folder = tmp_path_factory.mktemp("built") / "site"
    finished = sites.build(root, folder)
    assert finished.returncode == 0, finished.stderr
    return sites.read_site(folder, finished.stdout + finished.stderr)
