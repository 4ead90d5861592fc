"""The indentation of templates, which is for those who write them: without it a page, packed, weighs some 200 bytes less."""

import re
from pathlib import Path

from jinja2.ext import Extension

from plansite import theme


class Indentation(Extension):
    """Read the templates of the theme without what begins their lines; those of a site may hold text in which it counts."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template's text, its lines as many as before."""
        own = filename is not None and Path(filename).is_relative_to(theme.FOLDER)
        return re.sub("(?m)^[ \t]+", "", source) if own else source
