"""MkDocs events → calls. With builds/ all that imports MkDocs.

Every event runs once a language: the first language's build holds those of the others in its post_build.
"""

import gc
import gzip
import io
import logging
import os
import posixpath
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from copy import copy, deepcopy
from functools import cache, partial
from itertools import chain
from pathlib import Path
from types import CodeType
from typing import Any, TypeVar, cast
from xml.etree.ElementTree import Element

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context as Rendering
from markupsafe import Markup
from mkdocs import utils
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler, get_build_datetime, get_build_timestamp, get_relative_url

from plansite import check, content, generated
from plansite.builds import inputs
from plansite.builds import languages as builds
from plansite.builds.context import Context, direction, falls_back, icon
from plansite.builds.languages import Work
from plansite.content import Content
from plansite.editions import moves, pictures
from plansite.editions.figures import page as figures
from plansite.exchange.exports import datasets, structured
from plansite.exchange.exports.datasets import Exports
from plansite.files import allowed, built, heard, problem, reading, store
from plansite.files.message import said_in_all
from plansite.files.problem import Problem
from plansite.files.reading import Reading
from plansite.furigana import ruby
from plansite.furigana.ruby import Annotator
from plansite.labels import Labels
from plansite.publish import assets, deadlinks, descriptions, icons, policy, redirects, search
from plansite.publish.deadlinks import Link
from plansite.publish.markup import alerts, breaks, notes, tables
from plansite.publish.markup.tree import Tree, html
from plansite.publish.passages import passages
from plansite.publish.search import Section
from plansite.publish.serving import stamp
from plansite.terms import explanations, links, pages
from plansite.terms.explanations import Explanation
from plansite.theme.indentation import Indentation

log = logging.getLogger("mkdocs.plugins.plansite")
T = TypeVar("T")

# What MkDocs would copy from the theme and no page asks for: what our templates are made of.
_UNUSED = ("labels/", "pages/", "readings.yaml")

_MAP = "sitemap.xml"

# Which links are wrong, whatever mkdocs.yml says: without these a site is wrong in silence.
_VALIDATION = {
    "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
    "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "relative_to_docs", "unrecognized_links": "warn"},
}
# What the i18n plugin would else do to files and to the language switch, which is ours.
_I18N = {"docs_structure": "folder", "fallback_to_default": True, "reconfigure_material": False, "reconfigure_search": False}


