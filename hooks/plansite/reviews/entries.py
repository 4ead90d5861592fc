"""What happens to the entries of the glossary: added, removed, changed, renamed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from plansite.content import Content
from plansite.editions import dates
from plansite.terms.model import Reference, Since, Term, Wording


@dataclass(frozen=True)
class Part:
    """A value of an entry, before and after: the locale (empty for the entry itself) and the key it stands under."""

    locale: str
    key: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """An entry by its id and headword, and its values that differ; `former` is its id before, where that was another."""

    id: str
    title: str
    former: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Changes:
    """The entries that are added, removed, and changed in more than their place in the file."""

    added: tuple[Change, ...]
    removed: tuple[Change, ...]
    changed: tuple[Change, ...]


def renamed(before: Content, after: Content) -> dict[str, str]:
    """Return the ids that this change replaces, with the new ones, as glossary/moved.yaml has them."""
    old, new = before.glossary.by_id, after.glossary.by_id
    gone, came = old.keys() - new.keys(), new.keys() - old.keys()
    return {former: name for former, name in after.glossary.moved.items() if former in gone and name in came}


def changes(before: Content, after: Content) -> Changes:
    """Return what happens to the entries."""
    names = renamed(before, after)
    former = {name: old for old, name in names.items()}
    old, new = before.glossary.by_id, after.glossary.by_id
    added = (_change(None, term, after) for name, term in new.items() if name not in old and name not in former)
    removed = (_change(term, None, before) for name, term in old.items() if name not in new and name not in names)
    kept = ((old[former.get(name, name)], term) for name, term in new.items() if former.get(name, name) in old)
    changed = (_change(earlier, later, after) for earlier, later in kept)
    return Changes(tuple(added), tuple(removed), tuple(change for change in changed if change.parts or change.former))


def _change(before: Term | None, after: Term | None, site: Content) -> Change:
    term = after or before
    assert term is not None, "an entry was there before, or is there now"
    former = before.id if before and before.id != term.id else ""
    return Change(term.id, site.glossary.title(term), former, tuple(_parts(before, after, site)))


def _parts(before: Term | None, after: Term | None, site: Content) -> Iterator[Part]:
    models: dict[str, type[BaseModel]] = {"": Term, **dict.fromkeys(site.project.locales, Wording)}
    for locale, model in models.items():
        words = site.labels[locale or site.project.default].words
        old, new = (term.wording(locale) if term and locale else term for term in (before, after))
        for key in (key for key in model.model_fields if key != "id"):
            was, now = (_text(getattr(written, key), words) if written else "" for written in (old, new))
            if was != now:
                yield Part(locale, key, was, now)


def _text(value: object, words: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        return "、".join(_text(each, words) for each in value)
    if isinstance(value, Since):
        day = words["since_day"].replace("{day}", dates.shown(value.date, words))
        return f"{value.text.strip()} {words['since_source']}{words['label_end']} {_text(value.source, words)}{day}"
    if isinstance(value, Reference):
        return " ".join(text for _, text in value if text)
    return str(value or "").strip()
