"""The entry of source/corrections.yaml that a sentence asks for which is no longer what was received."""

import difflib
import json
from collections.abc import Iterator

from plansite.editions import corrections, fidelity
from plansite.editions.corrections import OPEN, Change, Correction, Corrections, Line
from plansite.files.yamlfile import Document

# Differences with less than twice this between them are one change; a change takes as much of the text on either side as makes it unique.
_CONTEXT = 4


def entry(line: Line, written: str, received: str, known: Corrections, document: Document, locale: str) -> str:
    """Return the entry, as YAML on one line, that makes `line` of the corrected text what is `written`, with what a person decides open.

    Empty where no change of that received line does so: the text is of several lines, say, or repaired at that place already.
    """
    changes = tuple(_changes(line, written, received.split("\n")[line.number - 1]))
    found = Correction(id=_free(line.number, known), kind=OPEN, certainty="likely", why={locale: OPEN}, changes=changes)
    more = known.model_copy(update={"corrections": (*known.corrections, found)})
    lines, misfits = corrections.correct(received, more, document)
    if misfits or written not in (fidelity.normal(each.text) for each in lines if each.number == line.number):
        return ""
    said = ", ".join(f"{{line: {each.line}, before: {_quoted(each.before)}, after: {_quoted(each.after)}}}" for each in changes)
    return f"- {{id: {found.id}, kind: {OPEN}, certainty: likely, why: {{{locale}: {OPEN}}}, changes: [{said}]}}"


def _changes(line: Line, written: str, received: str) -> Iterator[Change]:
    """Give the changes of a received line, each of a text that stands once in it, where there is such a text."""
    wanted = fidelity.normal(line.text)
    for start, end, new_start, new_end in _differences(wanted, written):
        for size in (*range(_CONTEXT, 5 * _CONTEXT), *reversed(range(_CONTEXT))):
            head, tail = wanted[max(0, start - size) : start], wanted[end : end + size]
            if received.count(head + wanted[start:end] + tail) == 1:
                yield Change(line=line.number, before=head + wanted[start:end] + tail, after=head + written[new_start:new_end] + tail)
                break


def _differences(before: str, after: str) -> Iterator[tuple[int, int, int, int]]:
    """Give start and end of each difference in both texts; those that are near to each other are one."""
    found: list[tuple[int, int, int, int]] = []
    for kind, start, end, new_start, new_end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if found and start - found[-1][1] < 2 * _CONTEXT:
            start, _, new_start, _ = found.pop()
        found.append((start, end, new_start, new_end))
    yield from found


def _free(number: int, known: Corrections) -> str:
    """Return an id for a repair of a line: L52, or L52-2 where that is taken."""
    taken = {correction.id for correction in known.corrections}
    ids = (f"L{number}" + (f"-{count}" if count > 1 else "") for count in range(1, len(taken) + 2))
    return next(id for id in ids if id not in taken)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