class _Compiled(BytecodeCache):
    """The theme's templates, which the build of the first language compiles for all."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


class _Template(Template):
    """A template of a page, which is written once for what is the same."""

    def render(self, context: dict[str, Any]) -> str:
        """Return the page of a context; `inputs` in it gives what goes into the page."""
        write = partial(super().render, context)
        return heard.kept("template", lambda: (self.name, context["inputs"]()), write) if "inputs" in context else write()


class PlanSite(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # of MkDocs; there are no options
    """The plugin `plansite`; what it reads and makes, the builds of all languages share."""

    _site: Content
    _generated: dict[str, dict[str, str]]
    _parts: dict[str, dict[str, str]]
    _files: dict[str, str | bytes]
    _exports: Exports | None
    _drawings: dict[str, Element]
    _explanations: dict[str, dict[str, Explanation]]
    _annotators: dict[str, Annotator]
    _sections: list[Section]
    _links: dict[str, list[Link]]
    _mapped: dict[str, list[str]]
    _builds: Sequence[Work] = ()
    _kept = ExitStack()
    _warnings: CountHandler | None = None
    _compiled = _Compiled()
    _inputs: dict[str, object]

    @event_priority(100)
    def _set(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what a plan site needs before any other plugin looks at it; what only its people can say, `project` demands."""
        if "i18n" not in config.plugins or _i18n(config).building:
            return config
        _i18n(config).config.load_dict(_I18N)
        config.validation.load_dict(_VALIDATION)
        config.validation.validate()
        if not config.strict:
            # MkDocs has begun to build: it counts the warnings of the other languages, and these are those of the first.
            config.strict = True
            self._warnings = CountHandler()
            self._warnings.setLevel(logging.WARNING)
            logging.getLogger("mkdocs").addHandler(self._warnings)
        return config

    @event_priority(-110)
    def _read(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content, before anything of the last site is touched."""
        # The i18n plugin (−100) puts a sitemap of its own before that of any theme but a custom_dir.
        config.theme.dirs[:] = [folder for folder in config.theme.dirs if Path(folder).name != "custom_i18n_sitemap"]
        config.theme.static_templates.discard(_MAP)  # of all languages, when these are built
        if "i18n" in config.plugins and _i18n(config).building:
            return config
        if not inputs.is_ours(config):
            built.forget(Path(config.site_dir))
        if built.keeps(Path(config.site_dir)):
            utils.clean_directory = _clear
        config.theme.get_env = partial(_environment, config.theme)  # type: ignore[method-assign]
        self._kept = ExitStack()
        if place := os.environ.get(store.PLACE):
            self._kept.enter_context(store.opened(Path(place), inputs.machine(Path(config.config_file_path).parent)))
            self._kept.enter_context(store.part("site"))
        site = content.read(Path(config.config_file_path).parent)
        gc.freeze()
        self._site, self._drawings = site, pictures.drawings(site.project)
        self._annotators, self._links, self._mapped, self._builds = {}, {}, {}, []
        if builds.is_possible():
            checks = Work("checks", self._check)
            try:
                self._make(config)
            finally:  # of what is broken nothing can be made: then this says what that is
                found = self._judged(checks.result())
        else:
            found = self._judged(self._check())
            self._make(config)
        held = {locale: {*site.editions[locale], *made} for locale, made in self._generated.items()}
        self._files |= {stamp.NAME: stamp.stamp(site, held, found, get_build_datetime().date())}
        return config

    def _check(self) -> list[Problem]:
        return store.kept("check", lambda: inputs.content(self._site), lambda: check.problems_of(self._site))

    def _judged(self, found: list[Problem]) -> list[Problem]:
        """Report what the checks found and return it; raises Abort where it stands against a site."""
        if problem.report(found, sys.stderr):
            raise Abort(said_in_all("DONE002", problems=sum(not each.warning for each in found)))
        for locale, page in self._site.untranslated():
            log.info("%s: %s", locale, page.path)
        return found

    def _make(self, config: MkDocsConfig) -> None:
        """Make the files and pages that come from data."""
        site, today = self._site, get_build_datetime().date()
        self._exports = datasets.of(site, Context(site, {}, config).address, today)
        self._generated = generated.pages_of(site, self._exports)
        self._parts, accessibility = generated.accessibility_of(site, today)
        self._files = {**accessibility, **(self._exports.files if self._exports else {})}
        self._explanations = store.kept(
            "explanations",
            lambda: site.settings,
            lambda: {
                locale: explanations.explanations(site.glossary, locale, partial(_framed, words)) for locale, words in site.labels.items()
            },
        )

    on_config = CombinedEvent(_set, _read)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Share the compiled templates among the builds of all languages; what is no HTML in them is written as text.

        Data in pages keep their own letters.
        """
        env.template_class = _Template
        env.autoescape = True
        env.auto_reload = False  # else each use of a template looks whether its file has changed meanwhile
        env.trim_blocks = env.lstrip_blocks = True
        env.add_extension(Indentation)
        env.bytecode_cache = self._compiled
        keeps, others = built.keeps(Path(config.site_dir)), self._files if _i18n(config).building else {}
        for file in files:
            if keeps or file.src_uri in others:
                file.copy_file = partial(_copy if file.src_uri not in others else _leave, file)  # type: ignore[method-assign]
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        env.globals["kept"] = _keeper()

    @event_priority(100)
    def _begin(self, files: Files, config: MkDocsConfig) -> Files:
        """Begin the builds of the other languages beside that of the first, where that is possible."""
        if not _i18n(config).building and builds.is_possible() and builds.are_known(config):
            others = self._site.project.locales[1:]
            self._builds = [Work(locale, partial(builds.build_language, locale, config, self._made)) for locale in others]
        return files

    def _made(self) -> tuple[dict[str, list[Link]], dict[str, list[str]]]:
        """Return what the end of all builds needs to know of those that went before: links of pages, and addresses for the sitemap."""
        return self._links, self._mapped

    @event_priority(-110)
    def _add(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages that are made from data, for the language being built; the i18n plugin (−100) has sorted the others.

        An entry that is not written in the language falls back to the first, as a page does.
        """
        for file in [*files]:
            if file.src_uri.startswith(_UNUSED) and not Path(file.abs_src_path or "").is_relative_to(config.docs_dir):
                files.remove(file)
        _join(files, config)
        self._inputs = {}
        i18n, first = _i18n(config), self._site.project.default
        self._sections = []
        here, made = i18n.current_language, self._generated
        for source, text in {**made[first], **made[here]}.items():
            written = here if source in made[here] else first
            files.append(_generated_file(source, text, written, here, self._context(config).folder(here), config))
        for name, content_of in self._files.items():
            files.append(File.generated(config, name, content=content_of))
        i18n.i18n_files_per_language[here] = files.documentation_pages()
        files.get_file_from_path = cache(files.get_file_from_path)  # type: ignore[method-assign]  # asked for each link of each page
        return files

    on_files = CombinedEvent(_begin, _add)

    def on_build_error(self, error: Exception) -> None:
        """End the builds that go on beside one that failed, of which nothing is kept."""
        for each in self._builds:
            each.stop()
        self._kept.__exit__(type(error), error, error.__traceback__)

    def _context(self, config: MkDocsConfig) -> Context:
        return Context(self._site, self._generated, config)

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """Show the page as it was read, with what it asks for."""
        file: Any = page.file
        source, locale = file.norm_src_uri, file.locale
        site, words = self._site, self._site.labels[locale].words
        written = site.editions[locale].get(source)
        front = site.editions[locale].get("index.md")

        @cache
        def read() -> Reading:
            return written or reading.read(markdown)

        def said() -> str:
            return descriptions.description(read().blocks)

        page.meta["description"] = (
            page.meta.get("description") or store.kept("description", lambda: markdown, said) or (front and front.meta.get("description"))
        )
        appended = self._parts[locale].get(page.meta.get("appends", ""), "") + self._pointers(source, locale)

        def tree() -> Element:
            tree = deepcopy(read().tree)
            if appended:
                tree.extend(deepcopy(reading.read(appended).tree))
            tables.frame(tree, words["table_region"])
            alerts.name(tree, words)
            notes.place(tree, words)
            links.put(tree, site.glossary, site.matchers[locale], source)
            for stranger in allowed.clean(tree):
                log.warning("%s: %s", file.src_uri, said_in_all("PAGE922", sign=stranger))
            pictures.fill(tree, self._drawings)
            figures.fill(tree, site.figures, locale, words)  # pictures are made here: no author writes of their elements
            return tree

        def own() -> tuple[object, ...]:
            return file.src_uri, source, file.locale, written.key if written else markdown, appended

        page.render = partial(self._render, page, tree, own)  # type: ignore[method-assign]

    def _render(
        self, page: MkDocsPage, tree: Callable[[], Element], own: Callable[[], tuple[object, ...]], config: MkDocsConfig, files: Files
    ) -> None:
        """Render a page from its tree, or as it was rendered from the same; note what a search finds on it, unless it falls back."""

        def told() -> list[object]:
            return [inputs.settings(config), inputs.files(files), inputs.text(self._site, _i18n(config).current_language, self._drawings)]

        def rendered() -> tuple[Any, ...]:
            settings = copy(config)
            shown = Tree(tree())
            settings.markdown_extensions = [*config.markdown_extensions, shown]  # type: ignore[list-item]  # MkDocs hands them on
            MkDocsPage.render(page, settings, files)
            shown.forget()
            leading = [(to.src_uri, anchors) for to, anchors in (page.links_to_anchors or {}).items()]
            return page.content, page.toc, page._title_from_render, page.present_anchor_ids, leading, passages(shown.tree)

        found = heard.kept("page", lambda: (self._shared("text", told, config), *own()), rendered)
        del page.render  # and with it what was read of the page, which would be held to the end
        page.content, page.toc, page._title_from_render, page.present_anchor_ids, leading, read = found
        page.links_to_anchors = {files.src_uris[to]: anchors for to, anchors in leading}
        if not falls_back(page) and not (page.meta.get("search") or {}).get("exclude"):
            file: Any = page.file
            address = page.url.removeprefix(self._context(config).folder(file.locale))
            for each in read:
                title = each.title or str(page.title)
                self._sections.append(search.section_of(f"{address}{each.place}", title, each.text, self._site, file.locale))

    def _shared(self, name: str, told: Callable[[], list[object]], config: MkDocsConfig) -> object:
        """Return what stands for inputs that all pages of a language share."""
        if name not in self._inputs:
            self._inputs[name] = store.digest(told()) if inputs.is_ours(config) else store.UNKNOWN
        return self._inputs[name]

    def _pointers(self, source: str, locale: str) -> str:
        """Return Markdown that says at each anchor whose text went to another page where it is now."""
        words, found = self._site.labels[locale], ""
        for gone, new in moves.elsewhere(source, self._site.moves):
            title, spoken = redirects.title(self._site, self._generated, *moves.parted(new), locale)
            if spoken != locale:
                title = f'<span lang="{self._site.tags[spoken]}">{title}</span>'
            found += f"\n\n{words.word('moved_anchor')} [{title}](/{new})\n{{: #{gone} }}\n"
        return found

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep anchors that moved, part short lines of Japanese, and put furigana where pages carry it, which the search index has not."""
        file: Any = page.file
        site, locale, address = self._site, file.locale_alternate_of, config.site_url or ""

        def finished() -> tuple[str, list[Link]]:
            kept = moves.kept(output, file.norm_src_uri, site.moves)
            written = self._with_furigana(breaks.part(kept) if site.tags[locale] == "ja" else kept, locale, file.src_uri)
            return written, deadlinks.links(written, file.dest_uri, address)

        def own() -> tuple[object, ...]:
            furigana = site.readings.digest if locale in site.project.ruby else None
            return output, file.src_uri, file.norm_src_uri, file.dest_uri, address, site.moves, site.tags[locale], furigana

        written, self._links[file.dest_uri] = heard.kept("finished", own, finished)
        if not built.keeps(Path(config.site_dir)):
            return written
        built.write(Path(file.abs_dest_path), written.encode(errors="xmlcharrefreplace"))
        return ""  # which MkDocs does not write

    def _with_furigana(self, html: str, locale: str, name: str) -> str:
        """Return a page with the furigana of its locale; a 404 page speaks all languages, and each part carries its own."""
        if name != "404.html":
            return self._annotated(html, "ja", name) if locale in self._site.project.ruby else ruby.hush(html)
        for other in self._site.project.ruby:
            html = self._annotated(html, self._site.tags[other], name)
        return html

    def _annotated(self, html: str, language: str, name: str) -> str:
        annotated = self._annotator(language).annotate(html)
        for text in sorted(set(annotated.missing)):
            log.warning("%s: %s: %s", name, said_in_all("READ021"), text)
        return annotated.html

    def _annotator(self, language: str) -> Annotator:
        """Return what puts furigana on pages, the same for all, so that what they share is read once."""
        readings = self._site.readings
        if language not in self._annotators:
            made = partial(Annotator, readings, language)
            self._annotators[language] = store.kept("annotator", lambda: (readings.digest, language), made, lasts=False)
        return self._annotators[language]

    def on_page_context(  # type: ignore[override]  # a context is a dict of anything
        self, context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give the templates the words of the language, the other editions of the page, and whether it falls back."""
        file: Any = page.file
        site = self._site
        locale, fallen = file.locale_alternate_of, falls_back(page)
        context |= self._context(config).page(page)
        shown = site.editions[file.locale].get(file.norm_src_uri)
        context["figures"] = site.figures.links(shown.anchors, locale) if shown and not fallen else []
        context["data"] = structured.of_page(self._exports, file.norm_src_uri, locale) if self._exports and not fallen else None

        def told() -> list[object]:
            return [inputs.settings(config), inputs.frame(site, locale, self._generated, nav)]

        context["inputs"] = lambda: (self._shared("frame", told, config), inputs.shown(page, context))
        context["page_terms"] = list(explanations.linked(page.content or "", self._explanations[locale]))
        if fallen:
            original = next(edition for edition in context["editions"] if edition["locale"] == file.locale)
            page.canonical_url = posixpath.join(config.site_url or "", original["url"])
        return context

    def on_template_context(  # type: ignore[override]
        self, context: dict[str, Any], template_name: str, config: MkDocsConfig
    ) -> dict[str, Any]:
        """Give templates that are no pages (404.html) the words of the language."""
        context |= self._context(config).missing(_i18n(config).current_language)
        return context

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Keep a 404 page a language: MkDocs would leave that of the last one. An empty text is not written."""
        locale = _i18n(config).current_language
        if template_name != "404.html":
            return output_content
        path = Path(config.site_dir, self._context(config).folder(locale), template_name)
        built.write(path, self._with_furigana(output_content, locale, template_name))
        return ""

    def _write(self, config: MkDocsConfig) -> None:
        """Write what stands beside the pages of the language that was built."""
        i18n, here = _i18n(config), _i18n(config).current_language
        search.write_index(Path(config.site_dir), self._sections, self._site, here)
        pages = (file.page for file in i18n.i18n_files_per_language[here] if file.page and file.locale == here)
        self._mapped[here] = [page.canonical_url for page in pages if page.canonical_url]

    @event_priority(-90)
    def _wait(self, config: MkDocsConfig) -> None:
        """Wait for the builds of the other languages, in place of the i18n plugin (−100), which would build them now."""
        for each in self._builds:
            links, mapped = each.result()
            self._links |= links
            self._mapped |= mapped
            _i18n(config).building = True

    @event_priority(-200)
    def _finish(self, config: MkDocsConfig) -> None:
        """When all languages are built, write what stands beside their pages: old addresses, a map, icons; and find dead links."""
        i18n, site = _i18n(config), self._site
        if i18n.building and not self._builds:
            return
        i18n.building, self._builds = False, []
        _write_map(self._mapped, i18n.i18n_files_per_language[site.project.default], config)
        for locale, name, page in self._redirects(config):
            built.write(Path(config.site_dir, name), self._with_furigana(page, locale, name))
        if path := icon(config):
            icons.write(Path(config.site_dir), path, site, direction)
        earlier = tuple(edition.address for edition in site.project.times.earlier)
        built.tidy(Path(config.site_dir))
        for link in deadlinks.dead(Path(config.site_dir), config.site_url or "", self._links, earlier):
            log.warning("%s: %s: %s", link.page, said_in_all("LINK003"), link.written)
        if self._warnings:
            logging.getLogger("mkdocs").removeHandler(self._warnings)
            if count := sum(number for _, number in self._warnings.get_counts()):
                raise Abort(said_in_all("DONE003", count=count))
        self._kept.close()

    on_post_build = CombinedEvent(_write, _wait, _finish)

    def _redirects(self, config: MkDocsConfig) -> Iterator[tuple[str, str, str]]:
        """Give locale, path and HTML of the pages at the addresses of terms and pages that moved."""
        site, context, template = self._site, self._context(config), pages.environment().get_template("moved.html")
        for old, new, anchor in redirects.moved_pages(site):
            before, after = (File(source, None, config.site_dir, config.use_directory_urls) for source in (old, new))
            for locale, labels in site.labels.items():
                title, spoken = redirects.title(site, self._generated, new, anchor, locale)
                written = locale if context.is_written(new, locale) else site.project.default
                page = template.render(
                    policy=policy.PAGE,
                    target=get_relative_url(after.url, before.url) + (anchor and f"#{anchor}"),
                    canonical=posixpath.join(config.site_url or "", context.folder(written), after.url),
                    tag=site.tags[locale],
                    labels=labels.words,
                    title=title,
                    title_tag=site.tags[spoken],
                )
                yield locale, posixpath.join(context.folder(locale), before.dest_uri), page


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _leave(file: File, dirty: bool = False) -> None:
    """Copy nothing: what all languages share the build of the first has written."""


def _copy(file: File, dirty: bool = False) -> None:
    built.write(Path(file.abs_dest_path), file.content_bytes)


def _environment(theme: Theme) -> Environment:
    """Return the environment of a theme, which lists no file of Material: thousands, of which pages ask for none."""
    env = Theme.get_env(theme)
    material = utils.get_theme_dir("material")
    own = FileSystemLoader([folder for folder in theme.dirs if folder != material])
    cast(FileSystemLoader, env.loader).list_templates = own.list_templates  # type: ignore[method-assign]
    return env


_clean = utils.clean_directory


def _clear(directory: str) -> None:
    """Leave what is there in a folder that keeps it, as the i18n plugin has MkDocs do for all languages but the first."""
    if not built.keeps(Path(directory)):
        _clean(directory)


def _framed(words: Labels, tree: Element) -> str:
    """Return the HTML of a definition's tree, its tables as they are on pages."""
    tables.frame(tree, words.word("table_region"))
    allowed.clean(tree)
    return html(tree)


def _keeper() -> Callable[..., Markup]:
    """Return what renders a part of a template, once for all pages of a depth of which `which` is the same."""
    parts: dict[tuple[str, ...], Markup] = {}

    @pass_context
    def kept(context: Rendering, name: str, *which: str) -> Markup:
        key = (name, context["base_url"], *which)
        if key not in parts:
            given = {name: value for name, value in context.get_all().items() if name != "inputs"}  # of the page, of which this is a part
            parts[key] = Markup(context.environment.get_template(name).render(given))
        return parts[key]

    return kept


def _write_map(addresses: Mapping[str, list[str]], files: Iterable[File], config: MkDocsConfig) -> None:
    """Write the map of the site, and packed, as MkDocs does."""
    text = config.theme.get_env().get_template(_MAP).render(addresses=chain.from_iterable(addresses.values())).encode()
    packed, day = io.BytesIO(), get_build_timestamp(pages=[file.page for file in files if file.page])
    with gzip.GzipFile(_MAP, "wb", fileobj=packed, mtime=day) as file:
        file.write(text)
    built.write(Path(config.site_dir, _MAP), text)
    built.write(Path(config.site_dir, f"{_MAP}.gz"), packed.getvalue())


def _join(files: Files, config: MkDocsConfig) -> None:
    """Put the few files that pages load in the place of those that they are made of."""
    parts = {file.src_uri: file for file in files}
    styles = [path for path in assets.joined(config.extra_css) if path in parts]
    for name, of, text in [*assets.made(styles, lambda path: parts[path].content_string)]:
        for path in of:
            if file := files.get_file_from_path(path):
                files.remove(file)
        files.append(File.generated(config, name, content=text))


def _generated_file(source: str, text: str, written: str, locale: str, folder: str, config: MkDocsConfig) -> File:
    """Return a file of the site in `locale`, its text in `written`, that MkDocs and the i18n plugin take for one of docs/."""
    file: Any = File.generated(config, f"{written}/{source}", content=text, inclusion=InclusionLevel.NOT_IN_NAV)
    plain = File(source, None, config.site_dir, config.use_directory_urls)
    file.dest_uri = posixpath.join(folder, plain.dest_uri)
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    file.name = plain.name
    file.url = file._get_url(config.use_directory_urls)
    file.locale = file.localization = written
    file.locale_alternate_of = locale
    file.norm_src_uri = source
    file.alternates = {locale: file}
    return cast(File, file)
