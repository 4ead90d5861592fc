"""What pages may hold, by name: elements, attributes, addresses. What is not named might run, load or style something.

Source: OWASP, Cross Site Scripting Prevention; the policy of the pages (publish/policy.py) is the second net.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

ELEMENTS = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del"}
    | {"details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"hr", "i", "img", "ins", "kbd", "li", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt"}
    | {"ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "time", "tr", "u", "ul", "var", "wbr"}
)
_ATTRIBUTES = frozenset(
    {"alt", "class", "colspan", "datetime", "dir", "hidden", "href", "id", "lang"}
    | {"open", "role", "rowspan", "scope", "src", "start", "tabindex", "title", "value"}
)
_OURS = ("aria-", "data-")
_ADDRESSES = frozenset(("href", "src"))
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"\s*([^/?#:]*):")
# What browsers leave out of an address, so that a scheme may hide in it.
_HIDDEN = re.compile(r"[\x00-\x20\x7f]")


def is_address(text: str, *, loaded: bool = False) -> bool:
    """Say whether a page may lead to an address, or with `loaded` show what lies there, which is a file of the site."""
    scheme = _SCHEME.match(text)
    if loaded and (scheme or text.startswith(("//", "\\"))):
        return False
    return not _HIDDEN.search(text.strip(" ")) and (scheme is None or scheme[1].lower() in _SCHEMES)


def strangers(attributes: Mapping[str, str]) -> Iterator[str]:
    """Give each attribute that no element of a page may have, as it is written."""
    for name, value in attributes.items():
        named = name in _ATTRIBUTES or name.startswith(_OURS)
        if not named or (name in _ADDRESSES and not is_address(value, loaded=name == "src")):
            yield f'{name}="{value}"'


def clean(tree: Element) -> list[str]:
    """Take out of the tree of a page what no page may hold, and return that."""
    found = []
    for parent in [*tree.iter()]:
        for child in [*parent]:
            if child.tag not in ELEMENTS:
                found.append(f"<{child.tag}>")
                parent.remove(child)
    for element in tree.iter():
        for stranger in [*strangers(element.attrib)]:
            found.append(stranger)
            del element.attrib[stranger.partition("=")[0]]
    return found
