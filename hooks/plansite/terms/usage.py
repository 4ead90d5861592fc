"""What holds for terms in texts: examples, definitions, and uses; each rule gives a problem for every entry that breaks it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.terms import folding
from plansite.terms.matcher import Matcher
from plansite.terms.model import Glossary, Term
from plansite.terms.rules import problem_of
from plansite.terms.uses import Use


def examples_hold(glossary: Glossary, matchers: Mapping[str, Matcher]) -> Iterator[Problem]:
    """`match` examples link to their term and `not` examples do not, by the matcher that links the pages."""
    for term in glossary.terms:
        if glossary.is_flawed(term):
            continue
        for key, examples, id in (("match", term.match, "TERM031"), ("not", term.unmatched, "TERM032")):
            for index, example in enumerate(examples):
                found = {span.term for matcher in matchers.values() for span in matcher.find(example)}
                if (term.id in found) != (key == "match"):
                    yield from problem_of(glossary, term, (key, index), id, example=example)


def definitions_explain(glossary: Glossary, matchers: Mapping[str, Matcher]) -> Iterator[Problem]:
    """A definition of the site's own does not lean on its own headword alone."""
    for locale, term, _ in glossary.everywhere():
        if term.origin != "site" or glossary.is_flawed(term, "origin"):
            continue
        found = {span.term for block in glossary.definition_blocks(term, locale) for span in matchers[locale].find(block.text)}
        if found == {term.id}:
            yield from problem_of(glossary, term, (locale, "definition"), "TERM033", locale=locale)


def terms_are_used(glossary: Glossary, uses: Iterable[Use], anchors: set[str], complete: tuple[str, ...]) -> Iterator[Problem]:
    """A term of the site and a name are used outside their own entry, or a warning says so; an alias is used; `explained` is a section.

    `anchors` are those of the plan's pages. Aliases are held to this in the languages that mkdocs.yml declares complete; an alias
    that is part of a longer spelling in use (DX in デジタル変革（DX）) is used.
    """
    elsewhere: set[str] = set()
    spellings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for use in uses:
        spellings[use.term, use.locale].add(folding.canonical(use.written, use.locale))
        if use.entry != use.term:
            elsewhere.add(use.term)
    for term in glossary.terms:
        if term.origin != "plan" and term.id not in elsewhere:
            yield from problem_of(glossary, term, (), "TERM034", warning=True)
            continue
        for locale in complete:
            yield from _unused_aliases(glossary, term, locale, spellings[term.id, locale])
        if term.explained is not None and term.explained not in anchors:
            near = suggestion(term.explained, anchors)
            yield from problem_of(glossary, term, ("explained",), "TERM035", anchor=term.explained, suggestion=near)


def _unused_aliases(glossary: Glossary, term: Term, locale: str, spellings: set[str]) -> Iterator[Problem]:
    wording = term.wording(locale)
    for index, alias in enumerate(wording.aliases if wording else ()):
        if not any(folding.canonical(alias, locale) in used for used in spellings):
            yield from problem_of(glossary, term, (locale, "aliases", index), "TERM036", alias=alias)
