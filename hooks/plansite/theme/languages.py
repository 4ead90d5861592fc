"""What MkDocs loads for the theme, before the options of any plugin: the i18n plugin then takes languages of three letters too."""

import re

from mkdocs_static_i18n import config  # type: ignore[import-untyped]

from plansite import theme

config.RE_LOCALE = re.compile(theme.LOCALE)
