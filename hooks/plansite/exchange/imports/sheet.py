"""Tables of terms, as administrations keep them: CSV in the encodings of Japanese spreadsheets, with titles above the heads."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plansite.exchange.exports import sheets
from plansite.exchange.imports.drafts import Draft, Source
from plansite.files import table, textfile
from plansite.terms import folding

_HEADS = {head: key for key, heads in table.read(Path(__file__).with_name("heads.yaml")).items() for head in heads}
_CODECS = {"Shift_JIS": "cp932"}  # what Windows calls so
_FIRST = 30  # lines among which the heads are looked for
_BETWEEN = re.compile(r"[\n;；、，]|,\s*|\s+[/／]\s+")
# What a table has as a heading between its rows: あ行, か, A.
_JAPANESE = re.compile(f"[{folding.HIRAGANA}{folding.KATAKANA}{folding.KANJI}]")
_NUMBER = re.compile(r"[0-9０-９.．-]+")
_DIVISION = re.compile("[ぁ-んァ-ン](?:行|段)?|[A-ZＡ-Ｚ]")
Column = tuple[str, str]  # the key of terms.yaml, and the tag of its language or an empty string


def decoded(data: bytes) -> str | None:
    """Return the text of a table in one of the encodings that Japanese programs save in, or None."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = textfile.encoding(data)
        return data.decode(_CODECS.get(named, named)) if named else None


def read(text: str, source: Source, languages: Mapping[str, str]) -> list[Draft]:
    """Return the rows of a table as drafts; `languages` gives the tag of a language by its names."""
    rows = [*_rows(text)]
    heads = [[_column(cell, languages) for cell in cells] for _, cells in rows[:_FIRST]]
    first = next(
        (index for index, columns in enumerate(heads) if len({*columns} - {None}) > 1 and "term" in dict(filter(None, columns))), None
    )
    if first is None:
        source.lose(1, "IMPT024")
        return []
    if {"id", "language"} <= {*rows[first][1]}:
        return _own(text, source)
    for line, above in rows[:first]:
        source.lose_key(line, "", " ".join(filter(None, above)))
    return [*_drafts(rows[first:], heads[first], source)]


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a table that are not empty, with the lines on which they begin; cells are parted by commas or tabs."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if text.count("\t") > text.count(",") else ","), 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, [cell.strip() for cell in row]
        line = reader.line_num + 1


def _column(head: str, languages: Mapping[str, str]) -> Column | None:
    """Return what a column holds by its head or the first part of it that is known: a kind of text, and a language where it names one."""
    for part in (head, *re.split(r"[・/／、,]", unicodedata.normalize("NFKC", head))):
        if found := _known(plain(part), languages):
            return found
    return None


def _known(head: str, languages: Mapping[str, str]) -> Column | None:
    for name, tag in [("", ""), *languages.items()]:
        if head.startswith(name) or head.endswith(name):
            rest = head.removeprefix(name) if head.startswith(name) else head.removesuffix(name)
            rest = re.sub("^(?:での?|の)|(?:名|表記|訳)$", "", rest) if name else rest
            if key := _HEADS.get(rest, "term" if name and not rest else ""):
                return key, tag
    return None


def plain(head: str) -> str:
    """Return the head of a column, or the name of a language in one, made comparable."""
    return re.sub(r"[\s・:_()\[\]【】「」*※.-]", "", unicodedata.normalize("NFKC", head)).casefold()


def _drafts(rows: Sequence[tuple[int, list[str]]], columns: Sequence[Column | None], source: Source) -> Iterator[Draft]:
    line, heads = rows[0]
    own = _language(rows[1:], columns, source)
    for number, (head, column) in enumerate(zip(heads, columns, strict=True)):
        filled = [cells[number] for _, cells in rows[1:] if len(cells) > number and cells[number]]
        if column is None and not all(_NUMBER.fullmatch(cell) or _DIVISION.fullmatch(cell) for cell in filled):
            source.lose(line, "IMPT025", head=head or str(number + 1), count=len(filled))
    for line, cells in rows[1:]:
        written = [((column[0], column[1] or own), cell) for column, cell in zip(columns, cells, strict=False) if column and cell]
        terms = [cell for (key, _), cell in written if key == "term"]
        if not terms or (len(written) == 1 and _DIVISION.fullmatch(terms[0])):
            source.lose_key(line, "", " ".join(filter(None, cells)))
            continue
        draft = Draft(line, next((cell for (key, _), cell in written if key == "id"), ""))
        for (key, tag), cell in written:
            if key in ("aliases", "search"):
                for each in filter(None, _BETWEEN.split(cell)):
                    source.say(draft, tag, key, each, line)
            elif key == "related":
                draft.data.setdefault("related", []).extend(filter(None, map(str.strip, _BETWEEN.split(cell))))
            elif key == "references":
                url = re.search(r"https?://\S+", cell)
                source.refer(draft, cell.replace(url[0], "").strip(" \n,、;；()（）") if url else cell, url[0] if url else "", line)
            elif key == "definition":  # a line of a cell is a paragraph
                source.say(draft, tag, key, re.sub(r"\s*\n\s*", "\n\n", cell), line)
            elif key != "id":
                source.say(draft, tag, key, cell, line)
        yield draft


def _language(rows: Sequence[tuple[int, list[str]]], columns: Sequence[Column | None], source: Source) -> str:
    """Return the tag of the language of columns whose heads name none: the site's own unless nothing in them is Japanese."""
    cells = [cell for _, cells in rows for column, cell in zip(columns, cells, strict=False) if column and not column[1]]
    if any(map(_JAPANESE.search, cells)):
        return ""
    return next((tag for tag in source.locales if not folding.is_japanese(tag)), "")


def _own(text: str, source: Source) -> list[Draft]:
    """Return the entries of a table that this machine wrote."""
    (_, heads), *rows = _rows(text)
    lines: dict[str, int] = {}
    for line, cells in rows:
        written = dict(zip(heads, cells, strict=False))
        if not (written.get("id") and written.get("language") and written.get("term")):
            source.lose(line, "IMPT036")
            return []
        lines.setdefault(written["id"], line)
    return [source.own(lines[data["id"]], data) for data in sheets.read_glossary(text.encode())]
