"""The whole site as one file that opens from a folder, where there is no network: its zip, to which the front pages lead."""

import zipfile
from pathlib import Path

from plansite.content import Content
from plansite.publish import joined
from plansite.terms import pages

NAME = "offline.zip"
# The folder that unpacking makes.
_FOLDER = "site"


def write(content: Content, preview: Path, site: Path) -> None:
    """Put the zip of `preview`, a build that needs no server, into `site` and lead to it from the front page of each language."""
    with zipfile.ZipFile(site / NAME, "w") as archive:
        for path in sorted(path for path in preview.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{_FOLDER}/{path.relative_to(preview).as_posix()}")  # of 1980, whenever it is made
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    size = joined.megabytes((site / NAME).stat().st_size)
    template = pages.environment().get_template("offline.html")
    for locale in content.project.locales:
        joined.lead(content, site, locale, template, NAME, size=size)
