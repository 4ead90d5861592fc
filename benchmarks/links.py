"""Speed as ratios of one run: finding terms, linking pages, checking the content. `make bench` prints them; nothing is asserted."""

import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from itertools import chain, islice
from multiprocessing import get_context
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
from plansite.publish.markup import tree  # noqa: E402
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


def spellings(written: list[str], number: int, between: str) -> list[Spelling]:
    """Return as many spellings as asked for: after those of the glossary, those of two of its terms in a row."""
    pairs = (f"{first}{between}{second}" for first in written for second in written)
    return [Spelling(each, each) for each in islice(chain(written, pairs), number)]


def between(locale: str) -> str:
    """Return what stands between two words of a language."""
    return "" if folding.is_japanese(locale) else " "


def find(written: list[str], text: str, locale: str) -> None:
    """Print how fast the terms of more and more spellings are found, against a pass of the library alone over the folded text.

    That pass folds nothing, decides nothing and leads back to no text as written. Each pass has a text of its own, for both keep what they
    know of one they have seen: the library its UTF-8, the matcher what it found.
    """
    megabytes = len(text.encode()) / 1e6
    folded = folding.fold(text, locale).text.lower()
    for number in (50, 500, 5_000, 50_000):
        some = spellings(written, number, between(locale))
        matcher = Matcher(some, locale)
        forms = {form.lower() for each in some for form in folding.variants(folding.fold(each.written, locale).text, locale)}
        bare = AhoCorasick(list(forms), store_patterns=False)
        ends = iter("。" * number for number in range(1, 99))
        finding = seconds(lambda matcher=matcher, ends=ends: matcher.find(text + next(ends)), 20)  # type: ignore[misc]
        passing = seconds(lambda bare=bare, ends=ends: bare.find_matches_as_indexes(folded + next(ends), overlapping=True), 20)  # type: ignore[misc]
        print(f"find {number:6} terms, {locale:8} {megabytes / finding:8.1f} MB/s   {passing / finding:6.2f} × the library's bare pass")


def resident() -> float:
    """Return the megabytes of memory that the process holds; Linux says it."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6


def compiled(some: list[Spelling], locale: str) -> None:
    """Print how long spellings of a language take to compile, and what they hold of memory; the last of them must be found."""
    before, started = resident(), time.process_time()
    matcher = Matcher(some, locale)
    taken, held = time.process_time() - started, resident() - before
    assert [span.term for span in matcher.find(some[-1].written)] == [some[-1].term]
    print(
        f"compile {len(some):6} spellings, to {max(len(each.written) for each in some):6} letters, {locale:8} {taken:5.2f} s {held:5.0f} MB"
    )


def main() -> None:
    """Print each measurement with its baseline and the ratio of the two."""
    site = content.read(ROOT)
    written = {
        locale: list(dict.fromkeys(written for _, wording in site.glossary.wordings(locale) for written in wording.spellings))
        for locale in site.project.locales
    }

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
    for locale in written:
        some = spellings(written[locale], 50_000, between(locale))
        for each in (some, [Spelling("".join(written[locale] * 9)[:10_000].strip(), "long")]):
            with ProcessPoolExecutor(1, get_context("spawn")) as own:  # in which no memory was used before
                own.submit(compiled, each, locale).result()
    for locale, pages in site.editions.items():
        find(written[locale], "\n".join(dict.fromkeys(block.text for page in pages.values() for block in page.blocks)), locale)
    print(f"link pages        {linked * 1000:8.1f} ms     {linked / plain:6.2f} × Markdown without links")
    whole = (importing + reading + checking) / (importing + reading)
    print(f"check the content {checking * 1000:8.1f} ms     {whole:6.2f} × (import + read + check) / (import + read)")
    bare = (importing + reading + checking) / (libraries + parsing)
    print(f"read the content  {reading * 1000:8.1f} ms     {bare:6.2f} × (import + read + check) / (import libraries + parse files)")


if __name__ == "__main__":
    main()
