"""A Markdown extension that links terms where they are first used in a section, and where the author asks for it."""

import html
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from plansite.terms import matcher
from plansite.terms.matcher import Matcher, Span
from plansite.terms.model import Glossary
from plansite.terms.runs import Leaf, Node, Wrap, contents, fill, wrap

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSED = frozenset(
    {"a", "abbr", "button", "caption", "code", "dt", "figcaption", "figure", "kbd", "label", "math", "pre", "samp"}
    | {"script", "style", "summary", "svg", "textarea"}
)
_INLINE = frozenset(
    {"b", "bdi", "bdo", "cite", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)
_ATOMS = frozenset({"br", "hr", "img", "input", "wbr"})
_CALL = r"\[\[(!?)([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\]"
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_OPAQUE = "\ufffc"
_WHOLE = {"<ruby": "ruby", "<span lang=": "span"}


class TermLinks(Extension):
    """Link terms of a glossary. Before each page, `turn_to` says in which language it is written and whose entry it is."""

    def __init__(self, glossary: Glossary, matchers: Mapping[str, Matcher]) -> None:
        super().__init__()
        self.glossary = glossary
        self._matchers = matchers
        self.turn_to(glossary.locales[0])

    def turn_to(self, locale: str, own: str | None = None) -> None:
        """Link the next page as text in `locale`; `own` is the term whose entry the page is, which is not linked there."""
        self.matcher = self._matchers[locale]
        self.own = own

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the author's marks before Markdown's own brackets, and linking after attribute lists and before toc."""
        md.inlinePatterns.register(_CallProcessor(_CALL, self), "term-call", 175)
        md.treeprocessors.register(_LinkProcessor(md, self), "term-links", 7)

    def resolve(self, name: str) -> str | None:
        """Return the id of the term that an author names by id or by a spelling, or None."""
        return matcher.resolve(name, self.glossary, self.matcher)


def link(term: str) -> Element:
    """Return an empty link to a term's page, its target a Markdown path that MkDocs resolves for page and language.

    Source of the role: DPUB-ARIA 1.1, doc-glossref.
    """
    return Element("a", {"class": "glossary-term", "data-term": term, "role": "doc-glossref", "href": f"/glossary/{term}.md"})


class _CallProcessor(InlineProcessor):
    def __init__(self, pattern: str, links: TermLinks) -> None:
        super().__init__(pattern)
        self.links = links

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        term = None if m[1] else self.links.resolve((m[3] or m[2]).strip())
        element = link(term) if term and term != self.links.own else Element("span", {"data-term": ""})
        element.text = m[2]
        return element, m.start(0), m.end(0)


class _LinkProcessor(Treeprocessor):
    def __init__(self, md: Markdown, links: TermLinks) -> None:
        super().__init__(md)
        self.links = links
        self.seen: set[str] = set()

    def run(self, root: Element) -> None:
        self.seen.clear()
        self._visit(root)

    def _visit(self, element: Element) -> None:
        if element.tag in _HEADINGS:
            self.seen.clear()
            fill(element, _without_calls(contents(element)))
        elif element.tag not in _CLOSED:
            if element.tag == "li" and element.get("id", "").startswith("fn:"):
                self.seen.clear()
            self._visit_contents(element)

    def _visit_contents(self, element: Element) -> None:
        linked: list[Node] = []
        running: list[Node] = []
        for node in contents(element):
            if isinstance(node, str) or node.tag in _INLINE | _ATOMS | _CLOSED:
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
                yield from self._text_leaves(node, ancestors)
            elif node.tag in _INLINE and not _is_call(node):
                yield from self._leaves(contents(node), (*ancestors, node))
            else:
                yield Leaf(ancestors, node, _OPAQUE)

    def _text_leaves(self, text: str, ancestors: tuple[Element, ...]) -> Iterator[Leaf]:
        """Give text as leaves; raw tags that Python-Markdown put aside are kept whole.

        So are a <ruby> with its base as text, and words of another language, <span lang="…">, which are opaque.
        """
        position, kind = 0, ""
        for match in _STASHED.finditer(text):
            raw = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
            tag = raw if isinstance(raw, str) else ""
            if not kind:
                yield Leaf(ancestors, text[position : match.start()], text[position : match.start()])
                position = match.start()
                kind = next((name for start, name in _WHOLE.items() if tag.startswith(start)), "")
            if not kind or tag == f"</{kind}>":
                whole = text[position : match.end()]
                yield Leaf(ancestors, whole, self._ruby_base(whole) if kind == "ruby" else _seen(tag))
                position, kind = match.end(), ""
        yield Leaf(ancestors, text[position:], text[position:])

    def _ruby_base(self, ruby: str) -> str:
        base, aside = "", False
        for index, piece in enumerate(_STASHED.split(ruby)):
            if index % 2:
                tag = str(self.md.htmlStash.rawHtmlBlocks[int(piece)])
                aside = tag.startswith(("<rt", "<rp")) or (aside and not tag.startswith(("</rt", "</rp")))
            elif not aside:
                base += piece
        return base

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


def _seen(raw: str) -> str:
    """Return what a search sees of a raw tag, comment or entity: nothing where a reader sees nothing."""
    return "" if raw.startswith(("<wbr", "<!--")) else html.unescape(raw) if raw.startswith("&") else _OPAQUE


def _is_call(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "span" and node.get("data-term") == ""


def _opened(leaf: Leaf) -> list[Leaf]:
    """Return a leaf, or those of the words that the author forbids to link, freed of the mark; their text stays closed."""
    if not _is_call(leaf.node) or not isinstance(leaf.node, Element):
        return [leaf]
    first, *others = [*contents(leaf.node), ""]
    return [Leaf(leaf.ancestors, first, leaf.text), *(Leaf(leaf.ancestors, node, "") for node in others if node != "")]


def _without_calls(nodes: list[Node]) -> list[Node]:
    plain: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.get("data-term") is not None:
            plain += contents(node)
        else:
            plain.append(node)
    return plain
