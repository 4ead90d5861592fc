"""The pages of every edition as written, and what each edition lacks."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from plansite.editions import pictures, rules
from plansite.files import markdownfile
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
        for path in sorted(folder.rglob("*.md")):
            page, wrong = markdownfile.read(path, project.root, folder)
            problems += wrong
            if page is not None:
                editions[locale][page.source] = page
                # What is wrong with the characters may be what the rules stumble on.
                problems += [] if wrong else [*rules.wrong(page), *pictures.shown(page, project)]
        if locale == project.default and not any(folder.rglob("*.md")):
            name = folder.relative_to(project.root).as_posix()
            ja = f"「{locale}」のページがありません。{name} にページを置いてください。"
            problems.append(Problem(name, 1, 0, ja, f"there are no pages of '{locale}'; put them into {name}.", blocking=True))
    return editions, [*problems, *pictures.files(project)]


def untranslated(editions: Editions, project: Project) -> Iterator[tuple[str, Page]]:
    """Give each locale and page of the first edition that the locale lacks."""
    for locale in project.locales[1:]:
        for source, page in editions[project.default].items():
            if source not in editions[locale]:
                yield locale, page


def missing_translations(editions: Editions, project: Project) -> Iterator[Problem]:
    """A language that mkdocs.yml declares complete (`extra: complete:`) has every page."""
    for locale, page in untranslated(editions, project):
        if locale in project.complete:
            yield Problem(
                page.path,
                1,
                0,
                f"このページの「{locale}」がありません。{_docs(project)}/{locale}/{page.source} を書くか、"
                f"mkdocs.yml の complete から {locale} を外してください。",
                f"this page has no '{locale}' edition; write {_docs(project)}/{locale}/{page.source}, "
                f"or take {locale} out of 'complete' in mkdocs.yml.",
            )


def _docs(project: Project) -> str:
    return project.docs.relative_to(project.root).as_posix()


def orphans(editions: Editions, project: Project) -> Iterator[Problem]:
    """A translated page has a page of the first edition that it translates."""
    for locale in project.locales[1:]:
        for source, page in editions[locale].items():
            if source not in editions[project.default]:
                yield Problem(
                    page.path,
                    1,
                    0,
                    f"元になるページ {_docs(project)}/{project.default}/{source} がありません。ファイルの名前を確かめてください。",
                    f"there is no {_docs(project)}/{project.default}/{source} that this page translates; check its name.",
                )


def origins_are_said(editions: Editions) -> Iterator[Problem]:
    """Every page says in its front matter whose text it is: `origin: plan` or `origin: site`."""
    for pages in editions.values():
        for page in pages.values():
            if page.meta.get("origin") not in ("plan", "site"):
                yield Problem(
                    page.path,
                    1,
                    0,
                    "ページの最初に「origin: plan」（計画の文）か「origin: site」（このサイトの文）を書いてください。",
                    "say at the top whose text this is: 'origin: plan' or 'origin: site'.",
                )


def anchors_are_of_one_page(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """A section's id is that of no other page: facts, confirmed translations and terms name sections by it alone."""
    first: dict[str, Page] = {}
    for page in pages.values():
        for section in page.sections:
            other = first.setdefault(section.anchor, page)
            if section.anchor and other is not page:
                ja = f"見出しの id「{section.anchor}」は {other.path} にもあります。サイト全体で一つだけの id にしてください。"
                yield Problem(page.path, section.line, 0, ja, f"the id '{section.anchor}' is in {other.path} too; write one of its own.")


def parts_are_made(editions: Editions, parts: Collection[str]) -> Iterator[Problem]:
    """What a page's front matter asks for with `appends:` is among the parts that the build makes."""
    for pages in editions.values():
        for page in pages.values():
            if (name := page.meta.get("appends")) is not None and name not in parts:
                ja, en = suggestion(name, parts)
                yield Problem(
                    page.path,
                    1,
                    0,
                    f"「appends: {name}」で加えるものがありません。{ja}この行を消すか、元になるデータを置いてください。",
                    f"there is nothing that 'appends: {name}' could add.{en} Delete the line, or add the data that it is made of.",
                )


def targets(source: str, href: str) -> tuple[str, str] | None:
    """Return (source path, anchor) of a link to a page of the same edition, or None for any other link."""
    path, _, anchor = href.partition("#")
    if "://" in path or path.startswith("mailto:") or (path and not path.endswith(".md")):
        return None
    if not path:
        return source, anchor
    joined = PurePosixPath(path.lstrip("/")) if path.startswith("/") else PurePosixPath(source).parent / path
    parts: list[str] = []
    for part in joined.parts:
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts), anchor
