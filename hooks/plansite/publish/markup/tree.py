"""What Python-Markdown, and so MkDocs, goes on with: the tree of a text that was read, in place of a second reading."""

from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import PrettifyTreeprocessor
from markdown.util import Registry


class Tree(Extension):
    """Show a tree, whatever text is converted."""

    def __init__(self, tree: Element) -> None:
        super().__init__()
        self.tree = tree

    def forget(self) -> None:
        """Let go of what was made to write the tree: it goes in circles, and would stay until somebody looks for what nobody holds."""
        self._made.parser.__dict__.clear()
        self._made.__dict__.clear()

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of what reads blocks and what reads lines."""
        self._made = md
        md.preprocessors = Registry()
        for reader in ("inline", "unescape"):
            md.treeprocessors.deregister(reader)
        md.parser.parseDocument = lambda lines: ElementTree(self.tree)  # type: ignore[method-assign]


_SPACING = PrettifyTreeprocessor(Markdown())


def html(tree: Element) -> str:
    """Return the HTML of what stands in a tree, as Python-Markdown writes it."""
    _SPACING.run(tree)
    return to_xhtml_string(tree).strip().removeprefix("<div>").removesuffix("</div>").strip()
