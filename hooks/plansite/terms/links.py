"""A Markdown extension that links terms where they are first used in a section, and where the author asks for it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plansite.files.reading import ATOMS, CLOSED, HEADINGS, INLINE
from plansite.terms import matcher
from plansite.terms.matcher import Matcher, Span
from plansite.terms.model import Glossary
from plansite.terms.runs import Leaf, Node, Wrap, contents, fill, wrap

_MARKS = frozenset({"data-call", "data-forbidden", "data-term"})
_OPAQUE = "\ufffc"


class TermLinks(Extension):
    """Link terms of a glossary on one page, in whose language `matcher` finds them; `own` is the term whose entry the page is."""

    def __init__(self, glossary: Glossary, matcher: Matcher, own: str | None = None) -> None:
        super().__init__()
        self.glossary = glossary
        self.matcher = matcher
        self.own = own

    def extendMarkdown(self, md: Markdown) -> None:
        """Register before the table of contents, which shows headings without their marks."""
        md.treeprocessors.register(_LinkProcessor(md, self), "term-links", 7)


def link(term: str) -> Element:
    """Return an empty link to a term's page, its target a Markdown path that MkDocs resolves for page and language.

    Source of the role: DPUB-ARIA 1.1, doc-glossref.
    """
    return Element("a", {"class": "glossary-term", "data-term": term, "role": "doc-glossref", "href": f"/glossary/{term}.md"})


class _LinkProcessor(Treeprocessor):
    def __init__(self, md: Markdown, links: TermLinks) -> None:
        super().__init__(md)
        self.links = links
        self.seen: set[str] = set()

    def run(self, root: Element) -> None:
        self.seen.clear()
        for closed in [element for element in root.iter() if _is_closed(element) or element.tag in HEADINGS]:
            fill(closed, contents(unlinked(closed)))
        for mark in root.iter("span"):
            self._call(mark)
        self._visit(root)

    def _call(self, mark: Element) -> None:
        """Make what an author named a link, or what links no term."""
        name = mark.attrib.pop("data-call", None)
        term = matcher.resolve(name, self.links.glossary, self.links.matcher) if name is not None else None
        if term:
            called = link(term)
            mark.tag, mark.attrib = called.tag, called.attrib
        elif name is not None or mark.attrib.pop("data-forbidden", None) is not None:
            mark.set("data-term", "")

    def _visit(self, element: Element) -> None:
        if element.tag in HEADINGS:
            self.seen.clear()
        elif not _is_closed(element):
            if element.tag == "li" and element.get("id", "").startswith("fn:"):
                self.seen.clear()
            self._visit_contents(element)

    def _visit_contents(self, element: Element) -> None:
        linked: list[Node] = []
        running: list[Node] = []
        for node in contents(element):
            if isinstance(node, str) or node.tag in INLINE | ATOMS | CLOSED or node.tag == "ruby":
                running.append(node)
            else:
                linked += [*self._link(running), node]
                running = []
                self._visit(node)
        fill(element, [*linked, *self._link(running)])

    def _link(self, running: list[Node]) -> list[Node]:
        leaves = list(self._leaves(running, ()))
        spans = list(self._choose(leaves))
        if not spans and not any(_is_call(leaf.node) for leaf in leaves):
            return running
        wraps = [Wrap(span.start, span.end, link(span.term)) for span in spans]
        return wrap([plain for leaf in leaves for plain in _opened(leaf)], wraps)

    def _leaves(self, nodes: list[Node], ancestors: tuple[Element, ...]) -> Iterator[Leaf]:
        for node in nodes:
            if isinstance(node, str):
                yield Leaf(ancestors, node, node)
            elif node.tag == "ruby":
                yield Leaf(ancestors, node, _base(node))
            elif node.tag in INLINE and not _is_call(node) and not _is_closed(node):
                yield from self._leaves(contents(node), (*ancestors, node))
            else:
                yield Leaf(ancestors, node, _OPAQUE)

    def _choose(self, leaves: list[Leaf]) -> Iterator[Span]:
        """Give the spans that are linked, and note what the section has linked, in the order of the text."""
        spans = self.links.matcher.find("".join(leaf.text for leaf in leaves))
        called, offset = [], 0
        for leaf in leaves:
            if isinstance(leaf.node, Element) and (term := leaf.node.get("data-term")):
                called.append((offset, term))
            offset += len(leaf.text)
        for span in spans:
            while called and called[0][0] < span.start:
                self.seen.add(called.pop(0)[1])
            linking = self.links.glossary.by_id[span.term].linking
            if span.term != self.links.own and (linking == "all" or (linking == "first" and span.term not in self.seen)):
                self.seen.add(span.term)
                yield span
        self.seen.update(term for _, term in called)


def _is_closed(element: Element) -> bool:
    """Say whether no term is linked in an element, such as words of another language."""
    return element.tag in CLOSED or "lang" in element.attrib


def _base(ruby: Element) -> str:
    """Return what stands under the readings."""
    below = ("" if child.tag in ("rt", "rp") else _base(child) for child in ruby)
    return (ruby.text or "") + "".join(base + (child.tail or "") for base, child in zip(below, ruby, strict=True))


def _is_call(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "span" and node.get("data-term") == ""


def _opened(leaf: Leaf) -> list[Leaf]:
    """Return a leaf, or those of the words that the author forbids to link, freed of the mark; their text stays closed."""
    if not _is_call(leaf.node) or not isinstance(leaf.node, Element):
        return [leaf]
    first, *others = [*contents(leaf.node), ""]
    return [Leaf(leaf.ancestors, first, leaf.text), *(Leaf(leaf.ancestors, node, "") for node in others if node != "")]


def unlinked(element: Element) -> Element:
    """Return a copy of a tree in which nothing is marked as a term."""
    copy = Element(element.tag, element.attrib)
    fill(copy, _without_calls([node if isinstance(node, str) else unlinked(node) for node in contents(element)]))
    return copy


def _without_calls(nodes: list[Node]) -> list[Node]:
    plain: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and not _MARKS.isdisjoint(node.attrib):
            plain += contents(node)
        else:
            plain.append(node)
    return plain
