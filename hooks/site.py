"""MkDocs events → calls. The only file that imports MkDocs.

Every event runs once a language: the first language's build holds those of the others in its post_build.
"""

import logging
import posixpath
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).parent))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

import check
import content
import generated
import problem
from content import Content
from easy import ruby
from markup.furigana import Furigana
from markup.notes import Notes
from markup.tables import Tables
from publish import redirects, search
from publish.redirects import Redirect
from termbase import explanations, pages
from termbase.explanations import Explanation
from termbase.links import TermLinks

log = logging.getLogger("mkdocs.hooks.site")


@dataclass
class _Build:
    """What a build of all languages shares."""

    content: Content
    links: TermLinks
    tables: Tables
    notes: Notes
    furigana: Furigana
    generated: dict[str, dict[str, str]]
    parts: dict[str, dict[str, str]]
    files: dict[str, str]
    explanations: dict[str, dict[str, Explanation]]


_build: _Build | None = None


def _current() -> _Build:
    assert _build is not None, "on_config has run"
    return _build


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content, before anything of the last site is touched; add the Markdown extensions."""
    global _build
    if _i18n(config).building:
        return config
    site = content.read(Path(config.config_file_path).parent)
    found = check.problems_of(site)
    if problem.report(found, sys.stderr):
        raise Abort(_summary(len(found)))
    for locale, page in check.waiting(site):
        log.info("%s: %s", locale, page.path)
    furigana = Furigana()
    _build = _Build(
        site,
        TermLinks(site.glossary, site.matchers),
        Tables(),
        Notes(),
        furigana,
        generated.pages_of(site),
        generated.parts_of(site),
        generated.files_of(site),
        {locale: _explanations(site, locale, furigana) for locale in site.project.locales},
    )
    extensions: list[Any] = config.markdown_extensions
    extensions += [_build.links, _build.tables, _build.notes, _build.furigana]
    return config


def _explanations(site: Content, locale: str, furigana: Furigana) -> dict[str, Explanation]:
    furigana.active = locale in site.project.ruby
    return explanations.explanations(site.glossary, locale, [furigana])


def _summary(count: int) -> str:
    return (
        f"{count} 件の問題があるため、サイトを作りませんでした。前のサイトはそのままです。 / {count} problems; the last site is untouched."
    )


# What MkDocs would copy from the theme and no page asks for: what our templates are made of, and Material's scripts.
_UNUSED = ("labels/", "partials/", "assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")


@event_priority(-110)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from data, for the language being built; the i18n plugin (−100) has sorted the others.

    An entry that is not written in the language falls back to the first, as a page does.
    """
    for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
        files.remove(file)
    i18n, first = _i18n(config), _current().content.project.default
    made = _current().generated
    for source, text in {**made[first], **made[i18n.current_language]}.items():
        written = i18n.current_language if source in made[i18n.current_language] else first
        files.append(_generated_file(source, text, written, i18n.current_language, config))
    for source, text in _current().files.items():
        files.append(File.generated(config, source, content=text))
    i18n.i18n_files_per_language[i18n.current_language] = files.documentation_pages()
    return files


def _generated_file(source: str, text: str, written: str, locale: str, config: MkDocsConfig) -> File:
    """Return a file of the site in `locale`, its text in `written`, that MkDocs and the i18n plugin take for one of docs/."""
    file: Any = File.generated(config, f"{written}/{source}", content=text, inclusion=InclusionLevel.NOT_IN_NAV)
    plain = File(source, None, config.site_dir, config.use_directory_urls)
    file.dest_uri = posixpath.join(_folder(locale), plain.dest_uri)
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    file.name = plain.name
    file.url = file._get_url(config.use_directory_urls)
    file.locale = file.localization = written
    file.locale_alternate_of = locale
    file.norm_src_uri = source
    file.alternates = {locale: file}
    return cast(File, file)


