"""Every word of the theme is used by a template or a module."""

import re

from plansite import theme
from plansite.content import Content

# Keys that a program composes.
COMPOSED = re.compile(
    r"export_(?:catalogue|easy_japanese|facts|glossary|plan|readings)(?:_text)?"
    r"|(?:alert|applies|certainty|claim|condition|criterion|export_query|export_use|origin|outcome|principle|program|reader|standing)_.+"
)


def test_labels_are_all_used(site_content: Content) -> None:
    package = theme.FOLDER.parent
    templates = [path for path in theme.FOLDER.rglob("*") if path.suffix in (".html", ".md")]
    text = "".join(path.read_text(encoding="utf-8") for path in [*templates, *package.rglob("*.py")])
    for key in site_content.labels["ja"].words:
        used = re.search(rf"(labels|words)\.{key}\b|[\"']{key}[\"']", text) or COMPOSED.fullmatch(key)
        assert used, f"no template and no module uses the label {key}"
