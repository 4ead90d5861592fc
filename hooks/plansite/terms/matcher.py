"""Where terms stand in a text. This module, and no other, decides what a boundary is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from operator import itemgetter
from string import ascii_letters, digits
from unicodedata import category

from ahocorasick_rs import AhoCorasick

from plansite.terms import folding
from plansite.terms.folding import HIRAGANA, IN_KATAKANA, KANJI, KATAKANA, WORD, Folded, Span
from plansite.terms.model import Glossary
from plansite.terms.verbs import verb_behind

_LETTERS = "".join(map(chr, (*range(0x250), *range(0x3040, 0x3100), *range(0xFF66, 0xFFA0))))
_CLASSES = (KATAKANA, f"{WORD}_", f"{HIRAGANA}ー")
_KATAKANA, _LATIN, _HIRAGANA = (frozenset(re.findall(f"[{letters}]", _LETTERS)) for letters in _CLASSES)
# Letters and their signs of other scripts that write one word apart from the next: Greek to Arabic, and those of India.
_WORD = _LATIN.union(letter for code in (*range(0x370, 0x780), *range(0x900, 0xE00)) if category(letter := chr(code))[0] in "LMN")
_NOTHING: frozenset[str] = frozenset()
_NEGATIONS = frozenset("不非未無反脱")
_NO_NEGATION = ("是非", "有無", "皆無", "違反", "相反", "背反", "離脱", "逸脱", "着脱")
# What may not stand beside a spelling that begins or ends with a letter of these kinds; in Japanese, negations may not stand before one.
_BESIDE = {**dict.fromkeys(_KATAKANA, _KATAKANA), **dict.fromkeys(_WORD, _WORD)}
_BEFORE = {**dict.fromkeys(_KATAKANA, _KATAKANA | _NEGATIONS), **dict.fromkeys(_WORD, _WORD | _NEGATIONS)}
_BEFORE_HIRAGANA = _HIRAGANA | _NEGATIONS
_IN_HIRAGANA = re.compile(f"[{HIRAGANA}ー]+")
# What tells an address on the web or of mail or the name of a file, and how it goes on.
_TOP_DOMAINS = "jp|com|org|net|info|gov|edu|int|eu|io|uk|de|fr|kr|cn|tw|dev|app|biz"
_FILES = "(?i:pdf|csv|tsv|xls[xm]?|doc[xm]?|ppt[xm]?|od[tsp]|jtd|txt|zip|lzh|json|xml|html?|md|ya?ml|png|gif|jpe?g|heic|svg|mp[34]|git)"
_REST_OF_ADDRESS = r"[^\s<>（）「」『』、。]*"
_ADDRESSES = {
    "://": re.compile(f"://{_REST_OF_ADDRESS}", re.ASCII),
    "：／／": re.compile(f"：／／{_REST_OF_ADDRESS}"),
    "＠": re.compile("＠[A-Za-z0-9.Ａ-Ｚａ-ｚ０-９．－-]+"),
    "@": re.compile(r"@[\w-]+(?:\.[\w-]+)*", re.ASCII),
    ".": re.compile(rf"\.(?:{_TOP_DOMAINS}|({_FILES}))(?![\w-])(?:[/?#]{_REST_OF_ADDRESS})?", re.ASCII),
}
_FILE_NAME = re.compile(f"[{KANJI}{KATAKANA}{WORD}_.()（）-]+\\Z")
_BLOT = "\ufffc"
_BEFORE_MARK = "".join(f"{sign}{chr(ord(sign) + 0xFEE0)}" for sign in f"{ascii_letters}{digits}_.+%~-")
_HYPHENS = "-‐‑–−"
_PREFIXED = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(folding.TABLE['english_prefixes'])})[{_HYPHENS}]\Z|(?<![A-Za-z])non \Z", re.IGNORECASE)
_SUFFIXED = re.compile(rf"[{_HYPHENS}](?:{'|'.join(folding.TABLE['english_suffixes'])})(?![A-Za-z])", re.IGNORECASE)
_NAMED = re.compile(rf"(?:(?: (?:and|for|of))? [A-Z][\w-]*)*? (?:{'|'.join(folding.TABLE['english_names'])})\b")
_POSSESSIVE = re.compile(rf"['’]s(?![{WORD}])")
_NAMES = [folding.fold(ending, "ja").text for ending in folding.TABLE["name_endings"]]
_EDITIONS = "0123456789.年度第次版素案書集等概要"  # what may stand behind those: AI戦略2022
_COMPOUND = f"[{KANJI}{KATAKANA}{WORD}・]"
# A kanji word in front of 書 and its kind is another word (同意書); a compound that goes on behind a term and ends as names do is a name of
# its own: デジタル社会推進実践ガイドブック.
_GOES_ON = re.compile(
    f"[書者権課局省庁法証票員官士学](?<=[{KANJI}].)(?![{KANJI}])"
    f"|(?={_COMPOUND}++(?<=[法{''.join({name[-1] for name in _NAMES})}{_EDITIONS}]))"
    f"{_COMPOUND}*(?:{'|'.join(_NAMES)}|(?<![手方技文用療製解作])法)[{_EDITIONS}]*(?!{_COMPOUND})"
)
# Behind these no compound goes on.
_ENDS = (_HIRAGANA - {"ー"}) | frozenset("\n、。（）「」")
_PRONOUNS = frozenset(folding.TABLE["english_pronouns"])
_LATIN_WORD = re.compile(f"[{WORD}]+")
_AMOUNT = re.compile(r"(?<![a-z0-9.,-])[0-9.,]+\Z")  # before a unit: 200kWh
_ACRONYM = re.compile("[A-Za-z0-9]*(?:[A-Z][A-Za-z0-9]*[A-Z]|[0-9][A-Za-z0-9]*[A-Z])[A-Za-z0-9]*|[A-Z]")


_START = itemgetter(1)


@dataclass(frozen=True)
class Spelling:
    """A spelling as written, its term's id, and whether the term is a name, in which every capital letter counts."""

    written: str
    term: str
    name: bool = False


