"""A page of Markdown: what stands at its top, and its text as read."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from plansite.files import form, reading, textfile, yamlfile
from plansite.files.form import Form
from plansite.files.problem import Problem
from plansite.files.reading import Reading


@dataclass(frozen=True, kw_only=True)
class Page(Reading):
    """A Markdown page: `path` from the repository's root, `source` within its language's folder, front matter, and what is read."""

    path: str
    source: str
    meta: dict[str, str]

    @property
    def key(self) -> tuple[object, ...]:
        """Return the values that the page is made of."""
        return self.path, self.source, self.meta, self.source_text

    @property
    def title(self) -> str:
        """Return the text of the first heading, or the file's name where there is none."""
        return self.sections[0].title if self.sections else self.source


def read(path: Path, root: Path, folder: Path) -> tuple[Page | None, list[Problem]]:
    """Return the page at `path`, named from `root`, whose language's folder is `folder`, and what is wrong with its form.

    The page is None where the file cannot be read.
    """
    name = path.relative_to(root).as_posix()
    text, problems = textfile.read(path, root, tabs=False)
    if text is None:
        return None, problems
    meta, start, wrong = _front_matter(text, name)
    body = reading.read(text.split("\n", start)[-1], start + 1)
    return Page(**vars(body), path=name, source=path.relative_to(folder).as_posix(), meta=meta), [*problems, *wrong]


# What looks like front matter where none is read.
_OUT_OF_PLACE = re.compile(r"\s*(?:[^\w\s#]+\s*\n)?\s*(?:origin|title|description|appends|template)[ \t]*[:：]")


class FrontMatter(Form):
    """What people write at the top of a page."""

    origin: Literal["plan", "site"] | None = None
    title: str | None = None
    description: str | None = None
    appends: str | None = None
    template: str | None = None


def _front_matter(text: str, name: str) -> tuple[dict[str, str], int, list[Problem]]:
    """Return the front matter, the number of lines it takes, and what is wrong with it."""
    if not text.startswith("---\n"):
        return {}, 0, [Problem.on(name, 1, "PAGE102", blocking=True)] if _OUT_OF_PLACE.match(text) else []
    match = re.match(r"---\n(.*?)^---[ ]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if match is None:
        return {}, 0, [Problem.on(name, 1, "PAGE001", blocking=True)]
    document, problems = yamlfile.read_text(f"\n{match[1]}", name)
    written, problems = form.read(document, problems, FrontMatter)
    meta = written.model_dump(exclude_none=True) if written else {}
    start = match[0].count("\n")
    if _OUT_OF_PLACE.match(text, match.end()):
        problems.append(Problem.on(name, start + 1, "PAGE106", blocking=True))
    return meta, start, problems
