"""Browsers that are started for a run of tests and ended after it."""

import json
import os
import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import websocket
from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from ... import browser as browsers
from .window import Firefox, WebKit, Window

_PATIENCE = 120
# Nothing goes anywhere but to loopback: all else is sent to a port where nobody listens.
_PREFERENCES = {
    "network.proxy.type": "1",
    "network.proxy.http": '"127.0.0.1"',
    "network.proxy.http_port": "9",
    "network.proxy.ssl": '"127.0.0.1"',
    "network.proxy.ssl_port": "9",
}


@contextmanager
def firefox() -> Iterator[Window]:
    """Give a window of Firefox."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        profile = Path(folder)
        preferences = (f'user_pref("{name}", {value});\n' for name, value in _PREFERENCES.items())
        (profile / "user.js").write_text("".join(preferences), encoding="utf-8")
        command = [str(browsers.FIREFOX.find()), "--headless", "--no-remote", "--profile", folder, "--remote-debugging-port", "0"]
        stack.enter_context(_running(command))
        connection = websocket.create_connection(_listening(profile), suppress_origin=True, timeout=_PATIENCE)
        stack.callback(connection.close)
        yield Firefox(connection, 1280, 800)


def _listening(profile: Path) -> str:
    """Return the address at which a Firefox takes commands; it says so in a file as soon as it does."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            said = json.loads((profile / "WebDriverBiDiServer.json").read_text(encoding="utf-8"))
            return f"ws://{said['ws_host']}:{said['ws_port']}/session"
        time.sleep(0.05)
    raise TimeoutError(profile)


@contextmanager
def webkit() -> Iterator[Window]:
    """Give a window of WebKitGTK's MiniBrowser, on a display of its own that nobody sees."""
    with _display() as display:
        options = Options()
        options.binary_location = str(browsers.WEBKIT.find())
        options.add_argument("--automation")
        service = Service(shutil.which("WebKitWebDriver"), env={**os.environ, "DISPLAY": display, "NO_AT_BRIDGE": "1"})
        # Selenium calls itself in a way that it calls outdated.
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            driver = WebKitGTK(options, service)
        try:
            driver.set_script_timeout(_PATIENCE)
            driver.set_window_size(1280, 840)
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def _display() -> Iterator[str]:
    """Give the name of a display on which nothing else is."""
    with _running(["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield f":{process.stdout.readline().strip()}"


@contextmanager
def _running(command: list[str], **pipes: int) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, text=True, **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **pipes}) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.terminate()
