"""A window of a browser, driven as a reader would: what the tests of every browser need, and no more."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from websocket import WebSocket

TAB, ENTER, ESCAPE = Keys.TAB, Keys.ENTER, Keys.ESCAPE
_PATIENCE = 20
_PROBES = (Path(__file__).parents[2] / "accessibility" / "probes.js").read_text(encoding="utf-8").partition("\n")[2]
# Brings an element into view, once it is there, and says where its middle is; in the next frame, for a page may scroll smoothly.
_MIDDLE = """async (selector) => {
  const element = document.querySelector(selector);
  element.scrollIntoView({block: "center", behavior: "instant"});
  await new Promise(requestAnimationFrame);
  const [box] = element.getClientRects();
  return [box.left + box.width / 2, box.top + box.height / 2].map(Math.floor);
}"""
# Shows pages in a frame as wide as a telephone, and says what sticks out of it. The frame loads the first page; of the others it takes
# the body only, for they share their style: that takes half the time.
_SWEEP = """async (pages, widths, probes) => {
  document.body.innerHTML = "<iframe style='border: 0; height: 800px'></iframe>";
  const frame = document.querySelector("iframe");
  await new Promise((loaded) => { frame.onload = loaded; frame.src = pages[0]; });
  const {sideways} = frame.contentWindow.eval(probes);
  const shown = frame.contentDocument;
  const base = shown.head.appendChild(shown.createElement("base"));
  const found = [];
  for (const page of pages) {
    const read = new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html");
    base.href = page;
    shown.documentElement.lang = read.documentElement.lang;
    shown.body.replaceWith(shown.adoptNode(read.body));
    await Promise.all([...shown.images].map((image) => image.complete || new Promise((come) => { image.onload = image.onerror = come; })));
    for (const width of widths) {
      frame.style.width = `${width}px`;
      const out = sideways();
      if (out.length) found.push([width, new URL(page).pathname, out[0]]);
    }
  }
  return found;
}"""
# Whether an element is a link, a button or a heading that can be seen, and so one that has a role and a name.
_SPOKEN = "each.matches('a[href], button, h1, h2, h3') && each.checkVisibility({visibilityProperty: true})"


class Window(ABC):
    """A window of a browser; each browser is another kind of it. `name` and `version` are what the browser calls itself."""

    name: str
    version: str

    @abstractmethod
    def open(self, address: str) -> None:
        """Show a page, and return when it has loaded."""

    @abstractmethod
    def ask(self, function: str, *arguments: object) -> Any:
        """Return what a function of JavaScript answers on the page, as JSON; it may be asynchronous."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Press the first element that a selector of CSS finds."""

    @abstractmethod
    def press(self, keys: str) -> None:
        """Press keys, one after the other."""

    @abstractmethod
    def named(self, role: str, name: str) -> int:
        """Return how many elements of the page assistive technology is told of with this role and this name."""

    def wait(self, function: str, *arguments: object) -> Any:
        """Return what a function answers as soon as it answers something; a page that is left meanwhile is asked again."""
        until = time.monotonic() + _PATIENCE
        while not (answer := self._try(function, *arguments)):
            if time.monotonic() > until:
                raise AssertionError(f"nothing, after {_PATIENCE} s: {function} {arguments}")
            time.sleep(0.05)
        return answer

    def _try(self, function: str, *arguments: object) -> Any:
        try:
            return self.ask(function, *arguments)
        except Exception:
            return None

    def arrive(self, address: str) -> None:
        """Wait until a page is shown, and has loaded."""
        self.wait("(address) => location.href === address && document.readyState === 'complete'", address)

    def sweep(self, pages: Sequence[str], widths: Sequence[int]) -> list[tuple[int, str, str]]:
        """Return what sticks out of a frame on pages of the same site: the width, the page and the first element."""
        found = self.ask(_SWEEP, pages, widths, _PROBES)
        return [(width, page, element) for width, page, element in found]


class Chromium(Window):
    """A page of Playwright's."""

    name = "Chromium"

    def __init__(self, page: Page) -> None:
        self._page = page
        assert page.context.browser is not None
        self.version = page.context.browser.version

    def open(self, address: str) -> None:
        self._page.goto(address)

    def ask(self, function: str, *arguments: object) -> Any:
        return self._page.evaluate(f"(given) => ({function})(...given)", list(arguments))

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def press(self, keys: str) -> None:
        named = {TAB: "Tab", ENTER: "Enter", ESCAPE: "Escape"}
        for key in keys:
            if key in named:
                self._page.keyboard.press(named[key])
            else:
                self._page.keyboard.insert_text(key)

    def named(self, role: str, name: str) -> int:
        session = self._page.context.new_cdp_session(self._page)
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        found = session.send("Accessibility.queryAXTree", {"nodeId": root, "accessibleName": name, "role": role})["nodes"]
        session.detach()
        return len(found)


class WebKit(Window):
    """A window of WebKitGTK's MiniBrowser."""

    name = "WebKitGTK"

    def __init__(self, driver: WebDriver) -> None:
        self._driver = driver
        self.version = driver.capabilities["browserVersion"]

    def open(self, address: str) -> None:
        # From one place of a page to another no page would load.
        self._driver.get("about:blank")
        self._driver.get(address)

    def ask(self, function: str, *arguments: object) -> Any:
        script = f"const [given, answer] = arguments; Promise.resolve(({function})(...given)).then(answer);"
        return self._driver.execute_async_script(script, list(arguments))

    def click(self, selector: str) -> None:
        self._driver.find_element(By.CSS_SELECTOR, selector).click()

    def press(self, keys: str) -> None:
        ActionChains(self._driver).send_keys(keys).perform()

    def named(self, role: str, name: str) -> int:
        found = self._driver.execute_script(f"return [...document.querySelectorAll('*')].filter((each) => {_SPOKEN})")
        # WebKit leaves out a space where a line ends.
        return sum("".join(each.accessible_name.split()) == "".join(name.split()) and each.aria_role == role for each in found)


class Firefox(Window):
    """A tab of Firefox, over WebDriver BiDi, which it speaks without a driver."""

    name = "Firefox"

    def __init__(self, connection: WebSocket, width: int, height: int) -> None:
        self._connection = connection
        self._sent = 0
        self.version = self._send("session.new", capabilities={})["capabilities"]["browserVersion"]
        # A window of its own, for the one that Firefox opens by itself never has the focus where nobody sees it.
        self._tab = self._send("browsingContext.create", type="window")["context"]
        self._send("browsingContext.activate", context=self._tab)
        self._send("browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height})

    def _send(self, method: str, **parameters: object) -> Any:
        """Send a command and return its result."""
        self._sent += 1
        self._connection.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._connection.recv())
            if answer.get("id") == self._sent:
                break
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return answer["result"]

    def open(self, address: str) -> None:
        self._send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def ask(self, function: str, *arguments: object) -> Any:
        given = json.dumps(arguments)
        expression = f"Promise.resolve(({function})(...{given})).then((answer) => JSON.stringify(answer ?? null))"
        answer = self._send("script.evaluate", expression=expression, target={"context": self._tab}, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def click(self, selector: str) -> None:
        across, down = self.ask(_MIDDLE, selector)
        moves = [{"type": "pointerMove", "x": across, "y": down}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def press(self, keys: str) -> None:
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": strokes})

    def _act(self, source: object) -> None:
        self._send("input.performActions", context=self._tab, actions=[source])

    def named(self, role: str, name: str) -> int:
        locator = {"type": "accessibility", "value": {"role": role, "name": name}}
        return len(self._send("browsingContext.locateNodes", context=self._tab, locator=locator)["nodes"])
