"""How long a site takes to be built, beside stock MkDocs on the same pages: `make bench` writes benchmarks/RESULTS.md.

Of each command the runs take turns, so that a machine that is busy for a while is so for all of them; what is written are medians of the
ratios of one turn, and what they lie between. RUNS says how many turns there are, GROWTH how many when a site has grown, SIZES how
many times.
"""

import gzip
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import urljoin

import markdown

from plansite import content
from plansite.files import store
from plansite.terms.matcher import Matcher, Spelling

from . import grown, save, stock, visits

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("RESULTS.md")
RUNS, GROWTH = int(os.environ.get("RUNS", "5")), int(os.environ.get("GROWTH", "5"))
SIZES = [int(size) for size in os.environ.get("SIZES", "1 3 10").split()]
ONE_CORE = (
    "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
# In a small process of its own: what a process begins with is counted as its memory, and this one has read the plan.
METER = """import os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))"""
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
# What a page has fetched before it is shown.
_LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src|img src)="([^"]+)"')


@dataclass(frozen=True)
class Run:
    """What a command took: seconds of the clock and of processors, and the memory of its largest process."""

    wall: float
    work: float
    memory: float


Command = Callable[[], Run]


def command(folder: Path, *arguments: str, **environment: str) -> Command:
    """Return what runs Python with `arguments` in a folder, and an environment with more in it, and measures it."""

    def run() -> Run:
        settings = ENVIRONMENT | environment
        meter = subprocess.run([sys.executable, "-c", METER, *arguments], cwd=folder, env=settings, stdout=subprocess.PIPE, check=True)
        return Run(*map(float, meter.stdout.split()))

    return run


def build(folder: Path, site: Path, *before: str) -> Command:
    """Return what builds the site of a folder."""
    return command(folder, *before, "-m", "mkdocs", "build", "--site-dir", str(site))


def turns(commands: Sequence[Command], runs: int) -> list[list[Run]]:
    """Return the runs of each command, which took turns."""
    return [list(each) for each in zip(*([run() for run in commands] for _ in range(runs)), strict=True)]


def ratio(runs: Sequence[Run], base: Sequence[Run], what: str) -> str:
    """Return the median of the ratios of two commands, turn by turn, and the least and the greatest."""
    found = sorted(getattr(run, what) / getattr(other, what) for run, other in zip(runs, base, strict=True))
    return f"{statistics.median(found):.2f} ({found[0]:.2f}–{found[-1]:.2f})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]) + "\n"


def builds(folder: Path) -> str:
    """Return how whole builds and checks compare with a stock build of the same pages."""
    stock.write(content.read(ROOT), folder / "stock")
    left = {store.PLACE: str(folder / "store")}
    again = command(ROOT, "-m", "mkdocs", "build", "--site-dir", str(folder / "site"), **left)
    again()
    commands = {
        "stock MkDocs, Material, static-i18n": build(folder / "stock", folder / "stock-site"),
        "`plan build`": build(ROOT, folder / "site"),
        "`plan build` on one core": build(ROOT, folder / "site", "-c", ONE_CORE),
        "`plan build` of what the last one left": again,
        "`plan check`": command(ROOT, "-m", "plansite", "check"),
        "`plan --help`": command(ROOT, "-m", "plansite", "--help"),
    }
    runs = turns(list(commands.values()), RUNS)
    rows = [[name, *(ratio(each, runs[0], what) for what in ("wall", "work", "memory"))] for name, each in zip(commands, runs, strict=True)]
    return table(["× stock", "time", "processor", "largest process"], rows)


def growth(folder: Path) -> str:
    """Return how builds grow with the glossary, whose terms have a page in each language."""
    terms = len(content.read(ROOT).glossary.terms)
    commands = []
    for size in SIZES:
        grown.write(ROOT, folder / f"{size}", terms * (size - 1))
        stock.write(content.read(folder / f"{size}"), folder / f"stock-{size}")
        commands += [build(folder / f"{size}", folder / "grown-site"), build(folder / f"stock-{size}", folder / "grown-site")]
    runs = turns(commands, GROWTH)
    rows = []
    for index, size in enumerate(SIZES):
        ours, plain = runs[2 * index : 2 * index + 2]
        power = math.log(median(ours, "work") / median(runs[0], "work")) / math.log(size) if size > 1 else 1
        pages = sum(1 for _ in (folder / f"stock-{size}" / "docs").rglob("*.md"))
        rows.append(
            [
                f"{pages:,}",
                f"{terms * size:,}",
                *(ratio(ours, runs[0], what) for what in ("work", "memory")),
                f"{power:.2f}",
                ratio(ours, plain, "wall"),
                ratio(ours, plain, "memory"),
            ]
        )
    return table(["pages", "terms", "processor × 1", "memory × 1", "exponent", "time × stock", "memory × stock"], rows)


