"""Markdown as a platform shows it: lists, tables, struck text; and bare addresses, mentions, issues and emoji made into links."""

import re

import markdown
from lxml import html

_EXTENSIONS = ["tables", "footnotes", "pymdownx.tilde", "pymdownx.emoji", "pymdownx.magiclink", "pymdownx.superfences"]
_SETTINGS = {"pymdownx.magiclink": {"repo_url_shorthand": True, "social_url_shorthand": True, "user": "town", "repo": "plan"}}
_MARKDOWN = markdown.Markdown(extensions=_EXTENSIONS, extension_configs=_SETTINGS)
# What GitHub makes a link or a picture in text that has been rendered.
_ACTIVE = re.compile(r"(?<!\w)@\w|#\d|\bGH-\d|\w+://|\bwww\.|\w@\w|:[\w+-]+:", re.IGNORECASE)


def rendered(text: str) -> html.HtmlElement:
    """Return the tree of a Markdown text, in one division."""
    return html.fragment_fromstring(_MARKDOWN.reset().convert(text), create_parent="div")


def active(tree: html.HtmlElement) -> list[str]:
    """Return the texts outside code in which something would become active."""
    return [text for text in tree.xpath(".//text()[not(ancestor::code)]") if _ACTIVE.search(text)]
