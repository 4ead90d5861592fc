"""The search beside the stock search of Material and Pagefind, on the pages of one built site and the queries of its tests.

`make bench-search` builds the site and prints what benchmarks/search.md keeps: how often each finds the right thing, what is loaded before
the first answer, and how long answers take at a fourth of the speed, also for sites of 1,000 and 5,000 pages, which are copies of this one.
It needs Chromium, and fetches Pagefind; with a folder behind `--before` it times another build of the site as well.
"""

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import Browser, sync_playwright
from tests import browser as browsers
from tests.content.search import mechanical
from tests.content.search.queries import FIND, NOTHING, WRITTEN, Query
from tests.server import serve

from plansite import content

PINNED = "pagefind[extended]==1.5.2"
FOLDERS = {"ja": "", "ja-easy": "ja-easy/", "en": "en/"}
PAGEFIND = """async (asked) => {
  const pagefind = await import(location.origin + "/pagefind/pagefind.js");
  await pagefind.options({ excerptLength: 5 });
  const found = [];
  for (const text of asked) {
    const { results } = await pagefind.search(text);
    const pages = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    found.push(pages.flatMap(({ url, sub_results }) => [url, ...sub_results.map((part) => part.url)].slice(0, 4)));
  }
  return found;
}"""
MATERIAL = """async ([asked, index]) => {
  const worker = new Worker("/material/workers/search.js");
  const reply = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => (data.type === 1 || data.type === 3) && resolve(data.data);
    worker.postMessage(message);
  });
  await reply({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
  const found = [];
  for (const text of asked) {
    const { items } = await reply({ type: 2, data: text });
    found.push(items.slice(0, 3).flatMap((page) => page.map(({ location }) => location)));
  }
  return found;
}"""
TIMES = """async (texts) => {
  const field = document.querySelector(".search input");
  const said = document.querySelector(".search__count");
  const times = [];
  for (const text of texts) {
    const begun = performance.now();
    const done = new Promise((resolve) => {
      const look = (_, observer) => {
        if (!said.hasChildNodes() && !document.querySelector(".search__results a")) return;
        observer.disconnect();
        resolve();
      };
      new MutationObserver(look).observe(document.querySelector(".search__found"), { childList: true, subtree: true });
    });
    if (!times.length) field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await done;
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return times;
}"""
TYPED = {
    "ja": ["オ", "オー", "オープン", "デジタル", "行政手続"],
    "ja-easy": ["情", "情報", "じょうほう", "計画", "けいかく"],
    "en": ["o", "op", "open data", "digital", "plan"],
}


def stock_index(site: Path, edition: str) -> dict[str, Any]:
    """Return the index of an edition as the stock search of Material has it: titles and texts, nothing else."""
    index, texts = (data(site / FOLDERS[edition] / "search" / f"{name}.js") for name in ("index", "texts"))
    plain = [re.sub(r"⟦(.+?)\|.+?⟧", r"\1", text) for text in texts]
    docs = [
        {"location": address, "title": re.sub(r"⟦(.+?)\|.+?⟧", r"\1", title), "text": text}
        for (address, title, *_), text in zip(index["sections"], plain, strict=True)
        if not address.startswith("glossary/names/#")
    ]
    language = "en" if edition == "en" else "ja"
    return {
        "config": {
            "lang": [language],
            "separator": r"[\s\-　、。，．]+",
            "pipeline": ["stemmer"],
            "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
        },
        "docs": docs,
    }


