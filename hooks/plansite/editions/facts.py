"""Numbers, dates, laws and names that every edition must carry: source/facts.yaml, found in the section each belongs to."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any

from babel import UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol
from pydantic import Field, create_model, field_validator, model_validator
from pydantic_core import PydanticCustomError

from plansite.editions import dates
from plansite.editions.pages import Editions
from plansite.files import form, yamlfile
from plansite.files.form import Form
from plansite.files.markdownfile import Page
from plansite.files.problem import Problem
from plansite.files.reading import Block
from plansite.terms import model
from plansite.terms.folding import is_japanese, language_of
from plansite.terms.model import Glossary

Text = Annotated[str, Field(min_length=1)]
# What editors show of a year that is written without quotes.
_YEARS = {"minimum": 1000, "maximum": 9999}
_FORM = {"pattern": f"^{dates.FORM}$", "patternErrorMessage": "2012、2016-12、2020-12-25 か、年度なら FY2021 のように書いてください。"}
_Date = Annotated[Text, Field(json_schema_extra={**_YEARS, **_FORM})]


class Absent(Form):
    """Why an edition rightly does not carry a fact."""

    absent: Text


class Fact(Form):
    """A fact: where it stands, and how it reads; a subclass made by `load` adds a text for each locale.

    `date` is computed in every language, `year` stands for `{year}` in the texts, `all` is one text for all languages. A fact with
    `shared` stands in what all editions share (the references of an entry). `event` says in each language what happened then: the
    facts that have it are the plan's timeline.
    """

    no: int
    section: Text | None = None
    term: Text | None = None
    date: _Date | tuple[_Date, ...] | None = None
    year: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None = None
    all: Text | tuple[Text, ...] | None = None
    shared: bool = False
    times: dict[str, int] = {}
    event: dict[str, Text] = {}

    @field_validator("date")
    @classmethod
    def _is_date(cls, value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        for each in several(value or ()):
            if not dates.is_date(each):
                raise PydanticCustomError("message", "FACT001")
        return value

    @model_validator(mode="after")
    def _has_a_place(self) -> "Fact":
        if self.section is None and self.term is None:
            raise PydanticCustomError("message", "FACT002")
        return self

    def written(self, locale: str) -> Text | tuple[Text, ...] | Absent | None:
        """Return the fact's own text or texts in `locale`, or why it is absent, or None where the text follows from the rest."""
        return getattr(self, model.key(locale).replace("-", "_"), None)

    @property
    def place(self) -> str:
        """Return the section's anchor, or the entry's id behind `term:`."""
        return self.section or f"term:{self.term}"


@dataclass(frozen=True)
class Facts:
    """The facts of source/facts.yaml and the file they stand in."""

    facts: tuple[Fact, ...]
    document: yamlfile.Document

    @cached_property
    def by_place(self) -> dict[str, list[Fact]]:
        """Return the facts of each section and entry."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.place, []).append(fact)
        return found


@dataclass(frozen=True)
class Line:
    """A line of an edition's section: its text in one width and case, with its place and the number of a list's item."""

    text: str
    path: str
    number: int
    label: str = ""


Sections = Mapping[str, Mapping[str, list[Line]]]


def load(path: Path, root: Path, locales: tuple[str, ...]) -> tuple[Facts, list[Problem]]:
    """Return the facts at `path` and what is wrong with the form of the file; a plan may have none."""
    written, document, problems = form.load(path, root, file_model(locales), numbers=True, optional=True)
    return Facts(written.facts if written else (), document), problems


class _File(Form):
    facts: tuple[Fact, ...]


@cache
def file_model(locales: tuple[str, ...]) -> type[_File]:
    """Return the model of source/facts.yaml of a site in these languages."""
    examples = ["第7期", "[一つ, 二つ]", "{absent: 理由}"]
    fields: dict[str, Any] = {
        name.replace("-", "_"): (
            Text | tuple[Text, ...] | Absent | None,
            Field(
                None,
                alias=name,
                title=f"書き方（{name}）",
                description=f"「{name}」の文での書き方。いくつもあれば一覧にします",
                examples=examples,
            ),
        )
        for name in map(model.key, locales)
    }
    fact = create_model("LocalFact", __base__=Fact, **fields)
    return create_model("FactsFile", __base__=_File, facts=tuple[fact, ...])


def texts(fact: Fact, locale: str) -> list[tuple[str, ...]]:
    """Return the texts that a fact has in `locale`, each with the ways it may be written, folded, the usual one first.

    A period has two texts, its ends; a fact that the locale does not carry has none.
    """
    language = locale.partition("-")[0]
    own = fact.written(locale)
    if isinstance(own, Absent):
        return []
    if own is None and fact.date is not None:
        return [tuple(map(fold, dates.forms(value, language))) for value in several(fact.date)]
    years = dates.years(fact.year, language) if fact.year else ("",)
    return [tuple(fold(text.replace("{year}", year)) for year in years) for text in several(own or fact.all or ())]


def several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return one value or several as several."""
    return (value,) if isinstance(value, str) else value