Capitals = tuple[int, ...]  # the offsets in a folded spelling at which a text must have a capital letter; ~offset, a small one
_Hits = list[tuple[int, int, int]]  # of the automaton: the number of the opening, where it begins, where it ends
_Found = tuple[int, int, str]
# Of an opening: what may not stand before and behind it, the terms of the forms that begin with it, their lengths, the longest first.
_Forms = tuple[frozenset[str], frozenset[str], dict[str, dict[Capitals, str]], list[int]]


class Matcher:
    """The spellings of one language in an automaton; `common` are words beside which a katakana word may stand in a run.

    The automaton holds what the forms of spellings begin with. What follows from one of these is found out when a text first has it.
    """

    def __init__(self, spellings: Iterable[Spelling], locale: str, common: Iterable[str] = ()) -> None:
        """Take spellings; one that is taken twice stays with the term that took it first."""
        self._locale = locale
        self._japanese = folding.is_japanese(locale)
        self._common = common
        self._spellings: list[tuple[str, Spelling]] = []  # each behind its folded text
        self._begun: dict[str, list[int]] = {}  # by opening, which of these begin with it
        within: dict[str, list[int]] = {}
        for number, spelling in enumerate(spellings):
            plain = folding.fold(spelling.written, locale).text.strip()
            self._spellings.append((plain, spelling))
            for opening in folding.openings(plain, locale) if plain else ():
                self._begun.setdefault(opening.lower(), []).append(number)
            for form in folding.within(plain, spelling.written) if self._japanese else ():
                within.setdefault(form, []).append(number)
        self._whole = len(self._begun)  # behind these come the forms that stand in a run of katakana only
        self._begun = {**self._begun, **{form: numbers for form, numbers in within.items() if form not in self._begun}}
        self._openings = list(self._begun)
        self._automaton = AhoCorasick(self._openings, store_patterns=False)
        # By the number that the automaton gives an opening.
        self._boundaries = cache(self._boundaries_of)
        self._forms = cache(self._forms_of)
        self._found = cache(partial(self._find, whole=True))  # several rules ask for the same texts

    def find(self, text: str) -> tuple[Span, ...]:
        """Return the terms in `text`, from left to right, the longest at each place, none overlapping."""
        return self._found(text)

    def cover(self, text: str) -> tuple[Span, ...]:
        """Return what `find` does and the terms that are a part of another word or name."""
        return self._find(text, whole=False)

    def lookup(self, text: str) -> str | None:
        """Return the id of the term of which `text` is a spelling, or None."""
        plain = folding.fold(text, self._locale).text.strip()
        small = plain.lower()
        if self._japanese:
            return next((self._spellings[number][1].term for number in self._begun.get(small, ())), None)
        begun = [index for index, start, _ in self._automaton.find_matches_as_indexes(small, overlapping=True) if not start]
        return _capital(self._forms(begun[-1])[2].get(small, {}), plain, 0) if begun else None

    def _find(self, text: str, *, whole: bool) -> tuple[Span, ...]:
        folded = folding.fold(close(text), self._locale)
        small = f"{folded.text.lower()}\n"  # the line break stands before the first letter too: small[-1]
        hits = self._automaton.find_matches_as_indexes(small, overlapping=True)
        hits.reverse()  # from those that end last, and of those that begin together the longest comes first
        hits.sort(key=_START)
        if self._japanese:
            return tuple(folded.spans(self._choose(hits, small, folded, whole)))
        return tuple(_straight(folded.spans(self._complete(hits, small, folded.text)), text, whole))

    def _forms_of(self, index: int) -> _Forms:
        """Return what follows from an opening in a language with spaces; forms of shorter openings that begin with it belong to it too."""
        opening = self._openings[index]
        hits = self._automaton.find_matches_as_indexes(opening, overlapping=True)
        found: dict[str, dict[Capitals, str]] = {}
        for number in sorted({number for other, start, _ in hits if not start for number in self._begun[self._openings[other]]}):
            plain, spelling = self._spellings[number]
            for form in folding.variants(plain, self._locale):
                small = form.lower()
                if small.startswith(opening):
                    found.setdefault(small, {}).setdefault(_capitals(form, spelling.name), spelling.term)
        behind = _BESIDE.get(opening[-1], _NOTHING).difference(form[len(opening)] for form in found if form != opening)
        return _BESIDE.get(opening[0], _NOTHING), behind, found, sorted(set(map(len, found)), reverse=True)

    def _complete(self, hits: _Hits, small: str, text: str) -> Iterator[_Found]:
        """Give the longest form that stands at each place where an opening does, with its term, in a language with spaces."""
        reached, forms_of = 0, self._forms
        for index, start, last in hits:
            if start < reached:
                continue
            before, behind, forms, lengths = forms_of(index)
            if small[start - 1] in before or small[last] in behind:
                continue
            for length in lengths:
                end = start + length
                terms = forms.get(small[start:end])
                if terms and small[end] not in _BESIDE.get(small[end - 1], _NOTHING) and (term := _capital(terms, text, start)):
                    reached = end
                    yield start, end, term
                    break

    def _choose(self, hits: _Hits, small: str, folded: Folded, whole: bool) -> list[_Found]:
        """Return the longest hit that stands at each place, with its term; only a `whole` one, which is no part of a name, if asked for."""
        reached, boundaries, words, chosen = 0, self._boundaries, self._whole, []
        for index, start, end in hits:
            if start < reached:
                continue
            before, behind, term = boundaries(index)
            after = small[end]
            beside = index >= words or small[start - 1] in before or after in behind
            if beside and not self._stands(index, small, start, end, folded):
                continue
            reached = end
            if not whole or after in _ENDS or not _GOES_ON.match(small, end):
                chosen.append((start, end, term))
        return chosen

    def _boundaries_of(self, index: int) -> tuple[frozenset[str], frozenset[str], str]:
        """Return the letters that may not stand before and behind a spelling in Japanese, and its term.

        Two scripts side by side are a boundary, and so is kanji: Japanese compounds and particles have no spaces. A katakana word
        inside a longer katakana run, a Latin word or number inside a longer one, a word all in hiragana after hiragana, and a word
        behind a prefix of negation (同意 in 不同意) are not; nor is the beginning of a verb (取り組 in 取り組む).
        """
        text = self._openings[index]
        term = self._spellings[self._begun[text][0]][1].term
        if text[0] in _HIRAGANA and _IN_HIRAGANA.fullmatch(text):
            return _BEFORE_HIRAGANA, _NOTHING, term
        behind = _HIRAGANA if verb_behind(text) else _BESIDE.get(text[-1], _NOTHING)
        return _BEFORE.get(text[0], _NEGATIONS), behind, term

    def _stands(self, index: int, small: str, start: int, end: int, folded: Folded) -> bool:
        """Say whether a hit in Japanese that has a letter beside it is a word all the same."""
        text, before = self._openings[index], small[start - 1]
        if index >= self._whole and _KATAKANA.isdisjoint((before, small[end])) and not (folded.parts(start) or folded.parts(end)):
            return False
        if before in _NEGATIONS and not small.endswith(_NO_NEGATION, 0, start):
            return False
        first, behind, _ = self._boundaries(index)
        letters = _HIRAGANA if first is _BEFORE_HIRAGANA else _BESIDE.get(text[0], _NOTHING)
        if behind is _HIRAGANA:
            verb = verb_behind(text)
            return before not in letters and (verb is None or verb.match(small, end) is None)
        unit = before in digits and text[0] in ascii_letters and len(text) > 1 and _AMOUNT.search(small[:start])
        begins = unit or before not in letters or folded.parts(start)
        if begins and (small[end] not in behind or folded.parts(end)):
            return True
        return IN_KATAKANA.fullmatch(text) is not None and self._divides(small, start, end)

    def _divides(self, small: str, start: int, end: int) -> bool:
        """Say whether the katakana run round a hit divides wholly into known words, the hit one of them."""
        first, last = start, end
        while small[first - 1] in _KATAKANA:
            first -= 1
        while small[last] in _KATAKANA:
            last += 1
        return small[first - 1] not in _NEGATIONS and self._is_known(small[first:start]) and self._is_known(small[end:last])

    def _is_known(self, run: str) -> bool:
        """Say whether a run of katakana is a known word, or several in a row; the empty run is."""
        reached = {0}
        for end in range(1, len(run) + 1):
            if any(run[start:end] in self._words for start in reached):
                reached.add(end)
        return len(run) in reached

    @cached_property
    def _words(self) -> frozenset[str]:
        own = (text for text in self._openings if IN_KATAKANA.fullmatch(text))
        common = {folding.fold(word, self._locale).text: word for word in self._common}
        return frozenset((*own, *common, *(form for pair in common.items() for form in folding.within(*pair))))


