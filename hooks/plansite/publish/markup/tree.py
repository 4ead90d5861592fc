"""What Python-Markdown, and so MkDocs, goes on with: the tree of a text that was read, in place of a second reading."""

import re
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import PrettifyTreeprocessor, Treeprocessor
from markdown.util import AMP_SUBSTITUTE, Registry


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
        md.treeprocessors.register(_Ampersands(md), "ampersands", -1)
        md.parser.parseDocument = lambda lines: ElementTree(self.tree)  # type: ignore[method-assign]


class _Ampersands(Treeprocessor):
    """Marks each & of a text that would be written as the beginning of an entity: `&lt;` in code is no <."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.text = element.text and _ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", element.text)
            element.tail = element.tail and _ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", element.tail)


_ENTITY = re.compile("&(?=#?[0-9A-Za-z]+;)")
_SPACING = PrettifyTreeprocessor(Markdown())


def html(tree: Element) -> str:
    """Return the HTML of what stands in a tree, as Python-Markdown writes it."""
    _SPACING.run(tree)
    _Ampersands().run(tree)
    return to_xhtml_string(tree).replace(AMP_SUBSTITUTE, "&").strip().removeprefix("<div>").removesuffix("</div>").strip()