def fold(text: str) -> str:
    """Return `text` in one width and case: what is compared."""
    return unicodedata.normalize("NFKC", text).casefold()


def _ambiguous(editions: Editions) -> dict[str, list[str]]:
    """Return the pages of each note of the first edition that several pages have, by its anchor."""
    found: dict[str, list[str]] = {}
    for source, page in next(iter(editions.values())).items():
        for anchor in dict.fromkeys(f"fn:{name}" for name, _ in page.notes):
            found.setdefault(anchor, []).append(source)
    return {anchor: sources for anchor, sources in found.items() if len(sources) > 1}


def _places(page: Page, ambiguous: Collection[str]) -> Iterator[tuple[str, Block]]:
    """Give each block of a page with its place: the anchor, with the page before it where several pages have such a note."""
    for block in page.blocks:
        yield (f"{page.source}#{block.anchor}" if block.anchor in ambiguous else block.anchor), block


def sections(editions: Editions, glossary: Glossary) -> Sections:
    """Return for each locale the lines of each section by its place, and of each definition by `term:` and id."""
    return {locale: _sections(editions, glossary, locale) for locale in editions}


def _sections(editions: Editions, glossary: Glossary, locale: str) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    ambiguous = _ambiguous(editions)
    for page in editions[locale].values():
        for place, block in _places(page, ambiguous):
            found.setdefault(place, []).append(_line(block, page.path))
    for term, wording in glossary.wordings(locale):
        headword = Line(fold(wording.term), glossary.path, glossary.line(term, locale, "term"))
        found[f"term:{term.id}"] = [headword, *(_line(block, glossary.path) for block in glossary.definition_blocks(term, locale))]
    return found


def _line(block: Block, path: str) -> Line:
    # The marks of notes are no numbers of the text; that they agree is seen by parity.
    text = re.sub(r"[⁰¹²³⁴-⁹]", "", block.text)
    return Line(fold(text), path, block.line, f"{block.label}. " if block.listed and block.label else "")


def references(glossary: Glossary) -> dict[str, list[Line]]:
    """Return the references of each entry as one line, by `term:` and id: all editions share them."""
    found = {}
    for term in glossary.terms:
        text = " ".join(f"{reference.title or ''} {reference.url or ''}" for reference in term.references)
        found[f"term:{term.id}"] = [Line(fold(text), glossary.path, glossary.line(term, "references"))]
    return found


def missing(facts: Facts, editions: Editions, glossary: Glossary, sections: Sections) -> Iterator[Problem]:
    """Give a problem for each fact that a section does not carry as often as it must, in each locale that has the section."""
    shared = references(glossary)
    first = next(iter(editions))
    ambiguous = _ambiguous(editions)
    known = {place: placed for place, placed in facts.by_place.items() if place not in ambiguous}
    for index, fact in enumerate(facts.facts):
        if pages := ambiguous.get(fact.place):
            places = tuple(f"{page}#{fact.place}" for page in pages)
            yield Problem.at(facts.document, ("facts", index, "section"), "FACT060", no=fact.no, place=fact.place, places=places)
    for locale in editions:
        found = sections[locale]
        for place, placed in known.items():
            here = [fact for fact in placed if fact.term is None or fact.term in glossary.by_id]
            for fact, forms in lacking([fact for fact in here if fact.shared], shared.get(place, []), first):
                yield _problem(facts, fact, locale, forms[0], shared.get(place, []))
            if place in found or locale == first:
                for fact, forms in lacking([fact for fact in here if not fact.shared], found.get(place, []), locale):
                    yield _problem(facts, fact, locale, forms[0], found.get(place, []))


def without_term(facts: Facts, glossary: Glossary) -> Iterator[Problem]:
    """Give a problem for each fact of an entry that is not in the glossary."""
    for index, fact in enumerate(facts.facts):
        if fact.term is not None and fact.term not in glossary.by_id:
            place, instead = ("facts", index, "term"), glossary.instead_of(fact.term)
            yield Problem.at(facts.document, place, "FACT003", no=fact.no, term=fact.term, instead=instead)


