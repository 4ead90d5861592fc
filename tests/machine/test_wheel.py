"""The package as others get it: built into a wheel, installed in a fresh environment, and then a new plan with one command.

The dependencies are those of the running environment; nothing is fetched.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from lxml import html

from plansite.commands import plan as commands

from ..conftest import ROOT

pytestmark = pytest.mark.share(8)

NAMES = ("--name", "水の里町防災計画", "--owner", "水の里町")
# What a site answers for: its own tests too, when the package has that command.
CHECKS = ["check", "build", *(["test"] if "test" in commands.commands else [])]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a fresh environment with the wheel, made once a run: other workers wait for the first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "environment"
    with (shared / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            _install(shared / "source", folder)
            (folder / "done").touch()
    return folder


def _install(source: Path, folder: Path) -> None:
    source.mkdir()
    shutil.copytree(ROOT / "hooks", source / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(source), str(source)], check=True)
    (wheel,) = source.glob("*.whl")
    venv.create(folder)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    subprocess.run([*pip, "--python", str(folder), "install", "--no-index", "--no-deps", "--force-reinstall", str(wheel)], check=True)


def run(environment: Path, folder: Path, *arguments: str) -> str:
    """Run the command `plan` of the wheel in a folder and return what it prints; a failure shows it."""
    command = [str(environment / "bin" / "plan"), *arguments]
    settings = {**os.environ, "LANG": "C.UTF-8", "GITHUB_ACTIONS": "", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""}
    finished = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout + finished.stderr


@dataclass(frozen=True)
class Town:
    """A municipality: what it answers to `plan new`, what its people write over that, what they delete, and the pages that come of it."""

    answers: tuple[str, ...]
    pages: set[str]
    written: Mapping[str, str] = field(default_factory=dict)
    deleted: tuple[str, ...] = ()


GLOSSARY = {"glossary/", "glossary/names/", "glossary/open-data/", "glossary/online-application/"}
OWN = {"", "chapter-1/", "about/", "data/", *GLOSSARY}
DISASTERS = {
    "mkdocs.yml": """site_name: 水の里町防災計画
site_url: https://town.example/
nav:
  - トップ: index.md
  - 第1編 そなえる: volume-1/index.md
  - 避難: volume-1/escape.md
  - 用語解説: appendix.md
theme: plansite
plugins: [{i18n: {languages: [{locale: ja, name: 日本語, default: true}]}}, plansite]
""",
    "docs/ja/index.md": "---\norigin: site\n---\n\n# 水の里町防災計画 {#home}\n\n[第1編](volume-1/index.md)\n",
    "docs/ja/volume-1/index.md": "---\norigin: plan\n---\n\n# 第1編 そなえる {#v1}\n\n水とテントを備えます。\n",
    "docs/ja/volume-1/escape.md": "---\norigin: plan\n---\n\n# 避難 {#v1-escape}\n\nハザードマップで道を確かめます。\n",
    "glossary/terms.yaml": """terms:
  - id: hazard-map
    origin: plan
    ja:
      term: ハザードマップ
      reading: はざーどまっぷ
      definition: |
        災害が起きやすい場所を示した地図のこと。
""",
    "glossary/common-words.yaml": "words: [テント]\n",
    "source/plan.txt": """水の里町防災計画 1
第1編 そなえる
水とテントを備えます。
水の里町防災計画 2
避難
ハザードマップで道を確かめます。
用語解説
索引 用語 解説
は ハザードマップ 災害が起きやすい場所を示した地図のこと。
""",
    "source/corrections.yaml": """kinds:
  running-head:
    ja: {label: 柱, text: ページごとの見出しが入っていました。}
corrections:
  - id: C1
    kind: running-head
    certainty: certain
    why: {ja: 本文ではないため。}
    changes:
      - delete: 水の里町防災計画 [0-9]+
