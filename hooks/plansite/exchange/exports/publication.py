"""What every form of the data says of itself: whose it is, how it may be used, when it changed, and where everything has its address."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from plansite.content import Content
from plansite.editions import dates
from plansite.terms.model import Term

# The folder of the files of data, and the page that says what they are.
FOLDER = "data/"
PAGE = "data.md"
Data = dict[str, Any]


@dataclass(frozen=True)
class Publication:
    """A site as data. `page` gives the address of a page's source in a locale, from the site's root; `modified` is the day on which the
    glossary last changed; `version` is that of the data.
    """

    site: Content
    page: Callable[[str, str], str]
    modified: date
    version: str

    @property
    def address(self) -> str:
        """Return the site's address, which ends in a slash."""
        return self.site.project.address.rstrip("/") + "/"

    @property
    def titles(self) -> Mapping[str, str]:
        """Return the site's name in each locale."""
        return self.site.project.site_names

    @property
    def licence(self) -> str:
        """Return the address of the licence under which the site gives the texts that are its own."""
        return self.site.labels[self.site.project.default].word("licence_address")

    def rights(self, locale: str) -> str:
        """Return what the site says about whose texts are whose, in a locale."""
        words = self.site.labels[locale]
        return " ".join(filter(None, (words.word("footer_plan"), words.word("footer_texts"))))

    def about(self) -> Data:
        """Return what a file of JSON says of itself."""
        tags = self.site.tags
        return {
            "title": {tags[locale]: title for locale, title in self.titles.items()},
            "address": self.address,
            "version": self.version,
            "modified": self.modified.isoformat(),
            "licence": self.licence,
            "rights": {tag: self.rights(locale) for locale, tag in tags.items()},
        }

    def citation(self, title: str, address: str, day: date, locale: str) -> Markup:
        """Return in a locale, as HTML, how what has a title and an address is cited, as it was on a day."""
        project, words, name = self.site.project, self.site.labels[locale].words, Markup("{}").format(self.titles[locale])
        if locale != project.default and name not in (each.text for each in project.titles.get(locale, ())):
            name = Markup('<span lang="{}" data-furigana="no">{}</span>').format(self.site.tags[project.default], name)
        return Markup(words["cite_as"]).format(title=title, site=name, address=address, day=dates.shown(day, words))

    def file(self, name: str) -> str:
        """Return the whole address of a file of data."""
        return f"{self.address}{FOLDER}{name}"

    def concept(self, term: str) -> str:
        """Return the name of a term among linked data: it stays when the term gets a page, and leads to what is said of the term."""
        return f"{self.file('glossary.ttl')}#{term}"

    def term_page(self, term: Term, locale: str) -> str:
        """Return the whole address at which a term is shown."""
        explained = self.site.glossary.is_explained(term)
        page = self.page(f"glossary/{term.id}.md" if explained else "glossary/names.md", locale)
        return f"{self.address}{page}" + ("" if explained else f"#{term.id}")


def version_of(site: Content) -> str:
    """Return what tells one state of the data from another, and changes with nothing else: the beginning of their SHA-256."""
    texts = [[page.source, [block.text for block in page.blocks]] for pages in site.editions.values() for page in pages.values()]
    return hashlib.sha256(written([*map(entry, site.glossary.terms), texts])).hexdigest()[:12]


def entry(term: Term) -> Data:
    """Return a term as terms.yaml has it."""
    return term.model_dump(by_alias=True, exclude_defaults=True, mode="json")


def written(data: object) -> bytes:
    """Return data as JSON."""
    return to_json(data, indent=1) + b"\n"
