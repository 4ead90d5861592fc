"""What reaches the site from docs/: files of listed kinds only, under names that every computer holds and that nothing else takes."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from plansite import theme
from plansite.files.markdownfile import Page
from plansite.files.names import LONGEST, is_portable
from plansite.files.problem import Problem
from plansite.project import Project

PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_PAGES = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".txt")
# What a page may hand out, and what mkdocs.yml may add to every page.
ASSETS = (".css", ".csv", ".ico", ".js", ".json", ".pdf", ".txt", ".vtt", ".woff2", ".zip")
_problem = partial(Problem.on, blocking=True)
_ICON = "assets/icon.svg"  # a site may have its own


def paths(project: Project) -> Iterator[Path]:
    """Give the files of docs/ that MkDocs would publish: all but hidden ones."""
    for path in sorted(project.docs.rglob("*")):
        if (path.is_file() or path.is_symlink()) and not any(part.startswith(".") for part in path.relative_to(project.docs).parts):
            yield path


def files(project: Project) -> Iterator[Problem]:
    """Give a problem for each file of docs/ of another kind, in another place, or with a name that cannot stay."""
    docs = project.docs.relative_to(project.root).as_posix()
    places = {".md": project.locales, **dict.fromkeys(PICTURES, ("assets", *project.locales)), **dict.fromkeys(ASSETS, ("assets",))}
    seen: dict[str, str] = {}
    for path in paths(project):
        source, kind = path.relative_to(project.docs).as_posix(), path.suffix.lower()
        name, folder = f"{docs}/{source}", source.partition("/")[0]
        composed = unicodedata.normalize("NFC", source)
        first = seen.setdefault(composed.casefold(), name)
        folders = [f"{docs}/{folder}" for folder in PurePosixPath(composed).parents]
        twins = [other for folder in folders if (other := seen.setdefault(folder.casefold(), folder)) != folder]
        if path.is_symlink():
            yield _problem(name, 1, "FILE071")
        elif folder in project.locales and kind in _PAGES and path.suffix != ".md":
            yield _problem(name, 1, "FILE070", name=f"{path.name.partition('.')[0]}.md")
        elif re.search(r"\s", source):
            yield _problem(name, 1, "FILE074", name=re.sub(r"\s+", "-", source))
        elif source != composed:
            yield _problem(name, 1, "FILE011", composed=composed)
        elif foreign := [part for part in source.split("/") if not is_portable(part)]:
            yield _problem(name, 1, "FILE012", name=foreign[0], most=LONGEST)
        elif sign := re.search("[%#]", source):
            yield _problem(name, 1, "FILE135", name=source, sign=sign[0])
        elif kind not in places:
            yield _problem(name, 1, "FILE013", kind=kind or path.name, known=ASSETS)
        elif folder not in places[kind]:
            yield _problem(name, 1, "FILE014", places=tuple(f"{docs}/{place}/" for place in places[kind]))
        elif twins or (first != name and kind != ".md"):
            yield _problem(name, 1, "FILE015", other=twins[0] if twins else first)
        elif source != _ICON and (theme.FOLDER / source).is_file():
            yield _problem(name, 1, "FILE016")


def addresses(editions: Mapping[str, Mapping[str, Page]], made: Collection[str], project: Project) -> Iterator[Problem]:
    """Give a problem for each page at the address of another of its locale, of one that the site makes, or of another language."""
    theirs = {address(source): source for source in made}
    taken: dict[tuple[str, str], Page] = {}
    for locale, source, page in ((locale, *each) for locale, pages in editions.items() for each in pages.items()):
        here = address(source)
        other = taken.setdefault((locale, here), page)
        if here in theirs or here == "404":
            yield _problem(page.path, 1, "PAGE015", source=theirs.get(here, "404.html"))
        elif locale == project.default and (folder := here.partition("/")[0]) in project.locales[1:]:
            yield _problem(page.path, 1, "PAGE015", source=f"{folder}/")
        elif other is not page:
            yield _problem(page.path, 1, "PAGE016", other=other.path)


def address(source: str) -> str:
    """Return the address of a page in its language: index.md and README.md are their folder's, and the case of letters is nothing."""
    path = PurePosixPath(source.casefold()).with_suffix("")
    return (path.parent if path.name in ("index", "readme") else path).as_posix()


def anchors(page: Page) -> Iterator[Problem]:
    """Give a problem for each id of a page that the templates put on it too."""
    lines = {section.anchor: section.line for section in page.sections}
    for anchor in sorted(page.anchors):
        if anchor in theme.ids():
            yield Problem.on(page.path, lines.get(anchor, 1), "PAGE017", blocking=True, id=anchor)
