"""Speed as ratios of one run: finding terms, linking pages, checking the content. `make bench` prints them; nothing is asserted."""

import re
import sys
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

started = time.process_time()
import jinja2  # noqa: E402, F401
import markdown  # noqa: E402, F401
import markdown_it  # noqa: E402, F401
import pydantic  # noqa: E402, F401
import yaml  # noqa: E402

libraries = time.process_time() - started
from plansite import check, content  # noqa: E402
from plansite.files import syntax  # noqa: E402
from plansite.markup import tree  # noqa: E402
from plansite.terms import links  # noqa: E402
from plansite.terms.matcher import matcher_of  # noqa: E402

importing = time.process_time() - started


def seconds(action: Callable[[], object]) -> float:
    """Return the least time of five runs, in seconds."""
    times = []
    for _ in range(5):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print each measurement with its baseline and the ratio of the two."""
    site = content.read(ROOT)
    texts = list(dict.fromkeys(block.text for page in site.plan_pages() for block in page.blocks))
    spellings = {written for _, wording in site.glossary.wordings("ja") for written in wording.spellings}
    flat = re.compile("|".join(map(re.escape, sorted(spellings, key=len, reverse=True))))

    def render(*, linked: bool) -> None:
        for page in site.plan_pages():
            shown = deepcopy(page.tree)
            if linked:
                links.put(shown, site.glossary, site.matchers["ja"])
            tree.html(shown)

    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    ends = iter("。" * number for number in range(1, 6))

    def find() -> None:
        end = next(ends)  # a text that was asked for before would not be looked through again
        for text in texts:
            site.matchers["ja"].find(text + end)

    finding = seconds(find)
    alternation = seconds(lambda: [list(flat.finditer(text)) for text in texts])
    linked, plain = seconds(lambda: render(linked=True)), seconds(lambda: render(linked=False))
    reading = seconds(lambda: content.read(ROOT))
    checking = seconds(lambda: check.problems_of(site))
    files = [path for folder in ("docs", "glossary", "source") for path in (ROOT / folder).rglob("*.*")]

    def parse() -> None:
        """Parse the content as its libraries do, and do nothing with it."""
        for path in files:
            if path.suffix == ".yaml":
                yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            elif path.suffix == ".md":
                syntax.tokens(path.read_text(encoding="utf-8"))

    parsing = seconds(parse)
    compiling = seconds(lambda: matcher_of(site.glossary, "ja"))
    print(f"terms {len(site.glossary.terms)}, spellings {len(spellings)}, text {megabytes:.2f} MB")
    print(f"find terms        {megabytes / finding:8.1f} MB/s   {alternation / finding:6.2f} × a flat alternation without boundaries")
    print(f"compile a matcher {compiling * 1000:8.1f} ms     {compiling / reading:6.2f} × reading the content")
    print(f"link pages        {linked * 1000:8.1f} ms     {linked / plain:6.2f} × Markdown without links")
    whole = (importing + reading + checking) / (importing + reading)
    print(f"check the content {checking * 1000:8.1f} ms     {whole:6.2f} × (import + read + check) / (import + read)")
    bare = (importing + reading + checking) / (libraries + parsing)
    print(f"read the content  {reading * 1000:8.1f} ms     {bare:6.2f} × (import + read + check) / (import libraries + parse files)")


if __name__ == "__main__":
    main()
