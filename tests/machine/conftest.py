"""Fixtures of the machine's tests: the frozen plan where others have the real one, which no test of the machine may open."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plansite import content
from plansite.content import Content

from ..conftest import REPOSITORY_URL, ROOT, SITE_URL, Site, built_once, served
from .plan import PLAN, TOWN

LIVING = tuple(str(ROOT / name) + os.sep for name in ("accessibility", "docs", "glossary", "labels", "readers", "source"))
# The day of its build, 30 November 2026, on which everything in it has changed: what is committed in this repository is nothing to it.
FROZEN = {"SOURCE_DATE_EPOCH": "1795996800", "GIT_DIR": os.devnull}
_watching = False


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse to open a file of the living plan while a test of the machine runs."""
    if _watching and event == "open" and isinstance(arguments[0], str | os.PathLike):
        path = os.path.realpath(arguments[0])
        if path.startswith(LIVING) or path == str(ROOT / "mkdocs.yml"):
            pytest.fail(f"a test of the machine opens {path}")


sys.addaudithook(_refuse)


@pytest.fixture(autouse=True)
def _no_living_plan() -> Iterator[None]:
    global _watching
    _watching = True
    yield
    _watching = False


@pytest.fixture(scope="session")
def root() -> Path:
    return PLAN


@pytest.fixture(scope="session")
def site_content() -> Content:
    return content.read(PLAN)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_once("plan", PLAN, tmp_path_factory, SITE_URL=SITE_URL, REPOSITORY_URL=REPOSITORY_URL, **FROZEN)


# Of its own: a fixture of the session that stands above both is made once, of the site that is asked for first.
@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    yield from served(site)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_once("town", TOWN, tmp_path_factory)
