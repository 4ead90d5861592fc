"""The site as one zip: what the preview holds, the same bytes each time, with a link from the front page of each language."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from plansite import content
from plansite.publish import offline

from ..plan import TOWN, copy

HOME = "<!doctype html><html><body><main><article><p>x</p>\n</article></main></body></html>"


def homes(site: Path) -> Path:
    for folder in (site, site / "en"):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(HOME, encoding="utf-8")
    return site


def test_what_it_holds(tmp_path: Path) -> None:
    town, preview = content.read(TOWN), homes(tmp_path / "preview")
    (preview / "assets").mkdir()
    (preview / "assets/site.css").write_text("a {}", encoding="utf-8")
    sites = [homes(tmp_path / name) for name in ("first", "second")]
    offline.write(town, preview, sites[0])
    for number, path in enumerate(sorted(preview.rglob("*"), reverse=True)):
        os.utime(path, (number, number))
        path.chmod(0o700)
    offline.write(town, preview, sites[1])
    assert (sites[0] / "offline.zip").read_bytes() == (sites[1] / "offline.zip").read_bytes()
    with zipfile.ZipFile(sites[0] / "offline.zip") as archive:
        assert archive.namelist() == ["site/assets/site.css", "site/en/index.html", "site/index.html"]
        assert archive.read("site/index.html").decode() == HOME
    for name, link in (
        ("index.html", '<a href="offline.zip" type="application/zip">このサイトの全体（zip、0.0 MB）</a>'),
        ("en/index.html", '<a href="../offline.zip" type="application/zip">The whole site (zip, 0.0 MB)</a>'),
    ):
        assert (sites[0] / name).read_text(encoding="utf-8").count(link) == 1


@pytest.mark.share(8)
def test_a_build_with_it(tmp_path: Path) -> None:
    town = copy(TOWN, tmp_path / "town")
    command = [sys.executable, "-m", "plansite", "build", "--zip", "--compressed"]
    subprocess.run(command, cwd=town, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    shutil.unpack_archive(town / "site/offline.zip", tmp_path / "unpacked")
    assert 'href="plan.html"' in (tmp_path / "unpacked/site/index.html").read_text(encoding="utf-8")
    assert 'href="plan/"' in (town / "site/index.html").read_text(encoding="utf-8")
    assert (town / "site/index.html.br").exists() and not (town / "site/offline.zip.br").exists()