def lacking(facts: Iterable[Fact], lines: list[Line], locale: str) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """Give each fact whose text stands in `lines` more or less often than it must; longer texts take their places first."""
    rest = "\n".join(line.label + line.text for line in lines)
    letters = _letters(rest)
    wanted: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        for forms in texts(fact, locale):
            wanted.setdefault(forms, []).append(fact)
    for forms in sorted(wanted, key=lambda forms: len(forms[0]), reverse=True):
        times = 0
        for text in sorted(forms, key=len, reverse=True):
            if _letters(text) in letters:  # most forms are nowhere: an expression for each would take most of the time
                rest, taken = pattern(text).subn("\0", rest)
                times += taken
        if times != sum(fact.times.get(locale, 1) for fact in wanted[forms]):
            yield wanted[forms][0], forms


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Return an expression for `text` that no digit touches where it begins or ends with one: 9 is not in 19 or 9.5.

    White space does not count: 分かち書き and its absence, a line's end.
    """
    before = r"(?<!\d)(?<!\d[.,])" if text[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if text[-1:].isdigit() else ""
    return re.compile(before + r"\s*".join(map(re.escape, _letters(text))) + after)


def _letters(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def _problem(facts: Facts, fact: Fact, locale: str, expected: str, lines: list[Line]) -> Problem:
    index = next(place for place, other in enumerate(facts.facts) if other is fact)
    line = facts.document.line(("facts", index))
    near = _nearest(expected, lines)
    path, number = (near.path, near.number) if near else (facts.document.path, line)
    seen = "、".join(dict.fromkeys(number for each in lines for number in numbers(each.text))) or "–"
    here = f"{facts.document.path}:{line}"
    return Problem.on(path, number, "FACT004", place=fact.place, locale=locale, expected=expected, fact=here, no=fact.no, seen=seen)


def _nearest(expected: str, lines: list[Line]) -> Line | None:
    """Return the line that shares most pieces of three characters with what is expected."""
    pieces = {expected[start : start + 3] for start in range(max(1, len(expected) - 2))}
    return max(lines, key=lambda line: sum(piece in line.text for piece in pieces), default=None)


# Digits of a word (5G, COVID-19, Society5.0) are part of its spelling, which the names and terms are held to.
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LARGE = re.compile(r"(?:\d+(?:[.,]\d+)*(?:[千百十][兆億万]?|[兆億万])(?: (?=\d[\d.,]*[千百十兆億万]))?)+(?:\d+(?:,\d+)*)?")
_UNITS = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_NUMBER = re.compile(r"\d(?<![a-z\d.].)(?<![a-z]-.)\d*+(?:[.,]\d+)*+(?![a-z]\b)")
_KANJI = re.compile("(?<![0-9.,])[〇一二三四五六七八九十百千]+(?![0-9])")
_DIGIT = str.maketrans("〇一二三四五六七八九", "0123456789")
_FISCAL = re.compile("..(?:[0-9]+|元)(?:[~、・-][0-9]+)*年度")
# 2022.4.1, H23.3.11, R4.12
_DATE = re.compile(r"(?:(?<![a-z])[rhstm]\.?[0-9]{1,2}|[0-9]{1,4}[./-][0-9]{1,2})(?:[./-][0-9]{1,2}){1,2}(?![0-9])")
# A year and another of its century, not a month: 2022~26, FY2021-25.
_CENTURY = re.compile(r"(?<![\d.,])(19|20)(\d\d(?:年度?)?[~/‐-―-])(?!0\d|1[0-2])(\d\d)(?![\d/-]|\.\d)")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_SPACED = re.compile(r"(?<=\d)(?<!\d{4}) (?=\d{3}(?!\d))")


def strange_numbers(facts: Facts, editions: Editions, sections: Sections) -> Iterator[Problem]:
    """Give a problem for each number of a translated section that neither the first edition's section nor a fact of it has.

    Pages that are the site's own are held to facts only.
    """
    first = next(iter(editions))
    ambiguous, own = _ambiguous(editions), (page for page in editions[first].values() if page.meta.get("origin") != "plan")
    ours = {place for page in own for place, _ in _places(page, ambiguous)}
    original = sections[first]
    for locale in editions:
        if locale == first:
            continue
        laws = numbers_of_laws(facts, locale)
        for place, lines in sections[locale].items():
            if place not in original or place in ours:
                continue
            written = allowed_numbers(facts, original[place], place, locale)
            allowed = {_bare(number, locale) for number in laws} | {_bare(number, first) for number in written}
            for line in lines:
                for number in numbers(_LARGE.sub(lambda run: next(_in_digits(run[0])), line.text), locale):
                    if _bare(number, locale) not in allowed:
                        yield Problem.on(line.path, line.number, "FACT005", number=number, place=place)


def numbers(text: str, locale: str = "ja") -> list[str]:
    """Return the numbers of a text that are no part of a word, years in full."""
    text = _SPACED.sub("", text) if _separators(locale)[0] == " " else text
    return _NUMBER.findall(_CENTURY.sub(r"\1\2\1\3", text))


@cache
def _separators(locale: str) -> tuple[str, str]:
    """Return what groups the digits of a language's numbers, and what begins the decimals."""
    try:
        signs = get_group_symbol(language_of(locale)), get_decimal_symbol(language_of(locale))
    except UnknownLocaleError:
        return ",", "."
    return unicodedata.normalize("NFKC", signs[0]), signs[1]


