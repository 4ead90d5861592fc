"""How a plan hangs together: source/structure.yaml names its stages by their sections, and which section leads to which.

A stage's names are the headings of the sections themselves, or the headwords of terms (`term:ID`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from plansite.editions import facts
from plansite.editions.facts import Line
from plansite.files import form
from plansite.files.form import Form
from plansite.files.problem import Problem
from plansite.files.yamlfile import Document

_Text = Annotated[str, Field(min_length=1)]
TERM = "term:"


class Stage(Form):
    """A stage: the section that it stands for, and its parts, sections by their anchors or terms."""

    section: _Text
    parts: Annotated[tuple[_Text, ...], Field(min_length=1)]


class Tie(Form):
    """A section that leads to one of a later stage; `words` of the plan that stand in both are why."""

    start: Annotated[_Text, Field(alias="from")]
    end: Annotated[_Text, Field(alias="to")]
    words: _Text


class File(Form):
    """What stands in source/structure.yaml."""

    stages: tuple[Stage, ...]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Structure:
    """The stages of a plan, the ties between their parts, and the file they stand in."""

    stages: tuple[Stage, ...]
    ties: tuple[Tie, ...]
    document: Document

    def before(self, part: str) -> list[str]:
        """Return the parts of earlier stages that lead to a part."""
        return [tie.start for tie in self.ties if tie.end == part]

    def behind(self, part: str) -> list[str]:
        """Return the parts of later stages to which a part leads."""
        return [tie.end for tie in self.ties if tie.start == part]


def load(path: Path, root: Path) -> tuple[Structure, list[Problem]]:
    """Return the structure at `path` and what is wrong with the form of the file; a plan may have none."""
    written, document, problems = form.load(path, root, File, optional=True)
    return Structure(written.stages if written else (), written.ties if written else (), document), problems


def wrong(structure: Structure, sections: Mapping[str, list[Line]]) -> Iterator[Problem]:
    """Give a problem for each tie between what is no part of a stage and a later one, or whose words do not stand in both its sections.

    `sections` holds the lines of the plan's own sections.
    """
    stages = {part: number for number, stage in enumerate(structure.stages) for part in stage.parts}
    for index, tie in enumerate(structure.ties):
        place = ("ties", index)
        if tie.start not in stages or tie.end not in stages or stages[tie.start] >= stages[tie.end]:
            yield Problem.at(structure.document, place, "FACT830", start=tie.start, end=tie.end)
            continue
        for key, part in (("from", tie.start), ("to", tie.end)):
            if not facts.pattern(facts.fold(tie.words)).search(_text(part, sections)):
                yield Problem.at(structure.document, (*place, "words"), "FACT831", words=tie.words, key=key, section=part)


def _text(section: str, sections: Mapping[str, list[Line]]) -> str:
    """Return the text of a section with those within it."""
    return "\n".join(
        line.text for anchor, lines in sections.items() if anchor == section or anchor.startswith(f"{section}-") for line in lines
    )
