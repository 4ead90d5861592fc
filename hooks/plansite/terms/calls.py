"""Terms that authors name themselves, `[[…]]`, are terms of the glossary."""

from collections.abc import Iterable, Iterator

from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.terms.matcher import Matcher, resolve
from plansite.terms.model import Glossary


def unresolved(blocks: Iterable[Block], path: str, glossary: Glossary, matcher: Matcher, locale: str) -> Iterator[Problem]:
    """Give a problem for each `[[…]]` in text in `locale` that names no term."""
    for block in blocks:
        for call in block.calls:
            if call.forbidden or resolve(call.target, glossary, matcher):
                continue
            spellings = [written for _, wording in glossary.wordings(locale) for written in wording.spellings]
            instead = glossary.instead_of(call.target, spellings)
            yield Problem.on(path, block.places[call.start], "TERM051", target=call.target, instead=instead)
