"""What a change brings beside terms and sentences: pages in figures, pictures, menu and labels, and what came in one language alone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.content import Content
from plansite.editions import freshness
from plansite.files import yamlfile
from plansite.files.markdownfile import Page
from plansite.files.reading import Kind, Picture
from plansite.reviews import differences
from plansite.terms import uses


@dataclass(frozen=True)
class NewPage:
    """A page that was not there: its path, how many words it has, and how many links to entries."""

    path: str
    words: int
    links: int


@dataclass(frozen=True)
class Shown:
    """A picture that a page did not show before, or not with this text."""

    path: str
    picture: Picture


@dataclass(frozen=True)
class Alone:
    """A section that got paragraphs or pictures (`kind`) in some locales, in the first of them at a path and line, and not in others."""

    kind: str
    path: str
    line: int
    having: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """What the menu or a label says, by its key in the file: before and after; empty where it is not there."""

    path: str
    key: str
    before: str
    after: str


def new_pages(before: Content, after: Content) -> Iterator[NewPage]:
    """Give each page that is new, in figures; white space and signs are no words."""
    for locale, edition in after.editions.items():
        for source, page in edition.items():
            if source not in before.editions.get(locale, {}):
                links = uses.links(page.blocks, after.matchers[locale], after.glossary)
                words = sum(word.isalnum() for block in page.blocks for word in differences.words(block.text))
                yield NewPage(page.path, words, sum(map(len, links.values())))


def new_pictures(before: Content, after: Content) -> Iterator[Shown]:
    """Give each picture that is shown anew, or with another text."""
    for locale, edition in after.editions.items():
        for source, page in edition.items():
            former = before.editions.get(locale, {}).get(source)
            known = {(each.source, each.text) for each in former.pictures} if former else set()
            yield from (Shown(page.path, each) for each in page.pictures if (each.source, each.text) not in known)


def wordings(before: Content, after: Content) -> Iterator[Wording]:
    """Give what the menu calls its pages, and each label, that differs."""
    old, new = _menu(before), _menu(after)
    yield from (
        Wording("mkdocs.yml", page, old.get(page, ""), new.get(page, "")) for page in {**old, **new} if old.get(page) != new.get(page)
    )
    for locale, labels in after.labels.items():
        former = before.labels[locale].words if locale in before.labels else {}
        for key in (key for key in {**former, **labels.words} if former.get(key) != labels.words.get(key)):
            yield Wording(labels.path, key, former.get(key, ""), labels.words.get(key, ""))


def _menu(site: Content) -> dict[str, str]:
    """Return the title of each page in the navigation, by its path; empty where it has none of its own."""
    document, _ = yamlfile.read(site.project.root / "mkdocs.yml", site.project.root, tags=True)
    entries = [location for location in document.starts if location[0] == "nav"]
    return {document.value(location): location[-1] if isinstance(location[-1], str) else "" for location in entries}


def alone(before: Content, after: Content) -> Iterator[Alone]:
    """Give each section that has more paragraphs, or more pictures, than before in some languages and not in others that have the page."""
    for source in dict.fromkeys(source for edition in after.editions.values() for source in edition):
        pages = {locale: edition[source] for locale, edition in after.editions.items() if source in edition}
        grown = {locale: _grown(before.editions.get(locale, {}).get(source), page) for locale, page in pages.items()}
        for kind, anchor in dict.fromkeys(key for keys in grown.values() for key in keys):
            having, lacking = (tuple(each for each in grown if ((kind, anchor) in grown[each]) is there) for there in (True, False))
            if lacking:
                blocks = freshness.sections_of(pages[having[0]])[anchor]
                yield Alone(kind, pages[having[0]].path, blocks[-1].line, having, lacking)


def _grown(former: Page | None, page: Page) -> list[tuple[str, str]]:
    """Return the kind and anchor of what a page has more of than before; a new page has nothing more."""
    old, new = _amounts(former or page), _amounts(page)
    return [key for key in new if new[key] > old[key]]


def _amounts(page: Page) -> Counter[tuple[str, str]]:
    """Return how many paragraphs and pictures each section of a page has."""
    sections = freshness.sections_of(page)
    found = Counter({("text", anchor): sum(block.kind is Kind.TEXT for block in blocks) for anchor, blocks in sections.items()})
    for each in page.pictures:
        above = [section.anchor for section in page.sections if section.line < each.place[0] and section.anchor in sections]
        found["picture", above[-1] if above else ""] += 1
    return found
