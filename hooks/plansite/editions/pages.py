"""The pages of every edition as written, and what each edition lacks."""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from urllib.parse import unquote

from plansite import theme
from plansite.editions import pictures, published, rules
from plansite.files import markdownfile, store
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.project import Project

Editions = dict[str, dict[str, Page]]


def read(project: Project) -> tuple[Editions, list[Problem]]:
    """Return for each locale its pages by their source path within the locale's folder, in the order of the paths, and what is wrong
    with their form.
    """
    editions: Editions = {}
    problems: list[Problem] = []
    for locale in project.locales:
        folder = project.docs / locale
        editions[locale] = {}
        shown = (path for path in folder.rglob("*.md") if "/." not in path.relative_to(project.docs).as_posix())
        for path in sorted(path for path in shown if not path.is_symlink()):
            page, wrong = markdownfile.read(path, project.root, folder)
            problems += wrong
            if page is not None:
                editions[locale][page.source] = page
                # What is wrong with the characters may be what the rules stumble on.
                marked = store.kept("marks", partial(getattr, page, "key"), partial(lambda page: [*rules.wrong(page)], page))
                problems += [] if wrong else [*marked, *pictures.shown(page, project), *published.anchors(page)]
        if locale == project.default and not any(folder.rglob("*.md")):
            name = folder.relative_to(project.root).as_posix()
            problems.append(Problem.on(name, 1, "PAGE011", blocking=True, locale=locale, folder=name))
    return editions, [*problems, *pictures.files(project), *published.files(project)]


def untranslated(editions: Editions, project: Project) -> Iterator[tuple[str, Page]]:
    """Give each locale and page of the first edition that the locale lacks."""
    for locale in project.locales[1:]:
        for source, page in editions[project.default].items():
            if source not in editions[locale]:
                yield locale, page


def _docs(project: Project) -> str:
    return project.docs.relative_to(project.root).as_posix()


def unpaired(editions: Editions, project: Project) -> Iterator[Problem]:
    """Give a problem for each translated page without an original; or else, where all have one, for each page that a language lacks
    which mkdocs.yml declares complete (`extra: complete:`). What the navigation says of a page, or does not, is said there.
    """
    listed = {entry.page for entry in project.nav}
    for locale in project.locales[1:]:
        lacking = {page.source: page for other, page in untranslated(editions, project) if other == locale}
        orphans = [page for source, page in editions[locale].items() if source not in {*editions[project.default], *listed}]
        for page in orphans:
            path, near = f"{_docs(project)}/{project.default}/{page.source}", suggestion(page.source, lacking)
            yield Problem.on(page.path, 1, "TRAN005", blocking=True, path=path, suggestion=near)
        for source, page in lacking.items():
            if orphans or source not in listed or locale not in project.complete:
                continue
            path = f"{_docs(project)}/{locale}/{source}"
            yield Problem.on(page.path, 1, "TRAN004", blocking=True, locale=locale, path=path)


def origins_are_said(editions: Editions) -> Iterator[Problem]:
    """Every page says in its front matter whose text it is: `origin: plan` or `origin: site`."""
    for pages in editions.values():
        for page in pages.values():
            if page.meta.get("origin") not in ("plan", "site"):
                yield Problem.on(page.path, 1, "PAGE012")


def templates_are_there(editions: Editions, project: Project) -> Iterator[Problem]:
    """What a page's front matter asks for with `template:` is a template of the theme, or of the site's own."""
    known = {path.name for path in theme.FOLDER.glob("*.html")}
    for pages in editions.values():
        for page in pages.values():
            if (name := page.meta.get("template")) and name not in known and ("/" in name or not any(project.root.glob(f"*/{name}"))):
                yield Problem.on(page.path, 1, "PAGE104", name=name, suggestion=suggestion(name, known))


def anchors_are_of_one_page(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """A section's id is that of no other page: facts, confirmed translations and terms name sections by it alone."""
    first: dict[str, Page] = {}
    for page in pages.values():
        for section in page.sections:
            other = first.setdefault(section.anchor, page)
            if section.anchor and other is not page:
                yield Problem.on(page.path, section.line, "PAGE014", anchor=section.anchor, other=other.path)


def parts_are_made(editions: Editions, parts: Collection[str]) -> Iterator[Problem]:
    """What a page's front matter asks for with `appends:` is among the parts that the build makes."""
    for pages in editions.values():
        for page in pages.values():
            if (name := page.meta.get("appends")) is not None and name not in parts:
                yield Problem.on(page.path, 1, "PAGE013", name=name, suggestion=suggestion(name, parts))


def targets(source: str, href: str) -> tuple[str, str] | None:
    """Return (source path, anchor) of a link to a page of the same edition, or None for any other link."""
    path, _, anchor = href.partition("#")
    path = unquote(path.partition("?")[0])
    if "://" in path or path.startswith("mailto:") or (path and not path.endswith(".md")):
        return None
    if not path:
        return source, anchor
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(source), path)), anchor
