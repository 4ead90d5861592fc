"""The plan's own glossary, in the order and under the letters of the plan."""

import unicodedata
from collections.abc import Iterator

from plansite.editions.fidelity import Passage, normal
from plansite.terms import collation
from plansite.terms.collation import Entry
from plansite.terms.model import Glossary, Term, Wording


def entries(glossary: Glossary, locale: str) -> Iterator[tuple[str, Term, Wording]]:
    """Give the plan's terms in the order of terms.yaml with their index letter, empty where it is that of the entry before."""
    shown = ""
    for term in glossary.terms:
        wording = term.wording(locale)
        if term.origin != "plan" or wording is None:
            continue
        letter = index_letter(wording)
        yield ("" if letter == shown else letter), term, wording
        shown = letter


def lettered(glossary: Glossary, locale: str) -> Iterator[tuple[str, Term, Wording]]:
    """Give the plan's terms as `locale` lists them, with their index letter: a language other than the plan's has its own order."""
    first = glossary.locales[0]
    if glossary.is_original(locale):
        letters = {term.id: letter for letter, term, _ in entries(glossary, first)}
        yield from ((letters.get(term.id, ""), term, wording) for _, term, wording in entries(glossary, locale))
        return
    for group in collation.groups([Entry(term, wording, wording.term) for _, term, wording in entries(glossary, locale)], locale, ""):
        for index, entry in enumerate(group.entries):
            yield ("" if index else group.label), entry.term, entry.wording


def index_letter(wording: Wording) -> str:
    """Return the letter under which a Japanese glossary lists a word: its first Latin letter, or the first kana without its mark.

    か for ガバメント, ひ for ビッグ: JIS X 4061 (日本語文字列照合順番) sorts voiced kana with the plain.
    """
    first = wording.term[0]
    if first.isascii() and first.isalpha() or wording.reading is None:
        return first.upper()
    return unicodedata.normalize("NFD", wording.reading[0])[0]


def passages(glossary: Glossary, reference_mark: str) -> Iterator[Passage]:
    """Give each entry as the plan prints it: letter, headword, definition, and its references behind `reference_mark`."""
    locale = glossary.locales[0]
    for letter, term, wording in entries(glossary, locale):
        blocks = glossary.definition_blocks(term, locale)
        definition = [f"{block.label} {block.text}" for block in blocks]
        references = [f"{reference.title or ''} {reference.url or ''}" for reference in term.references]
        mark = [reference_mark] if references else []
        text = normal(" ".join([letter, wording.term, *definition, *mark, *references]))
        yield Passage(text, glossary.path, blocks[0].line if blocks else glossary.line(term))