def median(runs: Sequence[Run], what: str) -> float:
    """Return the median of what runs took."""
    return statistics.median(getattr(run, what) for run in runs)


def linking() -> str:
    """Return what it takes to find terms in the Japanese pages, beside the abbreviations of Python-Markdown, which it marks."""
    site = content.read(ROOT)
    pages = site.plan_pages()
    written = list(dict.fromkeys(each for _, wording in site.glossary.wordings("ja") for each in wording.spellings))
    made = [first + second for first in written for second in written]
    text = "\n\n".join("\n\n".join(block.text for block in page.blocks) for page in pages)

    def ours(number: int) -> Run:
        begun = time.process_time()
        spellings = Matcher([Spelling(each, each) for each in [*written, *made][:number]], "ja")
        for page in pages:
            for block in page.blocks:
                spellings.find(block.text)
        return Run(0, time.process_time() - begun, 0)

    def abbreviations(number: int) -> Run:
        listed = "\n".join(f"*[{each}]: x" for each in [*written, *made][:number])
        begun = time.process_time()
        markdown.markdown(f"{text}\n\n{listed}", extensions=["abbr"])
        return Run(0, time.process_time() - begun, 0)

    numbers = [50, 200, 500, 5_000]
    commands: list[Command] = [lambda number=number: ours(number) for number in numbers]  # type: ignore[misc]
    commands += [lambda number=number: abbreviations(number) for number in numbers[:2]]  # type: ignore[misc]
    runs = turns(commands, RUNS)
    rows = [["finds all terms", *(ratio(each, runs[0], "work") for each in runs[:4])]]
    rows.append(["Python-Markdown's `abbr`", *(ratio(each, runs[0], "work") for each in runs[4:]), "–", "–"])
    return table(["× 50 terms of ours", *(f"{number:,} terms" for number in numbers)], rows)


def weights(site: Path) -> str:
    """Return the compressed bytes of pages: with all that a first visit loads, and of the next page alone."""
    packed = {path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 6)) for path in site.rglob("*") if path.is_file()}
    first, following = [], []
    for name in sorted(name for name in packed if name.endswith("index.html")):
        loaded = {urljoin(name, each) for each in _LOADED.findall((site / name).read_text(encoding="utf-8"))}
        following.append(packed[name])
        first.append(packed[name] + sum(packed.get(each, 0) for each in loaded))
    rows = [
        [name, *(f"{value / 1000:.1f} kB" for value in (statistics.median(each), *sorted(each)[-3:]))]
        for name, each in (("first visit", first), ("next page", following))
    ]
    return table(["compressed", "median page", "third largest", "second largest", "largest"], rows)


def machine() -> str:
    """Return what was measured, and on what."""
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    packages = ", ".join(f"{name} {metadata.version(name)}" for name in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n"))
    cores, load = len(os.sched_getaffinity(0)), f"{os.getloadavg()[0]:.1f} when it began"
    return f"Commit {commit}; Python {platform.python_version()}, {packages}; {platform.machine()}, {cores} cores, load {load}."


def main() -> None:
    """Measure, and write what was measured."""
    told = machine()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sites = (folder / "site", folder / "stock-site")
        parts = {
            f"Builds and checks ({RUNS} turns)": builds(folder),
            f"Growth ({GROWTH} turns)": growth(folder),
            f"Finding terms ({RUNS} turns)": linking(),
            f"Saves ({RUNS} turns)": table(save.HEAD, save.rows(RUNS)),
            "Pages": weights(folder / "site"),
            f"First visits ({RUNS} turns)": table(visits.HEAD, visits.rows(content.read(ROOT), *sites, RUNS)),
        }
    text = "\n".join(f"## {title}\n\n{part}" for title, part in parts.items())
    said = "`make bench` writes this: medians of the ratios of runs that took turns, and in brackets the least and the greatest."
    RESULTS.write_text(f"# How fast\n\n{said}\n\n{told}\n\n{text}", encoding="utf-8")


if __name__ == "__main__":
    main()
