"""How many visits the site carries: nginx on two cores, asked by wrk on this machine, and what that means for a day when all look.

`python -m benchmarks.serve [seconds]`, after `SITE_URL=https://plan.example/ plan build --compressed`; the arithmetic is in SCALE.md.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html
from tests import servers
from tests.machine.serving import observatory, running
from tests.machine.serving.running import Running

from plansite import project
from plansite.project import Project

SITE = Path("site")
# What is asked of nginx, and of the day when all look: visits an hour, and points at which a CDN holds copies.
LEAST, SECONDS, VISITS, POINTS = 2000, 60, 1_000_000, 100
# Seconds for which a copy is new (`configurations.SHORT`), and bytes of the headers of an answer, with those of TCP and TLS.
FRESH, AROUND = 300, 900
PROCESSES = "user root; worker_processes 2"


def pages(found: Project) -> list[str]:
    """Return the addresses of the front page and three others: of the plan, of a term, and the front page of the last language."""
    chapter = next(entry.page for entry in found.nav if entry.page and "/" in entry.page)
    term = next(path.parent.name for path in sorted((SITE / "glossary").glob("*/index.html")))
    return [
        "/",
        f"/{chapter.removesuffix('index.md').removesuffix('.md')}".rstrip("/") + "/",
        f"/glossary/{term}/",
        f"/{found.locales[-1]}/",
    ]


def loaded(page: str, body: bytes) -> set[str]:
    """Return the addresses of the files that a browser loads with a page."""
    found = html.fromstring(body).xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src")
    return {urlsplit(urljoin(page, str(each))).path for each in found}


def weigh(site: Running, addresses: list[str]) -> tuple[int, int, int]:
    """Print what visits weigh; return the bytes and requests of a first visit and the bytes of a next page, on the average page."""
    firsts, nexts, counts = [], [], []
    print("| page | requests | bytes | of which the page |\n|---|---|---|---|")
    for address in addresses:
        answer = site.get(address, accepts="br")
        files = loaded(address, site.get(address).body)
        size = len(answer.body) + AROUND
        whole = size + sum(len(site.get(each, accepts="br").body) + AROUND for each in files)
        print(f"| {address} | {1 + len(files)} | {whole:,} | {size:,} |")
        firsts.append(whole)
        nexts.append(size)
        counts.append(1 + len(files))
    return sum(firsts) // len(firsts), sum(counts) // len(counts), sum(nexts) // len(nexts)


def ask(site: Running, addresses: list[str], seconds: int, folder: Path) -> tuple[float, str]:
    """Return how many requests a second wrk gets answered, and what it says of errors."""
    script = folder / "pages.lua"
    listed = ", ".join(f'"{address}"' for address in addresses)
    script.write_text(
        f'local pages, n = {{{listed}}}, 0\nwrk.headers["Host"] = "{site.host}"\nwrk.headers["Accept-Encoding"] = "br"\n'
        "function request() n = n + 1 return wrk.format(nil, pages[n % #pages + 1]) end\n",
        encoding="utf-8",
    )
    command = ["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", "-s", str(script), f"https://{running.LOOPBACK}:{site.secure}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return float(rate[1]) if rate else 0.0, "\n".join(line for line in said.splitlines() if "error" in line or "Non-2xx" in line)


def reckon(first: int, requests: int, following: int, rate: float) -> None:
    """Print what a million visits an hour ask of nginx alone, and of nginx behind a CDN; a visit is a first page and two more."""
    visits, weight = VISITS / 3600, first + 2 * following
    asked, files = visits * (requests + 2), sum(path.is_file() and path.suffix not in (".br", ".gz") for path in SITE.rglob("*"))
    print(f"{VISITS:,} visits an hour = {visits:,.0f} a second × {requests + 2} requests = {asked:,.0f} requests a second")
    print(f"a visit of three pages = {first:,} + 2 × {following:,} = {weight:,} bytes; all = {visits * weight * 8 / 1e9:.2f} Gbit/s")
    print(f"measured here: {rate:,.0f} requests a second, {rate / asked:.1f} times as many")
    print(f"behind a CDN: at most {files:,} files × {POINTS} points / {FRESH} s = {files * POINTS / FRESH:,.0f} requests a second to nginx")


def main(seconds: int) -> int:
    """Measure the built site, print everything, and return 1 where there is an error, or less than what is asked."""
    if servers.find("wrk") is None or servers.find("nginx") is None:
        print("nginx or wrk is missing: python tests/servers.py")
        return 1
    found, _ = project.read(Path.cwd())
    addresses = pages(found)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running.nginx(found, SITE, SITE.resolve(), folder, PROCESSES) as site:
            print(*observatory.report(observatory.findings(site.host, site.get("/", plain=True), site.get("/"))), "", sep="\n")
            first, requests, following = weigh(site, addresses)
            rate, errors = ask(site, addresses, seconds, folder)
    reckon(first, requests, following, rate)
    if errors or rate < LEAST:
        print(errors or f"{rate:.0f} requests a second, {LEAST} were asked")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else SECONDS))
