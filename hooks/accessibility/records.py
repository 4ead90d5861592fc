"""What people found: accessibility/manual.yaml, a dated record for each test by hand."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

import yamlfile
from accessibility.criteria import NUMBERS
from problem import Problem
from suggestion import suggestion
from yamlfile import Document

Text = Annotated[str, Field(min_length=1)]
Day = Annotated[datetime.date, BeforeValidator(lambda value: datetime.date.fromisoformat(str(value)))]


class Record(BaseModel):
    """A test by hand: when, by whom, with which assistive technology, of which criteria on which pages, what came of it, and how.

    The examples are shown to those who write a record.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    date: Day = Field(examples=['"2027-01-15"'])
    tester: Text = Field(examples=["山田花子（ふだんNVDAを使う人）"])
    technology: Text = Field(examples=["NVDA 2026.3、Firefox 150、Windows 11"])
    criteria: Annotated[tuple[str, ...], Field(min_length=1)] = Field(examples=["[1.3.1, 2.4.6]"])
    outcome: Literal["passed", "failed", "inapplicable"] = Field(examples=["passed"])
    pages: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(examples=["[/chapter-2/section-1/, /en/glossary/]"])
    note: Text = Field(examples=["見出しだけをたどり、章の形がわかった。"])

    def is_recent(self, day: datetime.date) -> bool:
        """Say whether the record is less than twelve months old on `day`."""
        return (self.date.year + 1, self.date.month, self.date.day) > (day.year, day.month, day.day)


def today() -> datetime.date:
    """Return the day that it is where the day begins first, so that nobody's today is in the future."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()


def read(path: Path, root: Path, today: datetime.date) -> tuple[tuple[Record, ...], list[Problem]]:
    """Return the records at `path` and what is wrong with the file; without a file there are no records.

    A record is wrong that lacks something, names a criterion that there is not, or is of a day after `today`.
    """
    document, problems = yamlfile.read(path, root, optional=True)
    data: Any = document.data
    entries = data.get("records", []) if isinstance(data, dict) and data.keys() <= {"records"} else None
    if not isinstance(entries, list):
        return (), problems or [_no_list(document)]
    found: list[Record] = []
    for index, entry in enumerate(entries):
        try:
            record = Record.model_validate(entry)
        except ValidationError as error:
            problems += [_problem(document, index, detail) for detail in error.errors() if not _is_named(document, index, detail)]
            continue
        problems += _wrong(document, index, record, today)
        found.append(record)
    return tuple(found), problems


def _no_list(document: Document) -> Problem:
    return Problem(
        document.path,
        1,
        0,
        "記録の一覧がありません。「records:」と書き、その下に「- date: …」から始まる記録を並べてください（まだなければ「records: []」）。",
        "there is no list of records; write 'records:' and below it the records, each beginning with '- date: …' ('records: []' for none).",
    )


def _is_named(document: Document, index: int, detail: ErrorDetails) -> bool:
    """Say whether the reader of YAML has named this mistake before."""
    return ("records", index, *detail["loc"]) in document.flawed


def _problem(document: Document, index: int, detail: ErrorDetails) -> Problem:
    key = str(next(iter(detail["loc"]), ""))
    line = document.line(("records", index, *detail["loc"]))
    if not key:
        ja, en = "「date: …」のような項目を並べてください。", "write keys such as 'date: …'."
    elif detail["type"] == "extra_forbidden":
        near_ja, near_en = suggestion(key, Record.model_fields)
        ja = f"「{key}」という項目はありません。{near_ja}使えるのは {'、'.join(Record.model_fields)} です。"
        en = f"there is no key '{key}'.{near_en} The keys are {', '.join(Record.model_fields)}."
    else:
        (example,) = Record.model_fields[key].examples or ("",)
        missing = detail["type"] == "missing"
        ja = f"「{key}」{'がありません' if missing else 'の値が正しくありません'}。例: {key}: {example}"
        en = f"'{key}' is {'missing' if missing else 'not right'}. Example: {key}: {example}"
    return Problem(document.path, line, 0, f"{index + 1}番目の記録: {ja}", f"record {index + 1}: {en}")


def _wrong(document: Document, index: int, record: Record, today: datetime.date) -> Iterator[Problem]:
    for place, number in enumerate(record.criteria):
        if number not in NUMBERS:
            yield Problem(
                document.path,
                document.line(("records", index, "criteria", place)),
                0,
                f"{index + 1}番目の記録: 「{number}」という達成基準は、AとAAにありません。例: 1.3.1",
                f"record {index + 1}: there is no criterion '{number}' of level A or AA. Example: 1.3.1",
            )
    if record.date > today:
        yield Problem(
            document.path,
            document.line(("records", index, "date")),
            0,
            f"{index + 1}番目の記録: {record.date} はまだ来ていません。試験をした日を書いてください。",
            f"record {index + 1}: {record.date} is yet to come; write the day of the test.",
        )
