"""A search index for each language, as scripts that pages load when somebody searches.

Scripts, because pages that are opened from a folder may load scripts, but neither fetch files nor start workers. Sections come in groups:
what they are called, which is small and answers for itself, and their texts. Where groups are many, further scripts say which of them
have the words that are asked for.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

from plansite.content import Content
from plansite.files import built, store, table
from plansite.furigana.readings import Piece, Readings
from plansite.terms import folding, inflection, pages
from plansite.terms.folding import hiragana
from plansite.terms.model import Glossary, Term
from plansite.terms.romaji import romaji

GROUP = 512  # sections of a group at most, but for what a page has more
SHARDS = 64  # scripts that say where words are
_SPACE = re.compile(r"\s+")
# What counts a heading, in any language: 第3節, Section 3:.
_NUMBER = re.compile(r"^(?:[A-Z]\w+ )?\S*\d\S*\s+")
# Pages that say nothing but what stands in entries, whose text is not searched a second time.
_LISTS = frozenset(["appendix", "glossary", "glossary/names"])
# Pages that repeat others or are about them.
_LAST = _LISTS | {"contents", "figures", "data", "changes", "accessibility", "corrections", "editors"}
_GRAMMAR = table.read(Path(__file__).with_name("questions.yaml"))
_SIGNS = folding.signs()
_SIGN = re.compile("|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True)))
_UNSIGNED = re.compile(r"[ー・]|(?<=[^\0-ÿ])\s+|\s+(?=[^\0-ÿ])")
_RUN = re.compile("[a-z]+|[一-鿿々〆]+|[ァ-ヺ]+")


@dataclass(frozen=True)
class Section:
    """What can be found: where it stands, its heading, its text, and what else it is called; `last` is what readers hardly look for."""

    address: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    last: bool = False


def write_index(folder: Path, sections: Iterable[Section], site: Content, locale: str) -> None:
    """Write the scripts of a locale into the site's `folder`: those of the first at the root, those of others in their folders."""
    found = [*sections]
    found = [*found, *_without_page(found, site, locale)]
    locales = site.project.locales
    languages = dict.fromkeys(map(folding.language_of, locales))
    tables = {
        "signs": _SIGNS,
        "spellings": inflection.AMERICAN,
        "okurigana": folding.TABLE["okurigana"],
        "numbered": _NUMBER.pattern,
        "grammar": [word for language in languages for word in _GRAMMAR.get(language, ())],
        "furigana": locale in site.project.ruby,
    }
    readings = site.readings if folding.language_of(locale) == "ja" else None
    write(folder / ("" if locale == locales[0] else locale) / "search", tables, found, readings)


def write(folder: Path, tables: dict[str, object], sections: Sequence[Section], readings: Readings | None) -> None:
    """Write the scripts of an edition."""

    def told() -> object:
        return tables, [tuple(vars(section).values()) for section in sections], readings and readings.digest

    for name, script in store.kept("search", told, lambda: [*_scripts(tables, sections, readings)]):
        built.write(folder / name, script)


def _scripts(tables: dict[str, object], sections: Sequence[Section], readings: Readings | None) -> Iterator[tuple[str, str]]:
    """Give the name and the text of each script of an edition.

    `index.js` has the tables (how words fold, which words of a question ask for nothing) and the number of groups: all, those before what
    readers hardly look for, and the scripts of pairs, none where one group has all the rest. For each group, `names-0.js` gives of each
    section its address from the edition's folder, its title and its other names, `texts-0.js` the texts. `pairs-0.js` gives for two
    signs the groups that have them, in the script that the first sign's code says (modulo). Japanese has its readings as ⟦word|reading⟧:
    all of them where they are shown, and where they are only searched each once in what is loaded together.
    """
    shown = bool(tables["furigana"])
    first, last = (list(_groups([section for section in sections if section.last is late])) for late in (False, True))
    is_large = len(first) > 1
    yield _script("index", {**tables, "groups": len(first) + len(last), "last": len(first), "shards": SHARDS * is_large})
    shards: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(SHARDS * is_large)]
    mark = _marking(readings, shown=shown)
    for number, group in enumerate([*first, *last]):
        if is_large:
            mark = _marking(readings, shown=shown)
        name = mark if shown else str
        yield _script(f"names-{number}", [[each.address, mark(each.title), *map(name, each.names)] for each in group])
        yield _script(f"texts-{number}", [mark(each.text) for each in group])
        if is_large:
            for pair in sorted({*chain.from_iterable(_pairs(text) for each in group for text in (each.title, *each.names, each.text))}):
                shards[ord(pair[0]) % SHARDS][pair].append(number)
    for shard, places in enumerate(shards):
        yield _script(f"pairs-{shard}", places)


