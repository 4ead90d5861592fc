"""The values that the site's look is made of, as theme/assets/tokens.css has them: for what no stylesheet reaches."""

import re
from functools import cache

from plansite import theme

LIGHT, DARK = "default", "slate"
_BLOCK = re.compile(r'(?::root|\[data-md-color-scheme="(\w+)"\]) \{(.*?)\}', re.DOTALL)


@cache
def read() -> dict[str, dict[str, str]]:
    """Return the tokens by name, without `--`: the colours of each scheme, and under an empty name what is the same in all."""
    text = (theme.FOLDER / "assets" / "tokens.css").read_text(encoding="utf-8")
    return {scheme: dict(re.findall(r"--([\w-]+): (.*);", block)) for scheme, block in _BLOCK.findall(text)}
