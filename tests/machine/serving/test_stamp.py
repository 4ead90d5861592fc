"""What /version.json says: the commit, the day, the counts and the checks, of a repository and of a folder that is none."""

import json
import subprocess
from datetime import date
from pathlib import Path

from plansite import check, content
from plansite.publish.serving import stamp

from ..plan import TOWN, change, copy

FOUND = {"counts": {"pages": {"ja": 2, "en": 1}, "terms": 3}, "checks": {"problems": 0, "warnings": 3, "accessibility": {}}}


def stamped(folder: Path) -> dict[str, object]:
    site = content.read(folder)
    said = stamp.stamp(site, {"ja": {"a.md", "b.md"}, "en": {"a.md"}}, check.problems_of(site), date(2026, 11, 30))
    return dict(json.loads(said))


def test_without_git(tmp_path: Path) -> None:
    town = copy(TOWN, tmp_path)
    assert stamped(town) == {"commit": "", "changed": False, "date": "2026-11-30", **FOUND}


def test_with_git(tmp_path: Path) -> None:
    town = copy(TOWN, tmp_path)
    git = ["git", "-C", str(town), "-c", "user.name=x", "-c", "user.email=x@town.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    assert stamped(town) == {"commit": commit, "changed": False, "date": "2026-11-30", **FOUND}
    change(town, "mkdocs.yml", "site_name: 水の里町デジタル計画", "site_name: 水の里町の計画")
    assert stamped(town)["changed"] is True