def _folder(locale: str) -> str:
    return "" if locale == _current().content.project.default else f"{locale}/"


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Append what the page asks for; set the language of what is linked next; keep a page that falls back out of the search index."""
    file: Any = page.file
    build = _current()
    source = file.norm_src_uri.removesuffix(".md")
    own = source.removeprefix("glossary/") if source.startswith("glossary/") else None
    build.links.turn_to(file.locale, own)
    build.tables.words = build.notes.words = build.content.labels[file.locale].words
    build.furigana.active = file.locale in build.content.project.ruby
    if _falls_back(page):
        page.meta.setdefault("search", {"exclude": True})
    return markdown + build.parts[file.locale].get(page.meta.get("appends", ""), "")


def _falls_back(page: MkDocsPage) -> bool:
    file: Any = page.file
    return bool(file.locale != file.locale_alternate_of)


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Put furigana on the pages of the languages that carry it; the search index has been taken from them before."""
    file: Any = page.file
    return _with_furigana(output, file.locale_alternate_of, file.src_uri)


def _with_furigana(html: str, locale: str, name: str) -> str:
    """Return a page with the furigana of its locale; a 404 page speaks all languages, and each part carries its own."""
    site = _current().content
    if name != "404.html":
        return _annotated(html, "ja", name) if locale in site.project.ruby else ruby.hush(html)
    for other in site.project.ruby:
        html = _annotated(html, site.labels[other].word("language_tag"), name)
    return html


def _annotated(html: str, language: str, name: str) -> str:
    annotated = ruby.annotate(html, _current().content.readings, language)
    for text in sorted(set(annotated.missing)):
        log.warning("%s: 読みのない漢字があります / kanji without a reviewed reading: %s", name, text)
    return annotated.html


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates the words of the language, the other editions of the page, and whether it falls back."""
    file: Any = page.file
    site = _current().content
    locale, falls_back = file.locale_alternate_of, _falls_back(page)
    context |= _words(locale, config)
    context["home"] = file.norm_src_uri == "index.md"
    addresses = _addresses(page, site)
    context["editions"] = addresses
    context["falls_back"] = falls_back
    context["content_tag"] = site.labels[file.locale].word("language_tag")
    context["translates"] = not falls_back and locale != site.project.default and _is_of_plan(file.norm_src_uri, site)
    context["behind"] = [] if falls_back else _behind(file.norm_src_uri, locale)
    context["page_terms"] = list(explanations.linked(page.content or "", _current().explanations[locale]))
    if falls_back:
        original = next(edition for edition in addresses if edition["locale"] == file.locale)
        page.canonical_url = posixpath.join(config.site_url or "", original["url"])
    return context


def _is_of_plan(source: str, site: Content) -> bool:
    """Say whether a page is the plan's own text, or a translation of it."""
    original = site.editions[site.project.default].get(source)
    return source == "appendix.md" if original is None else original.meta.get("origin") == "plan"


def _behind(source: str, locale: str) -> list[dict[str, str]]:
    """Return the sections of a page whose original has changed since they were translated: anchor and title of each."""
    build = _current()
    page = build.content.editions[locale].get(source)
    titles = {section.anchor: section.title for section in page.sections} if page else {}
    waiting = (each for each in build.content.behind if each.source == source and each.locale == locale)
    return [{"anchor": each.name if each.name in titles else "", "title": titles.get(each.name, "")} for each in waiting]


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give templates that are no pages (404.html) the words of the language."""
    locale = _i18n(config).current_language
    context |= _words(locale, config)
    context["editions"] = [
        _edition(other, _folder(other), other == locale, True)
        | {"home": _address("index.md", other, config), "glossary": _address("glossary/index.md", other, config)}
        for other in _current().content.project.locales
    ]
    return context


def _words(locale: str, config: MkDocsConfig) -> dict[str, Any]:
    build = _current()
    return {
        "locale": locale,
        "labels": build.content.labels[locale].words,
        "all_labels": {other: labels.words for other, labels in build.content.labels.items()},
        "folder": _folder(locale),
        "furigana": locale in build.content.project.ruby,
        "tags": {other: labels.word("language_tag") for other, labels in build.content.labels.items()},
        "theme_style": _theme_style(tuple(config.theme.dirs)),
        "address": lambda source: _address(source, locale, config),
    }


def _address(source: str, locale: str, config: MkDocsConfig) -> str:
    """Return the address from the site's root of a page's source in a language."""
    return posixpath.join(_folder(locale), File(source, None, config.site_dir, config.use_directory_urls).url)


@cache
def _theme_style(folders: tuple[str, ...]) -> str:
    """Return the address of the theme's stylesheet, whose name changes with its content."""
    found = (path for folder in folders for path in Path(folder).glob("assets/stylesheets/main.*.min.css"))
    return f"assets/stylesheets/{next(found).name}"


