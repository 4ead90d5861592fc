"""An earlier plan, built as its git tag has it."""

import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plansite.files import git
from plansite.files.period import Earlier
from plansite.project import Project


def build(site: Project, edition: Earlier, folder: Path) -> int:
    """Build an earlier plan into `folder` with the machine and the packages of its tag, and return the exit status.

    Its day is that of its tag, so that it stays as it was.
    """
    reference = f"refs/tags/{edition.tag}"
    with _checked_out(site.root, reference) as (top, root):
        if not (root / "mkdocs.yml").exists():
            return 1
        settings = root / ".frozen.yml"
        address = json.dumps(site.address and f"{site.address}{edition.address}")
        settings.write_text(f"INHERIT: mkdocs.yml\nsite_url: {address}\nstrict: false\n", encoding="utf-8")
        day = git.text(root, "log", "-1", "--format=%ct", reference)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": day, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(top / "hooks")}
        command = [_python(top, site.root), "-m", "mkdocs", "build", "--config-file", str(settings), "--site-dir", str(folder.resolve())]
        return subprocess.run(command, cwd=root, env=environment, check=False).returncode


@contextmanager
def _checked_out(root: Path, reference: str) -> Iterator[tuple[Path, Path]]:
    """Check out a tag beside the repository of `root` for a while; give the top folder and what `root` is in it."""
    prefix = git.text(root, "rev-parse", "--show-prefix")
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, "plan")
        git.said(root, "worktree", "add", "--detach", str(top), reference)
        try:
            yield top, top / prefix
        finally:
            git.said(root, "worktree", "remove", "--force", str(top))


def _python(top: Path, root: Path) -> str:
    """Return the Python that has the packages which the tag pins: this one, or where the site pins others now, one in a new environment."""
    pins = "requirements.txt"
    if not (top / pins).exists() or ((root / pins).exists() and (root / pins).read_bytes() == (top / pins).read_bytes()):
        return sys.executable
    folder = top / ".venv"
    builder = venv.EnvBuilder(with_pip=True)
    builder.create(folder)
    python = str(builder.ensure_directories(folder).env_exe)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "--requirement", str(top / pins)], check=True)
    if (top / "hooks" / "plansite").exists():
        subprocess.run([*install, "--no-deps", "--no-build-isolation", "--editable", str(top)], check=True)
    return python
