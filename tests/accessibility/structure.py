"""Checks of a page's markup that need no browser. Each is a name, the criteria it stands for, and what it finds."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from .outcome import Criteria, Outcome

_HEADINGS = "//h1|//h2|//h3|//h4|//h5|//h6"
_NAMES = ("title", "alt", "aria-label", "aria-description", "placeholder")
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-flowto", "for", "popovertarget")
# A <header> or <footer> inside these is none of the page: HTML Accessibility API Mappings, rules for header and footer.
_OF_PAGE = "[not(ancestor::article or ancestor::aside or ancestor::main or ancestor::nav or ancestor::section)]"
_LANDMARKS = {
    "main": "//main|//*[@role='main']",
    "banner": f"//header{_OF_PAGE}|//*[@role='banner']",
    "contentinfo": f"//footer{_OF_PAGE}|//*[@role='contentinfo']",
}


@dataclass(frozen=True)
class Check:
    """A check: its name, the success criteria of WCAG 2.2 it stands for, and a function that gives what does not pass."""

    name: str
    criteria: Criteria
    find: Callable[[HtmlElement], Iterable[str]]


def shown(element: HtmlElement) -> str:
    """Return the start tag of an element and the beginning of its text, to be found by."""
    tag = html.tostring(element, encoding="unicode", with_tail=False).partition(">")[0] + ">"
    return f"{tag[:120]}{' '.join(element.text_content().split())[:30]}"


def name_of(element: HtmlElement) -> str:
    """Return the name of a link, button or landmark: its labels, or its text and the texts of its pictures."""
    page = element.getroottree().getroot()
    labels = [page.xpath("string(//*[@id=$id])", id=label) for label in (element.get("aria-labelledby") or "").split()]
    if name := " ".join(labels).strip() or (element.get("aria-label") or "").strip():
        return name
    content = element.xpath(".//text()[not(ancestor::rt or ancestor::rp)]|.//img/@alt|.//*[@role='img']/@aria-label|.//svg/title/text()")
    return " ".join("".join(content).split()) or (element.get("title") or "").strip()


def _language(page: HtmlElement) -> Iterator[str]:
    if not page.get("lang"):
        yield shown(page)[:60]


def _parts_language(page: HtmlElement) -> Iterator[str]:
    # The tags that the editions and quoted names use, in Latin letters too; `simple` is registered as a variant of any language.
    yield from (
        shown(element) for element in page.xpath("//*[@lang]") if not re.fullmatch("[a-z]{2}(-Latn)?(-simple)?", element.get("lang", ""))
    )


def _title(page: HtmlElement) -> Iterator[str]:
    titles = page.xpath("//head/title")
    if len(titles) != 1 or not titles[0].text_content().strip():
        yield f"{len(titles)} <title>"


def _one_h1(page: HtmlElement) -> Iterator[str]:
    if (count := len(page.xpath("//h1"))) != 1:
        yield f"{count} <h1>"


def _heading_levels(page: HtmlElement) -> Iterator[str]:
    last = 0
    for heading in page.xpath(_HEADINGS):
        level = int(heading.tag[1])
        if level > last + 1:
            yield shown(heading)
        last = level


def _heading_text(page: HtmlElement) -> Iterator[str]:
    for heading in page.xpath(_HEADINGS):
        if "¶" in heading.text_content() or not name_of(heading):
            yield shown(heading)


def _landmarks(page: HtmlElement) -> Iterator[str]:
    for kind, path in _LANDMARKS.items():
        if (count := len(page.xpath(path))) != 1:
            yield f"{count} {kind}"


def _navigation(page: HtmlElement) -> Iterator[str]:
    names = Counter(name_of(nav) if nav.get("aria-label") or nav.get("aria-labelledby") else "" for nav in page.xpath("//nav"))
    yield from (f"{count} <nav> {name!r}" for name, count in names.items() if count > 1 or not name)


def _skip_link(page: HtmlElement) -> Iterator[str]:
    first = page.xpath("//body//a[@href]")[0]
    if not first.get("href", "").startswith("#") or not page.xpath("//main[@id=$id]", id=first.get("href", "")[1:]):
        yield shown(first)


def _ways(page: HtmlElement) -> Iterator[str]:
    if not page.xpath("//form[@role='search']") or not page.xpath("//nav//a[@href]"):
        yield "no search or no menu"


def _ids(page: HtmlElement) -> Iterator[str]:
    yield from (f"id={name}" for name, count in Counter(page.xpath("//@id")).items() if count > 1)


def _references(page: HtmlElement) -> Iterator[str]:
    ids = set(page.xpath("//@id"))
    for name in _REFERENCES:
        for element in page.xpath(f"//*[@{name}]"):
            if not set((element.get(name) or "").split()) <= ids:
                yield shown(element)


def _tables(page: HtmlElement) -> Iterator[str]:
    for table in page.xpath("//table[not(@role='presentation')]"):
        if not table.xpath("string(caption)").strip():
            yield f"no caption: {shown(table)}"
        if not table.xpath(".//th"):
            yield f"no header: {shown(table)}"
        yield from (f"no scope: {shown(cell)}" for cell in table.xpath(".//th[not(@scope)]"))


def _names(path: str) -> Callable[[HtmlElement], Iterator[str]]:
    def find(page: HtmlElement) -> Iterator[str]:
        yield from (shown(element) for element in page.xpath(path) if not name_of(element))

    return find


def _link_purpose(page: HtmlElement) -> Iterator[str]:
    # In a navigation with a name, the name says what a number leads to.
    for link in page.xpath("//a[@href][not(ancestor::nav[@aria-label])]"):
        name = name_of(link)
        if name and not re.search("[^\\W\\d_]", name):
            yield shown(link)


def _pictures(page: HtmlElement) -> Iterator[str]:
    yield from (shown(picture) for picture in page.xpath("//img[not(@alt)]"))
    for picture in page.xpath("//svg[not(ancestor-or-self::*[@aria-hidden='true'])]"):
        if not name_of(picture):
            yield shown(picture)


def _plain_names(page: HtmlElement) -> Iterator[str]:
    readings = {
        base + reading
        for ruby in page.xpath("//ruby")
        if (base := "".join(ruby.xpath("text()|rb//text()")).strip()) and (reading := "".join(ruby.xpath("rt//text()")).strip())
    }
    for name in _NAMES:
        for element in page.xpath(f"//*[@{name}]"):
            value = element.get(name) or ""
            together = re.sub("[（）()〈〉]", "", value)
            if re.search(r"<\w|\{[^}]*\|[^}]*\}|\*\*|\]\(", value) or any(reading in together for reading in readings):
                yield f"{name}: {shown(element)}"


def _dialogs(page: HtmlElement) -> Iterator[str]:
    for dialog in page.xpath("//dialog|//*[@role='dialog' or @role='alertdialog']"):
        if not (dialog.get("aria-label") or dialog.get("aria-labelledby") and name_of(dialog)):
            yield shown(dialog)


def _tab_order(page: HtmlElement) -> Iterator[str]:
    yield from (shown(element) for element in page.xpath("//*[@tabindex > 0]"))


def _field_labels(page: HtmlElement) -> Iterator[str]:
    for field in page.xpath("//input[not(@type='hidden' or @type='submit' or @type='button' or @type='reset')]|//select|//textarea"):
        labels = page.xpath("//label[@for=$id]", id=field.get("id") or "") or field.xpath("ancestor::label")
        if not any(name_of(label) for label in labels) and not field.get("aria-label") and not field.get("aria-labelledby"):
            yield shown(field)


def _all(path: str) -> Callable[[HtmlElement], Iterator[str]]:
    def find(page: HtmlElement) -> Iterator[str]:
        yield from (shown(element) for element in page.xpath(path))

    return find


CHECKS = (
    Check("language", ("3.1.1",), _language),
    Check("language of parts", ("3.1.2",), _parts_language),
    Check("title", ("2.4.2",), _title),
    Check("one main heading", ("1.3.1",), _one_h1),
    Check("heading levels", ("1.3.1",), _heading_levels),
    Check("heading text", ("2.4.6",), _heading_text),
    Check("landmarks", ("1.3.1",), _landmarks),
    Check("navigation names", ("1.3.1",), _navigation),
    Check("skip link", ("2.4.1",), _skip_link),
    Check("search and menu", ("2.4.5",), _ways),
    Check("unique ids", ("4.1.1",), _ids),
    Check("references", ("1.3.1", "4.1.2"), _references),
    Check("tables", ("1.3.1",), _tables),
    Check("link names", ("2.4.4", "4.1.2"), _names("//a[@href]")),
    Check("link purpose", ("2.4.4",), _link_purpose),
    Check("button names", ("4.1.2",), _names("//button|//*[@role='button']|//summary")),
    Check("texts of pictures", ("1.1.1",), _pictures),
    Check("plain names", ("1.1.1", "4.1.2"), _plain_names),
    Check("dialog names", ("4.1.2",), _dialogs),
    Check("tab order", ("2.4.3",), _tab_order),
    Check("field labels", ("1.3.1", "3.3.2"), _field_labels),
)
# What no page has, so that a criterion about it does not apply.
ABSENT = (
    Check("no audio or video", ("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2"), _all("//audio|//video|//object|//embed|//iframe")),
    Check("no time limit", ("2.2.1",), _all("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']")),
    Check("no picture that could hold text", ("1.4.5",), _all("//img[not(@alt='')]|//canvas|//input[@type='image']")),
    # Search and the settings ask nothing about a person, send nothing, and have no wrong answer.
    Check(
        "no form but search and settings",
        ("1.3.5", "3.3.1", "3.3.3", "3.3.4", "3.3.7", "3.3.8"),
        _all(
            "//form[not(@role='search' or @method='dialog')]|//input[not(@type='search' or @type='radio' or @type='checkbox')]|//textarea"
        ),
    ),
)


def judge(page: HtmlElement) -> Outcome:
    """Return what the checks of the markup say of a page."""
    outcome = Outcome()
    for check in CHECKS:
        outcome.add(check.name, check.criteria, check.find(page))
    for check in ABSENT:
        outcome.add_absence(check.name, check.criteria, check.find(page))
    return outcome
