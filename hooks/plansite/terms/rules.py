"""What holds for a glossary: each rule gives a problem for every entry that breaks it."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from plansite.files.problem import Problem
from plansite.terms import folding
from plansite.terms.model import Glossary, Term

Rule = Callable[[Glossary], Iterator[Problem]]


def problem_of(glossary: Glossary, term: Term, keys: tuple[str | int, ...], ja: str, en: str, below: int = 0) -> Iterator[Problem]:
    """Give the problem of what stands or is missing in a term under `keys`, unless a mistake of form there has been reported."""
    if not glossary.is_flawed(term, *keys):
        title = glossary.title(term)
        yield Problem(glossary.path, glossary.line(term, *keys) + below, 0, f"「{title}」の{ja}", f"'{title}': {en}")


def ids_are_unique(glossary: Glossary) -> Iterator[Problem]:
    """An id is the address of one term."""
    for term in glossary.terms:
        first = glossary.by_id[term.id]
        if first is not term:
            line = glossary.line(first)
            yield from problem_of(
                glossary,
                term,
                ("id",),
                f" id「{term.id}」は、{line}行目の「{glossary.title(first)}」が使っています。ほかの id を付けてください。",
                f"the id '{term.id}' is taken by '{glossary.title(first)}' on line {line}; give it another.",
            )


def languages_are_complete(glossary: Glossary) -> Iterator[Problem]:
    """A term of the plan or of the site has a headword and a definition in every complete language; a name its headwords only.

    In a language that shares the first one's (easy Japanese), a name is known by the spelling of the first.
    """
    first = glossary.locales[0]
    for term in glossary.terms:
        if glossary.is_flawed(term, "origin"):
            continue
        needed = "term" if term.origin == "name" and not glossary.is_explained(term) else "term と definition"
        for locale in glossary.complete:
            wording = term.wording(locale)
            shared = locale != first and folding.language_of(locale) == folding.language_of(first)
            if wording is None and not (term.origin == "name" and shared):
                yield from problem_of(
                    glossary,
                    term,
                    (locale,),
                    f"「{locale}」がありません。「{locale}:」を加えて、その下に {needed} を書いてください。",
                    f"'{locale}' is missing; add it.",
                )
            elif wording is not None and wording.definition is None and (term.origin != "name" or glossary.is_explained(term)):
                yield from problem_of(
                    glossary,
                    term,
                    (locale, "definition"),
                    f"「{locale}.definition」（説明）がありません。書き足してください。",
                    f"'{locale}.definition' is missing; add it.",
                )


def names_are_linked_to_something(glossary: Glossary) -> Iterator[Problem]:
    """A term that is linked has a definition to read."""
    for term in glossary.terms:
        if term.origin == "name" and term.linking != "never" and not glossary.is_explained(term):
            yield from problem_of(
                glossary,
                term,
                ("link",),
                f"「link: {term.link}」には説明が必要です。definition を書くか、link を消してください。",
                f"'link: {term.link}' needs a definition; write one or delete link.",
            )


def readings_are_kana(glossary: Glossary) -> Iterator[Problem]:
    """A reading is hiragana, long vowels and middle dots; the first language's headword has one where that is Japanese.

    Source: 用語の読みは五十音順に並べるためのもの; JIS X 4061 sorts by kana.
    """
    first = glossary.locales[0]
    for locale in glossary.locales:
        for term, wording in glossary.wordings(locale):
            if wording.reading is None:
                if locale == first and folding.language_of(locale) == "ja":
                    yield from problem_of(
                        glossary,
                        term,
                        (locale, "reading"),
                        f"「{locale}.reading」（読み）がありません。ひらがなで書き足してください。",
                        f"'{locale}.reading' is missing; write it in hiragana.",
                    )
            elif not re.fullmatch(f"[{folding.HIRAGANA}ー・]+", wording.reading):
                proposal = folding.hiragana(unicodedata.normalize("NFKC", wording.reading))
                example = f"例: {proposal}" if re.fullmatch(f"[{folding.HIRAGANA}ー・]+", proposal) else "例: おーぷんでーた"
                yield from problem_of(
                    glossary,
                    term,
                    (locale, "reading"),
                    f"読み「{wording.reading}」は、ひらがなで書いてください。{example}",
                    f"write the reading '{wording.reading}' in hiragana.",
                )


def translations_have_a_standing(glossary: Glossary) -> Iterator[Problem]:
    """A translated headword of the plan or of a name says how certain it is: official, good or unverified."""
    first = folding.language_of(glossary.locales[0])
    for locale in glossary.locales:
        if folding.language_of(locale) == first:
            continue
        for term, wording in glossary.wordings(locale):
            if term.origin != "site" and wording.standing is None:
                yield from problem_of(
                    glossary,
                    term,
                    (locale, "standing"),
                    f"「{locale}.standing」（訳語の確かさ）がありません。"
                    "official（公式）、good（信頼できる出典）、unverified（このサイトの訳）のどれかを書いてください。",
                    f"'{locale}.standing' is missing; write official, good or unverified.",
                )


def spellings_are_unique(glossary: Glossary) -> Iterator[Problem]:
    """In one language a spelling belongs to one term, however it is written (width, case, middle dot, long vowel)."""
    for locale in glossary.locales:
        owners: dict[str, tuple[Term, int, str]] = {}
        for term, wording in glossary.wordings(locale):
            for index, written in enumerate(wording.spellings):
                keys = (locale, "aliases", index - 1) if index else (locale, "term")
                plain = folding.canonical(written, locale)
                own = (term, index, written)
                owner, place, first = owners.setdefault(plain, own)
                if owner is term and place == index:
                    continue
                line = glossary.line(owner, locale, *(("aliases", place - 1) if place else ("term",)))
                if owner is term:
                    ja = f"つづり「{written}」は、{line}行目の「{first}」と同じものとして扱われます。aliases から消してください。"
                    en = f"the spelling '{written}' counts as '{first}' on line {line}; delete '{written}' from the aliases."
                else:
                    same = "" if first == written else f"（「{first}」と同じつづりとして扱われます）"
                    same_en = "" if first == written else f" (it counts as '{first}')"
                    ja = f"つづり「{written}」は、{line}行目で「{glossary.title(owner)}」が使っています{same}。どちらかから消してください。"
                    en = f"the spelling '{written}' belongs to '{glossary.title(owner)}' on line {line}{same_en}; delete one of them."
                yield from problem_of(glossary, term, keys, ja, en)


def related_terms_exist(glossary: Glossary) -> Iterator[Problem]:
    """`related` names other terms of the glossary."""
    for term in glossary.terms:
        for index, other in enumerate(term.related):
            if other == term.id:
                yield from problem_of(
                    glossary,
                    term,
                    ("related", index),
                    f" related に、この用語自身の id「{other}」があります。消してください。",
                    f"'related' names the term itself ('{other}'); delete it.",
                )
            elif other not in glossary.by_id:
                ja, en = glossary.instead_of(other)
                yield from problem_of(
                    glossary,
                    term,
                    ("related", index),
                    f" related の「{other}」という id の用語はありません。{ja}",
                    f"there is no term with the id '{other}' in 'related'.{en}",
                )


def references_say_something(glossary: Glossary) -> Iterator[Problem]:
    """A reference has a title, an address, or both."""
    for term in glossary.terms:
        for index, reference in enumerate(term.references):
            if reference.title is None and reference.url is None:
                yield from problem_of(
                    glossary,
                    term,
                    ("references", index),
                    " references に title も url もありません。どちらかを書いてください。",
                    "a reference has neither title nor url; write one of them.",
                )


def definitions_have_no_html(glossary: Glossary) -> Iterator[Problem]:
    """A definition is Markdown without raw HTML, so that it can be handed out in any form."""
    for locale in glossary.locales:
        for term, wording in glossary.wordings(locale):
            if match := re.search(r"</?(?!https?://)[A-Za-z][^<>]*>", wording.definition or ""):
                start, _ = glossary.document.starts[glossary.location(term, locale, "definition")]
                above = match.string.count("\n", 0, match.start())
                yield from problem_of(
                    glossary,
                    term,
                    (locale, "definition"),
                    f"説明（{locale}）に HTML「{match[0]}」があります。消して、Markdown で書いてください。",
                    f"the definition ({locale}) contains HTML '{match[0]}'; write Markdown.",
                    start + above - glossary.line(term, locale, "definition"),
                )


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    languages_are_complete,
    names_are_linked_to_something,
    readings_are_kana,
    translations_have_a_standing,
    spellings_are_unique,
    related_terms_exist,
    references_say_something,
    definitions_have_no_html,
)
