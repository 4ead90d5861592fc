"""The received text of the plan, repaired, against what the plan's pages say."""

from collections.abc import Iterator, Sequence

from plansite.editions import corrections, fidelity, repairs
from plansite.editions.corrections import Corrections, Line
from plansite.editions.fidelity import Passage
from plansite.files import textfile
from plansite.files.markdownfile import Page
from plansite.files.message import Message, Slot
from plansite.files.problem import Problem
from plansite.files.yamlfile import Document
from plansite.project import Project


def differing(
    project: Project, pages: Sequence[Page], said: Sequence[Passage], known: Corrections, document: Document
) -> Iterator[Problem]:
    """Give a problem for each place where what the plan's pages `said` differs from the received text with its `known` corrections.

    Where one of the two is missing nothing can be compared, which is a problem too, unless mkdocs.yml says that there is no such text.
    """
    path = project.received_text
    name = path.relative_to(project.root).as_posix()
    if not path.exists():
        left = [page.path for page in pages[:1] if project.has_source]
        yield from (Problem.on(each, 1, "PLAN007") for each in ([document.path] if known.corrections else left))
        return
    if not pages:
        yield Problem.on(name, 1, "PLAN014")
        return
    text, unread = textfile.decode(path, project.root)
    if text is None:
        yield from unread
    elif altered := corrections.altered(path, project.received_hash, project.root):
        yield altered
    elif not text.strip():
        yield Problem.on(name, 1, "PLAN070")
    else:
        received, misfits = corrections.correct(text, known, document)

        def offer(line: Line, written: str) -> Slot:
            entry = repairs.entry(line, written, text, known, document, project.default)
            return Message.of("PLAN083", entry=entry, file=document.path) if entry else ""

        yield from misfits or fidelity.compare(received, said, name, offer)
