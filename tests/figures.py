"""What the page of figures shows, picture by picture, beside what it says in words and what the data are."""

import re
from collections.abc import Iterator

from lxml import html

from plansite.content import Content
from plansite.figures import timeline
from plansite.testing.sites import Site, without_readings

_Spot = tuple[float, float]


def differing(site: Site, plan: Content, locale: str) -> Iterator[tuple[str, object, object]]:
    """Give name, what is shown, and what should be, of all that the page of figures of a locale shows otherwise than its data."""
    folder = "" if locale == plan.project.default else f"{locale}/"
    (article,) = site.pages[f"{folder}figures/index.html"].xpath("//article")
    tag, labels = plan.tags[locale], plan.labels[locale].words
    for told in plan.figures.told(locale, labels):
        yield from _indicator(article, told.indicator.id, [(told.time(each), each.value) for each in told.indicator.values])
        (heading,) = article.xpath(f".//h3[@id='{told.indicator.id}']")
        (title,) = heading.xpath("following::figure[1]//*[name()='title']")
        yield told.indicator.id, (without_readings(heading), title.text), (told.wording.name, told.wording.name)
    events = timeline.events(plan.facts, locale)
    if events:
        yield from _timeline(article, [(event.shown(tag, labels["figure_lasting"]), event.text, event.year) for event in events])
    if plan.structure.stages:
        yield from _structure(article, plan)


def figures_of(page: html.HtmlElement) -> list[list[str]]:
    """Return the figures of indicators that stand on a page, behind the words of each link to one."""
    return [
        [_plain(link), *(_plain(part) for part in link.xpath("../following-sibling::*[1][self::dl]//*[self::dt or self::dd]"))]
        for link in page.xpath("//a[@class='indicator']")
    ]


def _indicator(article: html.HtmlElement, id: str, values: list[tuple[str, str]]) -> Iterator[tuple[str, object, object]]:
    (picture,) = article.xpath(f".//h3[@id='{id}']/following::figure[1]/svg")
    rows = article.xpath(f".//h3[@id='{id}']/following::table[1]/tbody/tr")
    said = [(_plain(row[0]), re.findall(r"-?\d+(?:\.\d+)?", _plain(row[2]))) for row in rows]
    yield f"{id}: table", said, [(year[:1].upper() + year[1:], [value]) for year, value in values]
    spots = _circles(picture)
    years, heights = _axis(picture, "bottom", 0), _axis(picture, "left", 1)
    # The target is drawn last, the beginning before it, then what was reached; where nothing was, its place is that of the beginning.
    numbers = [value for _, value in values]
    drawn = [*(numbers[1:-1] or numbers[:1]), numbers[0], numbers[-1]]
    zero, target = heights["0"], heights[numbers[-1]]
    shown = [float(numbers[-1]) * (zero - y) / (zero - target) for _, y in spots]
    yield f"{id}: heights", [abs(height - float(number)) < 0.5 for height, number in zip(shown, drawn, strict=True)], [True] * len(drawn)
    of = dict(zip(numbers, (re.findall(r"\d{4}", year)[0] for year, _ in values), strict=True))
    yield f"{id}: years", [min(years, key=lambda year: abs(years[year] - x)) for x, _ in spots], [of[number] for number in drawn]
    yield f"{id}: words", picture.xpath("string(*[name()='desc'])"), _plain(article.xpath(f".//h3[@id='{id}']/following::p[1]")[0])


def _timeline(article: html.HtmlElement, events: list[tuple[str, str, float]]) -> Iterator[tuple[str, object, object]]:
    (picture,) = article.xpath(".//h2[@id='timeline']/following::figure[1]/svg")
    items = article.xpath(".//div[@class='timeline']//li")
    said = [(_plain(item.xpath(".//span[@class='timeline-time']")[0]).lower(), _plain(item.xpath(".//a")[0])) for item in items]
    yield "timeline: list", said, [(time.lower(), text) for time, text, _ in events]
    ticks = {float(year): x for year, x in _axis(picture, "bottom", 0).items()}
    (first, left), (last, right) = min(ticks.items()), max(ticks.items())
    spots = [round(first + (x - left) / (right - left) * (last - first), 0) for x, _ in _circles(picture)]
    yield "timeline: years", spots, [round(year, 0) for _, _, year in events]


def _structure(article: html.HtmlElement, plan: Content) -> Iterator[tuple[str, object, object]]:
    (picture,) = article.xpath(".//h2[@id='structure']/following::figure[1]/svg")
    stages = article.xpath(".//div[@class='stages']/section")
    listed = [[str(index + 1) for index, _ in enumerate(stage.xpath("ol/li"))] for stage in stages]
    dots = [(circle.get("cx"), circle.get("cy")) for circle in picture.iter("circle")]
    numbers = {(text.get("x"), text.get("y")): text.text for text in picture.iter("text")}
    rows: dict[str, list[str]] = {}
    for x, y in dots:
        rows.setdefault(y, []).append(numbers[x, y] or "")
    yield "structure: parts", [rows[y] for y in sorted(rows, key=float)], listed
    parts = dict(zip(dots, [part for stage in plan.structure.stages for part in stage.parts], strict=True))
    lines = [re.findall(r"[-\d.]+", path.get("d")) for path in picture.iter("path")]
    drawn = [(parts[x1, y1], parts[x2, y2]) for x1, y1, x2, y2 in lines]
    yield "structure: lines", drawn, [(tie.start, tie.end) for tie in plan.structure.ties]
    items = [item for stage in stages for item in stage.xpath("ol/li")]
    links = [len(item.xpath("ul//a")) for item in items]
    of = [part for stage in plan.structure.stages for part in stage.parts]
    yield "structure: links", links, [sum(part in tie for tie in drawn) for part in of]
    yield "structure: targets", [bool(item.xpath("p/a/@href|a/@href")) for item in items], [True] * len(items)


def _circles(picture: html.HtmlElement) -> list[_Spot]:
    return [(float(circle.get("cx")), float(circle.get("cy"))) for circle in picture.iter("circle")]


def _axis(picture: html.HtmlElement, side: str, place: int) -> dict[str, float]:
    """Return where each tick of an axis stands, by its number."""
    ticks = picture.xpath(f".//g[@class='axis {side}']/g")
    return {re.sub(r"[^-\d.]", "", _plain(tick)): float(tick[0].get(("x1", "y1")[place])) for tick in ticks if _plain(tick)}


def _plain(element: html.HtmlElement) -> str:
    return " ".join(without_readings(element).split())
