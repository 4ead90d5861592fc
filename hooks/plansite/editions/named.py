"""What files of data name: languages, sections and terms that there are, and each thing of their own by one name."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from plansite.files.problem import Problem
from plansite.files.suggestion import suggestion
from plansite.files.yamlfile import Document, Location

# Where names stand, `int` for any number and `str` for a key that is the name itself or any other, and what they are names of.
_NAMES: tuple[tuple[tuple[str | type, ...], str], ...] = (
    (("facts", int, "section"), "places"),
    (("facts", int, "event", str), "locales"),
    (("exceptions", int, "locale"), "locales"),
    (("exceptions", int, "section"), "places"),
    (("kinds", str, str), "locales"),
    (("corrections", int, "why", str), "locales"),
    (("indicators", int, "section"), "sections"),
    (("stages", int, "section"), "sections"),
    (("stages", int, "parts", int), "parts"),
)


def unknown(document: Document, known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Give each name in a file that is none of those `known`: of `locales`, `places` of pages, `sections` and `parts` of the plan."""
    for location in document.lines:
        for place, kind in _NAMES:
            if _is_at(location, place):
                yield from named(document, location, str(location[-1]) if place[-1] is str else document.value(location), known[kind])


def named(document: Document, location: Location, name: str, known: Collection[str]) -> Iterator[Problem]:
    """Give the problem of a name that is not `known`."""
    if name not in known:
        yield Problem.at(document, location, "FORM070", blocking=True, name=name, suggestion=suggestion(name, known))


def _is_at(location: Location, place: tuple[str | type, ...]) -> bool:
    return len(location) == len(place) and all(
        isinstance(part, wanted) if isinstance(wanted, type) else part == wanted for part, wanted in zip(location, place, strict=True)
    )


def twice(document: Document, above: str, key: str, written: Sequence[str]) -> Iterator[Problem]:
    """Give each name that an item of a list has under `key` and one before it too."""
    for index, name in enumerate(written):
        if (first := written.index(name)) != index:
            line = document.line((above, first, key))
            yield Problem.at(document, (above, index, key), "FORM071", blocking=True, key=key, number=name, line=line)
