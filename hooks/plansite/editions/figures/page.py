"""The page that shows the plan in figures, and the figures of indicators on other pages, both from the same data."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from plansite.editions import dates
from plansite.editions.facts import Facts
from plansite.editions.figures import timeline, words
from plansite.editions.figures.indicators import Indicator, Indicators, Value, Wording, parted
from plansite.editions.figures.structure import TERM, Structure
from plansite.files.period import Period
from plansite.terms.model import Glossary
from plansite.terms.pages import Place, Setting
from plansite.terms.uses import Use

if TYPE_CHECKING:  # no check makes pages
    import jinja2

SOURCE = "figures.md"
# A link to an indicator of this class has its figures behind it.
_CLASS = "indicator"
# What the template leaves for a picture.
_PICTURE = "data-picture"
_TIMELINE, _STRUCTURE = "timeline", "structure"


@dataclass(frozen=True)
class Data:
    """What a plan's figures are made of."""

    indicators: Indicators
    facts: Facts
    structure: Structure
    period: Period | None

    @property
    def anchors(self) -> frozenset[str]:
        """Return the ids on the page of figures; without any there is no such page."""
        timed = any(fact.event for fact in self.facts.facts)
        parts = (("indicators", self.indicators.indicators), (_TIMELINE, timed), (_STRUCTURE, self.structure.stages))
        found = {name for name, there in parts if there} | {each.id for each in self.indicators.indicators}
        return frozenset(found | {"words"} if found else ())

    def told(self, locale: str, labels: Mapping[str, str]) -> list["Told"]:
        """Return the indicators in the words of a locale, as far as it has them."""
        each = ((indicator, indicator.wording(locale)) for indicator in self.indicators.indicators)
        return [Told(indicator, wording, labels) for indicator, wording in each if wording]

    def links(self, anchors: Collection[str], locale: str) -> list[tuple[str, str]]:
        """Return name and id of each indicator of the sections with these anchors."""
        here = (each for each in self.indicators.indicators if each.section in anchors)
        return [(wording.name, each.id) for each in here if (wording := each.wording(locale))]


@dataclass(frozen=True)
class Told:
    """An indicator in the words of a locale."""

    indicator: Indicator
    wording: Wording
    labels: Mapping[str, str]

    @property
    def tag(self) -> str:
        """Return the language of the words."""
        return self.labels["language_tag"]

    def number(self, value: Value) -> str:
        """Return a number as it is read: 48.2%."""
        return value.value.join(parted(value, self.wording, self.tag))

    def year(self, value: Value) -> str:
        """Return the year of a number as it is written."""
        return dates.usual(value.year, self.tag)

    def time(self, value: Value) -> str:
        """Return the year of a number as a list begins with it."""
        return _upper(self.year(value))

    def kind(self, value: Value) -> str:
        """Return whether a number is where it began, what was reached, or the target."""
        kinds = ((self.indicator.baseline, "figure_baseline"), (self.indicator.target, "figure_target"))
        return self.labels[next((key for one, key in kinds if value is one), "figure_actual")]

    @property
    def sentences(self) -> str:
        """Return what the numbers say, and that nothing is known where nothing is."""
        *_, reached, target = self.indicator.values
        first = self.indicator.baseline
        return self.labels["figure_sentence"].format(
            first_year=self.year(first), first=self.number(first), last_year=self.year(target), last=self.number(target)
        ) + (
            self.labels["figure_unreached"]
            if reached is first
            else self.labels["figure_reached"].format(year=self.year(reached), value=self.number(reached))
        )


@dataclass(frozen=True)
class _Named:
    """What a figure names: its title, its address in the site, the tag of its language where that is not the page's.

    `above` is the page that opens its folder (a chapter), where there is one.
    """

    title: str
    address: str
    tag: str
    above: "_Named | None" = None


