"""Tables as CSV that opens in a spreadsheet, each with what CSV on the Web says of it."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from plansite.content import Content
from plansite.easy import guide
from plansite.editions import dates
from plansite.editions.facts import Absent, Fact
from plansite.exchange.exports.publication import Data, Publication, entry, written
from plansite.files import message, table
from plansite.furigana.readings import Parts
from plansite.terms import model
from plansite.terms.model import Glossary

# Between the values of a cell that holds several, which stand below each other in a spreadsheet.
SEPARATOR = "\n"
_BOM = "\ufeff"


@dataclass(frozen=True)
class Sheet:
    """A table: the name of its file, its columns, its rows, the columns that together are different in every row, and those whose cells
    may hold several values.
    """

    name: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    key: Sequence[str]
    several: Collection[str] = ()

    def csv(self) -> bytes:
        """Return the table as CSV (RFC 4180) in UTF-8, with the mark by which a spreadsheet knows that."""
        target = io.StringIO()
        writer = csv.DictWriter(target, self.columns)
        writer.writeheader()
        for row in self.rows:
            writer.writerow({name: SEPARATOR.join(value) if name in self.several else value for name, value in row.items()})
        return (_BOM + target.getvalue()).encode()

    def json(self, publication: Publication) -> bytes:
        """Return the table as JSON: its rows, of which each has the columns that are not empty."""
        rows = [{name: value for name, value in row.items() if value} for row in self.rows]
        return written({"about": publication.about(), "rows": rows})

    def metadata(self, publication: Publication, *, own: bool) -> bytes:
        """Return what the table is, by CSV on the Web; the licence is that of data all of which are the site's `own`.

        Source: W3C, Metadata Vocabulary for Tabular Data.
        """
        tags, about = publication.site.tags, publication.about()
        return written(
            {
                "@context": ["http://www.w3.org/ns/csvw", {"@language": tags[publication.site.project.default]}],
                "url": self.name,
                "dialect": {"encoding": "utf-8", "header": True},
                "dc:title": [{"@value": title, "@language": tag} for tag, title in about["title"].items()],
                **({"dc:license": {"@id": publication.licence}} if own else {}),
                "dc:rights": [{"@value": text, "@language": tag} for tag, text in about["rights"].items()],
                "dc:modified": {"@value": about["modified"], "@type": "xsd:date"},
                "schema:version": about["version"],
                "tableSchema": {"columns": [*map(self._described, self.columns)], "primaryKey": [*self.key]},
            }
        )

    def _described(self, column: str) -> Data:
        separator = {"separator": SEPARATOR} if column in self.several else {}
        name = column.replace("-", "_")  # as a variable of RFC 6570
        return {"name": name, "titles": [column], "datatype": "string", **separator}


def rows(text: bytes, several: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """Give the rows of a CSV that a sheet wrote: what has a value, by column; the columns that hold `several` give lists."""
    for row in csv.DictReader(io.StringIO(text.decode().removeprefix(_BOM), newline="")):
        yield {name: value.split(SEPARATOR) if name in several else value for name, value in row.items() if value}


_OF_TERM = ("id", "origin", "link", "explained")
_LISTS_OF_TERM = ("related", "exact_match", "match", "not")
_OF_WORDING = ("term", "reading", "spaced", "number", "standing", "brief", "definition", "figure", "example")
_LISTS_OF_WORDING = ("aliases", "search")
_FIGURE = "figure_file"  # the name of its file, of a term; its words are `figure`
_SINCE = ("since_date", "since_text", "since_source_title", "since_source_url")
_REFERENCES = {"reference_titles": "title", "reference_urls": "url", "reference_archives": "archived"}
_SEVERAL = (*_LISTS_OF_TERM, *_LISTS_OF_WORDING, *_REFERENCES)


def glossary(glossary: Glossary) -> Sheet:
    """Return the glossary as a table: a row a term and language; what a term has in all languages stands in each of its rows."""
    names = (
        "id",
        "language",
        *_OF_WORDING[:2],
        *_LISTS_OF_WORDING,
        *_OF_WORDING[2:],
        *_SINCE,
        *_OF_TERM[1:],
        _FIGURE,
        *_LISTS_OF_TERM,
        *_REFERENCES,
    )
    return Sheet("glossary.csv", names, [*_wordings(glossary)], ("id", "language"), _SEVERAL)


def _wordings(glossary: Glossary) -> Iterator[Data]:
    for term in glossary.terms:
        data = entry(term)
        shared = {name: data[name] for name in (*_OF_TERM, *_LISTS_OF_TERM) if name in data}
        if "figure" in data:
            shared[_FIGURE] = data["figure"]
        for column, name in _REFERENCES.items():
            texts = [reference.get(name, "") for reference in data.get("references", ())]
            shared[column] = texts if any(texts) else []
        for locale in glossary.locales:
            if wording := data.get(model.key(locale)):
                since = _since(wording.pop("since")) if "since" in wording else {}
                yield {**shared, "language": locale, **wording, **since}


def _since(since: Data) -> Data:
    """Return what has become of a thing since, in columns."""
    source = since["source"]
    return dict(zip(_SINCE, (since["date"], since["text"], source.get("title", ""), source.get("url", "")), strict=True))


def _read_since(row: Data) -> Data:
    source = {key: row[name] for key in ("title", "url") if (name := f"since_source_{key}") in row}
    return {"date": row["since_date"], "text": row["since_text"], "source": source}


def read_glossary(text: bytes) -> list[Data]:
    """Return the entries in glossary.csv, in the order of their first rows."""
    found: dict[str, Data] = {}
    for row in rows(text, _SEVERAL):
        term = found.setdefault(row["id"], {name: row[name] for name in (*_OF_TERM, *_LISTS_OF_TERM) if name in row})
        if _FIGURE in row:
            term["figure"] = row[_FIGURE]
        references = zip_longest(*(row.get(column, ()) for column in _REFERENCES), fillvalue="")
        if named := [{name: text for name, text in zip(_REFERENCES.values(), each, strict=True) if text} for each in references]:
            term["references"] = named
        own = {name: row[name] for name in (*_OF_WORDING, *_LISTS_OF_WORDING) if name in row}
        term[model.key(row["language"])] = own | ({"since": _read_since(row)} if "since_date" in row else {})
    return [*found.values()]


def readings(words: Mapping[str, Parts]) -> Sheet:
    """Return the reviewed readings as a table: `parts` and `part_readings` say which part of a word has which reading."""
    several = ("parts", "part_readings")
    found = [
        {
            "word": word,
            "reading": "".join(reading or text for text, reading in parts),
            "parts": [text for text, _ in parts],
            "part_readings": [reading or "" for _, reading in parts],
        }
        for word, parts in words.items()
    ]
    return Sheet("readings.csv", ("word", "reading", *several), found, ("word",), several)


def facts(site: Content) -> Sheet:
    """Return the facts of the plan as a table: a row a fact, a column a language, with the year filled in and dates as they are written."""
    locales = site.project.locales
    of_fact, several = ("no", "section", "term"), ("date", *locales)
    found = [
        {
            **{name: value for name in of_fact if (value := getattr(fact, name)) is not None},
            "date": _list(fact.date),
            **{locale: _texts(fact, locale) for locale in locales},
        }
        for fact in site.facts.facts
    ]
    return Sheet("facts.csv", (*of_fact, *several), found, ("no",), several)


def easy_japanese() -> Sheet:
    """Return the rules of easy Japanese as a table: a row a sentence, with the rule that it breaks or keeps."""
    sentences = table.read(guide.EXAMPLES)
    found = [
        {
            "rule": rule.key,
            **{f"name_{language}": rule.name.text(language) for language in message.languages()},
            "severity": rule.severity,
            "verdict": verdict,
            "sentence": sentence,
        }
        for rule in guide.RULES
        for verdict, examples in sentences.get(rule.key, {}).items()
        for sentence in examples
    ]
    return Sheet("easy-japanese.csv", [*found[0]], found, ("rule", "sentence"))


def _texts(fact: Fact, locale: str) -> list[str]:
    written = fact.written(locale) or fact.all
    if isinstance(written, Absent):
        return []
    texts = _list(written) or [dates.forms(value, locale.partition("-")[0])[0] for value in _list(fact.date)]
    return [text.replace("{year}", fact.year or "") for text in texts]


def _list(value: str | tuple[str, ...] | None) -> list[str]:
    return [value] if isinstance(value, str) else [*(value or ())]
