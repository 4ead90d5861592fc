"""What figures show, picture by picture, beside what stands by them in words and what the data are; and whether they are seen."""

import re
from collections.abc import Iterator

from lxml import etree, html
from playwright.sync_api import Page

from plansite.commands.testing.sites import Site, without_readings
from plansite.content import Content
from plansite.editions.figures import timeline, words

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
    yield from _words(article)


def drawn(site: Site, plan: Content, locale: str) -> Iterator[tuple[str, object, object]]:
    """Give id, what its page shows, and what should be, of each term that has a figure in a locale: the shapes of its file, its words."""
    folder = "" if locale == plan.project.default else f"{locale}/"
    for entry in plan.glossary.terms:
        if (wording := entry.wording(locale)) and entry.figure and wording.figure:
            (figure,) = site.pages[f"{folder}glossary/{entry.id}/index.html"].xpath("//figure[@class='term-figure']")
            (picture,) = figure.xpath("svg[@aria-hidden='true']")
            file = etree.parse(plan.project.root / "docs/assets/figures" / entry.figure).getroot()
            said = _plain(figure.xpath("figcaption")[0])
            yield entry.id, (_shapes(picture), said.endswith(" ".join(wording.figure.split()))), (_shapes(file), True)


def _shapes(picture: etree._Element) -> list[list[str]]:
    """Return what is drawn: each shape with what says where it lies."""
    shapes = [each for each in picture.iterdescendants() if isinstance(each.tag, str)]
    return [[etree.QName(each).localname, *(each.get(key, "") for key in ("d", "points", "x", "y", "cx", "cy", "r"))] for each in shapes]


# Pictures out of the window, and letters that are small, cut off or over one another; colours that are those of the ground.
_UNSEEN = """() => {
  const ground = getComputedStyle(document.body).backgroundColor, wide = document.documentElement.clientWidth, found = [];
  const seen = ({ left, right, width }) => width > 0 && left >= 0 && right <= wide;
  for (const picture of document.querySelectorAll("article svg")) {
    const place = picture.getBoundingClientRect(), scale = place.width / picture.viewBox.baseVal.width;
    if (!seen(place) || place.width < 100) found.push(`picture ${place.left}-${place.right}`);
    for (const part of picture.querySelectorAll("path, line, circle, rect, text")) {
      const { fill, stroke } = getComputedStyle(part);
      if ([fill, stroke].every((colour) => ["none", "rgba(0, 0, 0, 0)", ground].includes(colour))) found.push(`${part.tagName} as its ground`);
    }
    const texts = [...picture.querySelectorAll("text")].filter((text) => text.textContent.trim());
    const places = texts.map((text) => text.getBoundingClientRect());
    texts.forEach((text, number) => {
      const { left, right, top, bottom } = places[number];
      if (!seen(places[number])) found.push(`${text.textContent} cut off`);
      if (parseFloat(getComputedStyle(text).fontSize) * scale < 9) found.push(`${text.textContent} small`);
      const over = places.slice(0, number).some((each) => each.left < right - 1 && each.right > left + 1 && each.top < bottom - 5 && each.bottom > top + 5);
      if (over) found.push(`${text.textContent} over another`);
    });
  }
  for (const list of document.querySelectorAll(".directions > ol, .minutes > ul")) {
    const drawn = [...list.children].map((item) => getComputedStyle(item, "::before"));
    if (drawn.some((each) => !each.backgroundImage.startsWith("url") || !(parseFloat(each.width) > 20))) found.push("no pictogram");
    if (new Set(drawn.map((each) => each.backgroundPositionY)).size < drawn.length) found.push("one pictogram twice");
  }
  return found;
}"""


def unseen(page: Page) -> list[str]:
    """Return what cannot be seen of the figures and pictograms that a browser shows."""
    found: list[str] = page.evaluate(_UNSEEN)
    return found


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


def _words(article: html.HtmlElement) -> Iterator[tuple[str, object, object]]:
    """Compare the columns of the words with the list behind them, and the size of each spot with its number."""
    for table in article.xpath(".//div[@class='word-map']//table"):
        columns = [_plain(head) for head in table.xpath("thead//th")[1:]]
        yield "words: columns", columns, [_plain(item) for item in table.xpath("following::ul[1]/li")]
        spots = table.xpath("tbody//span")
        yield "words: sizes", [spot.get("class") for spot in spots], [f"spot spot-{words.size(int(spot.text))}" for spot in spots]


def _circles(picture: html.HtmlElement) -> list[_Spot]:
    return [(float(circle.get("cx")), float(circle.get("cy"))) for circle in picture.iter("circle")]


def _axis(picture: html.HtmlElement, side: str, place: int) -> dict[str, float]:
    """Return where each tick of an axis stands, by its number."""
    ticks = picture.xpath(f".//g[@class='axis {side}']/g")
    return {re.sub(r"[^-\d.]", "", _plain(tick)): float(tick[0].get(("x1", "y1")[place])) for tick in ticks if _plain(tick)}


def _plain(element: html.HtmlElement) -> str:
    return " ".join(without_readings(element).split())