def _addresses(page: MkDocsPage, site: Content) -> list[dict[str, Any]]:
    """Return the page in each language: locale, name, language tag, address from the site's root, and whether it is written in it."""
    file: Any = page.file
    source, here = file.norm_src_uri, file.locale_alternate_of
    plain = page.url.removeprefix(_folder(here))
    return [
        _edition(other, posixpath.join(_folder(other), plain), other == here, _is_written(source, other, site))
        for other in site.project.locales
    ]


def _is_written(source: str, locale: str, site: Content) -> bool:
    """Say whether a page is written in a language."""
    return source in site.editions[locale] or source in _current().generated[locale]


def _edition(locale: str, url: str, current: bool, written: bool) -> dict[str, Any]:
    site = _current().content
    tag = site.labels[locale].word("language_tag")
    return {"locale": locale, "name": site.project.names[locale], "tag": tag, "url": url, "current": current, "written": written}


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep a 404 page a language: MkDocs would leave that of the last one. An empty text is not written."""
    locale = _i18n(config).current_language
    if template_name != "404.html":
        return output_content
    if locale == _current().content.project.default:
        return _with_furigana(output_content, locale, template_name)
    path = Path(config.site_dir, locale, template_name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_with_furigana(output_content, locale, template_name), encoding="utf-8")
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """When all languages are built, write the pages at old addresses and give each language its search index."""
    if _i18n(config).building:
        return
    site = _current().content
    templates = pages.environment(site.project.overrides / "pages")
    for locale, redirect in _redirects(config):
        path = Path(config.site_dir, redirect.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_with_furigana(redirects.page(redirect, templates), locale, redirect.path), encoding="utf-8")
    if "material/search" in config.plugins:
        search.split_index(Path(config.site_dir), site.project.locales, dict.fromkeys(site.project.ruby, site.readings.spoken))


def _redirects(config: MkDocsConfig) -> Iterator[tuple[str, Redirect]]:
    """Give for each locale the pages at the old addresses of terms whose id was changed."""
    site = _current().content
    for old, new in site.glossary.moved.items():
        before = File(f"glossary/{old}.md", None, config.site_dir, config.use_directory_urls)
        term, explained = site.glossary.by_id[new], site.glossary.is_explained(site.glossary.by_id[new])
        after = File(f"glossary/{new if explained else 'names'}.md", None, config.site_dir, config.use_directory_urls)
        anchor = "" if explained else f"#{new}"
        for locale in site.project.locales:
            wording = term.wording(locale)
            written = locale if _is_written(after.src_uri, locale, site) else site.project.default
            yield (
                locale,
                Redirect(
                    posixpath.join(_folder(locale), before.dest_uri),
                    get_relative_url(after.url, before.url) + anchor,
                    posixpath.join(config.site_url or "", _folder(written), after.url),
                    site.labels[locale].word("language_tag"),
                    site.labels[locale].words,
                    wording.term if wording else site.glossary.title(term),
                    site.labels[locale if wording else site.project.default].word("language_tag"),
                ),
            )
