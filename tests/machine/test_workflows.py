"""What runs on a pull request cannot be talked into anything by it, comes from where it was looked at, and is what the change needs."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
USES = re.compile(r"uses: (\S+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+")


def read(name: str) -> Any:
    # BaseLoader: `on` stays a word.
    return yaml.load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS])
def test_no_text_of_a_pull_request_becomes_a_command(name: str) -> None:
    scripts = [step["run"] for job in read(name)["jobs"].values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_each_action_is_one_commit_with_its_version() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not USES.search(line)] == []
    pins = {(match[1], match[0]) for line in lines if (match := USES.search(line))}
    assert len(pins) == len({action for action, _ in pins})


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS if "pull_request" in path.read_text(encoding="utf-8")])
def test_what_may_write_runs_nothing_of_a_pull_request(name: str) -> None:
    workflow = read(name)
    assert {"pull_request_target", "workflow_run"} & set(workflow["on"]) == set()
    for job in workflow["jobs"].values():
        allowed = job.get("permissions", workflow["permissions"])
        if "write" in allowed.values():
            assert [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step] == ["actions/download-artifact"]
            assert "make" not in "".join(step.get("run", "") for step in job["steps"])


@pytest.mark.parametrize(("arguments", "expected"), [((), 'plan confirm "ch1"'), (("LOCALE=en",), 'plan confirm "ch1" en')])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_language_of_messages_confirms_no_other_translations(language: str, arguments: tuple[str, ...], expected: str) -> None:
    command = ["make", "--dry-run", "confirm", "SECTION=ch1", *arguments]
    environment = {**os.environ, "LANG": language, "LOCALE": "", "MAKEFLAGS": "", "MAKELEVEL": "0"}
    printed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert printed.splitlines()[-1].strip().endswith(expected)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["docs/ja/index.md", "glossary/terms.yaml", "labels/ja.yaml", "source/plan.txt"], ""),
        (["docs/ja/index.md", "hooks/site.py"], "machine=true\n"),
        (["mkdocs.yml"], "machine=true\n"),
        (["tests/data/plan/docs/ja/index.md"], "machine=true\n"),
    ],
)
def test_content_alone_does_not_run_the_machine(changed: list[str], said: str, tmp_path: Path) -> None:
    (step,) = (step for step in read("check.yml")["jobs"]["changes"]["steps"] if "run" in step)
    output = tmp_path / "output"
    output.touch()

    def run(*command: str) -> None:
        settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "BEFORE": "HEAD^1", "GITHUB_OUTPUT": str(output), "PATH": "/usr/bin:/bin"}
        subprocess.run(command, cwd=tmp_path, env=settings, check=True, capture_output=True)

    git = ("git", "-c", "user.name=a", "-c", "user.email=a@plan.example")
    run("git", "init")
    run(*git, "commit", "--allow-empty", "--message=before")
    for name in changed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
        run("git", "add", name)
    run(*git, "commit", "--message=after")
    run("bash", "-e", "-c", step["run"])
    assert output.read_text(encoding="utf-8") == said


def test_windows_does_what_the_readme_says() -> None:
    make, *steps = (step["run"] for step in read("check.yml")["jobs"]["windows"]["steps"] if "run" in step)
    assert make == "python -m venv .venv"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [step for step in steps if step not in readme] == []
