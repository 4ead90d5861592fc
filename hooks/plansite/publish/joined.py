"""The present plan and its earlier ones in one finished site: each page of an earlier plan says so, and pages lead to one another."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, relpath

import jinja2

from plansite.content import Content
from plansite.furigana import ruby
from plansite.terms import pages

_PERIOD = re.compile(r'<aside\b[^<>]*\sid="period">.*?</aside>', re.DOTALL)
_LANGUAGE = re.compile(r'<html\b[^<>]*\slang="([^"]*)"')
# A page at an old address, and the one for missing addresses, are no pages of a plan.
_LEADS_AWAY, _MISSING = '<meta http-equiv="refresh"', "404.html"


def join(content: Content, site: Path) -> None:
    """Join the plans in `site`: the present one, and the earlier ones in their folders."""
    template = pages.environment().get_template("plans.html")
    earlier = content.project.times.earlier
    for edition in earlier:
        for name, html in _pages(site / edition.address):
            locale = _locale(content, html)
            home = "index.html" if locale == content.project.default else f"{locale}/index.html"
            present = name if (site / name).exists() else home
            plan = (content.project.site_names[locale], _link(edition.address + name, present))
            notice = said(content, locale, template, present=plan)
            written, count = _PERIOD.subn(lambda _, notice=notice: notice, html)  # type: ignore[misc]
            text = written if count else html.replace("</h1>", f"</h1>\n{notice}", 1)
            (site / edition.address / name).write_text(text, encoding="utf-8")
    for name, html in _pages(site):
        locale = _locale(content, html)
        having = [edition for edition in earlier if (site / edition.address / name).exists()]
        if having and not name.startswith(tuple(edition.address for edition in earlier)):
            plans = [(edition.title[locale], _link(name, edition.address + name)) for edition in having]
            links = said(content, locale, template, earlier=plans)
            (site / name).write_text(_ended(html, links), encoding="utf-8")


def lead(content: Content, site: Path, locale: str, template: jinja2.Template, name: str, **shown: object) -> None:
    """Lead from the front page of a locale to a file of the site, which is named from the root."""
    up, folder = ("", "") if locale == content.project.default else ("../", locale)
    home = site / folder / "index.html"
    links = said(content, locale, template, file=up + name, **shown)
    home.write_text(_ended(home.read_text(encoding="utf-8"), links), encoding="utf-8")


def megabytes(size: int) -> str:
    """Return the size of a file, in bytes, as pages say it."""
    return f"{size / 1_000_000:.1f}"


def _ended(html: str, links: str) -> str:
    return html.replace("</article>", f"{links}\n</article>", 1)


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the path in a folder and the HTML of each page of a plan."""
    for path in sorted(folder.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if path.name != _MISSING and _LEADS_AWAY not in html:
            yield path.relative_to(folder).as_posix(), html


def _locale(content: Content, html: str) -> str:
    """Return the locale of a page, or the first where the present plan has none in its language."""
    language = _LANGUAGE.search(html)
    tags = {tag: locale for locale, tag in content.tags.items()}
    return tags.get(language[1] if language else "", content.project.default)


def _link(page: str, target: str) -> str:
    """Return the address of a page from another one of the site."""
    path = relpath(target.removesuffix("index.html") or ".", dirname(page) or ".")
    return f"{path}/" if target.endswith("index.html") else path


def said(content: Content, locale: str, template: jinja2.Template, **shown: object) -> str:
    """Return the HTML of a template in the words of a locale, with furigana where its pages carry it."""
    words = content.labels[locale].words
    html = template.render(labels=words, **shown).strip()
    if locale not in content.project.ruby:
        return html
    before, after = "<body lang=ja>", "</body>"
    return ruby.annotate(f"{before}{html}{after}", content.readings).html.removeprefix(before).removesuffix(after)
