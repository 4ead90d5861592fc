"""The icon of a site in the sizes that devices ask for, and for each language what a device that keeps the site writes below it."""

import json
from collections.abc import Callable
from pathlib import Path

import resvg_py

from plansite.content import Content
from plansite.files import built
from plansite.theme import tokens

# What browsers without SVG show in a tab, what iOS keeps on its screen, and what an installed site has (W3C, Web Application Manifest).
SIZES = (32, 180, 192, 512)
MANIFEST = "site.webmanifest"


def write(folder: Path, icon: str, site: Content, direction: Callable[[str], str]) -> None:
    """Write into the built site in `folder` what belongs to `icon`, the path of an SVG in it; `direction` is that of a language tag.

    All addresses are relative, so that the site may stand in any folder.
    """
    drawing, name = (folder / icon).read_text(encoding="utf-8"), icon.removesuffix(".svg")
    for size in SIZES:
        built.write(folder / f"{name}-{size}.png", resvg_py.svg_to_bytes(svg_string=drawing, width=size))
    colours = tokens.read()[tokens.LIGHT]
    for locale, tag in site.tags.items():
        first = locale == site.project.default
        manifest = {
            "name": site.project.site_names[locale],
            "lang": tag,
            "dir": direction(tag),
            "start_url": "./",
            "display": "minimal-ui",
            "background_color": colours["paper"],
            "theme_color": colours["bar"],
            "icons": [
                {"src": f"{'' if first else '../'}{name}-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in SIZES[2:]
            ],
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=2)
        built.write(folder / ("" if first else locale) / MANIFEST, f"{text}\n")