def _capital(terms: dict[Capitals, str], plain: str, start: int) -> str | None:
    """Return the term whose capital letters are those of the text at `start`."""
    for capitals, term in terms.items():
        if not capitals or all(plain[start + at].isupper() if at >= 0 else plain[start + ~at].islower() for at in capitals):
            return term
    return None


def close(text: str) -> str:
    """Return `text` with bare addresses blotted out, its length the same."""
    for mark, pattern in _ADDRESSES.items():
        for match in list(pattern.finditer(text)) if mark in text else ():
            first = max(match.start() - 99, 0)
            before = text[first : match.start()]
            named = _FILE_NAME.search(before) if match.lastindex else None
            start = first + (named.start() if named else len(before.rstrip(_BEFORE_MARK)))
            text = f"{text[:start]}{_BLOT * (match.end() - start)}{text[match.end() :]}"
    return text


def _straight(spans: Iterable[Span], text: str, whole: bool) -> Iterator[Span]:
    """Give the spans whose sense nothing turns, with a possessive ending; only those that begin no name (Open Data Charter) if `whole`."""
    for start, end, term in spans:
        named = whole and text[start].isupper() and _NAMED.match(text, end)
        if not named and not _is_turned(text, start, end):
            possessive = _POSSESSIVE.match(text, end)
            yield Span(start, possessive.end() if possessive else end, term)


