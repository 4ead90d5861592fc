"""Browsers for the tests: the machine's own, or what is installed where there is none. `python -m tests.browser` sees to it.

Most tests run in Chromium; those in tests/drivers run in Firefox and WebKit as well, which only Linux has from its packages.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from playwright.sync_api import sync_playwright

# As root a browser has no sandbox; nothing of its own goes to the network, and no page finds a host but loopback.
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
ARGUMENTS += ["--disable-gpu", "--disable-software-rasterizer"]
ARGUMENTS += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FIREFOX = ("firefox-esr", "firefox")
_APPLICATIONS = Path("/Applications")


def find() -> str | None:
    """Return the path of a Chromium: $CHROMIUM, one on the PATH, one of the Mac, Playwright's own; None where there is none."""
    if found := os.environ.get("CHROMIUM") or _on_path(_CHROMIUM) or _of_mac("Google Chrome.app/Contents/MacOS/Google Chrome"):
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def find_firefox() -> str | None:
    """Return the path of a Firefox: $FIREFOX, one on the PATH, one of the Mac; None where there is none."""
    return os.environ.get("FIREFOX") or _on_path(_FIREFOX) or _of_mac("Firefox.app/Contents/MacOS/firefox")


def find_webkit() -> str | None:
    """Return the path of WebKitGTK's MiniBrowser; None where it, its driver or a display for it to stand on are not there."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        return None
    found = chain.from_iterable(Path("/usr").glob(f"{folder}/webkit2gtk-4.*/MiniBrowser") for folder in ("lib/*", "lib*", "libexec"))
    return next(map(str, found), None)


def _on_path(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _of_mac(path: str) -> str | None:
    return str(_APPLICATIONS / path) if (_APPLICATIONS / path).exists() else None


@dataclass(frozen=True)
class Make:
    """A make of browser: its name, where it is found, and the packages of Debian that bring it."""

    name: str
    find: Callable[[], str | None]
    packages: tuple[str, ...]


CHROMIUM = Make("Chromium", find, ("chromium", "fonts-noto-cjk"))
FIREFOX = Make("Firefox", find_firefox, ("firefox-esr", "fonts-noto-cjk"))
WEBKIT = Make("WebKit", find_webkit, ("webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb", "fonts-noto-cjk"))


def install(make: Make) -> bool:
    """Install a browser where there is none, saying how; return whether the tests can do with what there is then."""
    if browser := make.find():
        print(f"ブラウザ / browser: {make.name}, {browser}")
        return True
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]] if make is CHROMIUM else []
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        attempts += [[*sudo, "apt-get", "update"], [*sudo, "apt-get", "install", "-y", *make.packages]]
    elif make is not CHROMIUM:
        print(f"{make.name} がないので、{make.name} の検査はしません。/ no {make.name} here; its tests are skipped.")
        return True
    for attempt in attempts:
        print(f"{make.name} がありません。入れます / no {make.name}; installing it: {' '.join(attempt)}", flush=True)
        subprocess.run(attempt, stdout=subprocess.DEVNULL, check=False)
        if make.find():
            return True
    variable = "" if make is WEBKIT else f"、環境変数 {make.name.upper()} にその場所を書いて"
    print(f"{make.name} を入れられませんでした。入れて{variable}ください。")
    print(f"{make.name} could not be installed; install it{variable and f' and put its path into the variable {make.name.upper()}'}.")
    return False


if __name__ == "__main__":
    there = [install(make) for make in (CHROMIUM, FIREFOX, WEBKIT)]
    sys.exit(0 if all(there) else 1)
