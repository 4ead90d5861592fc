"""A browser for the tests: the machine's own, or one that is installed when there is none. `python -m tests.browser` sees to it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# As root a browser has no sandbox; nothing of its own goes to the network, and no page finds a host but loopback.
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
ARGUMENTS += ["--disable-gpu", "--disable-software-rasterizer"]
ARGUMENTS += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """Return the path of a Chromium: $CHROMIUM, one on the PATH, one of the Mac, Playwright's own; None where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    if _MAC.exists():
        return str(_MAC)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> bool:
    """Install a browser where there is none, saying how; return whether there is one then."""
    if browser := find():
        print(f"ブラウザ / browser: {browser}")
        return True
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        attempts += [[*sudo, "apt-get", "update"], [*sudo, "apt-get", "install", "-y", "chromium", "fonts-noto-cjk"]]
    for attempt in attempts:
        print(f"ブラウザがありません。入れます / no browser; installing one: {' '.join(attempt)}", flush=True)
        subprocess.run(attempt, stdout=subprocess.DEVNULL, check=False)
        if find():
            break
    if find() is None:
        print("ブラウザを入れられませんでした。Chromium を入れ、環境変数 CHROMIUM にその場所を書いてください。")
        print("No browser could be installed; install Chromium and put its path into the variable CHROMIUM.")
        return False
    return True


if __name__ == "__main__":
    sys.exit(0 if install() else 1)
