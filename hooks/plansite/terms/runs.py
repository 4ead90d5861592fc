"""Running text in a tree of elements: taken apart into leaves, cut where a link begins or ends, and grown again."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, takewhile
from xml.etree.ElementTree import Element

Node = str | Element
Piece = tuple[tuple[Element, ...], Node]


@dataclass(frozen=True)
class Leaf:
    """A piece of running text, or an element that is kept whole; `text` is what a search sees of it."""

    ancestors: tuple[Element, ...]
    node: Node
    text: str

    @property
    def divisible(self) -> bool:
        """Say whether the leaf is text that may be cut."""
        return self.node == self.text


@dataclass(frozen=True)
class Wrap:
    """An element to be put round the text between two offsets of all leaves' text."""

    start: int
    end: int
    element: Element


def wrap(leaves: list[Leaf], wraps: list[Wrap]) -> list[Node]:
    """Return the nodes of the running text with each wrap's element round its text, inside the markup that surrounds all of it.

    A leaf that is kept whole belongs to the first wrap that reaches into it; markup that a wrap parts is repeated.
    """
    return _grow(list(_cut(leaves, wraps)), 0)


def _cut(leaves: list[Leaf], wraps: list[Wrap]) -> Iterator[Piece]:
    ends = accumulate(len(leaf.text) for leaf in leaves)
    places = [(end - len(leaf.text), end) for leaf, end in zip(leaves, ends, strict=True)]
    placed = []
    for each in wraps:
        touched = [leaf.ancestors for leaf, (start, end) in zip(leaves, places, strict=True) if start < each.end and end > each.start]
        placed.append((each, _common_depth(touched)))
    for leaf, (offset, end) in zip(leaves, places, strict=True):
        inside = [
            (max(each.start, offset), min(each.end, end), (*leaf.ancestors[:depth], each.element, *leaf.ancestors[depth:]))
            for each, depth in placed
            if each.start < end and each.end > offset
        ]
        if not leaf.divisible:
            yield (inside[0][2] if inside else leaf.ancestors), leaf.node
            continue
        position = offset
        for start, stop, ancestors in [*inside, (end, end, leaf.ancestors)]:
            if before := leaf.text[position - offset : start - offset]:
                yield leaf.ancestors, before
            if within := leaf.text[start - offset : stop - offset]:
                yield ancestors, within
            position = stop


def _common_depth(stacks: list[tuple[Element, ...]]) -> int:
    """Return how many elements all of the stacks begin with alike."""
    levels = zip(*stacks, strict=False)
    return sum(1 for _ in takewhile(lambda level: all(element is level[0] for element in level), levels))


def _grow(pieces: list[Piece], depth: int) -> list[Node]:
    """Return the nodes of a tree whose leaves are `pieces`; an element whose pieces were parted by a link is repeated."""
    nodes: list[Node] = []
    for owner, group in groupby(pieces, lambda piece: piece[0][depth] if len(piece[0]) > depth else None):
        if owner is None:
            nodes += [node for _, node in group]
        else:
            copy = Element(owner.tag, owner.attrib)
            fill(copy, _grow(list(group), depth + 1))
            nodes.append(copy)
    return nodes


def contents(element: Element) -> list[Node]:
    """Return what stands in an element, texts and children, in order."""
    nodes: list[Node] = [element.text] if element.text else []
    for child in element:
        nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes


def fill(element: Element, nodes: list[Node]) -> None:
    """Put texts and children into an element in place of what stood in it."""
    element.text, element[:] = None, []
    for node in nodes:
        if isinstance(node, Element):
            node.tail = None
            element.append(node)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + node
        else:
            element.text = (element.text or "") + node
