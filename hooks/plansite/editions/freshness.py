"""Which translations were made from a text that has changed since.

source/confirmed.yaml keeps, for each locale, the fingerprint of the original that a person last compared each translated section
(by its anchor) and each translated definition (by the term's id) with. `plan confirm` writes it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import RootModel

from plansite.editions.pages import Editions
from plansite.files import form, yamlfile
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.terms import model
from plansite.terms.model import Glossary

SECTIONS, TERMS = "sections", "terms"
Fingerprints = dict[str, dict[str, dict[str, str]]]


class _Confirmed(RootModel[dict[str, dict[Literal["sections", "terms"], dict[str, str]]]]):
    pass


@dataclass(frozen=True)
class Behind:
    """A translated section or definition that was compared with another original than today's, or with none yet (then `new`).

    Its locale, kind, anchor or id, and its place.
    """

    locale: str
    kind: str
    name: str
    path: str
    line: int
    source: str
    new: bool

    @property
    def command(self) -> str:
        """Return what records that the translation has been revised."""
        return f"make confirm SECTION={self.name} LOCALE={self.locale}"

    @property
    def problem(self) -> Problem:
        """Return it as a warning that names what to do."""
        id = "TRAN001" if self.new else "TRAN002"
        return Problem.on(self.path, self.line, id, warning=True, name=self.name, locale=self.locale, command=self.command)


def read(path: Path, root: Path) -> tuple[Fingerprints, yamlfile.Document, list[Problem]]:
    """Return the confirmed fingerprints at `path` by locale and kind, empty where there is no file yet, and the file."""
    written, document, problems = form.load(path, root, _Confirmed, optional=True)
    if path.exists() and not (document.lines or problems):
        problems = [Problem.on(document.path, 1, "FILE073", blocking=True)]
    return written.model_dump() if written else {}, document, problems


def write(path: Path, fingerprints: Fingerprints) -> None:
    """Write the fingerprints to `path` in a fixed order, one a line."""
    head = "# 訳を元の文と見くらべて確かめた記録。手では直さず、make confirm SECTION=… で書きます。\n"
    ordered = {
        locale: {kind: dict(sorted(names.items())) for kind, names in sorted(kinds.items())} for locale, kinds in fingerprints.items()
    }
    path.write_text(head + yaml.safe_dump(ordered, allow_unicode=True, sort_keys=False), encoding="utf-8")


def current(editions: Editions, glossary: Glossary) -> dict[str, dict[str, str]]:
    """Return the fingerprint of every section and definition of the first edition, by kind and name."""
    first = next(iter(editions))
    sections: dict[str, list[str]] = {}
    for page in editions[first].values():
        for anchor, blocks in sections_of(page).items():
            sections.setdefault(anchor, []).extend(f"{block.label} {block.text}" for block in blocks)
    terms = {
        term.id: [wording.term, *(f"{block.label} {block.text}" for block in glossary.blocks(term, first))]
        for term, wording in glossary.wordings(first)
    }
    return {
        SECTIONS: {name: fingerprint(lines) for name, lines in sections.items()},
        TERMS: {name: fingerprint(lines) for name, lines in terms.items()},
    }


def sections_of(page: Page) -> dict[str, list[Block]]:
    """Return the blocks of each section of a page by its anchor; a note belongs to the last section before it that has one."""
    found: dict[str, list[Block]] = {}
    anchor = ""
    for block in page.blocks:
        anchor = anchor if block.anchor.startswith("fn:") else block.anchor
        found.setdefault(anchor, []).append(block)
    return found


def fingerprint(lines: list[str]) -> str:
    """Return twelve hexadecimal digits of the SHA-256 of a text whose white space does not count."""
    return hashlib.sha256("\n".join("".join(line.split()) for line in lines).encode()).hexdigest()[:12]


def behind(editions: Editions, glossary: Glossary, confirmed: Fingerprints) -> Iterator[Behind]:
    """Give every translated section and definition whose original is not the one it was confirmed with."""
    originals = current(editions, glossary)
    for locale in [*editions][1:]:
        kinds: Mapping[str, Mapping[str, str]] = confirmed.get(locale, {})
        sections, terms = kinds.get(SECTIONS, {}), kinds.get(TERMS, {})
        for source, page in editions[locale].items():
            for anchor, blocks in sections_of(page).items():
                wanted = originals[SECTIONS].get(anchor)
                if wanted is not None and sections.get(anchor) != wanted:
                    yield Behind(locale, SECTIONS, anchor, page.path, blocks[0].line, source, anchor not in sections)
        for term, wording in glossary.wordings(locale):
            if wording.definition is not None and terms.get(term.id) != originals[TERMS].get(term.id):
                place = (glossary.path, glossary.line(term, model.key(locale)), f"glossary/{term.id}.md")
                yield Behind(locale, TERMS, term.id, *place, term.id not in terms)


def gone(glossary: Glossary, confirmed: Fingerprints, document: yamlfile.Document) -> dict[str, Problem]:
    """Return a problem for each id whose translation was confirmed and that is neither a term nor one that was changed.

    Its page had an address, which others may have noted: whoever takes an entry out decides what becomes of it.
    """
    found: dict[str, Problem] = {}
    for locale, kinds in confirmed.items():
        for name in kinds.get(TERMS, {}).keys() - glossary.by_id.keys() - glossary.moved.keys() - found.keys():
            found[name] = Problem.at(document, (locale, TERMS, name), "TRAN003", name=name)
    return found
