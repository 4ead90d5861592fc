"""An earlier plan is built with the packages that its tag pins, where the site pins others by now."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from plansite import project
from plansite.files.period import Earlier
from plansite.publish import frozen

from . import plans

pytestmark = pytest.mark.share(8)

PAGE = (
    "import pathlib, sys; folder = pathlib.Path(sys.argv[-1]); folder.mkdir(); (folder / 'index.html').write_text(' '.join(sys.argv[1:-1]))"
)
WHEEL = {
    "mkdocs/__init__.py": "",
    "mkdocs/__main__.py": PAGE,
    "mkdocs-0.1.dist-info/METADATA": "Metadata-Version: 2.1\nName: mkdocs\nVersion: 0.1\n",
    "mkdocs-0.1.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "mkdocs-0.1.dist-info/RECORD": "",
}


def test_the_packages_of_the_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "mkdocs-0.1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in WHEEL.items():
            archive.writestr(name, text)
    folder = plans.first(tmp_path / "town")
    pin = f"mkdocs==0.1 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
    (folder / "requirements.txt").write_text(pin, encoding="utf-8")
    plans.commit(folder, "v1")
    (folder / "requirements.txt").write_text("mkdocs==0.2\n", encoding="utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    site, _ = project.read(folder)
    edition = Earlier(address="1/", tag="v1", title={})
    assert frozen.build(site, edition, tmp_path / "site") == 0
    written = (tmp_path / "site" / "index.html").read_text(encoding="utf-8").split()
    assert (written[:2], Path(written[2]).name, written[3:]) == (["build", "--config-file"], ".frozen.yml", ["--site-dir"])
    assert len(plans.git(folder, "worktree", "list").splitlines()) == 1
