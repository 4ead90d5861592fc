"""Every package that the machine stands on is listed with its licence; ACCEPT=1 writes the list, which a person reads."""

import os
import re
from importlib import metadata

import pytest

from ..conftest import ROOT

LIST = ROOT / "licences.txt"
# Installed on other systems or versions of Python only, with the licence that their project states.
ELSEWHERE = {
    "brotlicffi": "MIT",
    "colorama": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
    "resvg-py": "MIT",
    "tzdata": "Apache-2.0",
    "tomli": "MIT",
    "typing-extensions": "PSF-2.0",
}


def licence(name: str) -> str:
    """Return what a package says of its licence, in the newest of the ways to say it that it uses."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ELSEWHERE[name]
    classified = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or [] if each.startswith("License ::")]
    (expression,), (text,) = (about.get_all(name) or [""] for name in ("License-Expression", "License"))
    stated = [expression, *classified, text.partition("\n")[0]]
    return next((each for each in stated if each), "") or ELSEWHERE[name]


def test_every_licence_is_listed() -> None:
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    found = "".join(f"{name}: {licence(name)}\n" for name in sorted({*pinned}))
    if "ACCEPT" in os.environ:
        LIST.write_text(found, encoding="utf-8")
    assert LIST.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("name", ["pyyaml", "click"])
def test_a_licence_is_found(name: str) -> None:
    assert licence(name) in ("MIT", "MIT License", "BSD-3-Clause")
