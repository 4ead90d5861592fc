"""Pictures of numbers, drawn by leather: lines and signs in the colour of the text about them, their words in figures alone.

What the figures are of, the page says beside the picture, in words that carry links and furigana; a picture in SVG can have neither.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

import leather  # type: ignore[import-untyped]

from plansite.editions.figures.indicators import Indicator, Value, Wording, parted

_WIDTH, _HEIGHT, _ROW = 360, 220, 80
_INK = "currentColor"
leather.theme.background_color = "none"
leather.theme.tick_color = leather.theme.zero_color = leather.theme.label_color = _INK
leather.theme.tick_font_family = "inherit"
# The page has the list of signs: what leather would write of them takes no room, and is taken away.
leather.theme.legend_font_char_height = leather.theme.legend_font_char_width = leather.theme.legend_gap = 0
# Values closer than this part of the picture's height would write over one another.
_APART = 0.09
_TICKS = 6  # years below the picture, at most


def progress(indicator: Indicator, wording: Wording, tag: str, title: str, text: str) -> Element:
    """Return the picture of an indicator: a dot where it began, smaller ones for what was reached, a ring for the target.

    `title` and `text` say in words what it shows.
    """
    reached, target = indicator.values[:-1], indicator.target
    heights = [float(value.value) for value in indicator.values]
    low, top = min(0.0, *heights), max(heights)
    chart = _chart(low, top * 1.1 if top > 0 else 1.0)
    first, last = indicator.baseline.order, max(value.order for value in indicator.values)
    chart.set_x_scale(leather.Linear(first, last))
    years = range(first, last + 1)
    chart.set_x_axis(_axis(years[:: -(-len(years) // _TICKS)], {}))
    marked = {float(value.value): _number(value, wording, tag) for value in _apart(indicator, top - low)}
    chart.set_y_axis(_axis([0, *marked], marked))
    chart.add_line([_point(reached[-1]), _point(target)], stroke_color=_INK, stroke_dasharray="4 5")
    chart.add_line([_point(value) for value in reached], stroke_color=_INK)
    chart.add_dots([_point(value) for value in reached[1:]] or [_point(reached[0])], fill_color=_INK, radius=4)
    chart.add_dots([_point(reached[0])], fill_color=_INK, radius=7)
    chart.add_dots([_point(target)], fill_color="none", radius=7)
    picture = _picture(chart, title, text)
    *_, ring = picture.iter("circle")
    ring.attrib |= {"stroke": _INK, "stroke-width": "3"}
    return picture


def span(years: Iterable[float], period: tuple[float, float] | None, title: str, text: str) -> Element:
    """Return the picture of what happened when: a dot for each of `years` (with its part that had gone by), one above another."""
    stacked: dict[int, int] = {}
    dots = []
    for year in years:
        height = stacked[int(year)] = stacked.get(int(year), 0) + 1
        dots.append((year, height))
    first, last = int(min(year for year, _ in dots)) // 5 * 5, -(-int(max(year for year, _ in dots) + 1) // 5) * 5
    chart = _chart(-1, max(stacked.values()) + 1)
    chart.set_x_scale(leather.Linear(first, last))
    step = -(-(last - first) // 5 // _TICKS) * 5
    chart.set_x_axis(_axis(range(first, last + 1, step), {}))
    chart.set_y_axis(_axis([0], {0.0: ""}))
    chart.add_dots(dots, fill_color=_INK, radius=4)
    if period:
        chart.add_line([(period[0], 0), (period[1], 0)], stroke_color=_INK, width=8)
    return _picture(chart, title, text)


def ties(stages: Sequence[Sequence[str]], tied: Iterable[tuple[str, str]], title: str, text: str) -> Element:
    """Return the picture of stages, one below another: a row of the numbers of its parts for each, lines between those that are `tied`."""
    rows = {part: row for row, stage in enumerate(stages) for part in stage}
    places: dict[str, tuple[float, int]] = {}
    tied = list(tied)
    for row in sorted(range(len(stages)), key=lambda row: any(rows[start] < row < rows[end] for start, end in tied)):
        passing = [_crossing(places[start], places[end], row) for start, end in tied if rows[start] < row < rows[end]]
        places |= {part: (across, -row) for part, across in zip(stages[row], _room(len(stages[row]), passing), strict=True)}
    chart = _chart(1 - len(stages), 0)
    chart.set_x_scale(leather.Linear(0, 1))
    for axis in (chart.set_x_axis, chart.set_y_axis):
        axis(_axis([0], {0.0: ""}))
    for start, end in tied:
        chart.add_line([places[start], places[end]], stroke_color=_INK, width=1.5)
    chart.add_dots([places[part] for part in rows], fill_color="white", radius=12)
    picture = _picture(chart, title, text, _ROW * len(stages))
    for axis in [each for each in picture.iter("g") if each.get("class", "").startswith("axis")]:
        axis.clear()
    *_, dots = picture.iter("g")
    for circle, number in zip(list(dots), [index + 1 for stage in stages for index in range(len(stage))], strict=True):
        circle.attrib |= {"class": "part", "stroke": _INK, "stroke-width": "2"}
        place = {"x": circle.attrib["cx"], "y": circle.attrib["cy"], "dy": "0.35em"}
        SubElement(dots, "text", {**place, "fill": _INK, "font-size": "13", "text-anchor": "middle"}).text = str(number)
    return picture


def _crossing(start: tuple[float, int], end: tuple[float, int], row: int) -> float:
    """Return where a line passes a row."""
    return start[0] + (end[0] - start[0]) * (row + start[1]) / (start[1] - end[1])


def _room(count: int, passing: Iterable[float]) -> list[float]:
    """Return places on a row for its parts, in the widest gaps between the lines that pass it; even ones where none does."""
    edges = sorted({0.0, 1.0, *passing})
    gaps = sorted(pairwise(edges), key=lambda gap: gap[0] - gap[1])[:count]
    if len(edges) == 2 or len(gaps) < count:
        return [(index + 0.5) / count for index in range(count)]
    return sorted(sum(gap) / 2 for gap in gaps)


def _chart(low: float, top: float) -> leather.Chart:
    chart = leather.Chart()
    chart.set_y_scale(leather.Linear(low, top))
    return chart


def _axis(ticks: Iterable[float], names: dict[float, str]) -> leather.Axis:
    return leather.Axis(ticks=list(ticks), tick_formatter=lambda value, index, count: names.get(float(value), f"{value:g}"))


def _point(value: Value) -> tuple[int, float]:
    return value.order, float(value.value)


def _number(value: Value, wording: Wording, tag: str) -> str:
    """Return a number with the signs about it (%), without words."""
    return value.value.join("" if any(map(str.isalpha, side)) else side for side in parted(value, wording, tag))


def _apart(indicator: Indicator, height: float) -> list[Value]:
    """Return the values that have room beside the picture: the target first, the beginning, then the newest."""
    found: list[Value] = []
    for value in (indicator.target, indicator.baseline, *reversed(indicator.actuals)):
        near = (0.0, *(float(other.value) for other in found))
        if all(abs(float(value.value) - other) > height * _APART for other in near):
            found.append(value)
    return found


def _picture(chart: leather.Chart, title: str, text: str, height: int = _HEIGHT) -> Element:
    """Return a chart as an element of a page, without the list of its series."""
    picture = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {_WIDTH} {height}", "role": "img"})
    SubElement(picture, "title").text, SubElement(picture, "desc").text = title, text
    drawn = chart.to_svg_group(_WIDTH, height)
    drawn.remove(drawn[0])
    drawn[0].remove(drawn[0][0])
    for element in drawn.iter():
        for key, written in element.attrib.items():
            element.set(key, re.sub(r"(\.\d)\d+", r"\1", written))
    for line in drawn.iter("line"):
        line.set("stroke-opacity", "0.3")
    picture.append(drawn)
    return picture
