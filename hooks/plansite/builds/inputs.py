"""What goes into the steps of a page, as values: by these `files/store.py` keeps what the steps make.

Pages, files and navigation are those of MkDocs. Only a site that nothing but this package makes keeps its pages: what others put into
them, nobody can say.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from plansite import theme
from plansite.accessibility import records
from plansite.content import Content
from plansite.files import store
from plansite.files.names import FOLDERS

_MAKERS = ("plansite.", "mkdocs.", "mkdocs_static_i18n.", "material.plugins.search.")
# What templates of pages are given and do not look at, and what is told for all pages at once, or in other words.
_APART = frozenset(
    ["pages", "build_date_utc", "mkdocs_version", "i18n_config", "all_labels", "inputs"]
    + ["config", "nav", "labels", "turned", "address", "foreign", "has"]
    + ["page", "page_terms", "over", "figures", "data"]
)


def machine(root: Path) -> bytes:
    """Return what stands for all that makes a site and is none of its inputs: this package and the hooks of the site in `root`, Python
    and every package that is installed beside it.
    """
    folders = (theme.FOLDER.parent, root / "hooks")
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    installed = sorted(path.name for folder in sys.path for path in Path(folder).glob("*.dist-info"))
    return store.digest(sys.version, installed, [(path.as_posix(), path.read_bytes()) for path in files])


def is_ours(config: Any) -> bool:
    """Say whether nothing but this package, and what it builds upon, has a hand in the pages of a site."""
    makers = {method.__module__ for methods in config.plugins.events.values() for method in methods}
    return config.theme.custom_dir is None and all(f"{maker}.".startswith(_MAKERS) for maker in makers)


def settings(config: Any) -> list[object]:
    """Return what MkDocs is told of the site."""
    written = [list(map(str, config[key])) for key in ("extra_css", "extra_javascript", "markdown_extensions")]
    told = [config[key] for key in ("site_name", "site_url", "use_directory_urls", "mdx_configs")]
    checked = [sorted((key, str(value)) for key, value in part.items()) for part in config.validation.values() if isinstance(part, Mapping)]
    return [*written, *told, checked, str(config.theme.get("favicon")), str(config.theme.get("logo"))]


def content(site: Content) -> list[object]:
    """Return all that people have written, and on which day it is looked at."""
    root, before = site.project.root, [(each.edition.address, each.glossary.digest) for each in site.before]
    folders = {site.project.docs, *(root / name for name in FOLDERS)}
    files = [root / "mkdocs.yml", *sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())]
    try:
        written = [(path.relative_to(root).as_posix(), path.read_bytes()) for path in files]
    except OSError:  # of which the checks tell
        return [store.UNKNOWN]
    return [repr(site.project), written, before, records.today().isoformat()]


def files(found: Iterable[Any]) -> list[object]:
    """Return which files a site has, and at which addresses."""
    return [(each.src_uri, each.url, each.dest_uri, each.inclusion.value, getattr(each, "locale", "")) for each in found]


def text(site: Content, locale: str, drawings: Mapping[str, Element]) -> list[object]:
    """Return what goes into the text of every page of a locale."""
    figures = [each.document.data for each in (site.indicators, site.facts, site.structure)]
    drawn = {name: tostring(each, "unicode") for name, each in drawings.items()}
    return [locale, site.labels[locale].words, site.linking, figures, str(site.project.times), drawn]


def frame(site: Content, locale: str, made: Mapping[str, Mapping[str, object]], nav: Iterable[Any]) -> list[object]:
    """Return what goes into what stands round the text of every page of a locale; `made` are the pages that are made, by locale."""
    project = site.project
    templates = [(path.as_posix(), path.read_text(encoding="utf-8")) for path in sorted(theme.FOLDER.rglob("*.html"))]
    written = {each: sorted({*site.editions[each], *made[each]}) for each in project.locales}
    titles = [[each.title for each in project.nav], {each: [title.text for title in found] for each, found in project.titles.items()}]
    tags = [site.tags, list(project.locales), list(project.ruby)]
    return [locale, templates, site.labels[locale].words, written, titles, tags, list(map(_item, nav))]


def shown(page: Any, context: Mapping[str, Any]) -> list[object]:
    """Return what goes into one page beside that, as its template is given it."""
    given = {name: value for name, value in context.items() if name not in _APART}
    told = [page.title, page.url, page.canonical_url, page.edit_url, page.meta, page.content, page.is_homepage, page.is_index]
    near = [list(map(_item, (each,))) if each else None for each in (page.previous_page, page.next_page)]
    other = [repr(context[name]) for name in ("page_terms", "over", "figures", "data")]  # of dataclasses and dates
    return [given, told, near, toc(page.toc), other, page.file.norm_src_uri]


def toc(items: Iterable[Any]) -> list[object]:
    """Return a table of contents."""
    return [(item.title, item.id, item.level, toc(item.children)) for item in items]


def _item(item: Any) -> object:
    return (item.title, getattr(item, "url", None), list(map(_item, item.children or ())))
