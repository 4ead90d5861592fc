"""Everything that a change of the content means, and the Markdown that says it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import jinja2
from markupsafe import Markup

from plansite import check
from plansite.content import Content
from plansite.easy import lint
from plansite.easy.rules import Finding
from plansite.editions.freshness import Behind
from plansite.files.message import Message, catalogue
from plansite.files.problem import Problem
from plansite.reviews import differences, entries, links, pieces, quotes, texts
from plansite.reviews.pieces import Alone, NewPage, Shown, Wording
from plansite.terms import vocabulary
from plansite.terms.vocabulary import Word

_TEMPLATE = "report.md"
# A list shows as many items; the rest is counted.
_MOST = 30
_EXAMPLES = 3


@dataclass(frozen=True)
class Easy:
    """Breaches of the rules of easy Japanese that are new, and that are gone."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


@dataclass(frozen=True)
class Review:
    """What differs between two states of the content; `easy` is None where there is no analyser.

    `problems` are those of the later state that nothing else here names, `others` the remaining files of content that differ.
    """

    entries: entries.Changes
    links: list[links.Change]
    texts: texts.Changes
    behind: tuple[Behind, ...]
    words: dict[str, list[Word]]
    easy: Easy | None
    pages: tuple[NewPage, ...]
    pictures: tuple[Shown, ...]
    wordings: tuple[Wording, ...]
    alone: tuple[Alone, ...]
    problems: tuple[Problem, ...]
    others: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether the content is the same."""
        changed = (self.entries.added, self.entries.removed, self.entries.changed, self.links, self.wordings, self.others)
        pages_changed = (self.pages, self.texts.removed, self.texts.marks, self.texts.passages)
        return not any((*changed, *pages_changed))


def review(before: Content, after: Content) -> Review:
    """Return what a change of the content means; both states are readable."""
    known = {(each.locale, each.kind, each.name) for each in before.behind}
    behind = tuple(each for each in after.behind if (each.locale, each.kind, each.name) not in known)
    problems = check.problems_of(after)
    undecided = list(vocabulary.undecided(check.words_without_entry(after), after.common_words))
    words: dict[str, list[Word]] = {}
    for word in undecided:
        words.setdefault(word.text, []).append(word)
    easy = _easy(before, after)
    said = {each.problem for each in after.behind} | set(vocabulary.undefined(undecided, after.common_words))
    said |= {finding.problem for finding in easy.new} if easy else set()
    return Review(
        entries.changes(before, after),
        links.changes(before, after),
        texts.changes(before, after),
        behind,
        words,
        easy,
        tuple(pieces.new_pages(before, after)),
        tuple(pieces.new_pictures(before, after)),
        tuple(pieces.wordings(before, after)),
        tuple(pieces.alone(before, after)),
        tuple(each for each in problems if each not in said),
        tuple(_others(before, after)),
    )


def _easy(before: Content, after: Content) -> Easy | None:
    try:
        old, new = (lint.result(site).findings for site in (before, after))
    except ModuleNotFoundError:
        return None
    return Easy(tuple(_without(new, old)), tuple(_without(old, new)))


def _without(findings: tuple[Finding, ...], others: tuple[Finding, ...]) -> Iterator[Finding]:
    """Give the findings that the others have not, wherever in their file they stand."""
    known = Counter(map(_what, others))
    for finding in findings:
        if known[_what(finding)]:
            known[_what(finding)] -= 1
        else:
            yield finding


def _what(finding: Finding) -> tuple[str, str, str]:
    return finding.rule.key, finding.hit.sentence.path, finding.hit.sentence.whole


def _others(before: Content, after: Content) -> Iterator[str]:
    """Give the files of content, terms and pages aside, that differ."""
    old, new = _files(before), _files(after)
    return (name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name))


def _files(site: Content) -> dict[str, object]:
    """Return what the files of content hold that are neither terms, pages nor labels."""
    project = site.project
    folders = [path for folder in ("glossary", "source") for path in (project.root / folder).glob("*")]
    paths = [project.root / "mkdocs.yml", *folders, *project.docs.rglob("*")]
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and path.suffix != ".md" and path != project.glossary
    }


def written(before: Content, after: Content, base: str, language: str, preview: str) -> str:
    """Return as Markdown what `after` changes in the content `before`, that of revision `base`, in `language`.

    Where one of them cannot be read, the report says so, with its problems. `preview` is the address of a preview, or empty.
    """
    unreadable = [site for site in (before, after) if site.is_blocked]
    text = (
        _environment(language)
        .get_template(_TEMPLATE)
        .render(
            review=None if unreadable else review(before, after),
            unreadable=unreadable,
            after=after,
            base=base,
            preview=preview,
            names={**before.project.names, **after.project.names},
            named=partial(_named, (after, before)),
        )
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _named(sites: tuple[Content, ...], term: str, locale: str) -> str:
    """Return the headword of a term in a language, from the first of the sites that has the term."""
    glossary = next(site.glossary for site in sites if term in site.glossary.by_id)
    wording = glossary.by_id[term].wording(locale)
    return wording.term if wording else glossary.title(glossary.by_id[term])


def _problem(each: Problem, language: str) -> Markup:
    """Return the message of a problem; an entry that it offers is code, for quoted text is not to be copied."""
    offer = dict(each.message.slots).get("offer")
    entry = str(dict(offer.slots)["entry"]) if isinstance(offer, Message) else ""
    return quotes.quoted(each.text(language).removesuffix(entry)) + (quotes.code(entry) if entry else "")


def _environment(language: str) -> jinja2.Environment:
    """Return the environment of the template, in which every value is quoted that is not Markdown of ours."""

    def say(id: str, /, **slots: object) -> Markup:
        return Markup(catalogue(language)[id]).format_map({name: _shown(value) for name, value in slots.items()})

    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {
        "say": say,
        "code": quotes.code,
        "address": quotes.address,
        "bold": quotes.inserted,
        "marked": differences.marked,
        "message": partial(_problem, language=language),
        "language": language,
        "most": _MOST,
        "few": _EXAMPLES,
    }
    return found


def _shown(value: object) -> Markup:
    return value if isinstance(value, Markup) else quotes.quoted(str(value))