def data(script: Path) -> Any:
    """Return what a script of data says."""
    return json.loads(script.read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n"))


def compare(site: Path, browser: Browser, queries: list[Query]) -> None:
    """Print for each kind of query how often each search has the right thing first, among the first three, or nothing."""
    shutil.copytree(Path(material.__file__).parent / "templates" / "assets" / "javascripts", site / "material")
    (worker,) = (site / "material" / "workers").glob("search.*.min.js")
    worker.rename(site / "material" / "workers" / "search.js")
    tool = site.parent / "pagefind"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(tool), PINNED], check=True)
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"], check=True, env={**os.environ, "PYTHONPATH": str(tool)}
    )
    rows: dict[str, dict[str, list[tuple[bool, bool, bool]]]] = defaultdict(lambda: defaultdict(list))
    with serve(site) as server:
        address = server.address
        for edition, folder in FOLDERS.items():
            own = [query for query in queries if query.edition == edition]
            asked = [query.text for query in own]
            page = browser.new_page()
            page.set_default_timeout(600_000)
            for name, script, argument in (
                ("ours", FIND, asked),
                ("Pagefind", PAGEFIND, asked),
                ("Material", MATERIAL, [asked, stock_index(site, edition)]),
            ):
                page.goto(f"{address}{folder}")
                for query, found in zip(own, page.evaluate(script, argument), strict=True):
                    plain = [each.removeprefix(f"/{folder}") for each in found]
                    for kind in (query.kind, "all"):
                        rows[kind][name].append(query.judge(plain))
            page.close()
    print("| Queries | | ours: first, three, nothing | Pagefind | Material |\n|---|---|---|---|---|")
    for kind, names in rows.items():
        shares = (" ".join(f"{sum(held) / len(found):4.0%}" for held in zip(*found, strict=True)) for found in names.values())
        print(f"| {kind} | {len(names['ours'])} | {' | '.join(shares)} |")


def enlarge(site: Path, folder: Path, times: int) -> Path:
    """Return a copy of the scripts of a site whose index has its sections `times` times, each with words of its own."""
    shutil.copytree(site, folder)
    for edition in FOLDERS.values():
        index, texts = (folder / edition / "search" / f"{name}.js" for name in ("index", "texts"))
        whole, written = data(index), data(texts)
        copies = [
            [address, f"{title} {copy}", *(f"{name} {copy}" for name in names)]
            for copy in range(1, times)
            for address, title, *names in whole["sections"]
        ]
        whole["sections"] = [*copies, *whole["sections"]]
        whole["last"] += len(copies)
        index.write_text(f"var searchIndex = {json.dumps(whole, ensure_ascii=False)};\n", encoding="utf-8")
        texts.write_text(f"var searchTexts = {json.dumps(written * times, ensure_ascii=False)};\n", encoding="utf-8")
    return folder


def weigh(site: Path, edition: str) -> tuple[int, int]:
    """Return the compressed kB that are loaded before what is called so is shown, and before everything is."""
    names = [
        path
        for path in (site / "assets" / "search.js", site / "assets" / "finder.js", site / FOLDERS[edition] / "search" / "index.js")
        if path.exists()
    ]
    texts = [path for path in (site / FOLDERS[edition] / "search" / "texts.js",) if path.exists()]
    first, rest = (sum(len(gzip.compress(path.read_bytes())) for path in paths) // 1000 for paths in (names, texts))
    return first, first + rest


def time(name: str, site: Path, browser: Browser) -> None:
    """Print the weight of a site's search and how long its answers take at a fourth of the speed: the first, and a later key."""
    with serve(site) as server:
        address = server.address
        for edition, folder in FOLDERS.items():
            runs = []
            for _ in range(3):
                context = browser.new_context()
                page = context.new_page()
                context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
                page.goto(f"{address}{folder}chapter-4/section-2/")
                first, *later = page.evaluate(TIMES, TYPED[edition])
                runs.append((first, statistics.median(later)))
                context.close()
            first, later = (min(times) for times in zip(*runs, strict=True))
            weight = " / ".join(map(str, weigh(site, edition)))
            print(f"| {name} | {edition} | {weight} | {first:.0f} | {later:.0f} |", flush=True)


def main() -> None:
    """Compare, weigh and time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--only", choices=["written", "times"])
    arguments = parser.parse_args()
    root = Path(__file__).parents[1]
    glossary = content.read(root).glossary
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.ARGUMENTS)
        if arguments.only != "times":
            compare(
                Path(shutil.copytree(root / "site", folder / "compared")),
                browser,
                [*WRITTEN, *NOTHING, *([] if arguments.only else mechanical.queries(glossary))],
            )
        print("\n| Site | | kB before names / all | first answer, ms | later key, ms |\n|---|---|---|---|---|")
        if arguments.before:
            time("before", arguments.before, browser)
        time("187 pages", root / "site", browser)
        for pages, times in () if arguments.only else ((1000, 5), (5000, 27)):
            time(f"{pages:,} pages", enlarge(root / "site", folder / str(pages), times), browser)


if __name__ == "__main__":
    main()
