"""A search index for each language, as scripts that pages load when somebody searches.

Scripts, because pages that are opened from a folder may load scripts, but neither fetch files nor start workers. Two of them: what
sections are called, which is small and answers for itself, and their texts.
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from plansite.content import Content
from plansite.files import table
from plansite.furigana.readings import Piece, Readings
from plansite.terms import folding, inflection
from plansite.terms.folding import hiragana
from plansite.terms.model import Glossary, Term

BUILT = Path("search") / "search_index.json"
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
# What counts a heading, in any language: 第3節, Section 3:.
_NUMBER = re.compile(r"^(?:[A-Z]\w+ )?\S*\d\S*\s+")
# Pages that repeat others or are about them.
_LAST = frozenset(["contents", "appendix", "data", "glossary", "glossary/names", "changes", "accessibility", "corrections", "editors"])
_GRAMMAR = table.read(Path(__file__).with_name("questions.yaml"))


@dataclass(frozen=True)
class _Section:
    """What can be found: where it stands, its heading, its text, and what else it is called; `last` is what readers hardly look for."""

    address: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    last: bool = False


def split_index(folder: Path, site: Content) -> None:
    """Replace the index of all languages in `folder` by two scripts a locale, for the first at the root, for others in their folders.

    `search/index.js` says how words fold and which words of a question ask for nothing, and gives for each section its address from the
    folder, its title and its other names; `search/texts.js` gives the texts in the same order. Japanese has its readings as ⟦word|reading⟧:
    all of them where they are shown, and where they are only searched each once. Raises FileNotFoundError where the site has no index.
    """
    documents = json.loads((folder / BUILT).read_text(encoding="utf-8"))["docs"]
    (folder / BUILT).unlink()
    locales = site.project.locales
    languages = dict.fromkeys(map(folding.language_of, locales))
    found: dict[str, list[_Section]] = {locale: [] for locale in locales}
    for document in documents:
        locale, _, address = document["location"].partition("/")
        if locale not in locales[1:]:
            locale, address = locales[0], document["location"]
        found[locale].append(_section(address, _words(document["title"]), _words(document["text"]), site, locale))
    for locale, sections in found.items():
        sections += list(_without_page(sections, site, locale))
        sections.sort(key=lambda section: section.last)
        mark = _marking(site.readings, shown=locale in site.project.ruby) if folding.language_of(locale) == "ja" else str
        names = {
            "signs": folding.signs(),
            "spellings": inflection.AMERICAN,
            "okurigana": folding.TABLE["okurigana"],
            "numbered": _NUMBER.pattern,
            "grammar": [word for language in languages for word in _GRAMMAR.get(language, ())],
            "furigana": locale in site.project.ruby,
            "last": sum(not section.last for section in sections),
            "sections": [[section.address, mark(section.title), *section.names] for section in sections],
        }
        scripts = folder / ("" if locale == locales[0] else locale) / "search"
        scripts.mkdir(parents=True, exist_ok=True)
        _write(scripts / "index.js", "searchIndex", names)
        _write(scripts / "texts.js", "searchTexts", [mark(section.text) for section in sections])


def _section(address: str, title: str, text: str, site: Content, locale: str) -> _Section:
    """Return a section as built, with words that readers say for it and its headings in other editions; an entry with its names.

    The reading of an entry, which is one of its names, is taken out of its text.
    """
    file, _, anchor = address.partition("#")
    page = file.removesuffix("index.html").removesuffix(".html").strip("/")
    if (term := site.glossary.by_id.get(page.removeprefix("glossary/"))) and page.startswith("glossary/"):
        own = next((wording.reading for each in (locale, site.project.default) if (wording := term.wording(each)) and wording.reading), "")
        _, reading, definition = text.partition(f" {own} ") if own else ("", "", "")
        return _Section(address, title, definition if reading else text, _names(term, site.glossary, locale))
    sources = [f"{page}.md", f"{page}/index.md".lstrip("/")]
    opened = [heading.anchor for source in sources if (written := site.editions[locale].get(source)) for heading in written.sections[:1]]
    words = [site.search_words.places.get(place, {}).values() for place in ([anchor] if anchor else [*sources, *opened])]
    others = [each[source] for other, each in site.editions.items() if other != locale for source in sources if source in each]
    titles = [heading.title for each in others for heading in each.sections if heading.anchor in ([anchor] if anchor else opened)]
    named = {_SPACE.sub("", each): each for each in (_NUMBER.sub("", other) for other in (*titles, title))}
    del named[_SPACE.sub("", _NUMBER.sub("", title))]
    return _Section(address, title, text, (*chain(*chain(*words)), *named.values()), page in _LAST)


def _without_page(sections: Sequence[_Section], site: Content, locale: str) -> Iterator[_Section]:
    """Give the names that have no page as sections of the list in which they stand."""
    for page in (section for section in sections if re.fullmatch(r"glossary/names(?:/|\.html)", section.address)):
        for term in site.glossary.terms:
            if not site.glossary.is_explained(term):
                number = (wording.number if (wording := term.wording(locale)) else None) or ""
                title = site.glossary.title(term, locale)
                yield _Section(f"{page.address}#{term.id}", title, number, _names(term, site.glossary, locale))


def _names(term: Term, glossary: Glossary, locale: str) -> tuple[str, ...]:
    """Return what a term is called beside its headword: its other spellings, its readings, and all that in the other languages."""
    wordings = filter(None, map(term.wording, (locale, *glossary.locales)))
    names = dict.fromkeys(name for each in wordings for name in (*each.spellings, each.reading, *each.search, each.number) if name)
    return tuple(name for name in names if name != glossary.title(term, locale))


def _marking(readings: Readings, *, shown: bool) -> Callable[[str], str]:
    """Return what puts readings into a text: all that are known, or, where they are not shown, those that it has not met before."""
    met: set[Piece] = set()

    def mark(text: str) -> str:
        written = []
        for piece in readings.pieces(text):
            written.append(piece.text if piece.reading is None or piece in met else f"⟦{piece.text}|{hiragana(piece.reading)}⟧")
            if not shown and piece.reading is not None:
                met.add(piece)
        return "".join(written)

    return mark


def _write(path: Path, name: str, data: object) -> None:
    path.write_text(f"var {name} = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n", encoding="utf-8")


def _words(markup: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", markup))).strip()