""",
}
TOWNS = {
    "everything": Town(
        ("--languages", "ja,ja-easy,en", "--english-name", "Plan for Disasters", "--source", "--furigana"),
        {f"{folder}{page}" for folder in ("", "ja-easy/", "en/") for page in (*OWN, "editors/")},
    ),
    "Japanese only": Town(("--languages", "ja", "--no-source"), OWN),
    "Japanese and English": Town(
        ("--languages", "ja,en", "--english-name", "", "--source"), {f"{folder}{page}" for folder in ("", "en/") for page in OWN}
    ),
    "English first": Town(
        ("--name", "Mizunosato Disaster Plan", "--languages", "en,ja", "--no-source"),
        {f"{folder}{page}" for folder in ("", "ja/") for page in OWN},
    ),
    "a glossary that begins empty, and no page about the site": Town(
        ("--languages", "ja,ja-easy", "--no-source", "--no-furigana"),
        {"", "chapter-1/", "ja-easy/", "ja-easy/chapter-1/"},
        {
            "glossary/terms.yaml": "terms: []\n",
            "docs/ja/index.md": "---\norigin: site\n---\n\n# 計画 {#home}\n\n[読む](chapter-1.md)\n",
            "docs/ja/chapter-1.md": "---\norigin: plan\n---\n\n# 第1章 水 {#ch1}\n\n水を守ります。\n",
        },
        ("docs/ja/about.md", "docs/ja-easy", "source"),
    ),
    "another subject": Town(
        ("--languages", "ja", "--source"),
        {"", "volume-1/", "volume-1/escape/", "appendix/", "corrections/", "data/", "glossary/", "glossary/hazard-map/"},
        DISASTERS,
        ("docs/ja/chapter-1.md", "docs/ja/about.md"),
    ),
}


@pytest.fixture(params=TOWNS, ids=str)
def town(request: pytest.FixtureRequest, environment: Path, tmp_path: Path) -> Iterator[tuple[Town, Path]]:
    """Give a municipality and its folder, as its people have it after their first changes."""
    chosen, folder = TOWNS[request.param], tmp_path / "town"
    run(environment, tmp_path, "new", "town", *NAMES, *chosen.answers, "--repository", "https://git.example/town/plan")
    for name in chosen.deleted:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in chosen.written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if not chosen.written.get("mkdocs.yml") and chosen.deleted:
        settings = folder / "mkdocs.yml"
        kept = [
            line
            for line in settings.read_text(encoding="utf-8").splitlines()
            if not line.endswith(("glossary/index.md", "names.md", "about.md"))
            and not line.lstrip(' "').startswith(("用語集", "名前の一覧", "このサイトについて"))
        ]
        settings.write_text("\n".join(kept).replace("complete: [ja, ja-easy]", "complete: [ja]") + "\n", encoding="utf-8")
    yield chosen, folder


def test_a_new_plan_is_right_and_builds(town: tuple[Town, Path], environment: Path) -> None:
    chosen, folder = town
    if chosen.written:
        run(environment, folder, "format")
    printed = [run(environment, folder, command) for command in CHECKS]
    assert printed[0].splitlines()[-1].startswith("問題 0 件")
    assert [line for line in printed[1].splitlines() if "WARNING" in line] == []
    site = folder / "site"
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert {"" if page == "." else f"{page}/" for page in pages} == chosen.pages
    texts = " ".join(html.parse(str(path)).getroot().text_content() for path in site.rglob("*.html"))
    assert [word for word in ("None", "福島", "Fukushima", "Undefined") if word in texts] == []


def test_one_command_writes_and_serves_a_plan(environment: Path, tmp_path: Path) -> None:
    arguments = ["new", "town", *NAMES, "--languages", "ja", "--no-source", "--repository", "", "--site"]
    settings = {**os.environ, "PORT": "0", "PYTHONPATH": "", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    command = [str(environment / "bin" / "plan"), *arguments]
    with subprocess.Popen(command, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            addresses = (line.split()[0] for line in process.stdout if line.startswith("http://127.0.0.1:"))
            with urllib.request.urlopen(f"{next(addresses)}chapter-1/") as answer:
                assert "第1章 計画の策定" in answer.read().decode()
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
    assert process.returncode == 0


def test_the_package_is_the_one_of_the_wheel(environment: Path, tmp_path: Path) -> None:
    command = [str(environment / "bin" / "python"), "-c", "import plansite; print(plansite.__file__)"]
    printed = subprocess.run(command, cwd=tmp_path, env={"PATH": ""}, capture_output=True, text=True, check=True).stdout
    assert Path(printed.strip()).is_relative_to(environment)


def test_what_a_new_plan_is_made_of(environment: Path, tmp_path: Path) -> None:
    """Only the lists that are needed; the machine is in none of the files but as a version and a workflow that is called."""
    run(environment, tmp_path, "new", "town", *NAMES, "--languages", "ja", "--no-source", "--repository", "https://git.example/town/plan")
    town = tmp_path / "town"
    assert sorted(path.relative_to(town).as_posix() for path in town.rglob("*") if path.is_file()) == [
        ".gitattributes",
        ".github/CODEOWNERS",
        ".github/ISSUE_TEMPLATE/new-term.yml",
        ".github/workflows/check.yml",
        ".github/workflows/links.yml",
        ".github/workflows/mend.yml",
        ".github/workflows/publish.yml",
        ".github/workflows/term.yml",
        ".gitignore",
        "README.md",
        "docs/ja/about.md",
        "docs/ja/chapter-1.md",
        "docs/ja/index.md",
        "glossary/terms.yaml",
        "labels/ja.yaml",
        "mkdocs.yml",
        "pyproject.toml",
        "requirements.txt",
    ]
    project = tomllib.loads((town / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    (pinned,) = project["dependencies"]
    assert pinned.endswith(f"/releases/download/v{version}/plansite-{version}-py3-none-any.whl")
    for name, calls in {"check": "site", "links": "links", "publish": "pages", "mend": "mend", "term": "term"}.items():
        workflow, called = (
            yaml.load((folder / ".github" / "workflows" / f"{each}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            for folder, each in ((town, name), (ROOT, calls))
        )
        (job,) = workflow["jobs"].values()
        assert job["uses"].endswith(f"/.github/workflows/{calls}.yml@v{version}")
        assert job.get("with", {}).keys() <= (called["on"]["workflow_call"] or {"inputs": {}})["inputs"].keys()
        granted = job.get("permissions", workflow["permissions"])
        for needed in called["jobs"].values():
            assert all(granted.get(key) in (value, "write") for key, value in needed.get("permissions", {}).items()), (name, needed)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--languages", "ja,fr", "--repository", ""], "ja, ja-easy, en から選び"),
        (["--languages", "ja-easy,ja", "--repository", ""], "計画の言葉（ja か en）を初めに"),
        (["--languages", "ja", "--repository", "town/plan"], "https://github.com/組織/名前 の形"),
    ],
)
def test_answers_that_make_no_plan(options: list[str], expected: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(commands, ["new", str(tmp_path / "town"), *NAMES, "--no-source", *options])
    assert (result.exit_code, expected in result.output, list(tmp_path.iterdir())) == (2, True, [])


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "town").mkdir()
    (tmp_path / "town" / "kept").touch()
    result = CliRunner().invoke(commands, ["new", str(tmp_path / "town"), *NAMES, "--no-source", "--languages", "ja", "--repository", ""])
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "town").iterdir()] == ["kept"]
