"""Links to terms in the tree of a page: where a term is first used in a section, and where the author asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plansite.files.reading import ATOMS, CLOSED, HEADINGS, INLINE
from plansite.terms import matcher
from plansite.terms.folding import Span
from plansite.terms.matcher import Matcher
from plansite.terms.model import Glossary
from plansite.terms.runs import Leaf, Node, Wrap, contents, fill, wrap

_MARKS = frozenset({"data-call", "data-forbidden"})
_OPAQUE = "\ufffc"


def put(root: Element, glossary: Glossary, spellings: Matcher, source: str = "") -> None:
    """Link the terms of a page in whose language `spellings` are found; the entry at `source` does not link itself.

    A name that nothing explains has no page, so that an author who names it gets the text alone.
    """
    for closed in [element for element in root.iter() if _is_closed(element) or element.tag in HEADINGS]:
        fill(closed, contents(unlinked(closed)))
    forbidden = False
    for mark in root.iter("span"):
        term = matcher.resolve(mark.get("data-call", ""), glossary, spellings)
        if term and glossary.is_explained(glossary.by_id[term]) and source != f"glossary/{term}.md":
            called = link(term)
            mark.tag, mark.attrib = called.tag, called.attrib
        forbidden = forbidden or not _MARKS.isdisjoint(mark.attrib)
    _Linker(glossary, spellings, source).visit(root)
    if forbidden:
        fill(root, contents(unlinked(root)))


def link(term: str) -> Element:
    """Return an empty link to a term's page, its target a Markdown path that MkDocs resolves for page and language.

    Source of the role: DPUB-ARIA 1.1, doc-glossref.
    """
    return Element("a", {"class": "glossary-term", "data-term": term, "role": "doc-glossref", "href": f"/glossary/{term}.md"})


def unlinked(element: Element, *, wholly: bool = False) -> Element:
    """Return a copy of a tree without the marks that name a term or keep one from being linked; `wholly` without links of its own too."""
    nodes: list[Node] = []
    for node in contents(element):
        plain = node if isinstance(node, str) else unlinked(node, wholly=wholly)
        if isinstance(plain, Element) and (not _MARKS.isdisjoint(plain.attrib) or (wholly and plain.tag == "a")):
            nodes += contents(plain)
        else:
            nodes.append(plain)
    copy = Element(element.tag, element.attrib)
    fill(copy, nodes)
    return copy


@dataclass
class _Linker:
    """Links the terms of a page, section by section; `seen` are those that the section has linked."""

    glossary: Glossary
    matcher: Matcher
    source: str
    seen: set[str] = field(default_factory=set)

    def visit(self, element: Element) -> None:
        if element.tag in HEADINGS or element.get("id", "").startswith("fn:"):
            self.seen.clear()
        if element.tag in HEADINGS or _is_closed(element):
            return
        linked: list[Node] = []
        running: list[Node] = []
        for node in contents(element):
            if isinstance(node, str) or node.tag in INLINE | ATOMS | CLOSED or node.tag == "ruby":
                running.append(node)
            else:
                linked += [*self._link(running), node]
                running = []
                self.visit(node)
        fill(element, [*linked, *self._link(running)])

    def _link(self, running: list[Node]) -> list[Node]:
        leaves = list(_leaves(running, ()))
        spans = list(self._choose(leaves))
        return wrap(leaves, [Wrap(span.start, span.end, link(span.term)) for span in spans]) if spans else running

    def _choose(self, leaves: list[Leaf]) -> Iterator[Span]:
        """Give the spans that are linked, and note what the section has linked, in the order of the text."""
        spans = self.matcher.find("".join(leaf.text for leaf in leaves))
        called, offset = [], 0
        for leaf in leaves:
            if isinstance(leaf.node, Element) and (term := leaf.node.get("data-term")):
                called.append((offset, term))
            offset += len(leaf.text)
        for span in spans:
            while called and called[0][0] < span.start:
                self.seen.add(called.pop(0)[1])
            linking = self.glossary.by_id[span.term].linking
            if f"glossary/{span.term}.md" != self.source and (linking == "all" or (linking == "first" and span.term not in self.seen)):
                self.seen.add(span.term)
                yield span
        self.seen.update(term for _, term in called)


def _leaves(nodes: list[Node], ancestors: tuple[Element, ...]) -> Iterator[Leaf]:
    for node in nodes:
        if isinstance(node, str):
            yield Leaf(ancestors, node, node)
        elif node.tag == "ruby":
            yield Leaf(ancestors, node, _base(node))
        elif node.tag == "wbr":
            yield Leaf(ancestors, node, "")
        elif node.tag in INLINE and not _is_closed(node):
            yield from _leaves(contents(node), (*ancestors, node))
        else:
            yield Leaf(ancestors, node, _OPAQUE)


def _is_closed(element: Element) -> bool:
    """Say whether no term is linked in an element, such as words of another language."""
    return element.tag in CLOSED or "lang" in element.attrib or not _MARKS.isdisjoint(element.attrib)


def _base(ruby: Element) -> str:
    """Return what stands under the readings."""
    return (ruby.text or "") + "".join(("" if child.tag in ("rt", "rp") else _base(child)) + (child.tail or "") for child in ruby)