def page(
    data: Data, uses: Iterable[Use], sources: Mapping[str, Place], glossary: Glossary, setting: Setting, templates: "jinja2.Environment"
) -> tuple[str, str]:
    """Return (source path, Markdown) of the plan in figures; `uses` are those of terms on the plan's pages, `sources` those pages."""
    met = words.meeting(uses, (term.id for term in glossary.terms if glossary.is_explained(term)))
    places = {f"/{source}": _of_place(place, setting) for source, place in sources.items()}
    places |= {anchor: _of_place(place, setting) for anchor, place in setting.sections.items()}
    places |= {f"{TERM}{term.id}": _of_term(term.id, glossary, setting) for term in glossary.terms}
    return SOURCE, templates.get_template(SOURCE).render(
        told=data.told(setting.locale, setting.labels),
        events=_events(data, setting.locale, setting.labels),
        structure=data.structure,
        period=data.period,
        first="" if setting.locale == glossary.locales[0] else setting.tags[glossary.locales[0]],
        met=met,
        places=places,
        size=words.size,
        labels=setting.labels,
    )


def fill(tree: Element, data: Data, locale: str, labels: Mapping[str, str]) -> None:
    """Put pictures where a page has room for them, and behind each link of the class `indicator` the indicator's figures."""
    told = {each.indicator.id: each for each in data.told(locale, labels)}
    for figure in tree.iter("figure"):
        if name := figure.attrib.pop(_PICTURE, ""):
            figure.insert(0, _progress(told[name]) if name in told else _DRAWN[name](data, locale, labels))
    for parent in list(tree.iter()):
        for index, child in reversed(list(enumerate(parent))):
            link = child.find("a") if child.tag == "p" else None
            if link is not None and link.get("class") == _CLASS and (each := told.get(link.get("href", "").partition("#")[2])):
                parent.insert(index + 1, _figures(each))


def _of_place(place: Place, setting: Setting) -> _Named:
    # A page has one address, whichever figure names it.
    address = f"/{place.source}" + (f"#{place.anchor}" if place.title != place.page_title else "")
    tag = "" if place.locale == setting.locale else setting.tags[place.locale]
    return _Named(place.title, address, tag, _of_place(place.above, setting) if place.above else None)


def _of_term(term: str, glossary: Glossary, setting: Setting) -> _Named:
    entry = glossary.by_id[term]
    address = f"/glossary/{term}.md" if glossary.is_explained(entry) else f"/glossary/names.md#{term}"
    tag = "" if entry.wording(setting.locale) else setting.tags[glossary.locales[0]]
    return _Named(glossary.title(entry, setting.locale), address, tag)


def _events(data: Data, locale: str, labels: Mapping[str, str]) -> list[tuple[str, timeline.Event]]:
    """Return what happened, each with its time as a list begins with it."""
    events = timeline.events(data.facts, locale)
    return [(_upper(event.shown(labels["language_tag"], labels["figure_lasting"])), event) for event in events]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _progress(told: Told) -> Element:
    from plansite.editions.figures import charts  # no check draws

    return charts.progress(told.indicator, told.wording, told.tag, told.wording.name, told.sentences)


def _span(data: Data, locale: str, labels: Mapping[str, str]) -> Element:
    from plansite.editions.figures import charts

    events = timeline.events(data.facts, locale)
    period = (timeline.fraction(str(data.period.start)), timeline.fraction(str(data.period.end))) if data.period else None
    text = labels["figure_span"].format(count=len(events), first=int(events[0].year), last=int(events[-1].year))
    return charts.span([event.year for event in events], period, labels["figure_timeline"], text)


def _ties(data: Data, locale: str, labels: Mapping[str, str]) -> Element:
    from plansite.editions.figures import charts

    stages, ties = data.structure.stages, data.structure.ties
    counts = labels["list_comma"].join(str(len(stage.parts)) for stage in stages)
    text = labels["figure_ties"].format(stages=len(stages), parts=counts, ties=len(ties))
    return charts.ties([stage.parts for stage in stages], [(tie.start, tie.end) for tie in ties], labels["figure_structure"], text)


# The pictures that are not of one indicator, by their names.
_DRAWN = {_TIMELINE: _span, _STRUCTURE: _ties}


def _figures(told: Told) -> Element:
    """Return where an indicator began and its target, as a list of two."""
    listed = Element("dl", {"class": "goal-figures"})
    first, target = told.indicator.baseline, told.indicator.target
    for value, year in ((first, told.time(first)), (target, told.labels["figure_aim"].format(year=told.year(target)))):
        pair = SubElement(listed, "div")
        SubElement(pair, "dt").text = year
        number = SubElement(pair, "dd")
        before, behind = parted(value, told.wording, told.tag)
        number.text = before + value.value + " " * behind.startswith(" ")
        SubElement(number, "span").text = behind.strip()
    return listed
