"""What Python-Markdown, and so MkDocs, goes on with: the tree of a text that was read, in place of a second reading."""

from copy import deepcopy
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.util import Registry


class Tree(Extension):
    """Show a tree, whatever text is converted; without `furigana` the readings in it are left out."""

    def __init__(self, tree: Element, *, furigana: bool) -> None:
        super().__init__()
        self.tree = deepcopy(tree)
        for element in () if furigana else self.tree.iter("span"):
            element.attrib.pop("data-reading", None)

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of what reads blocks and what reads lines."""
        md.preprocessors = Registry()
        for reader in ("inline", "unescape"):
            md.treeprocessors.deregister(reader)
        md.parser = _Parser(md, self.tree)


class _Parser(BlockParser):
    def __init__(self, md: Markdown, tree: Element) -> None:
        super().__init__(md)
        self.tree = tree

    def parseDocument(self, lines: object) -> ElementTree:
        """Return the tree that was read."""
        return ElementTree(self.tree)


def html(tree: Element, *, furigana: bool) -> str:
    """Return the HTML of a tree in which no term is linked."""
    return Markdown(extensions=[Tree(tree, furigana=furigana)]).convert("…")
