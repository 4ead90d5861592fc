"""Speed as ratios of one run: finding terms, linking pages, checking the content. `make bench` prints them; nothing is asserted."""

import sys
import time
from collections.abc import Callable
from copy import deepcopy
from itertools import chain, islice
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
from ahocorasick_rs import AhoCorasick  # noqa: E402

from plansite import check, content  # noqa: E402
from plansite.files import syntax  # noqa: E402
from plansite.markup import tree  # noqa: E402
from plansite.terms import folding, links  # noqa: E402
from plansite.terms.matcher import Matcher, Spelling  # noqa: E402

importing = time.process_time() - started


def seconds(action: Callable[[], object], runs: int = 5) -> float:
    """Return the least time of some runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def find(written: list[str], text: str) -> None:
    """Print how fast the terms of more and more spellings are found, against a pass of the library alone over the folded text."""
    megabytes = len(text.encode()) / 1e6
    folded = folding.fold(text, "ja").text.lower()
    for number in (50, 500, 5_000, 50_000):
        # More spellings than the glossary has are those of two of its terms in a row.
        pairs = (f"{first}{second}" for first in written for second in written)
        spellings = [Spelling(each, each) for each in islice(chain(written, pairs), number)]
        compiling = seconds(lambda spellings=spellings: Matcher(spellings, "ja"), 1)  # type: ignore[misc]
        matcher = Matcher(spellings, "ja")
        forms = {form.lower() for each in spellings for form in folding.variants(folding.fold(each.written, "ja").text, "ja")}
        bare = AhoCorasick(list(forms), store_patterns=False)
        ends = iter("。" * number for number in range(1, 99))  # a text that was asked for before would not be looked through again
        finding = seconds(lambda matcher=matcher, ends=ends: matcher.find(text + next(ends)), 20)  # type: ignore[misc]
        passing = seconds(lambda bare=bare: bare.find_matches_as_indexes(folded, overlapping=True), 20)  # type: ignore[misc]
        print(
            f"find {number:6} terms {megabytes / finding:8.1f} MB/s   {passing / finding:6.2f} × the library's bare pass"
            f"   compiled in {compiling:.2f} s"
        )


def main() -> None:
    """Print each measurement with its baseline and the ratio of the two."""
    site = content.read(ROOT)
    texts = list(dict.fromkeys(block.text for page in site.plan_pages() for block in page.blocks))
    spellings = list(dict.fromkeys(written for _, wording in site.glossary.wordings("ja") for written in wording.spellings))

    def render(*, linked: bool) -> None:
        for page in site.plan_pages():
            shown = deepcopy(page.tree)
            if linked:
                links.put(shown, site.glossary, site.matchers["ja"])
            tree.html(shown)

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
    find(spellings, "\n".join(texts))
    print(f"link pages        {linked * 1000:8.1f} ms     {linked / plain:6.2f} × Markdown without links")
    whole = (importing + reading + checking) / (importing + reading)
    print(f"check the content {checking * 1000:8.1f} ms     {whole:6.2f} × (import + read + check) / (import + read)")
    bare = (importing + reading + checking) / (libraries + parsing)
    print(f"read the content  {reading * 1000:8.1f} ms     {bare:6.2f} × (import + read + check) / (import libraries + parse files)")


if __name__ == "__main__":
    main()
