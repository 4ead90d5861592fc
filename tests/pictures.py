"""The picture of the front page in the README, made anew from the site as it is built: `make pictures`."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from plansite.commands.testing.sites import build

from . import browser
from .server import serve

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / ".github" / "pictures" / "front.png"

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(ROOT, Path(folder)).check_returncode()
        with serve(Path(folder)) as server, playwright.chromium.launch(executable_path=browser.find(), args=browser.ARGUMENTS) as chromium:
            page = chromium.new_page(viewport={"width": 1280, "height": 960})
            page.goto(server.address)
            page.screenshot(path=PICTURE)
