"""The conditions that pages are looked at in, and views: pages of a browser that stand in them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from ..server import Server

_PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8").partition("\n")[2]


@dataclass(frozen=True)
class Condition:
    """How a reader looks at the site: width in CSS pixels, colours, size of text in per cent, and what becomes of scripts."""

    name: str
    width: int = 1280
    colours: Literal["light", "dark"] = "light"
    forced: bool = False
    text: Literal[100, 200] = 100
    scripts: Literal["on", "off", "blocked"] = "on"


LIGHT_WIDE, LIGHT_NARROW = Condition("light 1280"), Condition("light 320", width=320)
LARGE_TEXT = Condition("text 200 %", text=200)
OFF_WIDE = Condition("scripts off 1280", scripts="off")
CONDITIONS = (
    LIGHT_WIDE,
    Condition("dark 1280", colours="dark"),
    LIGHT_NARROW,
    Condition("dark 320", width=320, colours="dark"),
    LARGE_TEXT,
    Condition("forced colours", forced=True),
    OFF_WIDE,
    Condition("scripts off 320", width=320, scripts="off"),
    Condition("scripts blocked", scripts="blocked"),
)
# Keeps the kinds of events that scripts of the page listen to.
_LISTENED = """window.listened = new Set();
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, ...rest) { window.listened.add(type); return listen.call(this, type, ...rest); };"""
_HEIGHT = 800
# A policy that blocks scripts. Engines still run there; where scripts are switched off, axe-core never ends.
BLOCKING = "script-src 'none'"


class View:
    """A page of a browser in a condition."""

    def __init__(self, page: Page, condition: Condition, address: str) -> None:
        self.page, self.condition, self._address = page, condition, address
        self._requests: list[str] = []
        page.on("request", lambda request: self._requests.append(request.url))

    def show(self, path: str) -> None:
        """Load a page of the site anew, with the place of the focus at its beginning."""
        self._requests.clear()
        self.resize(self.condition.width)
        self.page.goto(self._address + path)
        self._probes = self.page.evaluate_handle(_PROBES)

    def resize(self, width: int, height: int = _HEIGHT) -> None:
        """Give the window another size, until the next page is shown."""
        self.page.set_viewport_size({"width": width, "height": height})

    def probe(self, name: str, argument: object = None) -> Any:
        """Return what a function of probes.js answers."""
        return self._probes.evaluate(f"(probes, argument) => probes.{name}(argument)", argument)

    def foreign(self) -> list[str]:
        """Return the addresses outside of the site that were asked for since the page was shown."""
        return [url for url in self._requests if urlsplit(url).scheme != "data" and not url.startswith(self._address)]


@contextmanager
def views(browser: Browser, large: Browser, open_server: Server, blocking_server: Server) -> Iterator[Callable[[Condition], View]]:
    """Give a function that returns the view of a condition; `large` is a browser whose default text is of twice the size."""
    opened: dict[Condition, View] = {}
    with ExitStack() as stack:

        def view(condition: Condition) -> View:
            if condition not in opened:
                context = (large if condition.text == 200 else browser).new_context(
                    viewport={"width": condition.width, "height": _HEIGHT},
                    color_scheme=condition.colours,
                    forced_colors="active" if condition.forced else "none",
                    java_script_enabled=condition.scripts != "off",
                )
                context.add_init_script(_LISTENED)
                stack.callback(context.close)
                server = blocking_server if condition.scripts == "blocked" else open_server
                opened[condition] = View(context.new_page(), condition, server.address)
            return opened[condition]

        yield view