def _bare(number: str, locale: str) -> str:
    """Return a number of a language in the digits of English, without what groups them and without zeros in front."""
    group, point = _separators(locale)
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in number)
    return digits.replace(group, "").replace(point, ".").lstrip("0") or "0"


def allowed_numbers(facts: Facts, original: list[Line], place: str, locale: str) -> set[str]:
    """Return the numbers that a translation of a section may have, beside those of laws: of its facts and the original.

    Among those of the original are the Western years of its era years, the next one too where it is a fiscal year, 29 for 二十九,
    50 for 5割, 3 for 15時, 4 for 第Ⅳ期, and 15,000 for 1.5万, which alone languages without 万 may have.
    """
    text = _KANJI.sub(_in_arabic, "\n".join(line.text for line in original)).replace("正午", "12時").replace("時半", "時30分")
    text = _CENTURY.sub(r"\1\2\1\3", text)
    fiscal = [*re.findall(r"([0-9]{4})\)?年度", text), *dates.western_years(" ".join(_FISCAL.findall(text)))]
    decades = dates.western_years(" ".join(re.findall("..[0-9]+年代", text)))
    hours = {str((int(hour) + 12) % 24) for hour in re.findall("[0-9]+(?=時(?!間)|:[0-9])", text)}
    tenths = re.findall("([0-9]+)(?:割(?:([0-9])分(?:([0-9])厘)?)?|(?=[~〜、・-][0-9]+割))", text)
    found = {number for run in _LARGE.findall(text) for number in _in_digits(run)}
    found |= _numbers_of_facts(facts.by_place.get(place, []), locale) | hours | ({"00"} if hours else set())
    found |= {f"{tenth}{hundredth or 0}.{thousandth}".rstrip(".") for tenth, hundredth, thousandth in tenths}
    found |= {*re.findall(r"\d+(?=,\d{1,2}(?!\d))|(?<=\d,)\d{1,2}(?!\d)", text)}
    found |= {part for date in _DATE.findall(text) for part in re.findall("[0-9]+", date)}
    found |= {number for roman, number in _ROMAN.items() if re.search(f"(?<![a-z]){roman}(?![a-z])", text)}
    found |= {*dates.western_years(text), *(str(int(year) + 1) for year in fiscal), *(str(int(year) + 9) for year in decades)}
    return found | {*_DIGITS.findall(text if is_japanese(locale) else _LARGE.sub("", text))}


def _in_arabic(number: re.Match[str]) -> str:
    """Return a number in kanji in digits."""
    text = re.sub("(?<![0-9])(?=[十百千])", "1", number[0].translate(_DIGIT))
    parts = re.findall("([0-9]+)([十百千]?)", text)
    return str(sum(int(digits) * _UNITS[unit] for digits, unit in parts))


def numbers_of_laws(facts: Facts, locale: str) -> set[str]:
    """Return the numbers of all laws, which any section may have."""
    return _numbers_of_facts([fact for fact in facts.facts if fact.year], locale)


def _in_digits(run: str) -> Iterator[str]:
    """Give a number with 万 and its like in digits, and in the thousands, millions and more of other languages."""
    parts = re.findall(r"([\d.,]+)([千百十]?)([兆億万]?)", run)
    value = sum((Decimal(digits.replace(",", "")) * _UNITS[small] * _UNITS[large] for digits, small, large in parts), Decimal())
    yield from (f"{(value / unit).normalize():,f}" for unit in (1, 10**3, 10**6, 10**9, 10**12) if value * 10 >= unit)


def _numbers_of_facts(facts: list[Fact], locale: str) -> set[str]:
    """Return the numbers of some facts, and what explains a fiscal year of theirs: April to March next year."""
    found = {number for fact in facts for forms in texts(fact, locale) for form in forms for number in _DIGITS.findall(form)}
    fiscal = [value[2:] for fact in facts for value in several(fact.date or ()) if value.startswith("FY")]
    return found | {each for year in fiscal for each in (year, str(int(year) + 1), "4", "3")}
