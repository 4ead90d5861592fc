"""The theme: templates of pages, style, script, and the machine's words, a file a language."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
# A language as mkdocs.yml, folders and addresses name it: fil, ja-easy, pt-BR, es-419.
LOCALE = "^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Z]{2}|[0-9]{3}))?$"


@cache
def ids() -> frozenset[str]:
    """Return the ids that the templates put on pages."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.html")))
    return frozenset(id for text in texts for id in re.findall(r'\bid="([a-z-]+)', text))
