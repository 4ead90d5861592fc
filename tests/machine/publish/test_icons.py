"""The icon in the sizes that devices ask for, and a manifest for each language with addresses that hold in any folder."""

import json
import struct
from pathlib import Path

from plansite import content, theme
from plansite.publish import icons
from plansite.theme import tokens

from ..plan import TOWN


def test_icons(tmp_path: Path) -> None:
    site = content.read(TOWN)
    for folder in ("assets", "en"):
        (tmp_path / folder).mkdir()
    (tmp_path / "assets" / "icon.svg").write_bytes((theme.FOLDER / "assets" / "icon.svg").read_bytes())
    icons.write(tmp_path, "assets/icon.svg", site, {"ja": "ltr", "en": "rtl"}.__getitem__)
    sizes = {path.name: struct.unpack(">II", path.read_bytes()[16:24]) for path in (tmp_path / "assets").glob("*.png")}
    assert sizes == {f"icon-{size}.png": (size, size) for size in icons.SIZES}
    colours = tokens.read()[tokens.LIGHT]
    for locale, up, direction in (("ja", "", "ltr"), ("en", "../", "rtl")):
        path = tmp_path / ("" if locale == "ja" else locale) / "site.webmanifest"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        assert manifest == {
            "name": site.project.site_names[locale],
            "lang": locale,
            "dir": direction,
            "start_url": "./",
            "display": "minimal-ui",
            "background_color": colours["paper"],
            "theme_color": colours["bar"],
            "icons": [{"src": f"{up}assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)],
        }
        assert all((path.parent / icon["src"]).is_file() for icon in manifest["icons"])
