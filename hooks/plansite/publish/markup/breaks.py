"""Where lines end of what is short on a finished page that is Japanese: between phrases, which only some browsers see to themselves."""

import re

from plansite.files import phrases

_SHORT = re.compile(r'<(h[1-3]|caption|nav(?= class="(?:menu|toc)")|a(?= class="header__home"))\b[^>]*>.*?</\1>', re.DOTALL)
_TEXT = re.compile(r"(?<=>)(?!\s+<)[^<>]+(?=<)")


def part(html: str) -> str:
    """Return a page with `<wbr>` between the phrases of its headings, captions and menus: they are read, copied and found as they were."""
    return _SHORT.sub(lambda short: _TEXT.sub(lambda text: "<wbr>".join(phrases.parted(text[0])), short[0]), html)
