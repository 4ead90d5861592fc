"""What runs on a pull request cannot be talked into anything by it."""

from typing import Any

import pytest
import yaml

from ..conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def read(name: str) -> Any:
    # BaseLoader: `on` stays a word.
    return yaml.load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS])
def test_no_text_of_a_pull_request_becomes_a_command(name: str) -> None:
    scripts = [step["run"] for job in read(name)["jobs"].values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS if "pull_request" in path.read_text(encoding="utf-8")])
def test_what_may_write_runs_nothing_of_a_pull_request(name: str) -> None:
    workflow = read(name)
    assert {"pull_request_target", "workflow_run"} & set(workflow["on"]) == set()
    for job in workflow["jobs"].values():
        allowed = job.get("permissions", workflow["permissions"])
        if "write" in allowed.values():
            assert [step["uses"] for step in job["steps"] if "uses" in step] == ["actions/download-artifact@v6"]
            assert "make" not in "".join(step.get("run", "") for step in job["steps"])