def _is_turned(text: str, start: int, end: int) -> bool:
    """Say whether a part before or behind a hit, joined by a hyphen, turns its sense: non-personal data, carbon-free."""
    if text[end : end + 1] in _HYPHENS and _SUFFIXED.match(text, end):
        return True
    prefixed = text[start - 1 : start] in _HYPHENS or text.endswith(("non ", "Non "), 0, start)
    return prefixed and _PREFIXED.search(text, max(start - 8, 0), start) is not None


def _capitals(form: str, name: bool) -> Capitals:
    """Return where case counts: AI is not ai, OSS no plural of OS, Open Data is open data; of a name every capital counts."""
    name = name or not _PRONOUNS.isdisjoint(form.lower().split())
    found: list[int] = []
    for word in _LATIN_WORD.finditer(form):
        acronym = _ACRONYM.fullmatch(word[0])
        if name or acronym:
            found += (at for at in range(*word.span()) if form[at].isupper())
        if acronym and word[0].endswith("s"):
            found.append(~(word.end() - 1))
    return tuple(found)


def resolve(name: str, glossary: Glossary, matcher: Matcher) -> str | None:
    """Return the id of the term that an author names by its id or by a spelling, or None."""
    return name if name in glossary.by_id else matcher.lookup(name)


def matcher_of(glossary: Glossary, locale: str, common: Iterable[str] = ()) -> Matcher:
    """Return the matcher of a glossary's spellings in `locale`, and in other locales of its language (easy Japanese, Japanese)."""
    locales = [locale, *(other for other in glossary.locales if folding.language_of(other) == folding.language_of(locale))]
    spellings = (
        Spelling(written, term.id, term.origin == "name")
        for other in dict.fromkeys(locales)
        for term, wording in glossary.wordings(other)
        for written in wording.spellings
    )
    return Matcher(spellings, locale, common)
