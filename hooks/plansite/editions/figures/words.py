"""Where the words of a plan meet: how often each of those that most of its pages use stands on each page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plansite.terms.uses import Use

_MOST = 20
# From how many uses on a spot is of each size.
_SIZES = (1, 3, 6, 12)


@dataclass(frozen=True)
class Words:
    """Words by how many pages use them: for each term its uses on each of the pages, by their sources."""

    sources: tuple[str, ...]
    rows: dict[str, tuple[int, ...]]


def meeting(uses: Iterable[Use], explained: Iterable[str]) -> Words:
    """Return the explained terms that are used on most pages, and among those on as many the ones that are used most."""
    counts: dict[str, Counter[str]] = {term: Counter() for term in explained}
    sources: dict[str, None] = {}
    for use in uses:
        if use.term in counts:
            counts[use.term][use.source] += 1
            sources[use.source] = None
    most = sorted(counts, key=lambda term: (-len(counts[term]), -counts[term].total(), term))[:_MOST]
    return Words(tuple(sources), {term: tuple(counts[term][source] for source in sources) for term in most if counts[term]})


def size(uses: int) -> int:
    """Return the size of the spot for a number of uses, from 1; 0 for none."""
    return sum(uses >= least for least in _SIZES)
