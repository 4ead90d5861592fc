"""What runs on a pull request cannot be talked into anything by it, comes from where it was looked at, and is what the change needs."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..conftest import ROOT
from .plan import DATA, change, copy
from .reviews.test_review import committed, git

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
USES = re.compile(r"uses: (\S+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+")


def read(name: str) -> Any:
    # BaseLoader: `on` stays a word.
    return yaml.load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS])
def test_no_text_of_a_pull_request_becomes_a_command(name: str) -> None:
    scripts = [step["run"] for job in read(name)["jobs"].values() for step in job.get("steps", []) if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_each_action_is_one_commit_with_its_version() -> None:
    lines = [
        line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses: " in line and "uses: ./" not in line
    ]
    assert [line for line in lines if not USES.search(line)] == []
    pins = {(match[1], match[0]) for line in lines if (match := USES.search(line))}
    assert len(pins) == len({action for action, _ in pins})


@pytest.mark.parametrize("name", ["check.yml", "mend.yml", "review.yml", "term.yml"])
def test_what_may_write_runs_nothing_of_others(name: str) -> None:
    """It takes what others made as files, for git and gh."""
    workflow = read(name)
    assert {"pull_request_target", "workflow_run"} & set(workflow["on"]) == set()
    for job in workflow["jobs"].values():
        allowed = job.get("permissions", workflow["permissions"])
        if "write" in allowed.values():
            actions = {step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step}
            assert actions <= {"actions/download-artifact", "actions/checkout"}
            scripts = "\n".join(step.get("run", "") for step in job["steps"])
            assert re.findall(r"\b(?:make|pip|python|plan|npm|node|bash|sh|eval|source)\b(?! /)", scripts) == []


def test_nobody_else_mends_and_only_main_runs() -> None:
    job = read("mend.yml")["jobs"]["mend"]
    assert """contains(fromJSON('["OWNER", "MEMBER", "COLLABORATOR"]'), github.event.comment.author_association)""" in job["if"]
    first, base, _, install, head, mend, _ = job["steps"]
    assert "/permission" in first["run"] and "'^(admin|write)$'" in first["run"]
    assert base["with"] == {"ref": "${{ github.event.repository.default_branch }}", "path": "base", "persist-credentials": "false"}
    assert (install["working-directory"], head["with"]["path"], mend["working-directory"]) == ("base", "head", "head")
    assert head["if"] == mend["if"] == "steps.pull.outputs.fork == 'false'"
    assert set(re.findall(r"\S*\bplan\b", mend["run"])) == {'"$RUNNER_TEMP/venv/bin/plan'}


def noting(programs: Path, file: Path) -> None:
    """Make a folder of programs: plan, and a gh that notes in a file what it is asked."""
    programs.mkdir(parents=True)
    (programs / "plan").symlink_to(Path(sys.executable).with_name("plan"))
    (programs / "gh").write_text(f'#!/bin/sh\necho "$@" >> {file}\n', encoding="utf-8")
    (programs / "gh").chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the scripts are for bash")
def test_mending_step_by_step(tmp_path: Path) -> None:
    """The scripts of both jobs on a branch, with a `gh` that only notes what it is asked."""
    origin, head, programs = tmp_path / "origin", tmp_path / "head", tmp_path / "temp" / "venv" / "bin"
    committed(copy(DATA / "review" / "site", origin))
    git(origin, "switch", "-c", "change")
    change(origin, "docs/ja/chapter-2.md", "世界的にデジタル化が加速しています。", "国内でもデジタル化が加速しています。")
    git(origin, "commit", "-am", "A change")
    git(origin, "switch", "main")
    git(tmp_path, "clone", "--branch", "change", str(origin), "head")
    noting(programs, tmp_path / "asked")
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_ACTIONS": "true",
        "REQUEST": "見ました\n/確認 ch2 en\n",
        "BRANCH": "change",
        "NUMBER": "7",
        "LANG": "ja_JP.UTF-8",
    }

    def run(step: dict[str, str]) -> None:
        folder = tmp_path / step.get("working-directory", "")
        subprocess.run(["bash", "-e", "-c", step["run"]], cwd=folder, env=environment, check=True, capture_output=True)

    jobs = read("mend.yml")["jobs"]
    run(jobs["mend"]["steps"][-2])
    git(head, "reset", "--hard")  # the other job has a checkout of its own
    for step in jobs["commit"]["steps"][-2:]:
        run(step)
    said = subprocess.run(["git", "show", "--stat=200", "change"], cwd=origin, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^ (\S+) +\|", said, re.MULTILINE) == [
        "glossary/easy-measures.yaml",
        "source/confirmed.yaml",
        "source/corrections.yaml",
    ]
    assert "確かめました: ch2（en）" in said
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines() == [
        "auth setup-git",
        "workflow run check.yml --ref change",
        "pr comment 7 --body-file said.md",
    ]
    assert "    source/corrections.yaml: 原文の修正を書き加えました。" in (tmp_path / "said.md").read_text(encoding="utf-8")


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
        (["accessibility/manual.yaml", "docs/ja/news.md", "mkdocs.yml"], ""),
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


@pytest.mark.skipif(os.name == "nt", reason="the scripts are for bash")
@pytest.mark.parametrize(
    ("id", "asked"),
    [
        ("smart-meter", ["auth setup-git", "pr create --head term-7 --title 用語: $(touch x)", "workflow run check.yml --ref term-7"]),
        ("JIS", ["issue comment 7 --body-file comment.md"]),
    ],
)
def test_a_form_becomes_a_branch(id: str, asked: list[str], tmp_path: Path) -> None:
    """The scripts of both jobs, with a `gh` that only notes what it is asked."""
    origin = committed(copy(DATA / "review" / "site", tmp_path / "origin"))
    git(tmp_path, "clone", str(origin), "clone")
    programs, form = tmp_path / "temp" / "venv" / "bin", ROOT / ".github" / "ISSUE_TEMPLATE" / "new-term.yml"
    (tmp_path / "clone/.github/ISSUE_TEMPLATE").mkdir(parents=True)
    (tmp_path / "clone/.github/ISSUE_TEMPLATE/new-term.yml").write_bytes(form.read_bytes())
    noting(programs, tmp_path / "asked")
    labels = {each["id"]: each["attributes"]["label"] for each in yaml.safe_load(form.read_text(encoding="utf-8"))["body"] if "id" in each}
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "BODY": f"### {labels['id']}\n\n{id}\n\n### {labels['ja-term']}\n\n$(touch x) `touch x`\n",
        "NUMBER": "7",
        "TITLE": "用語: $(touch x)",
    }
    jobs = read("term.yml")["jobs"]
    write, publish = jobs["write"]["steps"][-2]["run"], jobs["open"]["steps"][-1]["run"]
    subprocess.run(["bash", "-e", "-c", write], cwd=tmp_path / "clone", env=environment, check=True, capture_output=True)
    git(tmp_path / "clone", "reset", "--hard")  # the other job has a checkout of its own
    subprocess.run(["bash", "-e", "-c", publish], cwd=tmp_path / "clone", env=environment, check=False, capture_output=True)
    said = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert [line.partition(" --body #7")[0] for line in said] == asked
    branches = subprocess.run(["git", "branch", "--list", "term-7"], cwd=origin, capture_output=True, text=True, check=True).stdout
    assert bool(branches) == (id == "smart-meter")
    assert not list(tmp_path.rglob("x"))


def test_windows_does_what_the_readme_says() -> None:
    make, *steps = (step["run"] for step in read("check.yml")["jobs"]["windows"]["steps"] if "run" in step)
    assert make == "python -m venv .venv"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [step for step in steps if step not in readme] == []
