"""The plan's own dates, in the order of time: the facts that say what happened then."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.editions import dates
from plansite.editions.facts import Fact, Facts, several
from plansite.files.problem import Problem


@dataclass(frozen=True)
class Event:
    """What happened and when: `days` are its dates as the plan gives them (two for a time that lasts), and `fact` says where."""

    days: tuple[str, ...]
    text: str
    fact: Fact

    @property
    def year(self) -> float:
        """Return the year in which it began, with the part of it that had gone by."""
        return fraction(self.days[0])

    def shown(self, tag: str, lasting: str) -> str:
        """Return its dates as the language of a tag writes them; `lasting` holds {first} and {last}."""
        written = [dates.usual(day, tag) for day in self.days]
        return lasting.format(first=written[0], last=written[-1]) if len(written) > 1 else written[0]


def events(facts: Facts, locale: str) -> list[Event]:
    """Return what happened, as far as it is said in a locale, the earliest first."""
    return sorted(_events(facts, locale), key=lambda event: (event.year, event.fact.no))


def fraction(day: str) -> float:
    """Return a date in years; a fiscal year begins in April."""
    year, month, *_ = [*map(int, day.removeprefix("FY").split("-")), 4 if day.startswith("FY") else 1]
    return year + (month - 1) / 12


def wrong(facts: Facts, complete: tuple[str, ...]) -> Iterator[Problem]:
    """Give a problem for each event without a date, and each that is not told in a `complete` locale."""
    for index, fact in enumerate(facts.facts):
        place = ("facts", index, "event")
        if fact.event and not (fact.date or fact.year):
            yield Problem.at(facts.document, place, "FACT832", no=fact.no)
        for locale in complete if fact.event else ():
            if locale not in fact.event:
                yield Problem.at(facts.document, place, "FACT833", no=fact.no, locale=locale)


def _events(facts: Facts, locale: str) -> Iterator[Event]:
    for fact in facts.facts:
        written = fact.date or fact.year
        if written and (text := fact.event.get(locale)):
            yield Event(several(written), text, fact)
