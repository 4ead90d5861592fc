"""Words that are spelt in one way in the site's own texts: glossary/spellings.yaml, by locale what is not written and what is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from plansite.files import form
from plansite.files.form import Form
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.files.yamlfile import Document
from plansite.terms.matcher import Matcher


class File(Form):
    """What people write in the file of spellings."""

    spellings: dict[str, dict[str, str]]


def read(path: Path, root: Path) -> tuple[dict[str, dict[str, str]], Document, list[Problem]]:
    """Return the spellings at `path` by locale (there may be none), the document, and what is wrong with its form."""
    written, document, problems = form.load(path, root, File, optional=True)
    return written.spellings if written else {}, document, problems


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    each = (rf"(?<!\w){re.escape(word)}(?!\w)" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(each) or r"(?!)")


def unlike(blocks: Iterable[Block], path: str, spellings: Mapping[str, str], matcher: Matcher) -> Iterator[Problem]:
    """Give a problem for each word that the spellings write otherwise; terms and names are spelt as they are."""
    pattern = _pattern(tuple(spellings))
    for block in blocks:
        for match in pattern.finditer(block.text):
            named = {place for span in matcher.find(block.text) for place in range(span.start, span.end)}
            if not (named | block.silent).intersection(range(*match.span())):
                yield Problem.on(path, block.places[match.start()], "WORD880", written=match[0], right=spellings[match[0]])
