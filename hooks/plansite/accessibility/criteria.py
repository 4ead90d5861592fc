"""The success criteria of levels A and AA that pages are held to."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from plansite.files import table


@dataclass(frozen=True)
class Criterion:
    """A success criterion: its number, its level, the version of WCAG that brought it, and its anchor in WCAG 2.2."""

    number: str
    level: str
    version: str
    anchor: str

    @property
    def address(self) -> str:
        """Return where W3C publishes the criterion."""
        return f"https://www.w3.org/TR/WCAG22/#{self.anchor}"

    @property
    def in_jis(self) -> bool:
        """Say whether JIS X 8341-3:2016 has the criterion."""
        return self.version == "2.0"

    @property
    def by_program(self) -> bool:
        """Say whether a program judges the criterion wholly: an HTML checker does so for 4.1.1, and none does for any other."""
        return self.number == "4.1.1"


CRITERIA = tuple(Criterion(*row) for row in table.read(Path(__file__).with_suffix(".yaml"))["criteria"])
NUMBERS = tuple(criterion.number for criterion in CRITERIA)
# The criteria of the JIS under each principle: perceivable (1), operable (2), understandable (3), robust (4).
PRINCIPLES = {
    principle: tuple(each)
    for principle, each in groupby((criterion for criterion in CRITERIA if criterion.in_jis), key=lambda criterion: criterion.number[0])
}
