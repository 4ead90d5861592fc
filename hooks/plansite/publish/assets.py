"""What every page loads: one stylesheet and one script, without what only their authors read, in the order in which they count."""

import re
from collections.abc import Callable, Iterable, Iterator

from rjsmin import jsmin

_FOLDER = "assets/"
STYLE = f"{_FOLDER}site.css"
# Of Material's stylesheet, what `make style` has chosen.
_STYLES = (f"{_FOLDER}material.css", f"{_FOLDER}tokens.css", STYLE)
_PARTS = {"site": ("loading", "site")}
_SCRIPTS = {
    f"{_FOLDER}{name}.js": tuple(f"{_FOLDER}{part}.js" for part in _PARTS.get(name, (name,)))
    for name in ("chosen", "site", "settings", "card", "search", "found", "finder", "voice")
}
# Remarks but that of the licence, and spaces where they part nothing. (rcssmin 1.3 takes the one before `:is()`, which does.)
_FOR_AUTHORS = re.compile(r"""("[^"\n]*"|/\*!.*?\*/)|/\*.*?\*/\s*|(?<=[{};:,])\s+|\s+(?=[{}])""", re.DOTALL)


def joined(styles: Iterable[str]) -> tuple[str, ...]:
    """Return which of a site's own stylesheets go into ours: those beside it, whose addresses stay what they are."""
    return tuple(path for path in styles if path.startswith(_FOLDER) and "/" not in path.removeprefix(_FOLDER))


def made(styles: Iterable[str], text: Callable[[str], str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Give path, parts and text of each file that pages load; `styles` are those of the site, which go into it as they are written,
    `text` reads a part.
    """
    style = _FOR_AUTHORS.sub(r"\1", "".join(map(text, _STYLES))) + "".join(map(text, styles))
    yield STYLE, (*_STYLES, *styles), style
    for path, scripts in _SCRIPTS.items():
        yield path, scripts, jsmin("".join(map(text, scripts)))