def _groups(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Give sections in groups; those of a page stay together."""
    group: list[Section] = []
    for section in sections:
        if len(group) >= GROUP and "#" not in section.address:
            yield group
            group = []
        group.append(section)
    if group:
        yield group


def _pairs(text: str) -> Iterator[str]:
    """Give what tells whether a text may have a word: pairs of kanji and katakana, and how words of Latin letters begin."""
    written = _SIGN.sub(lambda sign: _SIGNS[sign[0]], unicodedata.normalize("NFKC", text)).lower()
    for run in _RUN.findall(_UNSIGNED.sub("", written)):
        yield from [run[:2]] if run[0] <= "z" else map("".join, pairwise(run))


def section_of(address: str, title: str, text: str, site: Content, locale: str) -> Section:
    """Return a section of a page with words that readers say for it and its headings in other editions; an entry with its names.

    The `address` is from the edition's folder. What an entry is called and how that is read, which are among its names, are taken out of
    its text, and texts of lists altogether.
    """
    file, _, anchor = address.partition("#")
    page = file.removesuffix("index.html").removesuffix(".html").strip("/")
    if (term := site.glossary.by_id.get(page.removeprefix("glossary/"))) and page.startswith("glossary/"):
        _, said, definition = text.partition(f" {_said(term, site.glossary, locale)} ")
        return Section(address, title, definition if said else text, _names(term, site.glossary, locale))
    sources = [f"{page}.md", f"{page}/index.md".lstrip("/")]
    opened = [heading.anchor for source in sources if (written := site.editions[locale].get(source)) for heading in written.sections[:1]]
    places = [site.search_words.places.get(place, {}) for place in ([anchor] if anchor else [*sources, *opened])]
    words = [each for place in places for said, each in place.items() if _is_of(locale, said)]
    others = [each[source] for other, each in site.editions.items() if other != locale for source in sources if source in each]
    titles = [heading.title for each in others for heading in each.sections if heading.anchor in ([anchor] if anchor else opened)]
    named = {_SPACE.sub("", each): each for each in (_NUMBER.sub("", other) for other in (*titles, title))}
    del named[_SPACE.sub("", _NUMBER.sub("", title))]
    numbers = () if anchor else _numbers(page, title, site, locale)
    return Section(address, title, "" if page in _LISTS else text, (*chain(*words), *named.values(), *numbers), page in _LAST)


def _numbers(page: str, title: str, site: Content, locale: str) -> Iterator[str]:
    """Give what numbers a page within a numbered page: 第3章第2節."""
    above = site.editions[locale].get(f"{page.rpartition('/')[0]}/index.md")
    numbered = [_NUMBER.match(each) for each in (*(heading.title for heading in above.sections[:1]), title)] if above else []
    if len(numbered) == 2 and all(numbered):
        yield "".join(number[0] for number in numbered if number).strip(" :：")


def _without_page(sections: Sequence[Section], site: Content, locale: str) -> Iterator[Section]:
    """Give the names that have no page as sections of the list in which they stand."""
    for page in (section for section in sections if re.fullmatch(r"glossary/names(?:/|\.html)", section.address)):
        for term in site.glossary.terms:
            if not site.glossary.is_explained(term):
                number = (wording.number if (wording := term.wording(locale)) else None) or ""
                title = site.glossary.title(term, locale)
                yield Section(f"{page.address}#{term.id}", title, number, _names(term, site.glossary, locale))


def _said(term: Term, glossary: Glossary, locale: str) -> str | None:
    """Return how the page of an entry says that its word is read, which is the last of what stands before its text; None if it does not."""
    first = pages.original(glossary, term, locale)
    if first is not None:
        return romaji(first.spaced or first.reading) if first.reading else None
    reading = pages.reading(glossary, term, locale)
    return reading if reading != glossary.title(term, locale) else None


def _names(term: Term, glossary: Glossary, locale: str) -> tuple[str, ...]:
    """Return what a term is called beside its headword: its other spellings and readings in all languages, and what people say for it in
    this one (who says it in another language is told that its edition has it).
    """
    wordings = [(each, wording) for each in (locale, *glossary.locales) if (wording := term.wording(each))]
    said = ((*each.spellings, each.reading, *(each.search if _is_of(locale, other) else ()), each.number) for other, each in wordings)
    names = dict.fromkeys(filter(None, chain(*said)))
    return tuple(name for name in names if name != glossary.title(term, locale))


def _is_of(locale: str, other: str) -> bool:
    """Say whether a locale is of the language of another."""
    return folding.language_of(locale) == folding.language_of(other)


def _marking(readings: Readings | None, *, shown: bool) -> Callable[[str], str]:
    """Return what puts readings into a text: all that are known, or, where they are not shown, those that it has not met before."""
    if readings is None:
        return str
    met: set[Piece] = set()

    def mark(text: str) -> str:
        written = []
        for piece in readings.pieces(text):
            written.append(piece.text if piece.reading is None or piece in met else f"⟦{piece.text}|{hiragana(piece.reading)}⟧")
            if not shown and piece.reading is not None:
                met.add(piece)
        return "".join(written)

    return mark


def _script(name: str, data: object) -> tuple[str, str]:
    """Return the name and the text of a script that leaves data with the element that loads it."""
    return f"{name}.js", f"document.currentScript.data = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
